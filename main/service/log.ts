/** The log: JSON lines through pino, to stderr and to a file that is kept small. Never to stdout: that is JSON-RPC's. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import pino from 'pino';
import { redactFields, redactText } from './log-redact.ts';
import type { LogFields, Logger } from './ports.ts';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Path of the log file; absent = none. */
  readonly file?: string;
  readonly stderr: boolean;
  /** More field names whose values are secrets. */
  readonly redact?: readonly string[];
  readonly maxFileBytes?: number;
  /** How many files there are, the one being written included. */
  readonly files?: number;
}

export interface RootLogger extends Logger {
  setLevel(level: LogLevel): void;
  /** Forces what was logged to the disk; safe while the process exits. */
  flush(): void;
  /** Why there is no log file although one was asked for. */
  readonly fileProblem?: string;
}

/** A logger; an unwritable log file is no reason to stop, and is told in `fileProblem`. */
export function createLogger(options: LoggerOptions): RootLogger {
  const streams: pino.StreamEntry[] = [];
  if (options.stderr) {
    const stderr = pino.destination({ fd: 2, sync: true });
    // Redirected to a file on a full disk: the line is lost.
    stderr.on('error', () => undefined);
    streams.push({ level: 'trace', stream: stderr });
  }
  let file: RotatingFile | undefined;
  let fileProblem: string | undefined;
  if (options.file !== undefined) {
    try {
      file = new RotatingFile(options.file, options.maxFileBytes ?? 5 * 1024 * 1024, options.files ?? 3);
      streams.push({ level: 'trace', stream: file });
    } catch (error) {
      fileProblem = error instanceof Error ? redactText(error.message) : 'unknown';
    }
  }
  const root = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'event',
      formatters: { level: (label) => ({ level: label }), log: redactFields },
      redact: { paths: [...(options.redact ?? [])], censor: '[redacted]' },
    },
    pino.multistream(streams),
  );
  return {
    ...wrap(root, undefined, root),
    setLevel: (level) => {
      root.level = level;
    },
    flush: () => file?.flush(),
    ...(fileProblem === undefined ? {} : { fileProblem }),
  };
}

/** Children ask the root for the level, so that a change of it reaches them all. */
function wrap(root: pino.Logger, scope: string | undefined, target: pino.Logger): Logger {
  const at =
    (level: LogLevel) =>
    (event: string, fields: LogFields = {}): void => {
      if (root.isLevelEnabled(level)) target[level](fields, event);
    };
  return {
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (name) => {
      const path = scope === undefined ? name : `${scope}.${name}`;
      return wrap(root, path, root.child({ scope: path }, { level: 'trace' }));
    },
  };
}

/** A log file that makes room for a new one when it is full: `x.log` -> `x.log.1` -> `x.log.2`, the oldest goes. */
class RotatingFile {
  readonly #path: string;
  readonly #maxBytes: number;
  readonly #files: number;
  #fd: number;
  #bytes: number;

  constructor(path: string, maxBytes: number, files: number) {
    this.#path = path;
    this.#maxBytes = maxBytes;
    this.#files = files;
    mkdirSync(dirname(path), { recursive: true });
    this.#bytes = sizeOf(path);
    if (this.#bytes >= maxBytes) this.#shift();
    this.#fd = openSync(path, 'a', 0o600);
  }

  write(line: string): void {
    const bytes = Buffer.byteLength(line);
    try {
      if (this.#bytes + bytes > this.#maxBytes && this.#bytes > 0) {
        this.#shift();
        const next = openSync(this.#path, 'a', 0o600);
        closeSync(this.#fd);
        this.#fd = next;
      }
      this.#bytes += bytes;
      // Synchronous: a line that was logged survives whatever happens next.
      writeSync(this.#fd, line);
    } catch {
      // A full disk must not end the service, nor hold it up: the line is lost, stderr still has it.
    }
  }

  flush(): void {
    try {
      fsyncSync(this.#fd);
    } catch {
      // Nothing more can be done for these lines.
    }
  }

  #shift(): void {
    try {
      rmSync(this.#numbered(this.#files - 1), { force: true });
      for (let index = this.#files - 2; index >= 0; index--) {
        if (sizeOf(this.#numbered(index)) > 0) renameSync(this.#numbered(index), this.#numbered(index + 1));
      }
    } catch {
      // Rotation failed (a file held open on Windows): go on with the present file.
    }
    this.#bytes = 0;
  }

  #numbered(index: number): string {
    return index === 0 ? this.#path : `${this.#path}.${index}`;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
