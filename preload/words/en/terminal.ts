/** The live view in the terminal. */
export const terminal = {
  unavailable: 'unavailable',
  broker: 'broker {name} {url} {state}',
  brokerFor: 'broker {name} {url} {state} ({reason})',
  alert: 'alert {severity} {state}: {text}',
  runStarted: 'task {name} started',
  runEnded: 'task {name} {result} in {time}',
  home: '{devices, plural, one {# device} other {# devices}}, {entities, plural, one {# entity} other {# entities}}',
  leftOut: '… {count, plural, one {# line} other {# lines}} left out',
  more: '… {count, plural, one {# more line} other {# more lines}}',
  ready: 'Inglenook {version}, data in {folder}',
  builtin: 'broker on {url}',
} as const;
