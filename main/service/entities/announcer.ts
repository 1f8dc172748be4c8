/**
 * Says what one burst of configs brought: devices once, entities after one round of subscriptions, so that whoever sees
 * an entity can rely on its being heard.
 */
import { limits } from '../base/limits.ts';
import type { Timers } from '../base/ports.ts';
import { Slices } from '../base/slices.ts';
import type { LiveEntity } from './live-entity.ts';

export interface AnnouncingBroker {
  settled(): Promise<void>;
}

export class Announcer<B extends AnnouncingBroker> {
  readonly #waiting = new Map<B, LiveEntity[]>();
  readonly #devices = new Set<string>();
  readonly #announce: (entity: LiveEntity) => void;
  readonly #deviceChanged: (id: string) => void;
  readonly #timers: Timers;
  readonly #slices: Slices;
  #isScheduled = false;
  /** Heard by now, in the order in which they came; from `#next` on they are still to be announced. */
  #heard: LiveEntity[] = [];
  #next = 0;

  constructor(
    timers: Timers,
    announce: (entity: LiveEntity) => void,
    deviceChanged: (id: string) => void,
    slices = new Slices(limits.announceSliceMs),
  ) {
    this.#timers = timers;
    this.#slices = slices;
    this.#announce = announce;
    this.#deviceChanged = deviceChanged;
  }

  entity(broker: B, entity: LiveEntity): void {
    const waiting = this.#waiting.get(broker);
    if (waiting !== undefined) waiting.push(entity);
    else this.#waiting.set(broker, [entity]);
    this.#schedule();
  }

  device(id: string): void {
    this.#devices.add(id);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      const devices = [...this.#devices];
      this.#devices.clear();
      for (const id of devices) this.#deviceChanged(id);
      const waiting = [...this.#waiting];
      this.#waiting.clear();
      for (const [broker, entities] of waiting) void this.#round(broker, entities);
    });
  }

  async #round(broker: B, entities: readonly LiveEntity[]): Promise<void> {
    await broker.settled();
    // Retained messages follow the acknowledgement: a moment later the first state is known, and nothing flashes.
    await new Promise<void>((resolve) => this.#timers.after(limits.firstStateMs, resolve));
    // The rounds of a large replay end together, and whoever hears of an entity may do much.
    const isIdle = this.#heard.length === 0;
    for (const entity of entities) this.#heard.push(entity);
    if (isIdle && this.#announceSome()) this.#slices.later(() => this.#announceSome());
  }

  /** As many as this turn has time for; true = there are more. */
  #announceSome(): boolean {
    do {
      const entity = this.#heard[this.#next];
      if (entity === undefined) {
        this.#heard = [];
        this.#next = 0;
        return false;
      }
      this.#next += 1;
      this.#announce(entity);
    } while (this.#slices.hasTime());
    return true;
  }
}
