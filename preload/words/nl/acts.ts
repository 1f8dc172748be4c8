/** What the buttons of alerts say, by the id of the button. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/acts.ts';

export const acts = {
  acknowledge: 'Bevestigen',
  acknowledgeAll: 'Alles bevestigen',
  snooze: '{minutes, number} min uitstellen',
  silence: 'Sirene uitschakelen',
  lock: 'Vergrendelen',
  close: 'Sluiten',
  disarm: 'Uitschakelen',
  allow: 'Toestaan',
  refuse: 'Weigeren',
} as const satisfies Like<typeof english.acts>;
