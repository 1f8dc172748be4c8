/** What the buttons of alerts say, by the id of the button. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/acts.ts';

export const acts = {
  acknowledge: 'Riconosci',
  acknowledgeAll: 'Riconosci tutti',
  snooze: 'Posticipa {minutes, number} min',
  silence: 'Spegni la sirena',
  lock: 'Blocca',
  close: 'Chiudi',
  disarm: 'Disinserisci',
  allow: 'Consenti',
  refuse: 'Rifiuta',
} as const satisfies Like<typeof english.acts>;
