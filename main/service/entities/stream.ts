/**
 * Changes of entities for whoever shows them: the first at once, further ones of the same entity merged into one per
 * 33 ms, the last one always. Costs nothing while nobody listens.
 */
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Timers } from '../base/ports.ts';
import type { LiveEntity } from './live-entity.ts';
import type { Registry } from './registry.ts';

export type ChangeListener = (entity: LiveEntity, retained: boolean) => void;

interface Waiting {
  retained: boolean;
}

/** Calls `listener` for each change, merged. Records are built by the listener, if it wants one. */
export function streamChanges(registry: Registry, timers: Timers, listener: ChangeListener): Dispose {
  const sentAt = new Map<LiveEntity, number>();
  const waiting = new Map<LiveEntity, Waiting>();
  let timer: Dispose | undefined;

  const flush = (): void => {
    timer = undefined;
    const now = timers.now();
    const due = [...waiting];
    waiting.clear();
    sentAt.clear();
    for (const [entity, { retained }] of due) {
      sentAt.set(entity, now);
      listener(entity, retained);
    }
    if (due.length > 0) arm();
  };
  const arm = (): void => {
    timer ??= timers.after(limits.entityChangedMergeMs, flush);
  };

  const offChanged = registry.on('changed', ({ entity, retained }) => {
    const known = waiting.get(entity);
    if (known !== undefined) {
      // A merged change is a replay only if all of it was.
      known.retained &&= retained;
      return;
    }
    const now = timers.now();
    const last = sentAt.get(entity);
    arm();
    if (last !== undefined && now - last < limits.entityChangedMergeMs) {
      waiting.set(entity, { retained });
      return;
    }
    sentAt.set(entity, now);
    listener(entity, retained);
  });
  const offRemoved = registry.on('removed', ({ entity }) => {
    waiting.delete(entity);
    sentAt.delete(entity);
  });
  return () => {
    offChanged();
    offRemoved();
    timer?.();
  };
}
