/** The options that all entities share: availability, device, origin, attributes, transport (section 6). Pure. */
import { z } from 'zod';
import { err, ok, type Result } from '../../base/errors.ts';
import { limits } from '../../base/limits.ts';
import { isUtf8Name } from '../../mqtt/encodings.ts';
import type { RawConfig } from '../../platforms/platform.ts';
import {
  flag,
  integer,
  listOf,
  nullableText,
  oneOf,
  parseConfig,
  subscribeTopic,
  template,
  text,
} from '../../platforms/shared/fields.ts';
import { isRecord } from '../../python/json.ts';
import type { Availability, AvailabilityTopic, CommonConfig, DeviceInfo, Transport } from '../definition.ts';

const expiry = z
  .union([
    z.object({
      days: integer().default(0),
      hours: integer().default(0),
      minutes: integer().default(0),
      seconds: integer().default(0),
    }),
    integer(),
  ])
  .transform((value) =>
    typeof value === 'number' ? value : ((value.days * 24 + value.hours) * 60 + value.minutes) * 60 + value.seconds,
  );

const availabilityItem = z.object({
  topic: subscribeTopic(),
  payload_available: text().default('online'),
  payload_not_available: text().default('offline'),
  value_template: template().optional(),
});

const urlLike = () => text().refine((value) => /^https?:\/\/|^\//.test(value) && !/\s/.test(value), 'must be a URL');

const commonSchema = z.object({
  unique_id: text().optional(),
  name: nullableText().optional(),
  availability: listOf(availabilityItem).optional(),
  availability_topic: subscribeTopic().optional(),
  availability_template: template().optional(),
  availability_mode: oneOf(['all', 'any', 'latest']).optional(),
  payload_available: text().optional(),
  payload_not_available: text().optional(),
  json_attributes_topic: subscribeTopic().optional(),
  json_attributes_template: template().optional(),
  qos: integer()
    .refine((value) => value >= 0 && value <= 2, 'must be 0, 1 or 2')
    .optional(),
  retain: flag().optional(),
  // One that nobody knows makes every message unreadable, not the config (mqtt/models.py).
  encoding: text().optional(),
  message_expiry_interval: expiry.optional(),
  enabled_by_default: flag().optional(),
  visible_by_default: flag().optional(),
  entity_category: oneOf(['config', 'diagnostic']).nullable().optional(),
  icon: text()
    .refine((value) => value.includes(':'), 'must have the form prefix:name')
    .optional(),
  entity_picture: urlLike().optional(),
  default_entity_id: text().optional(),
  object_id: z.unknown().optional(),
});

type Parsed = z.infer<typeof commonSchema>;

const deviceText = () => text().optional();

/** Unknown keys are dropped here, where Home Assistant refuses them: no harm comes of an extra key. */
const deviceSchema = z.object({
  identifiers: listOf(text()).default([]),
  connections: listOf(z.tuple([text(), text()])).default([]),
  name: deviceText(),
  manufacturer: deviceText(),
  model: deviceText(),
  model_id: deviceText(),
  serial_number: deviceText(),
  sw_version: deviceText(),
  hw_version: deviceText(),
  suggested_area: deviceText(),
  configuration_url: text()
    .refine((value) => /^(https?|homeassistant):$/.test(URL.parse(value)?.protocol ?? ''), 'must be a URL')
    .optional(),
  via_device: deviceText(),
  via_hub: deviceText(),
});

const originSchema = z.object({
  name: text(),
  sw_version: text().optional(),
  support_url: text().optional(),
});

/** `mac` values in one form, so that the same address is the same connection (device registry). */
function normaliseConnection([type, value]: readonly [string, string]): readonly [string, string] {
  if (type !== 'mac') return [type, value];
  const digits = value.replaceAll(/[^0-9a-fA-F]/g, '').toLowerCase();
  return [type, digits.length === 12 ? (digits.match(/../g) ?? []).join(':') : value.toLowerCase()];
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const result = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(result) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** Entities of one device carry the same `device` again and again: it is parsed once, and shared. */
const knownDevices = new Map<string, Result<DeviceInfo>>();
const knownOrigins = new Map<string, Result<void>>();
const knownAvailabilities = new Map<string, Availability>();

function remember<T>(known: Map<string, T>, key: string, value: T): T {
  if (known.size >= limits.sharedConfigs) known.clear();
  known.set(key, value);
  return value;
}

/** Parses `device`; it needs an identifier or a connection. */
export function parseDeviceInfo(raw: unknown): Result<DeviceInfo> {
  const mark = JSON.stringify(raw) ?? '';
  return knownDevices.get(mark) ?? remember(knownDevices, mark, parseDevice(raw));
}

function parseDevice(raw: unknown): Result<DeviceInfo> {
  if (!isRecord(raw)) return err('request.invalid', 'device: must be an object');
  const parsed = parseConfig(deviceSchema, raw);
  if (!parsed.ok) return err('request.invalid', `device.${parsed.error.detail ?? 'is invalid'}`);
  const { identifiers, connections, via_device, via_hub, ...rest } = parsed.value;
  if (identifiers.length === 0 && connections.length === 0) {
    return err('request.invalid', 'device: needs identifiers or connections');
  }
  return ok({
    identifiers,
    connections: connections.map(normaliseConnection),
    ...withoutUndefined({
      name: rest.name,
      manufacturer: rest.manufacturer,
      model: rest.model,
      modelId: rest.model_id,
      serialNumber: rest.serial_number,
      swVersion: rest.sw_version,
      hwVersion: rest.hw_version,
      suggestedArea: rest.suggested_area,
      configurationUrl: rest.configuration_url,
      viaDevice: via_device ?? via_hub,
    }),
  });
}

/** Checks `origin`: an object with a name. All that one gateway announces carries the same. */
export function checkOrigin(raw: unknown): Result<void> {
  const mark = JSON.stringify(raw) ?? '';
  return knownOrigins.get(mark) ?? remember(knownOrigins, mark, parseOrigin(raw));
}

function parseOrigin(raw: unknown): Result<void> {
  if (!isRecord(raw)) return err('request.invalid', 'origin: must be an object');
  const parsed = parseConfig(originSchema, raw);
  return parsed.ok ? ok(undefined) : err('request.invalid', `origin.${parsed.error.detail ?? 'is invalid'}`);
}

const defaultTransport: Transport = Object.freeze({ qos: 0, retain: false, encoding: 'utf-8' });

function transportOf(parsed: Parsed): Transport {
  const { qos, retain, encoding, message_expiry_interval: expirySeconds } = parsed;
  if (qos === undefined && retain === undefined && encoding === undefined && expirySeconds === undefined) {
    return defaultTransport;
  }
  return {
    qos: (qos ?? 0) as 0 | 1 | 2,
    retain: retain ?? false,
    encoding: encoding === undefined || isUtf8Name(encoding) ? 'utf-8' : encoding.toLowerCase(),
    ...(expirySeconds === undefined ? {} : { expirySeconds }),
  };
}

function availabilityOf(parsed: Parsed): Result<Availability | undefined> {
  const mode = parsed.availability_mode ?? 'latest';
  if (parsed.availability !== undefined) {
    if (parsed.availability_topic !== undefined) {
      return err('request.invalid', 'availability: not together with availability_topic');
    }
    // Home Assistant keeps them by topic: of two items with the same one, only the later counts.
    const byTopic = new Map(parsed.availability.map((item) => [item.topic, item]));
    const topics = [...byTopic.values()].map(
      (item): AvailabilityTopic => ({
        topic: item.topic,
        ...(item.value_template === undefined ? {} : { template: item.value_template }),
        payloadAvailable: item.payload_available,
        payloadNotAvailable: item.payload_not_available,
      }),
    );
    return ok(topics.length === 0 ? undefined : { topics, mode });
  }
  if (parsed.availability_topic === undefined) return ok(undefined);
  return ok({
    mode,
    topics: [
      {
        topic: parsed.availability_topic,
        ...(parsed.availability_template === undefined ? {} : { template: parsed.availability_template }),
        payloadAvailable: parsed.payload_available ?? 'online',
        payloadNotAvailable: parsed.payload_not_available ?? 'offline',
      },
    ],
  });
}

function sharedAvailability(parsed: Parsed): Result<Availability | undefined> {
  const result = availabilityOf(parsed);
  if (!result.ok || result.value === undefined) return result;
  const { mode, topics } = result.value;
  const mark = JSON.stringify([mode, topics.map((each) => ({ ...each, template: each.template?.source }))]);
  return ok(knownAvailabilities.get(mark) ?? remember(knownAvailabilities, mark, result.value));
}

/** Parses the common options of an expanded config. The error's detail is `field: reason`. */
export function parseCommon(raw: RawConfig): Result<CommonConfig> {
  const parsed = parseConfig(commonSchema, raw);
  if (!parsed.ok) return parsed;
  const value = parsed.value;
  const availability = sharedAvailability(value);
  if (!availability.ok) return availability;
  let device: DeviceInfo | undefined;
  if (raw.device !== undefined) {
    const info = parseDeviceInfo(raw.device);
    if (!info.ok) return info;
    device = info.value;
  }
  const result: { -readonly [K in keyof CommonConfig]: CommonConfig[K] } = { transport: transportOf(value) };
  if (value.unique_id !== undefined) result.uniqueId = value.unique_id;
  if (value.name !== undefined) result.name = value.name;
  if (device !== undefined) result.device = device;
  if (availability.value !== undefined) result.availability = availability.value;
  if (value.json_attributes_topic !== undefined) result.jsonAttributesTopic = value.json_attributes_topic;
  if (value.json_attributes_template !== undefined) result.jsonAttributesTemplate = value.json_attributes_template;
  if (value.enabled_by_default === false || value.visible_by_default === false) result.hiddenByDefault = true;
  if (value.entity_category !== undefined && value.entity_category !== null)
    result.entityCategory = value.entity_category;
  if (value.icon !== undefined) result.icon = value.icon;
  if (value.entity_picture !== undefined) result.entityPicture = value.entity_picture;
  if (value.default_entity_id !== undefined) result.defaultEntityId = value.default_entity_id;
  else if (typeof value.object_id === 'string') result.formerObjectId = value.object_id;
  return ok(result);
}
