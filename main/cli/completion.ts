/** Completion for shells: each asks this program, so that names of the home are there too. */
import type { Session } from './session.ts';

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

const ofEntities: ReadonlySet<string> = new Set(['get', 'set', 'toggle', 'press', 'watch', 'history', 'scene']);
const fixed: Readonly<Record<string, readonly string[]>> = {
  list: ['devices', 'entities', 'scenes', 'tasks', 'automations', 'alerts'],
  completion: shells,
  open: ['home', 'alerts', 'tasks', 'automations', 'settings'],
  ack: ['all'],
};

/** What may stand in place of the last of the words. */
export async function suggestions(
  commands: readonly string[],
  words: readonly string[],
  session: Session | undefined,
): Promise<string[]> {
  const last = words.at(-1) ?? '';
  const [command = ''] = words;
  const all = words.length < 2 ? commands : (fixed[command] ?? (await ofHome(command, words.length, session)));
  return all.filter((each) => each.startsWith(last));
}

async function ofHome(command: string, count: number, session: Session | undefined): Promise<readonly string[]> {
  if (session === undefined) return [];
  if (command === 'run') {
    const [{ tasks }, { automations }] = await Promise.all([
      session.ask('task.list', {}),
      session.ask('automation.list', {}),
    ]);
    return [...tasks, ...automations].map(({ id }) => id);
  }
  if (!ofEntities.has(command) || (command === 'set' && count > 3)) return [];
  const entities = await session.allEntities();
  return entities.filter(({ platform }) => command !== 'scene' || platform === 'scene').map(({ id }) => id);
}

const scripts: Readonly<Record<(typeof shells)[number], string>> = {
  bash: `_inglenook() {
  local IFS=$'\\n'
  COMPREPLY=($(inglenook __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -F _inglenook inglenook
`,
  zsh: `#compdef inglenook
_inglenook() {
  local -a found
  found=("\${(@f)$(inglenook __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -a found
}
compdef _inglenook inglenook
`,
  fish: `complete -c inglenook -f -a '(set -l words (commandline -opc) (commandline -ct); inglenook __complete -- $words[2..-1] 2>/dev/null)'
`,
  powershell: `Register-ArgumentCompleter -Native -CommandName inglenook -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
  if ($wordToComplete -eq '') { $words += '' }
  inglenook __complete -- @words 2>$null | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`,
};

/** The script that a shell sources. */
export function completion(shell: (typeof shells)[number]): string {
  return scripts[shell];
}
