/** What people want to be told of an entity. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/moments.ts';

export const moments = {
  isFineAgain: 'è di nuovo a posto',
  isLow: 'è scarica',
  staysOpenFor10Minutes: 'resta aperto per 10 minuti',
  turnsOn: 'si accende',
  turnsOff: 'si spegne',
  fallsBelow20: 'scende sotto il 20%',
  risesAboveHighAfter: 'sale sopra {high, number}{after}',
  fallsBelowLowAfter: 'scende sotto {low, number}{after}',
  firesEventType: 'segnala “{eventType}”',
  isUnlocked: 'si sblocca',
  staysUnlockedFor10Minutes: 'resta sbloccato per 10 minuti',
  isLocked: 'si blocca',
  isJammed: 'si inceppa',
  goesOff: 'scatta',
  isArmedForAway: 'si inserisce (fuori)',
  isDisarmed: 'si disinserisce',
  comesHome: 'torna a casa',
  leavesHome: 'esce di casa',
  needsHelp: 'ha bisogno di aiuto',
  isBackAtItsDock: 'è di nuovo alla base',
  hasAnUpdate: 'ha un aggiornamento',
  isUsed: 'viene usato',
  staysOnForAnHour: 'resta acceso per un’ora',
  changesItsMode: 'cambia modalità',
  measuresMoreThanHighUnit: 'misura più di {high, number} {unit}',
  measuresLessThanLowUnit: 'misura meno di {low, number} {unit}',
  isOfflineFor5Minutes: 'è offline per 5 minuti',
  isSilentForLongerThanUsual: 'è muto più a lungo del solito',
  opens: 'si apre',
  closes: 'si chiude',
  changes: 'cambia',
  fires: 'segnala un evento',
} as const satisfies Like<typeof english.moments>;

export const momentsOn = {
  smoke: 'rileva fumo',
  gas: 'rileva gas',
  carbon_monoxide: 'rileva monossido di carbonio',
  moisture: 'rileva acqua',
  tamper: 'viene manomesso',
  problem: 'ha un problema',
  safety: 'segnala un pericolo',
  motion: 'rileva movimento',
  occupancy: 'rileva qualcuno',
  presence: 'rileva qualcuno',
  vibration: 'vibra',
  connectivity: 'si connette',
  lock: 'si sblocca',
} as const satisfies Like<typeof english.momentsOn>;

export const momentsOff = {
  motion: 'non vede più movimento',
  occupancy: 'si libera',
  presence: 'si libera',
  vibration: 'è di nuovo fermo',
  connectivity: 'si disconnette',
  lock: 'si blocca',
} as const satisfies Like<typeof english.momentsOff>;

export const presets = {
  atSunset: 'al tramonto',
  atSunrise: 'all’alba',
  itIsValueRestNow: 'Ora: {value}.',
  notifyNameSays: 'Avvisa: {name} {says}',
  nameSays: '{name} {says}',
  actionAt: '{action} {at}: {name}',
  whenNameSays: 'Quando {name} {says}…',
  whenNameSays2: 'Quando {name} {says}',
  atTime: 'alle {time}',
} as const satisfies Like<typeof english.presets>;
