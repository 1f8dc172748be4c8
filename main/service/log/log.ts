/** The log: JSON lines through pino, to stderr and to a file that is kept small. Never to stdout: that is JSON-RPC's. */
import pino from 'pino';
import { limits } from '../base/limits.ts';
import type { LogFields, Logger } from '../base/ports.ts';
import { LogGate } from './gate.ts';
import { redactFields, redactText } from './redact.ts';
import { RotatingFile, StreamSink } from './sinks.ts';

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
  /** Writes what was logged to the disk; safe while the process exits. Lines are gathered otherwise. */
  flush(): void;
  /** Why there is no log file although one was asked for. */
  readonly fileProblem?: string;
}

/** A logger; an unwritable log file is no reason to stop, and is told in `fileProblem`. */
export function createLogger(options: LoggerOptions): RootLogger {
  const streams: pino.StreamEntry[] = [];
  if (options.stderr) streams.push({ level: 'trace', stream: new StreamSink(process.stderr) });
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
    ...wrap(root, undefined, root, createTally(root)),
    setLevel: (level) => {
      root.level = level;
    },
    flush: () => file?.flush(),
    ...(fileProblem === undefined ? {} : { fileProblem }),
  };
}

/** Whether a line of an event is taken. */
type Tally = (event: string) => boolean;

/** Lets so many lines of each event through, and says every while what was left out. */
function createTally(root: pino.Logger): Tally {
  const gate = new LogGate(limits.logLinesPerEvent, limits.logWindowMs);
  let isTelling = false;
  const tellLater = (): void => {
    if (isTelling) return;
    isTelling = true;
    setTimeout(tell, limits.logWindowMs).unref();
  };
  const tell = (): void => {
    isTelling = false;
    for (const { event, lines } of gate.takeLeftOut(Date.now())) root.warn({ of: event, lines }, 'log.leftOut');
    if (gate.hasLeftOut) tellLater();
  };
  return (event) => {
    const passes = gate.passes(event, Date.now());
    if (!passes) tellLater();
    return passes;
  };
}

/** Children ask the root for the level, so that a change of it reaches them all. */
function wrap(root: pino.Logger, scope: string | undefined, target: pino.Logger, takes: Tally): Logger {
  const prefix = scope === undefined ? '' : `${scope}.`;
  const at =
    (level: LogLevel) =>
    (event: string, fields: LogFields = {}): void => {
      if (root.isLevelEnabled(level) && takes(`${prefix}${event}`)) target[level](fields, event);
    };
  return {
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (name) => {
      const path = `${prefix}${name}`;
      return wrap(root, path, root.child({ scope: path }, { level: 'trace' }), takes);
    },
  };
}
