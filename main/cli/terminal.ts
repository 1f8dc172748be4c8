/** What a command of the command line reads and writes, and how it ends. */
import type { LineWords } from '../../preload/words/line.ts';

/** Exit statuses: part of the contract with scripts. */
export const status = { done: 0, failed: 1, usage: 2, notRunning: 3, unconfirmed: 4 } as const;

export type Status = (typeof status)[keyof typeof status];

export interface Terminal {
  readonly words: LineWords;
  readonly environment: NodeJS.ProcessEnv;
  /** A person is looking. */
  readonly isTty: boolean;
  readonly columns: number;
  out(text: string): void;
  err(text: string): void;
  /** All of stdin. */
  read(): Promise<string>;
  /** Resolves when the person ends it, or nobody reads any more. */
  readonly interrupted: Promise<void>;
}

/** Ends a command with a line on stderr. */
export class CliError extends Error {
  readonly status: Status;
  constructor(code: Status, message: string) {
    super(message);
    this.name = 'CliError';
    this.status = code;
  }
}
