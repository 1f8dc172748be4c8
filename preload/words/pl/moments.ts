/** What people want to be told of an entity. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/moments.ts';

export const moments = {
  isFineAgain: 'wraca do normy',
  isLow: 'ma niski poziom',
  staysOpenFor10Minutes: 'nie zamyka się przez 10 minut',
  turnsOn: 'włącza się',
  turnsOff: 'wyłącza się',
  fallsBelow20: 'spada poniżej 20%',
  risesAboveHighAfter: 'przekracza {high, number}{after}',
  fallsBelowLowAfter: 'spada poniżej {low, number}{after}',
  firesEventType: 'zgłasza „{eventType}”',
  isUnlocked: 'zgłasza odryglowanie',
  staysUnlockedFor10Minutes: 'pozostaje bez zaryglowania przez 10 minut',
  isLocked: 'zgłasza zaryglowanie',
  isJammed: 'zacina się',
  goesOff: 'wyzwala się',
  isArmedForAway: 'uzbraja się (poza domem)',
  isDisarmed: 'rozbraja się',
  comesHome: 'wraca do domu',
  leavesHome: 'wychodzi z domu',
  needsHelp: 'potrzebuje pomocy',
  isBackAtItsDock: 'wraca do stacji',
  hasAnUpdate: 'ma aktualizację',
  isUsed: 'zgłasza użycie',
  staysOnForAnHour: 'nie wyłącza się przez godzinę',
  changesItsMode: 'zmienia tryb',
  measuresMoreThanHighUnit: 'mierzy więcej niż {high, number} {unit}',
  measuresLessThanLowUnit: 'mierzy mniej niż {low, number} {unit}',
  isOfflineFor5Minutes: 'jest offline przez 5 minut',
  isSilentForLongerThanUsual: 'milczy dłużej niż zwykle',
  opens: 'otwiera się',
  closes: 'zamyka się',
  changes: 'zmienia się',
  fires: 'zgłasza zdarzenie',
} as const satisfies Like<typeof english.moments>;

export const momentsOn = {
  smoke: 'wykrywa dym',
  gas: 'wykrywa gaz',
  carbon_monoxide: 'wykrywa tlenek węgla',
  moisture: 'wykrywa wodę',
  tamper: 'zgłasza sabotaż',
  problem: 'ma problem',
  safety: 'zgłasza zagrożenie',
  motion: 'wykrywa ruch',
  occupancy: 'wykrywa kogoś',
  presence: 'wykrywa kogoś',
  vibration: 'wykrywa wibracje',
  connectivity: 'łączy się',
  lock: 'zgłasza odryglowanie',
} as const satisfies Like<typeof english.momentsOn>;

export const momentsOff = {
  motion: 'nie widzi już ruchu',
  occupancy: 'nie wykrywa już nikogo',
  presence: 'nie wykrywa już nikogo',
  vibration: 'nie wykrywa już wibracji',
  connectivity: 'traci połączenie',
  lock: 'zgłasza zaryglowanie',
} as const satisfies Like<typeof english.momentsOff>;

export const presets = {
  atSunset: 'o zachodzie słońca',
  atSunrise: 'o wschodzie słońca',
  itIsValueRestNow: 'Teraz: {value}.',
  notifyNameSays: 'Powiadom: {name} {says}',
  nameSays: '{name} {says}',
  actionAt: '{action} {at}: {name}',
  whenNameSays: 'Gdy {name} {says}…',
  whenNameSays2: 'Gdy {name} {says}',
  atTime: 'o {time}',
} as const satisfies Like<typeof english.presets>;
