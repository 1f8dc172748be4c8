/** Who hears of the reports of an entity: of each message that was read, also one that changed nothing. */
import type { Dispose } from '../base/events.ts';

/** @param live whether the device said it now: no retained replay, and no text that was only rendered again. */
export type ReportListener = (live: boolean) => void;

export class Reports {
  readonly #byEntity = new Map<string, ReadonlySet<ReportListener>>();
  readonly #followed: (entityId: string) => void;

  /** @param followed told of an entity of which every message has to be read from now on */
  constructor(followed: (entityId: string) => void = () => undefined) {
    this.#followed = followed;
  }

  /** Calls `listener` after each report of the entity, also of one that is not known yet. */
  readonly follow = (entityId: string, listener: ReportListener): Dispose => {
    this.#byEntity.set(entityId, new Set([...(this.#byEntity.get(entityId) ?? []), listener]));
    this.#followed(entityId);
    return () => {
      // A new set each time: one may come or go while the others are told.
      const rest = new Set([...(this.#byEntity.get(entityId) ?? [])].filter((each) => each !== listener));
      if (rest.size > 0) this.#byEntity.set(entityId, rest);
      else this.#byEntity.delete(entityId);
    };
  };

  /** For every message of every entity: a look at an empty map, as long as nobody follows. */
  told(entityId: string, live: boolean): void {
    if (this.#byEntity.size === 0) return;
    const listeners = this.#byEntity.get(entityId);
    if (listeners !== undefined) for (const listener of listeners) listener(live);
  }

  /** Whether somebody hears of each message of the entity. */
  isFollowed(entityId: string): boolean {
    return this.#byEntity.size > 0 && this.#byEntity.has(entityId);
  }

  /** How many entities are followed; lets tests see that nothing leaks. */
  get size(): number {
    return this.#byEntity.size;
  }
}
