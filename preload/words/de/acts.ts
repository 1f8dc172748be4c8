/** What the buttons of alerts say, by the id of the button. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/acts.ts';

export const acts = {
  acknowledge: 'Bestätigen',
  acknowledgeAll: 'Alle bestätigen',
  snooze: '{minutes, number} min später',
  silence: 'Sirene ausschalten',
  lock: 'Abschließen',
  close: 'Schließen',
  disarm: 'Unscharf schalten',
  allow: 'Erlauben',
  refuse: 'Ablehnen',
} as const satisfies Like<typeof english.acts>;
