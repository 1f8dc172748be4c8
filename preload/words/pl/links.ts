/** Links that open the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/links.ts';

export const links = {
  ask: 'Uruchomić „{name}”?',
  askText: 'Prosi o to odnośnik.',
  run: 'Uruchom',
  cancel: 'Anuluj',
  unknown: 'Inglenook nie zna tego odnośnika',
  noWork: 'Nie ma zadania ani automatyzacji „{id}”.',
  failed: 'Nie uruchomiono „{name}”: {reason}.',
} as const satisfies Like<typeof english.links>;
