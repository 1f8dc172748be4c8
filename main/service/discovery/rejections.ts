/** The configs that were refused last, each topic once. */
import { limits } from '../base/limits.ts';
import type { DiscoveryRejection } from '../model/service.ts';

export class Rejections {
  #list: readonly DiscoveryRejection[] = [];
  #count = 0;

  /** How many there were, forgotten ones included. */
  get count(): number {
    return this.#count;
  }

  get list(): readonly DiscoveryRejection[] {
    return this.#list;
  }

  add(rejection: DiscoveryRejection): void {
    this.#count += 1;
    const { topic, brokerId } = rejection;
    const others = this.#list.filter((each) => each.topic !== topic || each.brokerId !== brokerId);
    this.#list = [...others, rejection].slice(-limits.discoveryRejectionsKept);
  }
}
