/** Rules of alerts, their times, and what became of a notification. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/alert-rules.ts';

export const alertRules = {
  automation: 'Nachricht einer Automation',
  foreign: 'Nachrichten anderer',
  'task:digest': 'Tagesübersicht',
} as const satisfies Like<typeof english.alertRules>;

export const alertRuleTimes = {
  after: 'Wartezeit {time}',
  atOnce: 'sofort',
  atMost: 'höchstens einmal in {time}',
  again: 'Wiederholung: {time}, solange offen',
  over: 'sagt, wenn es vorbei ist',
} as const satisfies Like<typeof english.alertRuleTimes>;

export const delivery = {
  waiting: 'Noch nicht gezeigt',
  shown: 'Als Benachrichtigung gezeigt',
  suppressed: 'Nicht gezeigt',
  suppressedFor: 'Nicht gezeigt: {reason}',
  failed: 'Konnte nicht gezeigt werden',
  failedFor: 'Konnte nicht gezeigt werden: {reason}',
} as const satisfies Like<typeof english.delivery>;

export const deliveryReasons = {
  'quiet-hours': 'Ruhezeit',
  silent: 'stiller Modus',
  over: 'es war sofort vorbei',
  unreadable: 'sie war nicht lesbar',
  paused: 'Benachrichtigungen sind pausiert',
  'rule-muted': 'die Regel ist stummgeschaltet',
  'device-muted': 'das Gerät ist stummgeschaltet',
  cooldown: 'vor Kurzem gezeigt',
  rate: 'zu viele Benachrichtigungen auf einmal',
  grouped: 'in einer anderen Benachrichtigung gezeigt',
  snoozed: 'aufgeschoben',
  disabled: 'ausgeschaltet',
  unsupported: 'das System zeigt keine Benachrichtigungen',
  'no-reason': 'das System nennt keinen Grund',
  timeout: 'das System hat nicht geantwortet',
  focus: 'das Fenster war im Vordergrund',
} as const satisfies Like<typeof english.deliveryReasons>;
