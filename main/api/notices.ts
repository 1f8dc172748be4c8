/**
 * Notifications to one client: as they come while it reads, and once it reads again when it does not. Until then only
 * what changed is remembered: entities are sent in their latest state, for the rest `service.missed` says how many.
 */
import type { Entity, ServiceEventName, ServiceEvents } from '../../preload/contract.ts';

export interface Outgoing {
  /** Sends a notification; false when it was too large to be sent. */
  send(method: string, params: unknown): boolean;
  /** So much waits for the client that only answers should be added. */
  isFull(): boolean;
  /** Answers when there is room again. */
  drained(): Promise<void>;
  /** The entity as it is now. */
  entity(id: string): Entity | undefined;
}

export interface Notices {
  add<K extends ServiceEventName>(name: K, event: ServiceEvents[K]): void;
  stop(): void;
}

export function createNotices(outgoing: Outgoing): Notices {
  const changed = new Set<string>();
  let missed = 0;
  let isCatchingUp = false;
  let isStopped = false;

  const catchUp = async (): Promise<void> => {
    while (!isStopped && (missed > 0 || changed.size > 0)) {
      await outgoing.drained();
      if (missed > 0) {
        const notifications = missed;
        missed = 0;
        outgoing.send('service.missed', { notifications });
      }
      for (const id of changed) {
        if (isStopped || outgoing.isFull()) break;
        changed.delete(id);
        const entity = outgoing.entity(id);
        if (entity !== undefined && !outgoing.send('entity.changed', { entity, retained: false })) missed += 1;
      }
    }
    isCatchingUp = false;
  };

  return {
    add(name, event) {
      if (isStopped) return;
      if (!isCatchingUp && !outgoing.isFull()) {
        if (outgoing.send(name, event)) return;
        missed += 1;
      } else if (name === 'entity.changed') changed.add((event as ServiceEvents['entity.changed']).entity.id);
      else missed += 1;
      if (isCatchingUp) return;
      isCatchingUp = true;
      void catchUp();
    },
    stop() {
      isStopped = true;
      changed.clear();
    },
  };
}
