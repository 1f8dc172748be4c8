/** Links that open the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/links.ts';

export const links = {
  ask: '“{name}” uitvoeren?',
  askText: 'Een koppeling vraagt hierom.',
  run: 'Uitvoeren',
  cancel: 'Annuleren',
  unknown: 'Inglenook kent deze koppeling niet',
  noWork: 'Er is geen taak of automatisering “{id}”.',
  failed: '“{name}” is niet uitgevoerd: {reason}.',
} as const satisfies Like<typeof english.links>;
