/** Topics of Home Assistant MQTT Discovery (ha-mqtt-discovery, section 1). */
import { isSupportedComponent } from '../../platforms/table.ts';

export interface DiscoveryTopic {
  /** A supported component, or `device` for device-based discovery. */
  readonly component: string;
  readonly nodeId: string | undefined;
  readonly objectId: string;
  /** `"<node_id> <object_id>"` or `"<object_id>"`: identifies the item together with the component. */
  readonly discoveryId: string;
}

const shape = /^(\w+)\/(?:([a-zA-Z0-9_-]+)\/)?([a-zA-Z0-9_-]+)\/config$/;

/** The two filters that cover a prefix. */
export function discoveryFilters(prefix: string): readonly string[] {
  return [`${prefix}/+/+/config`, `${prefix}/+/+/+/config`];
}

/** Takes a topic apart; the reason when it is none that Home Assistant would read. */
export function parseDiscoveryTopic(prefix: string, topic: string): DiscoveryTopic | { readonly reason: string } {
  const match = shape.exec(topic.slice(prefix.length + 1));
  const [, component, nodeId, objectId] = match ?? [];
  if (component === undefined || objectId === undefined) {
    return { reason: 'topic: ids may only hold letters, digits, _ and -' };
  }
  if (component !== 'device' && !isSupportedComponent(component)) {
    return { reason: `topic: ${component} is not a supported component` };
  }
  return { component, nodeId, objectId, discoveryId: nodeId === undefined ? objectId : `${nodeId} ${objectId}` };
}
