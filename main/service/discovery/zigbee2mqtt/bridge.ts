/** The bridge itself as a device: is it connected, may devices join, restart, log level, versions. Pure. */
import type { Announcement } from '../announcements.ts';
import {
  announce,
  availabilityOf,
  type BridgeContext,
  bridgeIdentifier,
  encodedBase,
  frontendPage,
} from './announce.ts';
import type { Entry } from './entry.ts';

const logLevels = ['error', 'warning', 'info', 'debug'];

/** Seconds for which devices may join at most. */
const joinSeconds = 254;

/** Version 1 wants the wish apart from the time. */
function joinPayload(version: string, seconds: number): string {
  return JSON.stringify(version.startsWith('1.') ? { value: seconds > 0, time: seconds } : { time: seconds });
}

/** Nothing before the coordinator is known: it names the bridge. */
export function mapBridge(context: BridgeContext): Announcement[] {
  const { base, coordinator, info } = context;
  if (coordinator === undefined || info === undefined) return [];
  const bridge = `${base}/bridge`;
  const owner = {
    nodeId: `${encodedBase(base)}_${coordinator}`,
    uniqueId: `bridge_${coordinator}`,
    device: {
      identifiers: [bridgeIdentifier(coordinator)],
      name: 'Zigbee2MQTT Bridge',
      model: 'Bridge',
      manufacturer: 'Zigbee2MQTT',
      sw_version: info.version,
      hw_version: [info.coordinator?.type, info.coordinator?.revision].filter((each) => each !== undefined).join(' '),
      ...frontendPage(info, 'settings'),
    },
    availability: availabilityOf([`${bridge}/state`]),
  };
  const fromInfo = (value: string) => ({ state_topic: `${bridge}/info`, value_template: `{{ ${value} }}` });
  const entries: Entry[] = [
    {
      component: 'binary_sensor',
      objectId: 'connection_state',
      raw: {
        device_class: 'connectivity',
        entity_category: 'diagnostic',
        state_topic: `${bridge}/state`,
        value_template: '{{ value_json.state if value_json is mapping else value }}',
        payload_on: 'online',
        payload_off: 'offline',
        name: 'Connection state',
        // It says that the bridge is away, and so must not go with it.
        availability: [],
      },
    },
    {
      component: 'binary_sensor',
      objectId: 'restart_required',
      raw: {
        name: 'Restart required',
        device_class: 'problem',
        entity_category: 'diagnostic',
        enabled_by_default: false,
        ...fromInfo('value_json.restart_required'),
        payload_on: true,
        payload_off: false,
      },
    },
    {
      component: 'button',
      objectId: 'restart',
      raw: { name: 'Restart', device_class: 'restart', command_topic: `${bridge}/request/restart`, payload_press: '' },
    },
    {
      component: 'select',
      objectId: 'log_level',
      raw: {
        name: 'Log level',
        entity_category: 'config',
        ...fromInfo('value_json.log_level | lower'),
        command_topic: `${bridge}/request/options`,
        command_template: `{{ {'options': {'advanced': {'log_level': value}}} | to_json }}`,
        options: logLevels,
      },
    },
    {
      component: 'sensor',
      objectId: 'version',
      raw: { name: 'Version', icon: 'mdi:zigbee', entity_category: 'diagnostic', ...fromInfo('value_json.version') },
    },
    {
      component: 'sensor',
      objectId: 'coordinator_version',
      raw: {
        name: 'Coordinator version',
        icon: 'mdi:chip',
        entity_category: 'diagnostic',
        enabled_by_default: false,
        ...fromInfo('value_json.coordinator.meta.revision'),
      },
    },
    {
      component: 'sensor',
      objectId: 'network_map',
      raw: {
        name: 'Network map',
        entity_category: 'diagnostic',
        enabled_by_default: false,
        // When the map was last drawn; it is drawn on request alone.
        state_topic: `${bridge}/response/networkmap`,
        value_template: "{{ now().strftime('%Y-%m-%d %H:%M:%S') }}",
        json_attributes_topic: `${bridge}/response/networkmap`,
        json_attributes_template: '{{ value_json.data.value | tojson }}',
      },
    },
    {
      component: 'switch',
      objectId: 'permit_join',
      raw: {
        name: 'Permit join',
        icon: 'mdi:human-greeting-proximity',
        // Some versions tell the seconds that are left instead.
        ...fromInfo(
          "(value_json['permit_join'] | default(value_json['permit_join_timeout'] | default(0) > 0)) | string | lower",
        ),
        command_topic: `${bridge}/request/permit_join`,
        state_on: 'true',
        state_off: 'false',
        payload_on: joinPayload(info.version, joinSeconds),
        payload_off: joinPayload(info.version, 0),
      },
    },
  ];
  return announce(context, owner, entries);
}
