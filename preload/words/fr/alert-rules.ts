/** Rules of alerts, their times, and what became of a notification. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/alert-rules.ts';

export const alertRules = {
  automation: 'Message d’une automatisation',
  foreign: 'Messages d’autres programmes',
  'task:digest': 'Résumé quotidien',
} as const satisfies Like<typeof english.alertRules>;

export const alertRuleTimes = {
  after: 'après {time}',
  atOnce: 'aussitôt',
  atMost: 'une fois au plus en {time}',
  again: 'de nouveau après {time} tant qu’elle est ouverte',
  over: 'signale la fin',
} as const satisfies Like<typeof english.alertRuleTimes>;

export const delivery = {
  waiting: 'Pas encore affichée',
  shown: 'Affichée comme notification',
  suppressed: 'Non affichée',
  suppressedFor: 'Non affichée : {reason}',
  failed: 'N’a pas pu être affichée',
  failedFor: 'N’a pas pu être affichée : {reason}',
} as const satisfies Like<typeof english.delivery>;

export const deliveryReasons = {
  'quiet-hours': 'heures calmes',
  silent: 'mode silencieux',
  over: 'c’était fini aussitôt',
  unreadable: 'elle n’a pas pu être lue',
  paused: 'les notifications sont en pause',
  'rule-muted': 'la règle est en sourdine',
  'device-muted': 'l’appareil est en sourdine',
  cooldown: 'affichée il y a peu',
  rate: 'trop de notifications à la fois',
  grouped: 'affichée dans une autre notification',
  snoozed: 'reportée',
  disabled: 'désactivée',
  unsupported: 'le système n’affiche pas de notifications',
  'no-reason': 'le système n’a pas dit pourquoi',
  timeout: 'le système n’a pas répondu',
  focus: 'la fenêtre était au premier plan',
} as const satisfies Like<typeof english.deliveryReasons>;
