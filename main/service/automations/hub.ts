/**
 * Arms triggers and calls back when they fire: those of automations for as long as they are enabled, those of `wait`
 * actions until they fire. What happens in the home costs one Map look-up when no trigger is about it.
 */
import type { Dispose } from '../base/events.ts';
import type { Trigger } from '../model/automations.ts';
import type { TaskRun } from '../model/tasks.ts';
import { armTrigger } from './triggers/table.ts';
import type {
  Armed,
  DeviceTrigger,
  EntityChange,
  EntityEvent,
  Fire,
  HookCall,
  TriggerHost,
} from './triggers/trigger.ts';

export class TriggerHub {
  readonly #host: TriggerHost;
  readonly #byEntity = new Map<string, Set<Armed>>();
  readonly #all = new Set<Armed>();

  constructor(host: TriggerHost) {
    this.#host = host;
  }

  /** Whether a change or event of this entity can concern a trigger. */
  interested(entityId: string): boolean {
    return this.#byEntity.has(entityId);
  }

  /** Calls `fire` each time until disposed. */
  arm(trigger: Trigger, fire: Fire): Dispose {
    const armed = armTrigger(trigger, fire, this.#host);
    const entityId = 'entityId' in trigger ? trigger.entityId : undefined;
    this.#all.add(armed);
    if (entityId !== undefined) addTo(this.#byEntity, entityId, armed);
    return () => {
      if (!this.#all.delete(armed)) return;
      armed.dispose();
      if (entityId !== undefined) removeFrom(this.#byEntity, entityId, armed);
    };
  }

  entityChanged(change: EntityChange): void {
    this.#tell(this.#byEntity.get(change.entity.id), (armed) => armed.changed?.(change));
  }

  entityEvent(event: EntityEvent): void {
    this.#tell(this.#byEntity.get(event.entityId), (armed) => armed.event?.(event));
  }

  deviceTrigger(trigger: DeviceTrigger): void {
    this.#tell(this.#all, (armed) => armed.deviceTrigger?.(trigger));
  }

  tag(tagId: string): void {
    this.#tell(this.#all, (armed) => armed.tag?.(tagId));
  }

  /** Answers how many it fired, and how many have this hook but take another method. */
  hook(call: HookCall): { readonly fired: number; readonly refused: number } {
    const seen = { fired: 0, refused: 0 };
    this.#tell(this.#all, (armed) => {
      const answer = armed.hook?.(call);
      if (answer === 'fired') seen.fired += 1;
      else if (answer === 'method') seen.refused += 1;
    });
    return seen;
  }

  taskEnded(run: TaskRun): void {
    this.#tell(this.#all, (armed) => armed.taskEnded?.(run));
  }

  started(): void {
    this.#tell(this.#all, (armed) => armed.started?.());
  }

  suspended(): void {
    this.#tell(this.#all, (armed) => armed.suspended?.());
  }

  resumed(): void {
    this.#tell(this.#all, (armed) => armed.resumed?.());
  }

  clockSet(): void {
    this.#tell(this.#all, (armed) => armed.clockSet?.());
  }

  /** Whoever fires may arm and disarm others: those that come in between wait, those that went are not told. */
  #tell(concerned: ReadonlySet<Armed> | undefined, what: (armed: Armed) => void): void {
    if (concerned === undefined) return;
    for (const armed of [...concerned]) if (this.#all.has(armed)) what(armed);
  }
}

function addTo(map: Map<string, Set<Armed>>, key: string, armed: Armed): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([armed]));
  else known.add(armed);
}

function removeFrom(map: Map<string, Set<Armed>>, key: string, armed: Armed): void {
  const known = map.get(key);
  known?.delete(armed);
  if (known?.size === 0) map.delete(key);
}
