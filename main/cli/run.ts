/** The command line: words in, text and an exit status out. */
import type { LineWords } from '../../preload/words/line.ts';
import { CommanderError, createProgram } from './program.ts';
import { CliError, type Status, status, type Terminal } from './terminal.ts';

/** Runs one command. Never throws for what a person may have done wrong. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  let ended: Status = status.done;
  const program = createProgram(terminal, (code) => {
    ended = code;
  });
  try {
    if (args.length === 0) {
      terminal.err(program.helpInformation());
      return status.usage;
    }
    await program.parseAsync([...args], { from: 'user' });
    return ended;
  } catch (error) {
    // Commander has said it already, help on stdout and mistakes on stderr.
    if (error instanceof CommanderError) return error.exitCode === 0 ? status.done : status.usage;
    if (!(error instanceof CliError)) throw error;
    terminal.err(`inglenook: ${error.message}\n`);
    return error.status;
  }
}

/** The terminal of this process. */
export function processTerminal(words: LineWords): Terminal {
  const interrupted = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.resolve());
  // `inglenook watch | head` ends with its reader.
  process.stdout.on('error', () => interrupted.resolve());
  return {
    words,
    environment: process.env,
    isTty: process.stdout.isTTY === true,
    columns: process.stdout.columns ?? 0,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    read: async () => {
      const parts: Buffer[] = [];
      for await (const part of process.stdin) parts.push(part as Buffer);
      return Buffer.concat(parts).toString('utf8');
    },
    interrupted: interrupted.promise,
  };
}
