/** Who has subscribed to what, and who gets a message: each subscriber once, with its highest QoS (3.3.5). Pure. */
import type { Qos } from '../model.ts';
import { isWildcard } from '../topics.ts';
import { FilterTree } from './filter-tree.ts';
import type { Publication } from './publication.ts';

/** One who gets messages: a client's session, or this process. */
export interface Subscriber {
  deliver(message: Publication, granted: Qos): void;
}

export interface Target {
  readonly subscriber: Subscriber;
  granted: Qos;
}

/** Topics whose subscribers are remembered until the next change. */
const rememberedTopics = 10_000;

export class Subscribers {
  readonly #tree = new FilterTree<Map<Subscriber, Qos>>();
  readonly #remembered = new Map<string, readonly Target[]>();
  #wildcardLevels = 0;

  /** Levels of all filters with wildcards; one message may touch as many places. */
  get wildcardLevels(): number {
    return this.#wildcardLevels;
  }

  add(filter: string, subscriber: Subscriber, qos: Qos): void {
    let at = this.#tree.get(filter);
    if (at === undefined) {
      at = new Map();
      this.#tree.set(filter, at);
      if (isWildcard(filter)) this.#wildcardLevels += filter.split('/').length;
    }
    at.set(subscriber, qos);
    this.#remembered.clear();
  }

  remove(filter: string, subscriber: Subscriber): void {
    const at = this.#tree.get(filter);
    if (at === undefined || !at.delete(subscriber)) return;
    this.#remembered.clear();
    if (at.size > 0) return;
    this.#tree.delete(filter);
    if (isWildcard(filter)) this.#wildcardLevels -= filter.split('/').length;
  }

  of(topic: string): readonly Target[] {
    const known = this.#remembered.get(topic);
    if (known !== undefined) return known;
    const targets = new Map<Subscriber, Target>();
    this.#tree.match(topic, (subscribers) => {
      for (const [subscriber, granted] of subscribers) {
        const target = targets.get(subscriber);
        if (target === undefined) targets.set(subscriber, { subscriber, granted });
        else if (target.granted < granted) target.granted = granted;
      }
    });
    const found = targets.size === 0 ? none : [...targets.values()];
    if (this.#remembered.size >= rememberedTopics) this.#remembered.clear();
    this.#remembered.set(topic, found);
    return found;
  }
}

const none: readonly Target[] = [];
