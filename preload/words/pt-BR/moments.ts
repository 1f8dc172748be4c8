/** What people want to be told of an entity. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/moments.ts';

export const moments = {
  isFineAgain: 'volta ao normal',
  isLow: 'está fraca',
  staysOpenFor10Minutes: 'fica aberto por 10 minutos',
  turnsOn: 'liga',
  turnsOff: 'desliga',
  fallsBelow20: 'cai abaixo de 20%',
  risesAboveHighAfter: 'sobe acima de {high, number}{after}',
  fallsBelowLowAfter: 'cai abaixo de {low, number}{after}',
  firesEventType: 'dispara “{eventType}”',
  isUnlocked: 'é destrancado',
  staysUnlockedFor10Minutes: 'fica destrancado por 10 minutos',
  isLocked: 'é trancado',
  isJammed: 'emperra',
  goesOff: 'dispara',
  isArmedForAway: 'é armado (fora)',
  isDisarmed: 'é desarmado',
  comesHome: 'chega em casa',
  leavesHome: 'sai de casa',
  needsHelp: 'precisa de ajuda',
  isBackAtItsDock: 'volta à base',
  hasAnUpdate: 'tem uma atualização',
  isUsed: 'é usado',
  staysOnForAnHour: 'fica ligado por uma hora',
  changesItsMode: 'muda de modo',
  measuresMoreThanHighUnit: 'mede mais de {high, number} {unit}',
  measuresLessThanLowUnit: 'mede menos de {low, number} {unit}',
  isOfflineFor5Minutes: 'fica offline por 5 minutos',
  isSilentForLongerThanUsual: 'fica em silêncio mais do que o normal',
  opens: 'abre',
  closes: 'fecha',
  changes: 'muda',
  fires: 'dispara um evento',
} as const satisfies Like<typeof english.moments>;

export const momentsOn = {
  smoke: 'detecta fumaça',
  gas: 'detecta gás',
  carbon_monoxide: 'detecta monóxido de carbono',
  moisture: 'detecta água',
  tamper: 'é violado',
  problem: 'tem um problema',
  safety: 'não está seguro',
  motion: 'detecta movimento',
  occupancy: 'detecta alguém',
  presence: 'detecta alguém',
  vibration: 'vibra',
  connectivity: 'se conecta',
  lock: 'é destrancado',
} as const satisfies Like<typeof english.momentsOn>;

export const momentsOff = {
  motion: 'não vê mais movimento',
  occupancy: 'fica livre',
  presence: 'fica livre',
  vibration: 'para de vibrar',
  connectivity: 'se desconecta',
  lock: 'é trancado',
} as const satisfies Like<typeof english.momentsOff>;

export const presets = {
  atSunset: 'ao pôr do sol',
  atSunrise: 'ao nascer do sol',
  itIsValueRestNow: 'Agora: {value}.',
  notifyNameSays: 'Avisar: {name} {says}',
  nameSays: '{name} {says}',
  actionAt: '{action} {at}: {name}',
  whenNameSays: 'Quando {name} {says}…',
  whenNameSays2: 'Quando {name} {says}',
  atTime: 'às {time}',
} as const satisfies Like<typeof english.presets>;
