/** What the registry is given: its surroundings, and the brokers whose entities it keeps. */
import type { Clock, Logger, Timers } from '../base/ports.ts';
import type { EntityBinding } from './binding.ts';
import type { BrokerSide } from './live-entity.ts';
import type { RegistryMemory } from './memory.ts';

/** A broker as the registry sees it: routes topics, and says when its subscriptions stand. */
export interface RegistryBroker extends BrokerSide {
  bind(filter: string, qos: 0 | 1 | 2, binding: EntityBinding): void;
  unbind(filter: string, binding: EntityBinding): void;
  /** Resolves when every subscription so far stands, or will not for the time being. */
  settled(): Promise<void>;
}

export interface RegistryOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly memory: RegistryMemory;
  readonly timeZone: string;
  readonly maxEntities?: number;
}
