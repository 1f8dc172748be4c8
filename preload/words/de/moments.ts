/** What people want to be told of an entity. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/moments.ts';

export const moments = {
  isFineAgain: 'wieder in Ordnung ist',
  isLow: 'schwach ist',
  staysOpenFor10Minutes: '10 Minuten offen bleibt',
  turnsOn: 'eingeschaltet wird',
  turnsOff: 'ausgeschaltet wird',
  fallsBelow20: 'unter 20 % fällt',
  risesAboveHighAfter: 'über {high, number}{after} steigt',
  fallsBelowLowAfter: 'unter {low, number}{after} fällt',
  firesEventType: '„{eventType}“ meldet',
  isUnlocked: 'aufgeschlossen wird',
  staysUnlockedFor10Minutes: '10 Minuten aufgeschlossen bleibt',
  isLocked: 'abgeschlossen wird',
  isJammed: 'blockiert ist',
  goesOff: 'auslöst',
  isArmedForAway: 'scharf geschaltet wird (abwesend)',
  isDisarmed: 'unscharf geschaltet wird',
  comesHome: 'nach Hause kommt',
  leavesHome: 'das Zuhause verlässt',
  needsHelp: 'Hilfe braucht',
  isBackAtItsDock: 'zurück an der Station ist',
  hasAnUpdate: 'eine Aktualisierung hat',
  isUsed: 'benutzt wird',
  staysOnForAnHour: 'eine Stunde an bleibt',
  changesItsMode: 'die Betriebsart wechselt',
  measuresMoreThanHighUnit: 'mehr als {high, number} {unit} misst',
  measuresLessThanLowUnit: 'weniger als {low, number} {unit} misst',
  isOfflineFor5Minutes: '5 Minuten offline ist',
  isSilentForLongerThanUsual: 'länger als üblich schweigt',
  opens: 'geöffnet wird',
  closes: 'geschlossen wird',
  changes: 'sich ändert',
  fires: 'ein Ereignis meldet',
} as const satisfies Like<typeof english.moments>;

export const momentsOn = {
  smoke: 'Rauch meldet',
  gas: 'Gas meldet',
  carbon_monoxide: 'Kohlenmonoxid meldet',
  moisture: 'Wasser meldet',
  tamper: 'manipuliert wird',
  problem: 'ein Problem hat',
  safety: 'nicht sicher ist',
  motion: 'Bewegung meldet',
  occupancy: 'jemanden bemerkt',
  presence: 'jemanden bemerkt',
  vibration: 'vibriert',
  connectivity: 'verbunden ist',
  lock: 'aufgeschlossen wird',
} as const satisfies Like<typeof english.momentsOn>;

export const momentsOff = {
  motion: 'keine Bewegung mehr meldet',
  occupancy: 'leer ist',
  presence: 'leer ist',
  vibration: 'wieder still ist',
  connectivity: 'getrennt ist',
  lock: 'abgeschlossen wird',
} as const satisfies Like<typeof english.momentsOff>;

export const presets = {
  atSunset: 'bei Sonnenuntergang',
  atSunrise: 'bei Sonnenaufgang',
  itIsValueRestNow: 'Jetzt: {value}.',
  notifyNameSays: 'Benachrichtigen, wenn {name} {says}',
  nameSays: '{name} {says}',
  actionAt: '{action} {at}: {name}',
  whenNameSays: 'Wenn {name} {says} …',
  whenNameSays2: 'Wenn {name} {says}',
  atTime: 'um {time}',
} as const satisfies Like<typeof english.presets>;
