/**
 * Arms triggers and calls back when they fire: those of automations for as long as they are enabled, those of `wait`
 * actions until they fire. What happens in the home costs one Map look-up when no trigger is about it.
 */
import { assertNever } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import type { Trigger } from '../model/automations.ts';
import {
  type Armed,
  armMqtt,
  armSilence,
  armStateful,
  armTimed,
  type DeviceTrigger,
  type EntityEvent,
  type Fire,
  type HubOptions,
} from './armed.ts';
import type { EntityChange } from './triggers.ts';

export class TriggerHub {
  readonly #options: HubOptions;
  readonly #byEntity = new Map<string, Set<Armed>>();
  readonly #all = new Set<Armed>();

  constructor(options: HubOptions) {
    this.#options = options;
  }

  /** Whether a change or event of this entity can concern a trigger. */
  interested(entityId: string): boolean {
    return this.#byEntity.has(entityId);
  }

  /** Calls `fire` each time until disposed. */
  arm(trigger: Trigger, fire: Fire): Dispose {
    const armed = this.#make(trigger, fire);
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

  #make(trigger: Trigger, fire: Fire): Armed {
    switch (trigger.type) {
      case 'state':
      case 'numeric':
      case 'availability':
        return armStateful(trigger, fire, this.#options);
      case 'time':
      case 'cron':
      case 'sun':
        return armTimed(trigger, fire, this.#options);
      case 'mqtt':
        return armMqtt(trigger, fire, this.#options);
      case 'silence':
        return armSilence(trigger, fire, this.#options);
      case 'event':
        return {
          event({ entityId, type, attributes }) {
            if (trigger.eventType !== undefined && trigger.eventType !== type) return;
            fire({ type: 'event', entityId, event: type, attributes });
          },
          dispose: () => undefined,
        };
      case 'device':
        return {
          deviceTrigger({ deviceId, type, subtype, payload }) {
            if (deviceId !== trigger.deviceId || type !== trigger.triggerType) return;
            if (trigger.subtype !== undefined && trigger.subtype !== subtype) return;
            fire({ type: 'device', event: `${type} ${subtype}`, payload });
          },
          dispose: () => undefined,
        };
      case 'tag':
        return {
          tag: (tagId) => (tagId === trigger.tagId ? fire({ type: 'tag', event: tagId }) : undefined),
          dispose: () => undefined,
        };
      case 'service-start':
        return { started: () => fire({ type: 'service-start' }), dispose: () => undefined };
      case 'resume':
        return { resumed: () => fire({ type: 'resume' }), dispose: () => undefined };
      case 'manual':
        return { dispose: () => undefined };
      default:
        return assertNever(trigger);
    }
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
