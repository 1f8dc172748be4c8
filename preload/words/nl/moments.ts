/** What people want to be told of an entity. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/moments.ts';

export const moments = {
  isFineAgain: 'is weer in orde',
  isLow: 'is bijna leeg',
  staysOpenFor10Minutes: 'blijft 10 minuten open',
  turnsOn: 'wordt ingeschakeld',
  turnsOff: 'wordt uitgeschakeld',
  fallsBelow20: 'zakt onder 20%',
  risesAboveHighAfter: 'stijgt boven {high, number}{after}',
  fallsBelowLowAfter: 'zakt onder {low, number}{after}',
  firesEventType: 'meldt “{eventType}”',
  isUnlocked: 'wordt ontgrendeld',
  staysUnlockedFor10Minutes: 'blijft 10 minuten ontgrendeld',
  isLocked: 'wordt vergrendeld',
  isJammed: 'loopt vast',
  goesOff: 'gaat af',
  isArmedForAway: 'wordt ingeschakeld (afwezig)',
  isDisarmed: 'wordt uitgeschakeld',
  comesHome: 'komt thuis',
  leavesHome: 'gaat van huis',
  needsHelp: 'heeft hulp nodig',
  isBackAtItsDock: 'is terug in het dock',
  hasAnUpdate: 'heeft een update',
  isUsed: 'wordt gebruikt',
  staysOnForAnHour: 'blijft een uur aan',
  changesItsMode: 'wisselt van modus',
  measuresMoreThanHighUnit: 'meet meer dan {high, number} {unit}',
  measuresLessThanLowUnit: 'meet minder dan {low, number} {unit}',
  isOfflineFor5Minutes: 'is 5 minuten offline',
  isSilentForLongerThanUsual: 'zwijgt langer dan normaal',
  opens: 'gaat open',
  closes: 'gaat dicht',
  changes: 'verandert',
  fires: 'meldt een gebeurtenis',
} as const satisfies Like<typeof english.moments>;

export const momentsOn = {
  smoke: 'detecteert rook',
  gas: 'detecteert gas',
  carbon_monoxide: 'detecteert koolmonoxide',
  moisture: 'detecteert water',
  tamper: 'wordt gesaboteerd',
  problem: 'heeft een probleem',
  safety: 'is onveilig',
  motion: 'detecteert beweging',
  occupancy: 'detecteert iemand',
  presence: 'detecteert iemand',
  vibration: 'trilt',
  connectivity: 'is verbonden',
  lock: 'wordt ontgrendeld',
} as const satisfies Like<typeof english.momentsOn>;

export const momentsOff = {
  motion: 'ziet geen beweging meer',
  occupancy: 'is leeg',
  presence: 'is leeg',
  vibration: 'trilt niet meer',
  connectivity: 'verliest de verbinding',
  lock: 'wordt vergrendeld',
} as const satisfies Like<typeof english.momentsOff>;

export const presets = {
  atSunset: 'bij zonsondergang',
  atSunrise: 'bij zonsopkomst',
  itIsValueRestNow: 'Het is nu {value}.',
  notifyNameSays: 'Notificatie: {name} {says}',
  nameSays: '{name} {says}',
  actionAt: '{action} {at}: {name}',
  whenNameSays: 'Als dit gebeurt: {name} {says}…',
  whenNameSays2: '{name} {says}',
  atTime: 'om {time}',
} as const satisfies Like<typeof english.presets>;
