/** What people want to be told of an entity. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/moments.ts';

export const moments = {
  isFineAgain: 'va de nouveau bien',
  isLow: 'est faible',
  staysOpenFor10Minutes: 'reste ouvert 10 minutes',
  turnsOn: 's’allume',
  turnsOff: 's’éteint',
  fallsBelow20: 'tombe sous 20 %',
  risesAboveHighAfter: 'passe au-dessus de {high, number}{after}',
  fallsBelowLowAfter: 'passe en dessous de {low, number}{after}',
  firesEventType: 'signale « {eventType} »',
  isUnlocked: 'se déverrouille',
  staysUnlockedFor10Minutes: 'reste déverrouillé 10 minutes',
  isLocked: 'se verrouille',
  isJammed: 'se bloque',
  goesOff: 'se déclenche',
  isArmedForAway: 's’arme (absent)',
  isDisarmed: 'se désarme',
  comesHome: 'rentre à la maison',
  leavesHome: 'quitte la maison',
  needsHelp: 'a besoin d’aide',
  isBackAtItsDock: 'est de retour à sa base',
  hasAnUpdate: 'a une mise à jour',
  isUsed: 'sert',
  staysOnForAnHour: 'reste allumé une heure',
  changesItsMode: 'change de mode',
  measuresMoreThanHighUnit: 'mesure plus de {high, number} {unit}',
  measuresLessThanLowUnit: 'mesure moins de {low, number} {unit}',
  isOfflineFor5Minutes: 'est hors ligne 5 minutes',
  isSilentForLongerThanUsual: 'est muet plus longtemps que d’habitude',
  opens: 's’ouvre',
  closes: 'se ferme',
  changes: 'change',
  fires: 'se manifeste',
} as const satisfies Like<typeof english.moments>;

export const momentsOn = {
  smoke: 'détecte de la fumée',
  gas: 'détecte du gaz',
  carbon_monoxide: 'détecte du monoxyde de carbone',
  moisture: 'détecte de l’eau',
  tamper: 'signale un sabotage',
  problem: 'a un problème',
  safety: 'signale un danger',
  motion: 'détecte un mouvement',
  occupancy: 'détecte quelqu’un',
  presence: 'détecte quelqu’un',
  vibration: 'vibre',
  connectivity: 'est connecté',
  lock: 'se déverrouille',
} as const satisfies Like<typeof english.momentsOn>;

export const momentsOff = {
  motion: 'ne voit plus de mouvement',
  occupancy: 'se libère',
  presence: 'se libère',
  vibration: 'ne vibre plus',
  connectivity: 'est déconnecté',
  lock: 'se verrouille',
} as const satisfies Like<typeof english.momentsOff>;

export const presets = {
  atSunset: 'au coucher du soleil',
  atSunrise: 'au lever du soleil',
  itIsValueRestNow: 'Valeur actuelle : {value}.',
  notifyNameSays: 'Prévenir : {name} {says}',
  nameSays: '{name} {says}',
  actionAt: '{action} {at} : {name}',
  whenNameSays: 'Quand {name} {says}…',
  whenNameSays2: 'Quand {name} {says}',
  atTime: 'à {time}',
} as const satisfies Like<typeof english.presets>;
