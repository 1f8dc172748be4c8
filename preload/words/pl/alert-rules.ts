/** Rules of alerts that are not called as their alerts are, their times, and what became of a notification. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/alert-rules.ts';

export const alertRules = {
  automation: 'Wiadomość automatyzacji',
  foreign: 'Wiadomości od innych',
  'task:digest': 'Podsumowanie dnia',
} as const satisfies Like<typeof english.alertRules>;

export const alertRuleTimes = {
  after: 'po upływie: {time}',
  atOnce: 'od razu',
  atMost: 'najwyżej raz na: {time}',
  again: 'ponownie co: {time}, dopóki trwa',
  over: 'informuje o zakończeniu',
} as const satisfies Like<typeof english.alertRuleTimes>;

export const delivery = {
  waiting: 'Jeszcze nie pokazano',
  shown: 'Pokazano jako powiadomienie',
  suppressed: 'Nie pokazano',
  suppressedFor: 'Nie pokazano: {reason}',
  failed: 'Nie udało się pokazać',
  failedFor: 'Nie udało się pokazać: {reason}',
} as const satisfies Like<typeof english.delivery>;

export const deliveryReasons = {
  'quiet-hours': 'godziny ciszy',
  silent: 'tryb cichy',
  over: 'od razu się skończyło',
  unreadable: 'nie dało się odczytać',
  paused: 'powiadomienia są wstrzymane',
  'rule-muted': 'reguła jest wyciszona',
  'device-muted': 'urządzenie jest wyciszone',
  cooldown: 'pokazano przed chwilą',
  rate: 'za dużo powiadomień naraz',
  grouped: 'pokazano w innym powiadomieniu',
  snoozed: 'odłożono',
  disabled: 'wyłączono',
  unsupported: 'system nie pokazuje powiadomień',
  'no-reason': 'system nie podał powodu',
  timeout: 'system nie odpowiedział',
  focus: 'okno było na wierzchu',
} as const satisfies Like<typeof english.deliveryReasons>;
