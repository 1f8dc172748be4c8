/**
 * Holds back what is announced of devices that a person has forgotten here. It stands between the dialects' choice and
 * the registry, and has everything at hand when a device is wanted again.
 */
import type { ForgottenDevice } from '../model/removal.ts';
import type { Home } from './arbiter.ts';
import type { Definition, DeviceInfo } from './definition.ts';

type Marks = Pick<DeviceInfo, 'identifiers' | 'connections'>;

function marksOf({ identifiers, connections }: Marks): string[] {
  return [...identifiers, ...connections.map(([type, value]) => `${type}\0${value}`)];
}

/** A home that lacks the forgotten devices of one broker. */
export class WithoutForgotten<Broker extends { readonly id: string }> implements Home<Broker> {
  readonly #home: Home<Broker>;
  readonly #broker: Broker;
  #list: readonly ForgottenDevice[] = [];
  #marks: ReadonlySet<string> = new Set();
  /** What was announced of forgotten devices, by key. */
  readonly #held = new Map<string, Definition>();

  constructor(home: Home<Broker>, broker: Broker) {
    this.#home = home;
    this.#broker = broker;
  }

  get devices(): Home<Broker>['devices'] {
    return this.#home.devices;
  }

  get(id: string): ReturnType<Home<Broker>['get']> {
    return this.#home.get(id);
  }

  upsert(broker: Broker, definition: Definition): string | undefined {
    if (this.#marks.size === 0 || !this.#isForgotten(definition)) {
      this.#held.delete(definition.key);
      return this.#home.upsert(broker, definition);
    }
    this.#held.set(definition.key, definition);
    // It may have hung on no device, or on another one.
    this.#home.remove(broker, definition.key);
    return undefined;
  }

  remove(broker: Broker, key: string, isFinal?: boolean): void {
    this.#held.delete(key);
    this.#home.remove(broker, key, isFinal);
  }

  /**
   * Takes up a changed list: what is wanted again comes forward, what is forgotten now goes, ids and history stay.
   * @param taken everything of this broker that was taken up
   */
  apply(list: readonly ForgottenDevice[], taken: () => Iterable<Definition>): void {
    const own = list.filter(({ brokerId }) => brokerId === this.#broker.id);
    const before = this.#list;
    if (own.length === before.length && own.every((each, index) => each.id === before[index]?.id)) return;
    this.#list = own;
    this.#marks = new Set(own.flatMap(marksOf));
    for (const definition of [...this.#held.values()]) {
      if (this.#isForgotten(definition)) continue;
      this.#held.delete(definition.key);
      this.#home.upsert(this.#broker, definition);
    }
    if (this.#marks.size === 0) return;
    for (const definition of [...taken()]) {
      if (!this.#isForgotten(definition)) continue;
      this.#held.set(definition.key, definition);
      this.#home.remove(this.#broker, definition.key);
    }
  }

  #isForgotten({ common: { device } }: Definition): boolean {
    return device !== undefined && marksOf(device).some((mark) => this.#marks.has(mark));
  }
}
