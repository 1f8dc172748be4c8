/** The commands by name. Apart from what they do: the app looks here whether it was called as one, and loads nothing for it. */
export const commandNames: readonly string[] = [
  'status',
  'list',
  'get',
  'set',
  'toggle',
  'press',
  'scene',
  'watch',
  'history',
  'run',
  'alerts',
  'ack',
  'snooze',
  'notify',
  'pause',
  'publish',
  'backup',
  'export',
  'import',
  'panel',
  'open',
  'quit',
  'mcp',
  'completion',
  'start',
  'stop',
  'restart',
  '__complete',
  'help',
];

/** The words of a command line, where the first that is no option is a command; else they are for the app. */
export function commandLineOf(args: readonly string[]): readonly string[] | undefined {
  const valued = new Set(['--data-dir']);
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (!word.startsWith('-')) return commandNames.includes(word) ? args : undefined;
    if (valued.has(word)) at += 1;
  }
  return undefined;
}
