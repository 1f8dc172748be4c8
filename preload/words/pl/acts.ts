/** What the buttons of alerts say, by the id of the button. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/acts.ts';

export const acts = {
  acknowledge: 'Potwierdź',
  acknowledgeAll: 'Potwierdź wszystkie',
  snooze: 'Odłóż o {minutes, number} min',
  silence: 'Wyłącz syrenę',
  lock: 'Zarygluj',
  close: 'Zamknij',
  disarm: 'Rozbrój',
  allow: 'Zezwól',
  refuse: 'Odmów',
} as const satisfies Like<typeof english.acts>;
