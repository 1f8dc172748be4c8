/** What the parts of the service say, as the events that window, terminal and JSON-RPC hear. */
import type { AlertEvents } from '../alerts/inbox.ts';
import type { AutomationEvents } from '../automations/engine.ts';
import type { Dispose, Emitter, Listenable } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Clock, Timers } from '../base/ports.ts';
import type { Brokers } from '../brokers/brokers.ts';
import type { Rejections } from '../discovery/rejections.ts';
import type { Registry } from '../entities/registry.ts';
import { streamChanges } from '../entities/stream.ts';
import type { ServiceEvents } from '../model/service.ts';
import type { TaskEvents } from '../tasks/ports.ts';

export interface AnnouncedParts {
  readonly registry: Registry;
  readonly brokers: Pick<Brokers, 'on'>;
  readonly alerts: Listenable<AlertEvents>;
  readonly tasks: Listenable<TaskEvents>;
  readonly automations: Listenable<AutomationEvents>;
  /** A config of an entity was refused after it was taken up. */
  rejected(brokerId: string, topic: string, reason: string): void;
}

/** Connects the parts to the events; each of the answers ends one connection. */
export function announce(parts: AnnouncedParts, events: Emitter<ServiceEvents>): Dispose[] {
  const { registry, brokers, alerts, tasks, automations } = parts;
  const emit: Emitter<ServiceEvents>['emit'] = (name, event) => events.emit(name, event);
  return [
    registry.on('setAside', ({ entity, reason }) => parts.rejected(entity.broker.id, entity.discoveryTopic, reason)),
    registry.on('removed', ({ entity }) => emit('entity.removed', { id: entity.id })),
    registry.on('event', ({ entity, type, attributes }) => emit('entity.event', { id: entity.id, type, attributes })),
    registry.on('trigger', (event) => emit('device.trigger', event)),
    registry.on('tag', ({ tagId, deviceId }) =>
      emit('tag.scanned', deviceId === undefined ? { tagId } : { tagId, deviceId }),
    ),
    registry.on('deviceChanged', ({ id }) => {
      const device = events.count('device.changed') > 0 ? registry.devices.record(id) : undefined;
      if (device !== undefined) emit('device.changed', { device });
    }),
    registry.on('deviceRemoved', ({ id }) => emit('device.removed', { id })),
    brokers.on('changed', ({ record }) => emit('broker.changed', { broker: record })),
    brokers.on('removed', ({ id }) => emit('broker.removed', { id })),
    alerts.on('alert.raised', (event) => emit('alert.raised', event)),
    alerts.on('alert.changed', (event) => emit('alert.changed', event)),
    tasks.on('task.changed', (event) => emit('task.changed', event)),
    tasks.on('task.removed', (event) => emit('task.removed', event)),
    tasks.on('task.run', (event) => emit('task.run', event)),
    automations.on('automation.changed', (event) => emit('automation.changed', event)),
    automations.on('automation.removed', (event) => emit('automation.removed', event)),
  ];
}

/** Keeps what discovery refused, and says it. */
export function rejecting(rejections: Rejections, clock: Clock, events: Emitter<ServiceEvents>) {
  return (brokerId: string, topic: string, reason: string, payload?: string): void => {
    const short = reason.slice(0, limits.rejectionReasonChars);
    rejections.add({ at: new Date(clock.now()).toISOString(), brokerId, topic, reason: short }, payload);
    events.emit('discovery.rejected', { topic, reason: short });
  };
}

/** Tells changes of entities for as long as somebody listens: then, and only then, records are built. */
export class EntityStream {
  readonly #registry: Registry;
  readonly #timers: Timers;
  readonly #events: Emitter<ServiceEvents>;
  #stop: Dispose | undefined;

  constructor(registry: Registry, timers: Timers, events: Emitter<ServiceEvents>) {
    this.#registry = registry;
    this.#timers = timers;
    this.#events = events;
  }

  /** Listeners came or went. */
  follow(): void {
    if (this.#events.count('entity.changed') === 0) {
      this.stop();
      return;
    }
    this.#stop ??= streamChanges(this.#registry, this.#timers, (entity, retained) =>
      this.#events.emit('entity.changed', { entity: entity.record(), retained }),
    );
  }

  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
