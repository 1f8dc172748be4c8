/** Links that open the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/links.ts';

export const links = {
  ask: 'Executar “{name}”?',
  askText: 'Um link pede isso.',
  run: 'Executar',
  cancel: 'Cancelar',
  unknown: 'O Inglenook não conhece este link',
  noWork: 'Não há tarefa nem automação “{id}”.',
  failed: '“{name}” não foi executado: {reason}.',
} as const satisfies Like<typeof english.links>;
