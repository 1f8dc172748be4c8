/** Wires the removal of devices to registry, brokers and database. */
import type { History } from '../history/history.ts';
import { createRemovals, type Removals } from '../removal/removal.ts';
import type { Host } from './host.ts';

export function createRemoving(host: Pick<Host, 'ports' | 'registry' | 'brokers'>, history: History): Removals {
  const { ports, registry, brokers } = host;
  return createRemovals({
    clock: ports.clock,
    timers: ports.timers,
    kv: history.kv,
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
