/** Ids, topics of availability and what else all entities of a device, a group or the bridge have in common. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import type { Announcement } from '../announcements.ts';
import type { Entry } from './entry.ts';
import type { BridgeInfo } from './messages.ts';

/** What all entities of one bridge need to know. */
export interface BridgeContext {
  /** The base topic. */
  readonly base: string;
  /** Address of the coordinator, as far as it is known. */
  readonly coordinator: string | undefined;
  readonly info: BridgeInfo | undefined;
}

/** Whom a set of entries belongs to, and what they have in common. */
export interface Owner {
  /** Part of the discovery ids. */
  readonly nodeId: string;
  /** Part of the unique ids. */
  readonly uniqueId: string;
  readonly device: RawConfig & { readonly name: string };
  readonly availability: RawConfig;
}

/** Version 1 can send plain text instead of JSON. */
const availabilityTemplate = '{{ value_json.state if value_json is mapping else value }}';

/** Available while all of these say so. */
export function availabilityOf(topics: readonly string[]): RawConfig {
  return {
    availability: topics.map((topic) => ({ topic, value_template: availabilityTemplate })),
    availability_mode: 'all',
  };
}

/** `light.kitchen_lamp`, the entity id that Zigbee2MQTT itself would propose. */
function proposedId({ component, objectId }: Entry, deviceName: string): string {
  const rest = objectId.startsWith(component) ? objectId.slice(component.length).replace(/^[^_]*/, '') : `_${objectId}`;
  return `${component}.${deviceName.replace(/\s+/g, '_').toLowerCase()}${rest}`;
}

/** Adds to the entries what they have in common. The ids are those of Zigbee2MQTT's own announcements. */
export function announce(context: BridgeContext, owner: Owner, entries: readonly Entry[]): Announcement[] {
  const taken = new Set<string>();
  return entries.map((entry) => {
    const { component, raw, deviceSetting } = entry;
    let { objectId } = entry;
    for (let copy = 2; taken.has(`${component} ${objectId}`); copy += 1) objectId = `${entry.objectId}_${copy}`;
    taken.add(`${component} ${objectId}`);
    const entity =
      component === 'device_automation'
        ? {}
        : {
            unique_id: `${owner.uniqueId}_${objectId}_${context.base}`,
            default_entity_id: proposedId({ ...entry, objectId }, owner.device.name),
            ...owner.availability,
          };
    return {
      component,
      discoveryId: `${context.base}/${owner.nodeId} ${objectId}`,
      objectId,
      nodeId: owner.nodeId,
      ...(deviceSetting === true && { deviceSetting }),
      raw: { ...entity, ...raw, device: owner.device },
    };
  });
}

/** The identifier of the bridge as a device, by which devices refer to it. */
export function bridgeIdentifier(coordinator: string): string {
  return `zigbee2mqtt_bridge_${coordinator}`;
}

/** The page of a thing in the frontend, where its address is set. */
export function frontendPage(info: BridgeInfo | undefined, path: string): RawConfig {
  return info?.frontendUrl === undefined ? {} : { configuration_url: `${info.frontendUrl}/#/${path}` };
}

/** The base topic as digits: it tells the groups of several bridges apart, as Zigbee2MQTT itself does. */
export function encodedBase(base: string): string {
  return [...base].map((each) => each.charCodeAt(0)).join('');
}
