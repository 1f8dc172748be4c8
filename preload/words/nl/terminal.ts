/** The live view in the terminal. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/terminal.ts';

export const terminal = {
  unavailable: 'niet beschikbaar',
  broker: 'broker {name} {url} {state}',
  brokerFor: 'broker {name} {url} {state} ({reason})',
  alert: 'melding {severity} {state}: {text}',
  runStarted: 'taak {name} gestart',
  runEnded: 'taak {name} {result} in {time}',
  home: '{devices, plural, one {# apparaat} other {# apparaten}}, {entities, plural, one {# entiteit} other {# entiteiten}}',
  leftOut: '… {count, plural, one {# regel} other {# regels}} weggelaten',
  more: '… nog {count, plural, one {# regel} other {# regels}}',
  ready: 'Inglenook {version}, gegevens in {folder}',
  builtin: 'broker op {url}',
} as const satisfies Like<typeof english.terminal>;
