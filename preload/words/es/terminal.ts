/** The live view in the terminal. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/terminal.ts';

export const terminal = {
  unavailable: 'no disponible',
  broker: 'bróker {name} {url} {state}',
  brokerFor: 'bróker {name} {url} {state} ({reason})',
  alert: 'alerta {severity} {state}: {text}',
  runStarted: 'tarea {name} iniciada',
  runEnded: 'tarea {name} {result} en {time}',
  home: '{devices, plural, one {# dispositivo} other {# dispositivos}}, {entities, plural, one {# entidad} other {# entidades}}',
  leftOut: '… {count, plural, one {# línea omitida} other {# líneas omitidas}}',
  more: '… {count, plural, one {# línea más} other {# líneas más}}',
  ready: 'Inglenook {version}, datos en {folder}',
  builtin: 'bróker en {url}',
} as const satisfies Like<typeof english.terminal>;
