/** Wires the removal of devices to registry, brokers and database. */
import type { Clock, Timers } from '../base/ports.ts';
import type { Brokers } from '../brokers/brokers.ts';
import type { Registry } from '../entities/registry.ts';
import type { KvStore } from '../history/kv-store.ts';
import { createRemovals, type Removals } from '../removal/removal.ts';

export interface RemovingPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly kv: KvStore;
  readonly registry: Pick<Registry, 'devices' | 'get' | 'items'>;
  readonly brokers: Pick<Brokers, 'unit'>;
}

export function createRemoving({ clock, timers, kv, registry, brokers }: RemovingPorts): Removals {
  return createRemovals({
    clock,
    timers,
    kv,
    broker: (id) => brokers.unit(id),
    home: {
      device: (id) => registry.devices.record(id),
      brokerOf: (id) => registry.devices.brokerOf(id),
      itemsOf: (id) => registry.devices.itemsOf(id).flatMap((itemId) => registry.get(itemId) ?? []),
      isShared: (brokerId, topic, deviceId) =>
        [...registry.items()].some(
          (item) => item.broker.id === brokerId && item.discoveryTopic === topic && item.deviceId !== deviceId,
        ),
    },
  });
}
