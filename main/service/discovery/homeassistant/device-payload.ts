/** Takes a device-based discovery payload apart (ha-mqtt-discovery, section 3). Pure. */
import { err, ok, type Result } from '../../base/errors.ts';
import type { RawConfig } from '../../platforms/platform.ts';
import { isSupportedComponent } from '../../platforms/table.ts';
import { isRecord } from '../../python/json.ts';
import { checkOrigin, parseDeviceInfo } from './common.ts';
import { expandBaseTopic } from './expand.ts';
import type { DiscoveryTopic } from './topics.ts';

export interface DeviceComponent {
  readonly component: string;
  readonly discoveryId: string;
  readonly objectId: string;
  readonly nodeId: string;
  /** Undefined when the component is to be removed. */
  readonly raw: RawConfig | undefined;
}

/** Root options that a component takes over where it lacks them. */
const shared = [
  'availability',
  'availability_mode',
  'availability_template',
  'availability_topic',
  'command_topic',
  'encoding',
  'message_expiry_interval',
  'payload_available',
  'payload_not_available',
  'qos',
  'state_topic',
] as const;

const rootKeys = new Set<string>([...shared, 'device', 'origin', 'components', 'migrate_discovery']);
const withoutUniqueId = new Set(['tag', 'device_automation']);

/** The components of a device payload; an error when the whole message has to be refused. */
export function splitDevicePayload(topic: DiscoveryTopic, payload: RawConfig): Result<readonly DeviceComponent[]> {
  const { components, device, origin } = payload;
  if (!isRecord(components)) return err('request.invalid', 'components: is required');
  for (const key of Object.keys(payload)) {
    if (!rootKeys.has(key)) return err('request.invalid', `${key}: is not allowed at the root of a device payload`);
  }
  const info = parseDeviceInfo(device);
  if (!info.ok) return info;
  if (origin === undefined) return err('request.invalid', 'origin: is required');
  const checked = checkOrigin(origin);
  if (!checked.ok) return checked;

  // With a node id the order is object id first, unlike in the ids of single components.
  const prefix = topic.nodeId === undefined ? topic.objectId : `${topic.objectId} ${topic.nodeId}`;
  const result: DeviceComponent[] = [];
  for (const [key, entry] of Object.entries(components)) {
    if (!isRecord(entry)) return err('request.invalid', `components.${key}: must be an object`);
    const { platform, ...raw }: Record<string, unknown> = expandBaseTopic(entry);
    if (typeof platform !== 'string' || !isSupportedComponent(platform)) {
      return err('request.invalid', `components.${key}.platform: must be a supported component`);
    }
    const isRemoval = Object.keys(raw).length === 0;
    if (!isRemoval && raw.unique_id === undefined && !withoutUniqueId.has(platform)) {
      return err('request.invalid', `components.${key}.unique_id: is required`);
    }
    for (const option of shared) {
      if (raw[option] === undefined && payload[option] !== undefined) raw[option] = payload[option];
    }
    result.push({
      component: platform,
      discoveryId: `${prefix} ${key}`,
      objectId: key,
      nodeId: topic.objectId,
      raw: isRemoval ? undefined : { ...raw, device, origin },
    });
  }
  return ok(result);
}
