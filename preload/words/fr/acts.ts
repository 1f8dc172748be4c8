/** What the buttons of alerts say, by the id of the button. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/acts.ts';

export const acts = {
  acknowledge: 'Acquitter',
  acknowledgeAll: 'Tout acquitter',
  snooze: 'Reporter de {minutes, number} min',
  silence: 'Arrêter la sirène',
  lock: 'Verrouiller',
  close: 'Fermer',
  disarm: 'Désarmer',
  allow: 'Autoriser',
  refuse: 'Refuser',
} as const satisfies Like<typeof english.acts>;
