/** Long work on the database in pieces of a few milliseconds, between which messages get their turn. */
import { performance } from 'node:perf_hooks';
import { limits } from '../base/limits.ts';

export interface PieceSize {
  /** In whatever a piece is measured: rows, seconds, pages. */
  readonly first: number;
  readonly least: number;
  readonly most: number;
}

/** Finds by measuring how much may be done in one piece: a slow disk gets smaller ones. */
export class Pace {
  readonly #bounds: PieceSize;
  readonly #now: () => number;
  #size: number;
  #spentMs = 0;

  /** @param now monotonic, in milliseconds. */
  constructor(bounds: PieceSize, now: () => number = () => performance.now()) {
    this.#bounds = bounds;
    this.#size = bounds.first;
    this.#now = now;
  }

  /** Does one piece, and learns from how long it took. `work` is told how large it may be. */
  do<T>(work: (size: number) => T): T {
    const began = this.#now();
    const value = work(this.#size);
    const tookMs = this.#now() - began;
    this.#spentMs += tookMs;
    const { least, most } = this.#bounds;
    if (tookMs > limits.historyPieceMs) this.#size = Math.max(Math.floor(this.#size / 2), least);
    else if (tookMs < limits.historyPieceMs / 4) this.#size = Math.min(this.#size * 2, most);
    return value;
  }

  /** Lets others have their turn, once this one has had its time. */
  async turn(): Promise<void> {
    if (this.#spentMs < limits.historyPieceMs / 2) return;
    this.#spentMs = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
