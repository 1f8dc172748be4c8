/** What the buttons of alerts say, by the id of the button. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/acts.ts';

export const acts = {
  acknowledge: 'Reconhecer',
  acknowledgeAll: 'Reconhecer todos',
  snooze: 'Adiar {minutes, number} min',
  silence: 'Desligar a sirene',
  lock: 'Trancar',
  close: 'Fechar',
  disarm: 'Desarmar',
  allow: 'Permitir',
  refuse: 'Recusar',
} as const satisfies Like<typeof english.acts>;
