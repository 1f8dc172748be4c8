/** What triggers on entities have in common: a memory between changes, and the time for which it must hold. */
import type { Dispose } from '../../base/events.ts';
import type { Clock } from '../../base/ports.ts';
import type { Entity } from '../../model/entities.ts';
import type { Armed, EntityChange, Facts, Fire } from './trigger.ts';

/** What a change is to a trigger. */
export interface Match<M> {
  readonly memory: M;
  /** It began to match by this change. */
  readonly entered: boolean;
  /** What it matched still holds: a running for-duration goes on. */
  readonly holds: boolean;
  readonly facts: Facts;
}

/** Arms a trigger of which `match` says what a change is to it. */
export function armStateful<M>(
  options: {
    readonly memory: M;
    readonly forSeconds: number | undefined;
    match(memory: M, change: EntityChange): Match<M>;
  },
  fire: Fire,
  clock: Clock,
): Armed {
  const forMs = (options.forSeconds ?? 0) * 1000;
  let { memory } = options;
  let timer: Dispose | undefined;
  let waiting: Facts | undefined;
  const stop = (): void => {
    timer?.();
    timer = undefined;
  };
  const wait = (): void => {
    stop();
    timer = clock.after(forMs, () => {
      const facts = waiting;
      timer = undefined;
      waiting = undefined;
      if (facts !== undefined) fire(facts);
    });
  };
  return {
    changed(change) {
      const found = options.match(memory, change);
      memory = found.memory;
      if (found.entered && forMs === 0) {
        fire(found.facts);
      } else if (found.entered) {
        waiting = found.facts;
        wait();
      } else if (!found.holds) {
        stop();
        waiting = undefined;
      }
    },
    // Nobody knows what happened in sleep: the for-duration begins anew.
    suspended: stop,
    resumed: () => (waiting === undefined ? undefined : wait()),
    dispose: stop,
  };
}

/** What an entity did, as templates and traces see it. */
export function changeFacts(type: string, from: string | undefined, to: string | undefined, entity: Entity): Facts {
  return {
    type,
    entityId: entity.id,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
