/** How much may wait for the clients of the built-in broker: for each, and for all together. Pure. */

export interface QueueLimits {
  /** For one client. */
  readonly each: number;
  /** For all; past it only those go on that have less than `small`. */
  readonly total: number;
  readonly small: number;
}

export class QueueBudget {
  readonly #limits: QueueLimits;
  #total = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  get total(): number {
    return this.#total;
  }

  /** Whether a client for whom `own` bytes wait may have `more`. The first always may, however large. */
  mayHold(own: number, more: number): boolean {
    if (own === 0) return true;
    const then = own + more;
    return then <= this.#limits.each && (then <= this.#limits.small || this.#total + more <= this.#limits.total);
  }

  /** Something waits (positive), or waits no longer (negative). */
  count(bytes: number): void {
    this.#total += bytes;
  }
}
