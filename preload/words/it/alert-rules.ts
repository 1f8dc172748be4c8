/** Rules of alerts, their times, and what became of a notification. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/alert-rules.ts';

export const alertRules = {
  automation: 'Messaggio di un’automazione',
  foreign: 'Messaggi di altri programmi',
  'task:digest': 'Riepilogo giornaliero',
} as const satisfies Like<typeof english.alertRules>;

export const alertRuleTimes = {
  after: 'dopo {time}',
  atOnce: 'subito',
  atMost: 'al massimo una volta in {time}',
  again: 'di nuovo dopo {time} finché è aperto',
  over: 'segnala quando è finito',
} as const satisfies Like<typeof english.alertRuleTimes>;

export const delivery = {
  waiting: 'Non ancora mostrato',
  shown: 'Mostrato come notifica',
  suppressed: 'Non mostrato',
  suppressedFor: 'Non mostrato: {reason}',
  failed: 'Impossibile da mostrare',
  failedFor: 'Impossibile da mostrare: {reason}',
} as const satisfies Like<typeof english.delivery>;

export const deliveryReasons = {
  'quiet-hours': 'ore di silenzio',
  silent: 'modalità silenziosa',
  over: 'è finito subito',
  unreadable: 'non è stato possibile leggerlo',
  paused: 'le notifiche sono in pausa',
  'rule-muted': 'la regola è silenziata',
  'device-muted': 'il dispositivo è silenziato',
  cooldown: 'mostrato poco fa',
  rate: 'troppe notifiche insieme',
  grouped: 'mostrato in un’altra notifica',
  snoozed: 'posticipato',
  disabled: 'disattivato',
  unsupported: 'il sistema non mostra notifiche',
  'no-reason': 'il sistema non ha detto perché',
  timeout: 'il sistema non ha risposto',
  focus: 'la finestra era in primo piano',
} as const satisfies Like<typeof english.deliveryReasons>;
