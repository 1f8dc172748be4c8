/** The live view in the terminal. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/terminal.ts';

export const terminal = {
  unavailable: 'indisponível',
  broker: 'broker {name} {url} {state}',
  brokerFor: 'broker {name} {url} {state} ({reason})',
  alert: 'alerta {severity} {state}: {text}',
  runStarted: 'tarefa {name} iniciada',
  runEnded: 'tarefa {name} {result} em {time}',
  home: '{devices, plural, one {# dispositivo} other {# dispositivos}}, {entities, plural, one {# entidade} other {# entidades}}',
  leftOut: '… {count, plural, one {# linha omitida} other {# linhas omitidas}}',
  more: '… mais {count, plural, one {# linha} other {# linhas}}',
  ready: 'Inglenook {version}, dados em {folder}',
  builtin: 'broker em {url}',
} as const satisfies Like<typeof english.terminal>;
