/** What an attack campaign is, and what all of them use: chance that can be repeated, and a service seen from outside. */
import { readFileSync } from 'node:fs';
import { HeadlessClient } from '../support/headless-client.ts';

/** What a campaign saw. No fault, and the campaign held. */
export interface Findings {
  /** What was done, and how often. */
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
  /** Milliseconds: the longest that the service took for a question that it answers at once. */
  readonly worstAnswerMs: number;
  /** The most memory that the service's process ever had; undefined where the system does not tell. */
  readonly worstMemoryMiB: number | undefined;
}

export interface Order {
  readonly seed: number;
  /** 1 is what the nightly run does. */
  readonly scale: number;
}

export type Campaign = (order: Order) => Promise<Findings>;

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(chance: () => number, items: readonly T[]): T {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

const askEveryMs = 50;
const answerWithinMs = 15_000;

/** A headless service in a process of its own, asked all the time whether it still answers. */
export class Target {
  readonly client: HeadlessClient;
  readonly ready: Promise<Record<string, unknown>>;
  worstAnswerMs = 0;
  worstMemoryMiB: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isAsking = false;

  constructor(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    this.client = new HeadlessClient(args, environment);
    this.client.process.stdin?.on('error', () => undefined);
    this.ready = this.client.wait('service.ready', () => true, 30_000);
    // Whoever kills the service before it is ready does not wait for it.
    this.ready.catch(() => undefined);
  }

  /** Begins to ask. */
  watch(): void {
    this.#timer = setInterval(() => void this.#ask(), askEveryMs);
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const since = performance.now();
    const timer = setTimeout(() => {
      this.worstAnswerMs = Math.max(this.worstAnswerMs, answerWithinMs);
    }, answerWithinMs);
    try {
      await this.client.call('service.watch', { entities: 'all' });
      this.worstAnswerMs = Math.max(this.worstAnswerMs, performance.now() - since);
      this.worstMemoryMiB = peakMemoryMiB(this.client.process.pid) ?? this.worstMemoryMiB;
    } catch {
      // It ended: the campaign knows whether it should have.
    } finally {
      clearTimeout(timer);
      this.#isAsking = false;
    }
  }

  /** Ends it as a peer does, and answers its exit status. */
  async end(): Promise<number | string> {
    clearInterval(this.#timer);
    return this.client.end();
  }

  async kill(): Promise<void> {
    clearInterval(this.#timer);
    this.client.process.kill('SIGKILL');
    await this.client.exited;
  }

  isRunning(): boolean {
    return this.client.process.exitCode === null && this.client.process.signalCode === null;
  }
}

/** The most that the process ever had in memory (Linux's VmHWM). */
function peakMemoryMiB(pid: number | undefined): number | undefined {
  try {
    const kibibytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
  } catch {
    return undefined;
  }
}

/** Joins what several targets of one campaign saw. */
export function worstOf(targets: readonly Target[]): Pick<Findings, 'worstAnswerMs' | 'worstMemoryMiB'> {
  const memory = targets.flatMap(({ worstMemoryMiB }) => (worstMemoryMiB === undefined ? [] : [worstMemoryMiB]));
  return {
    worstAnswerMs: Math.max(0, ...targets.map(({ worstAnswerMs }) => worstAnswerMs)),
    worstMemoryMiB: memory.length === 0 ? undefined : Math.max(...memory),
  };
}
