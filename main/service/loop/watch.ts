/**
 * Watches how late the main loop comes to its timers: over `limits.loopHeldMs` is logged with what ran, over
 * `limits.loopBadMs` is kept for the health page. While something happens it looks often; at rest hardly ever, for
 * looking costs processor time (perf_hooks' monitorEventLoopDelay wakes up all the time, and does not tell what ran).
 */
import { performance } from 'node:perf_hooks';
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Logger, Power, Timers } from '../base/ports.ts';
import { judge } from './policy.ts';

/** What the main loop is doing, told at a few coarse places. */
export interface Activity {
  /** @param label a constant or a name: `task Refresh`, `command history.query`, `messages from Home`. */
  note(label: string): void;
}

/** The loop stood still for long. */
export interface Standstill {
  /** ISO 8601, of its end. */
  readonly at: string;
  readonly ms: number;
  /** What had been noted last. */
  readonly ran: string;
}

export interface LoopWatchOptions {
  readonly timers: Timers;
  readonly logger: Logger;
  readonly power: Power;
  /** Monotonic, in milliseconds. */
  readonly now?: () => number;
  /** Processor time of the main thread so far, in milliseconds. */
  readonly processorMs?: () => number;
}

const labelsKept = 6;

export class LoopWatch implements Activity {
  readonly #timers: Timers;
  readonly #log: Logger;
  readonly #power: Power;
  readonly #now: () => number;
  readonly #processorMs: () => number;
  #standstills: Standstill[] = [];
  #cancel: Dispose | undefined;
  #disposers: Dispose[] = [];
  /** What was noted since the last beat, and the last of all. */
  #ran: string[] = [];
  #last = 'start';
  #beatsAtRest = 0;
  #isFast = false;
  #slept = false;
  #planned = 0;
  #period = 0;
  #used = 0;
  #logged = { at: Number.NEGATIVE_INFINITY, others: 0, worstMs: 0 };

  constructor(options: LoopWatchOptions) {
    this.#timers = options.timers;
    this.#log = options.logger.child('loop');
    this.#power = options.power;
    this.#now = options.now ?? (() => performance.now());
    this.#processorMs = options.processorMs ?? mainThreadMs;
  }

  start(): void {
    if (this.#cancel !== undefined) return;
    const sleeps = (): void => {
      this.#slept = true;
    };
    this.#disposers = [this.#power.on('suspend', sleeps), this.#power.on('resume', sleeps)];
    this.#used = this.#processorMs();
    this.#plan(true);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    for (const dispose of this.#disposers.splice(0)) dispose();
  }

  note(label: string): void {
    this.#beatsAtRest = 0;
    if (label !== this.#last) {
      this.#last = label;
      if (this.#ran.length < labelsKept) this.#ran.push(label);
    }
    if (this.#isFast || this.#cancel === undefined) return;
    // From rest: what is due is looked at now, before a new beat is planned.
    this.#look();
    this.#plan(true);
  }

  /** Long ones of the last day, newest first. */
  standstills(): readonly Standstill[] {
    const since = this.#timers.now() - limits.loopBadKeptMs;
    this.#standstills = this.#standstills.filter(({ at }) => Date.parse(at) >= since);
    return this.#standstills;
  }

  #beat(): void {
    this.#look();
    this.#beatsAtRest += 1;
    this.#plan(this.#beatsAtRest < limits.loopBeatsUntilRest);
  }

  #plan(isFast: boolean): void {
    this.#cancel?.();
    this.#isFast = isFast;
    this.#period = isFast ? limits.loopBeatMs : limits.loopRestBeatMs;
    this.#planned = this.#now() + this.#period;
    this.#cancel = this.#timers.after(this.#period, () => this.#beat());
  }

  #look(): void {
    const used = this.#processorMs();
    const lateMs = this.#now() - this.#planned;
    const { kind, ms } = judge({
      lateMs,
      periodMs: this.#period,
      processorMs: used - this.#used,
      slept: this.#slept,
    });
    this.#used = used;
    this.#slept = false;
    // What was noted before the last beat has had its turn: it is named only where nothing else is.
    const ran = this.#ran.length === 0 ? `after ${this.#last}` : this.#ran.join(', ');
    this.#ran = [];
    if (kind === 'fine') return;
    this.#tell(ms, ran);
    if (kind !== 'bad') return;
    const at = new Date(this.#timers.now()).toISOString();
    this.#standstills = [{ at, ms, ran }, ...this.#standstills].slice(0, limits.loopBadKept);
  }

  /** One line in so long: a machine that is too slow for its work would fill the log. */
  #tell(ms: number, ran: string): void {
    const now = this.#now();
    const { at, others, worstMs } = this.#logged;
    if (now - at < limits.loopLogEveryMs && ms < limits.loopBadMs) {
      this.#logged = { at, others: others + 1, worstMs: Math.max(worstMs, ms) };
      return;
    }
    this.#log.warn('loop.held', { ms, ran, ...(others === 0 ? {} : { others, worstMs }) });
    this.#logged = { at: now, others: 0, worstMs: 0 };
  }
}

function mainThreadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
