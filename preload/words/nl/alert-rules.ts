/** Rules of alerts that are not called as their alerts are, their times, and what became of a notification. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/alert-rules.ts';

export const alertRules = {
  automation: 'Bericht van een automatisering',
  foreign: 'Berichten van anderen',
  'task:digest': 'Dagoverzicht',
} as const satisfies Like<typeof english.alertRules>;

export const alertRuleTimes = {
  after: 'na {time}',
  atOnce: 'meteen',
  atMost: 'hooguit eens per {time}',
  again: 'opnieuw na {time} zolang open',
  over: 'meldt ook het einde',
} as const satisfies Like<typeof english.alertRuleTimes>;

export const delivery = {
  waiting: 'Nog niet getoond',
  shown: 'Als notificatie getoond',
  suppressed: 'Niet getoond',
  suppressedFor: 'Niet getoond: {reason}',
  failed: 'Kon niet worden getoond',
  failedFor: 'Kon niet worden getoond: {reason}',
} as const satisfies Like<typeof english.delivery>;

export const deliveryReasons = {
  'quiet-hours': 'stille uren',
  silent: 'stille modus',
  over: 'het was meteen voorbij',
  unreadable: 'onleesbaar',
  paused: 'notificaties zijn gepauzeerd',
  'rule-muted': 'de regel is gedempt',
  'device-muted': 'het apparaat is gedempt',
  cooldown: 'kort geleden al getoond',
  rate: 'te veel notificaties tegelijk',
  grouped: 'in een andere notificatie getoond',
  snoozed: 'uitgesteld',
  disabled: 'uitgeschakeld',
  unsupported: 'het systeem toont geen notificaties',
  'no-reason': 'het systeem gaf geen reden',
  timeout: 'het systeem antwoordde niet',
  focus: 'het venster stond op de voorgrond',
} as const satisfies Like<typeof english.deliveryReasons>;
