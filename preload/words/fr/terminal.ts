/** The live view in the terminal. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/terminal.ts';

export const terminal = {
  unavailable: 'indisponible',
  broker: 'broker {name} {url} {state}',
  brokerFor: 'broker {name} {url} {state} ({reason})',
  alert: 'alerte {severity} {state} : {text}',
  runStarted: 'tâche {name} démarrée',
  runEnded: 'tâche {name} {result} en {time}',
  home: '{devices, plural, one {# appareil} other {# appareils}}, {entities, plural, one {# entité} other {# entités}}',
  leftOut: '… {count, plural, one {# ligne omise} other {# lignes omises}}',
  more: '… {count, plural, one {# ligne de plus} other {# lignes de plus}}',
  ready: 'Inglenook {version}, données dans {folder}',
  builtin: 'broker sur {url}',
} as const satisfies Like<typeof english.terminal>;
