/** What a page was last told of each entity: as long as nothing but the state changes, nothing but that is sent. */
import type { LiveEntity } from '../service/entities/live-entity.ts';

/** One that was told of within this time speaks often. */
const seldomMs = 10_000;

type Fixed = Pick<
  LiveEntity,
  | 'config'
  | 'common'
  | 'name'
  | 'deviceId'
  | 'objectId'
  | 'nodeId'
  | 'deviceSetting'
  | 'labels'
  | 'setAside'
  | 'discoveryTopic'
>;

interface Told {
  /** From now on the page knows this one as it is. @returns whether it knew all of it but its state. */
  tell(entity: LiveEntity, now: number): boolean;
  /** Whether it was told of a moment ago. */
  isOften(entity: LiveEntity, now: number): boolean;
  forget(): void;
}

export function createTold(): Told {
  let known = new WeakMap<LiveEntity, { fixed: Fixed; at: number }>();
  return {
    tell(entity, now) {
      const before = known.get(entity);
      if (before !== undefined && isFixed(before.fixed, entity)) {
        before.at = now;
        return true;
      }
      known.set(entity, { fixed: fixedOf(entity), at: now });
      return false;
    },
    isOften(entity, now) {
      const at = known.get(entity)?.at;
      return at !== undefined && now - at < seldomMs;
    },
    forget() {
      known = new WeakMap();
    },
  };
}

/** Everything that `LiveEntity.record` reads and that no message about a state changes. */
function fixedOf(entity: LiveEntity): Fixed {
  const { config, common, name, deviceId, objectId, nodeId, deviceSetting, labels, setAside, discoveryTopic } = entity;
  return { config, common, name, deviceId, objectId, nodeId, deviceSetting, labels, setAside, discoveryTopic };
}

function isFixed(before: Fixed, now: Fixed): boolean {
  return (
    before.config === now.config &&
    before.common === now.common &&
    before.name === now.name &&
    before.deviceId === now.deviceId &&
    before.objectId === now.objectId &&
    before.nodeId === now.nodeId &&
    before.deviceSetting === now.deviceSetting &&
    before.labels === now.labels &&
    before.setAside === now.setAside &&
    before.discoveryTopic === now.discoveryTopic
  );
}
