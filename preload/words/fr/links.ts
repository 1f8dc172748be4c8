/** Links that open the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/links.ts';

export const links = {
  ask: 'Exécuter « {name} » ?',
  askText: 'Un lien le demande.',
  run: 'Exécuter',
  cancel: 'Annuler',
  unknown: 'Inglenook ne connaît pas ce lien',
  noWork: 'Il n’y a pas de tâche ni d’automatisation « {id} ».',
  failed: '« {name} » n’a pas été exécuté : {reason}.',
} as const satisfies Like<typeof english.links>;
