/** How many lines of one event the log takes in a while; the rest is counted. A stranger's nonsense is one event. */

export interface LeftOut {
  readonly event: string;
  readonly lines: number;
}

interface Window {
  startMs: number;
  lines: number;
}

export class LogGate {
  readonly #lines: number;
  readonly #windowMs: number;
  readonly #windows = new Map<string, Window>();

  /** @param lines of one event within `windowMs`. */
  constructor(lines: number, windowMs: number) {
    this.#lines = lines;
    this.#windowMs = windowMs;
  }

  /** True when a line of this event may be written now. */
  passes(event: string, nowMs: number): boolean {
    const window = this.#windows.get(event);
    if (window === undefined) {
      this.#windows.set(event, { startMs: nowMs, lines: 1 });
      return true;
    }
    if (window.lines <= this.#lines && this.#isOver(window, nowMs)) {
      window.startMs = nowMs;
      window.lines = 0;
    }
    window.lines += 1;
    return window.lines <= this.#lines;
  }

  /** What was left out in the windows that are over; they begin anew. Call it once per window. */
  takeLeftOut(nowMs: number): LeftOut[] {
    const found: LeftOut[] = [];
    for (const [event, window] of this.#windows) {
      if (!this.#isOver(window, nowMs)) continue;
      if (window.lines > this.#lines) found.push({ event, lines: window.lines - this.#lines });
      this.#windows.delete(event);
    }
    return found;
  }

  /** Something was left out and not told yet. */
  get hasLeftOut(): boolean {
    return this.#windows.values().some(({ lines }) => lines > this.#lines);
  }

  /** Also where the clock was set back. */
  #isOver({ startMs }: Window, nowMs: number): boolean {
    return nowMs < startMs || nowMs - startMs >= this.#windowMs;
  }
}
