/** Links that open the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/links.ts';

export const links = {
  ask: 'Eseguire “{name}”?',
  askText: 'Lo chiede un link.',
  run: 'Esegui',
  cancel: 'Annulla',
  unknown: 'Inglenook non conosce questo link',
  noWork: 'Non c’è nessuna attività o automazione “{id}”.',
  failed: '“{name}” non è stato eseguito: {reason}.',
} as const satisfies Like<typeof english.links>;
