/** Links that open the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/links.ts';

export const links = {
  ask: '„{name}“ ausführen?',
  askText: 'Ein Link fragt danach.',
  run: 'Ausführen',
  cancel: 'Abbrechen',
  unknown: 'Inglenook kennt diesen Link nicht',
  noWork: 'Es gibt keine Aufgabe und keine Automation „{id}“.',
  failed: '„{name}“ wurde nicht ausgeführt: {reason}.',
} as const satisfies Like<typeof english.links>;
