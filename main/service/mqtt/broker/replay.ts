/** Sends retained messages to one session, as fast as its client takes them and the loop has time. */

import type { Qos } from '../model.ts';
import type { BrokerCore } from './core.ts';
import type { Publication } from './publication.ts';
import type { Subscriber } from './subscribers.ts';

/** Whom retained messages are sent to. */
export interface ReplayTarget extends Subscriber {
  readonly hasRoom: boolean;
}

type Steps = Iterator<{ readonly message: Publication; readonly granted: Qos } | undefined>;

export class Replay {
  readonly #core: BrokerCore;
  readonly #target: ReplayTarget;
  /** Subscriptions that came while an earlier replay is under way. */
  #next: Array<ReadonlyMap<string, Qos>> = [];
  #steps: Steps | undefined;
  #isQueued = false;
  #isStopped = false;

  constructor(core: BrokerCore, target: ReplayTarget) {
    this.#core = core;
    this.#target = target;
  }

  add(filters: ReadonlyMap<string, Qos>): void {
    this.#next.push(filters);
    this.goOn();
  }

  /** There may be room again. */
  goOn(): void {
    if (this.#isQueued || this.#isStopped || (this.#steps === undefined && this.#next.length === 0)) return;
    this.#isQueued = true;
    this.#core.turns.later(this.#job);
  }

  stop(): void {
    this.#isStopped = true;
    this.#next = [];
    this.#steps = undefined;
  }

  readonly #job = (): boolean => {
    this.#isQueued = this.#work();
    return this.#isQueued;
  };

  #work(): boolean {
    const { turns, retained } = this.#core;
    while (!this.#isStopped) {
      if (!turns.hasTime()) return true;
      if (!this.#target.hasRoom) return false;
      this.#steps ??= this.#begin(retained);
      if (this.#steps === undefined) return false;
      const step = this.#steps.next();
      if (step.done === true) this.#steps = undefined;
      else if (step.value !== undefined) this.#target.deliver(step.value.message, step.value.granted);
    }
    return false;
  }

  #begin(retained: BrokerCore['retained']): Steps | undefined {
    const filters = this.#next.shift();
    return filters === undefined ? undefined : retained.replay(filters);
  }
}
