/** What people want to be told of an entity. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/moments.ts';

export const moments = {
  isFineAgain: 'vuelve a estar bien',
  isLow: 'está baja',
  staysOpenFor10Minutes: 'sigue abierto 10 minutos',
  turnsOn: 'se enciende',
  turnsOff: 'se apaga',
  fallsBelow20: 'baja del 20 %',
  risesAboveHighAfter: 'sube de {high, number}{after}',
  fallsBelowLowAfter: 'baja de {low, number}{after}',
  firesEventType: 'emite «{eventType}»',
  isUnlocked: 'se desbloquea',
  staysUnlockedFor10Minutes: 'sigue desbloqueado 10 minutos',
  isLocked: 'se bloquea',
  isJammed: 'se atasca',
  goesOff: 'se dispara',
  isArmedForAway: 'se arma (fuera)',
  isDisarmed: 'se desarma',
  comesHome: 'llega a casa',
  leavesHome: 'sale de casa',
  needsHelp: 'necesita ayuda',
  isBackAtItsDock: 'vuelve a su base',
  hasAnUpdate: 'tiene una actualización',
  isUsed: 'se usa',
  staysOnForAnHour: 'sigue encendido una hora',
  changesItsMode: 'cambia de modo',
  measuresMoreThanHighUnit: 'mide más de {high, number} {unit}',
  measuresLessThanLowUnit: 'mide menos de {low, number} {unit}',
  isOfflineFor5Minutes: 'está sin conexión 5 minutos',
  isSilentForLongerThanUsual: 'está en silencio más de lo habitual',
  opens: 'se abre',
  closes: 'se cierra',
  changes: 'cambia',
  fires: 'emite un evento',
} as const satisfies Like<typeof english.moments>;

export const momentsOn = {
  smoke: 'detecta humo',
  gas: 'detecta gas',
  carbon_monoxide: 'detecta monóxido de carbono',
  moisture: 'detecta agua',
  tamper: 'es manipulado',
  problem: 'tiene un problema',
  safety: 'no es seguro',
  motion: 'detecta movimiento',
  occupancy: 'detecta a alguien',
  presence: 'detecta a alguien',
  vibration: 'vibra',
  connectivity: 'se conecta',
  lock: 'se desbloquea',
} as const satisfies Like<typeof english.momentsOn>;

export const momentsOff = {
  motion: 'ya no ve movimiento',
  occupancy: 'se queda libre',
  presence: 'se queda libre',
  vibration: 'deja de vibrar',
  connectivity: 'se desconecta',
  lock: 'se bloquea',
} as const satisfies Like<typeof english.momentsOff>;

export const presets = {
  atSunset: 'a la puesta de sol',
  atSunrise: 'al amanecer',
  itIsValueRestNow: 'Ahora: {value}.',
  notifyNameSays: 'Avisar: {name} {says}',
  nameSays: '{name} {says}',
  actionAt: '{action} {at}: {name}',
  whenNameSays: 'Cuando {name} {says}…',
  whenNameSays2: 'Cuando {name} {says}',
  atTime: 'a las {time}',
} as const satisfies Like<typeof english.presets>;
