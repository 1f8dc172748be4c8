/** The configs that were refused last, each topic once, and which of them are still not understood. */
import { limits } from '../base/limits.ts';
import type { NotUnderstood } from '../model/discovery.ts';
import type { DiscoveryRejection } from '../model/service.ts';

function keyOf({ brokerId, topic }: Pick<DiscoveryRejection, 'brokerId' | 'topic'>): string {
  return `${brokerId}\0${topic}`;
}

export class Rejections {
  #list: readonly DiscoveryRejection[] = [];
  #count = 0;
  /** By broker and topic, the one that came last at the end. */
  readonly #open = new Map<string, NotUnderstood>();

  /** How many there were, forgotten ones included. */
  get count(): number {
    return this.#count;
  }

  get list(): readonly DiscoveryRejection[] {
    return this.#list;
  }

  /** What is on the brokers now and gave nothing, the latest first. */
  get open(): readonly NotUnderstood[] {
    return [...this.#open.values()].reverse();
  }

  /** @param payload what was refused, where it is at hand. */
  add(rejection: DiscoveryRejection, payload?: string): void {
    this.#count += 1;
    const key = keyOf(rejection);
    this.#list = [...this.#list.filter((each) => keyOf(each) !== key), rejection].slice(
      -limits.discoveryRejectionsKept,
    );
    this.#open.delete(key);
    this.#open.set(key, payload === undefined ? rejection : { ...rejection, ...shown(payload) });
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= limits.discoveryRejectionsKept) break;
      this.#open.delete(oldest);
    }
  }

  /** Another message came on the topic: what was refused there is no more. */
  replaced(brokerId: string, topic: string): void {
    if (this.#open.size > 0) this.#open.delete(keyOf({ brokerId, topic }));
  }

  /** A broker is given up, with all that was said on it. */
  forget(brokerId: string): void {
    for (const [key, each] of this.#open) if (each.brokerId === brokerId) this.#open.delete(key);
  }
}

function shown(payload: string): Pick<NotUnderstood, 'payload' | 'isCut'> {
  const cut = payload.slice(0, limits.keptPayloadChars);
  return { payload: cut, ...(cut.length < payload.length ? { isCut: true } : {}) };
}
