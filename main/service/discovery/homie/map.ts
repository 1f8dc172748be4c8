/** A Homie device as items of discovery. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import type { Announcement } from '../announcements.ts';
import { lightOfNode } from './lights.ts';
import type { HomieDevice, HomieNode, HomieProperty } from './model.ts';
import { itemOfProperty } from './properties.ts';

/** Connected: an alert is something a person should look at, not an absence. */
const connected = "{{ 'online' if value in ['ready', 'sleeping', 'alert'] else 'offline' }}";
/** The last will of a root device speaks for all its children (Homie 5, "Device hierarchy"). */
const notLost = "{{ 'offline' if value in ['lost', 'disconnected'] else 'online' }}";

/** `homie_<id>`, for Homie 5 `homie5_<id>`: the same id may be used under both roots. */
function identifierOf(version: HomieDevice['version'], id: string): string {
  return version === 5 ? `homie5_${id}` : `homie_${id}`;
}

function deviceConfig(device: HomieDevice): RawConfig {
  const { name, mac, ip, firmware, firmwareVersion, root, parent, version } = device;
  const via = parent ?? root;
  const hasMac = mac !== undefined && /^([0-9a-f]{2}[:-]?){5}[0-9a-f]{2}$/i.test(mac);
  return {
    identifiers: [identifierOf(version, device.id)],
    name: name ?? device.id,
    ...(hasMac && { connections: [['mac', mac]] }),
    ...(firmware !== undefined && { model: firmware }),
    ...(firmwareVersion !== undefined && { sw_version: firmwareVersion }),
    ...(ip !== undefined && /^\d{1,3}(\.\d{1,3}){3}$/.test(ip) && { configuration_url: `http://${ip}` }),
    ...(via !== undefined && { via_device: identifierOf(version, via) }),
  };
}

function availabilityOf(device: HomieDevice): RawConfig {
  const own = { topic: `${device.base}/$state`, value_template: connected };
  if (device.root === undefined) return { availability: [own] };
  const root = { topic: `homie/5/${device.root}/$state`, value_template: notLost };
  return { availability: [own, root], availability_mode: 'all' };
}

function nameOf(device: HomieDevice, node: HomieNode, property: HomieProperty): string {
  const own = property.name ?? property.id;
  if (device.nodes.length < 2) return own;
  const nodeName = node.name ?? node.id;
  return own.toLowerCase().includes(nodeName.toLowerCase()) ? own : `${nodeName} ${own}`;
}

/** All that a device offers, and an item for each alert that it has raised so far. */
export function mapHomieDevice(device: HomieDevice, alerts: Iterable<string> = []): Announcement[] {
  const identifier = identifierOf(device.version, device.id);
  const shared = { device: deviceConfig(device), ...availabilityOf(device) };
  const items: Announcement[] = [];
  const add = (component: string, path: string, config: RawConfig): void => {
    items.push({
      component,
      // Ids of Home Assistant's discovery hold no slash: the two cannot clash.
      discoveryId: `${device.base}/${path}`,
      objectId: path.replaceAll('/', '_'),
      nodeId: device.id,
      raw: { ...config, ...shared, unique_id: `${identifier}_${path.replaceAll('/', '_')}` },
    });
  };

  for (const node of device.nodes) {
    const topicOf = (property: HomieProperty) => `${device.base}/${node.id}/${property.id}`;
    const light = lightOfNode(node, device.version, topicOf);
    if (light !== undefined) {
      add('light', `${node.id}/${light.main.id}`, { name: node.name ?? node.id, qos: 1, ...light.config });
    }
    for (const property of node.properties) {
      if (light?.uses.has(property.id) === true) continue;
      const { component, config } = itemOfProperty(property, topicOf(property), device.version);
      const name = nameOf(device, node, property);
      // The convention recommends QoS 1, and for what is not kept QoS 0, so that no event comes late or twice.
      const qos = property.settable && property.retained ? { qos: 1 } : {};
      add(component, `${node.id}/${property.id}`, { name, ...qos, ...config });
    }
  }
  for (const alert of alerts) {
    const topic = `${device.base}/$alert/${alert}`;
    add('binary_sensor', `$alert/${alert}`, {
      name: `Alert ${alert}`,
      state_topic: topic,
      value_template: "{{ 'ON' if value else 'OFF' }}",
      device_class: 'problem',
      entity_category: 'diagnostic',
      json_attributes_topic: topic,
      json_attributes_template: "{{ {'message': value} | to_json }}",
    });
  }
  return items;
}
