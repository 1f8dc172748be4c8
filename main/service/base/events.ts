/** A typed emitter: listeners are isolated from each other, and each subscription returns its disposer. */

/** Ends a subscription or a timer. Calling it again does nothing. */
export type Dispose = () => void;

export interface Listenable<Events extends object> {
  /** Calls `listener` on each event until the returned disposer is called. */
  on<K extends keyof Events>(name: K, listener: (event: Events[K]) => void): Dispose;
}

export class Emitter<Events extends object> implements Listenable<Events> {
  readonly #listeners = new Map<keyof Events, ReadonlyArray<(event: never) => void>>();
  readonly #onError: (error: unknown, name: string) => void;

  /** @param onError is told of a listener that threw; the other listeners still run. */
  constructor(onError: (error: unknown, name: string) => void) {
    this.#onError = onError;
  }

  on<K extends keyof Events>(name: K, listener: (event: Events[K]) => void): Dispose {
    // Copy on write: a listener may come or go while an event is being delivered.
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
    let active = true;
    return () => {
      if (!active) return;
      active = false;
      this.#listeners.set(
        name,
        (this.#listeners.get(name) ?? []).filter((each) => each !== listener),
      );
    };
  }

  emit<K extends keyof Events>(name: K, event: Events[K]): void {
    const listeners = this.#listeners.get(name) as ReadonlyArray<(event: Events[K]) => void> | undefined;
    if (listeners === undefined) return;
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        this.#onError(error, String(name));
      }
    }
  }

  /** How many listeners an event has; lets tests see that nothing leaks. */
  count(name: keyof Events): number {
    return this.#listeners.get(name)?.length ?? 0;
  }
}
