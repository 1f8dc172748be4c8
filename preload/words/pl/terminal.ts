/** The live view in the terminal. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/terminal.ts';

export const terminal = {
  unavailable: 'niedostępne',
  broker: 'broker {name} {url} {state}',
  brokerFor: 'broker {name} {url} {state} ({reason})',
  alert: 'alert {severity} {state}: {text}',
  runStarted: 'zadanie {name}: uruchomiono',
  runEnded: 'zadanie {name}: {result}, czas: {time}',
  home: '{devices, plural, one {# urządzenie} few {# urządzenia} many {# urządzeń} other {# urządzenia}}, {entities, plural, one {# encja} few {# encje} many {# encji} other {# encji}}',
  leftOut: '… pominięto {count, plural, one {# wiersz} few {# wiersze} many {# wierszy} other {# wiersza}}',
  more: '… jeszcze {count, plural, one {# wiersz} few {# wiersze} many {# wierszy} other {# wiersza}}',
  ready: 'Inglenook {version}, dane w {folder}',
  builtin: 'broker pod adresem {url}',
} as const satisfies Like<typeof english.terminal>;
