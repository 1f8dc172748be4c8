/** What the buttons of alerts say, by the id of the button. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/acts.ts';

export const acts = {
  acknowledge: 'Reconocer',
  acknowledgeAll: 'Reconocer todas',
  snooze: 'Posponer {minutes, number} min',
  silence: 'Apagar la sirena',
  lock: 'Bloquear',
  close: 'Cerrar',
  disarm: 'Desarmar',
  allow: 'Permitir',
  refuse: 'Rechazar',
} as const satisfies Like<typeof english.acts>;
