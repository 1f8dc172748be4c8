/** The live view in the terminal. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/terminal.ts';

export const terminal = {
  unavailable: 'non disponibile',
  broker: 'broker {name} {url} {state}',
  brokerFor: 'broker {name} {url} {state} ({reason})',
  alert: 'avviso {severity} {state}: {text}',
  runStarted: 'attività {name} avviata',
  runEnded: 'attività {name} {result} in {time}',
  home: '{devices, plural, one {# dispositivo} other {# dispositivi}}, {entities, plural, one {# entità} other {# entità}}',
  leftOut: '… {count, plural, one {# riga omessa} other {# righe omesse}}',
  more: '… {count, plural, one {# altra riga} other {# altre righe}}',
  ready: 'Inglenook {version}, dati in {folder}',
  builtin: 'broker su {url}',
} as const satisfies Like<typeof english.terminal>;
