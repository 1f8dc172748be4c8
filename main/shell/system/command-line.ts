/** The app's own program called as a command (`inglenook status`): asks the app that runs, and ends. */
import { lineWords } from '../../../preload/words/line.ts';
import { commandLineOf } from '../../cli/names.ts';

/** Undefined where the words are for the app itself. */
export function commandWords(argv: readonly string[], isPackaged: boolean): readonly string[] | undefined {
  // Unpackaged, the first argument says which app Electron is.
  return commandLineOf(argv.slice(isPackaged ? 1 : 2));
}

/** Runs it and ends this process, which then is no app at all. Loaded only then. */
export async function runCommand(command: readonly string[]): Promise<never> {
  const [{ processTerminal, runCli }, words] = await Promise.all([import('../../cli/run.ts'), lineWords()]);
  // Root, and so most containers, cannot start Electron without it.
  const own = command.filter((word) => word !== '--no-sandbox');
  process.exit(await runCli(own, processTerminal(words)));
}
