/** Links that open the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/links.ts';

export const links = {
  ask: '¿Ejecutar «{name}»?',
  askText: 'Lo pide un enlace.',
  run: 'Ejecutar',
  cancel: 'Cancelar',
  unknown: 'Inglenook no conoce este enlace',
  noWork: 'No hay ninguna tarea ni automatización «{id}».',
  failed: '«{name}» no se ejecutó: {reason}.',
} as const satisfies Like<typeof english.links>;
