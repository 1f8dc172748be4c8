/**
 * How a device is taken away: where it lives, without touching what is others'. A retained message is only ever cleared
 * where it announces this one device and nothing else. Pure.
 */
import type { DefinitionSource } from '../discovery/definition.ts';

/** What of a device was taken up: an entity, a trigger or a tag. */
export interface Item {
  readonly source: DefinitionSource;
  /** The topic of the message that announced it. */
  readonly discoveryTopic: string;
}

/** A request to a Zigbee2MQTT bridge, which answers on `answer` (zigbee2mqtt.io, MQTT topics and messages). */
export interface BridgeRequest {
  readonly topic: string;
  readonly answer: string;
  /** The IEEE address of a device, or the number of a group. */
  readonly id: string;
}

export interface RemovalPlan {
  /** Topics of retained messages that are cleared. */
  readonly clear: readonly string[];
  readonly request: BridgeRequest | undefined;
  /** Why it cannot be taken away, only forgotten here. */
  readonly obstacle: string | undefined;
}

const bridgeTopics = /^(.+)\/bridge\/(?:devices|groups)$/;
const zigbeeDevice = /^zigbee2mqtt_(0x[0-9a-f]+)$/;
const zigbeeGroup = /^zigbee2mqtt_.+_(\d+)$/;

/**
 * @param items everything that hangs on the device
 * @param identifiers those of the device
 * @param isShared whether a topic announces something of another device too
 */
export function planRemoval(
  items: readonly Item[],
  identifiers: readonly string[],
  isShared: (topic: string) => boolean,
): RemovalPlan {
  const clear = new Set<string>();
  const obstacles = new Set<string>();
  let request: BridgeRequest | undefined;
  for (const { source, discoveryTopic: topic } of items) {
    if (source === 'zigbee2mqtt') {
      request ??= requestOf(topic, identifiers);
      if (request === undefined) obstacles.add('the bridge itself is removed by stopping Zigbee2MQTT');
    } else if (source === 'homeassistant' || source === 'tasmota') {
      // A discovery topic ends so (section 2); anything else is somebody's data.
      if (!topic.endsWith('/config')) obstacles.add(`${topic} is no announcement`);
      else if (isShared(topic)) obstacles.add(`${topic} announces other devices too`);
      else for (const each of announcedBy(source, topic)) clear.add(each);
    } else if (source === 'manual') obstacles.add('it was added by hand, in Settings');
    else if (source === 'http') obstacles.add('its values are fetched by a task');
    else obstacles.add('it announces itself again as long as it is connected');
  }
  const isRemovable = obstacles.size === 0 && (clear.size > 0 || request !== undefined);
  if (isRemovable) return { clear: [...clear], request, obstacle: undefined };
  return { clear: [], request: undefined, obstacle: [...obstacles][0] ?? 'nothing on the broker announces it' };
}

/** Tasmota announces the configuration and the sensors of a device apart. */
function announcedBy(source: DefinitionSource, topic: string): readonly string[] {
  const root = source === 'tasmota' ? /^(tasmota\/discovery\/[^/]+)\/(?:config|sensors)$/.exec(topic)?.[1] : undefined;
  return root === undefined ? [topic] : [`${root}/config`, `${root}/sensors`];
}

function requestOf(topic: string, identifiers: readonly string[]): BridgeRequest | undefined {
  const base = bridgeTopics.exec(topic)?.[1];
  if (base === undefined) return undefined;
  for (const identifier of identifiers) {
    if (identifier.startsWith('zigbee2mqtt_bridge_')) return undefined;
    const device = zigbeeDevice.exec(identifier)?.[1];
    const group = device === undefined ? zigbeeGroup.exec(identifier)?.[1] : undefined;
    const kind = device === undefined ? 'group' : 'device';
    const id = device ?? group;
    if (id !== undefined)
      return { topic: `${base}/bridge/request/${kind}/remove`, answer: `${base}/bridge/response/${kind}/remove`, id };
  }
  return undefined;
}
