/**
 * Shares the loop's time among pieces of work of one kind: all of them together take at most a slice of each turn. Between
 * two turns timers, connections and the window have theirs.
 */

/** Does a part of its work; `true` = there is more, in a later turn. Looks at `hasTime` after each small step. */
export type Job = () => boolean;

export class Slices {
  readonly #sliceMs: number;
  readonly #now: () => number;
  #waiting: Job[] = [];
  #ends = 0;
  #turn: NodeJS.Immediate | undefined;
  #isClosed = false;

  /** @param now monotonic, in milliseconds. */
  constructor(sliceMs: number, now: () => number = () => performance.now()) {
    this.#sliceMs = sliceMs;
    this.#now = now;
  }

  /** Whether this turn's time is not used up. */
  hasTime(): boolean {
    if (this.#turn === undefined && !this.#isClosed) {
      this.#ends = this.#now() + this.#sliceMs;
      this.#turn = setImmediate(() => this.#next());
    }
    return this.#now() < this.#ends;
  }

  /** Has a job done from the next turn on, a part each turn, in rotation with others. */
  later(job: Job): void {
    if (this.#isClosed) return;
    this.#waiting.push(job);
    this.#turn ??= setImmediate(() => this.#next());
  }

  close(): void {
    this.#isClosed = true;
    clearImmediate(this.#turn);
    this.#turn = undefined;
    this.#waiting = [];
  }

  #next(): void {
    this.#turn = undefined;
    if (this.#waiting.length === 0) return;
    this.#ends = this.#now() + this.#sliceMs;
    this.#turn = setImmediate(() => this.#next());
    const jobs = this.#waiting;
    this.#waiting = [];
    const again: Job[] = [];
    let index = 0;
    // The first is always done: time that the loop spends elsewhere must not starve it.
    do {
      const job = jobs[index] as Job;
      index += 1;
      if (job()) again.push(job);
    } while (index < jobs.length && this.#now() < this.#ends);
    this.#waiting = [...jobs.slice(index), ...again, ...this.#waiting];
  }
}
