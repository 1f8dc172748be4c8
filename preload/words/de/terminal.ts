/** The live view in the terminal. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/terminal.ts';

export const terminal = {
  unavailable: 'nicht erreichbar',
  broker: 'Broker {name} {url} {state}',
  brokerFor: 'Broker {name} {url} {state} ({reason})',
  alert: 'Meldung {severity} {state}: {text}',
  runStarted: 'Aufgabe {name} gestartet',
  runEnded: 'Aufgabe {name} {result} in {time}',
  home: '{devices, plural, one {# Gerät} other {# Geräte}}, {entities, plural, one {# Entität} other {# Entitäten}}',
  leftOut: '… {count, plural, one {# Zeile} other {# Zeilen}} ausgelassen',
  more: '… {count, plural, one {# weitere Zeile} other {# weitere Zeilen}}',
  ready: 'Inglenook {version}, Daten in {folder}',
  builtin: 'Broker unter {url}',
} as const satisfies Like<typeof english.terminal>;
