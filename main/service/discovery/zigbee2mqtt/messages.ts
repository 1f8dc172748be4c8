/** The messages of the bridge: `bridge/devices`, `bridge/groups` and `bridge/info`. Entries that make no sense are left out. */
import { z } from 'zod';
import { isRecord } from '../../python/json.ts';
import { type Expose, parseExposes } from './exposes.ts';

const text = z.string().min(1).optional().catch(undefined);
const list = z.array(z.unknown()).catch([]);
const record = z.record(z.string(), z.unknown()).catch({});

export interface Scene {
  readonly id: number;
  readonly name: string;
}

export interface ZigbeeDevice {
  readonly ieee: string;
  readonly name: string;
  readonly type: string;
  readonly disabled: boolean;
  readonly isBatteryPowered: boolean;
  readonly softwareBuild?: string | undefined;
  /** Absent for the coordinator and for devices that are not supported. */
  readonly definition?: DeviceKind | undefined;
  readonly scenes: readonly Scene[];
}

export interface DeviceKind {
  readonly model: string;
  readonly vendor?: string | undefined;
  readonly description?: string | undefined;
  readonly supportsOta: boolean;
  readonly exposes: readonly Expose[];
  /** Settings of the device in Zigbee2MQTT, described like exposes. */
  readonly options: readonly Expose[];
}

export interface ZigbeeGroup {
  readonly id: number;
  readonly name: string;
  /** Addresses of the devices in it. */
  readonly members: readonly string[];
  readonly scenes: readonly Scene[];
}

/** What `bridge/info` says that the entities depend on. */
export interface BridgeInfo {
  readonly version: string;
  readonly coordinator?:
    | { readonly ieee: string; readonly type: string; readonly revision?: string | undefined }
    | undefined;
  /** The mode for Home Assistant is on: states are then announced and repeated by themselves. */
  readonly announcesItself: boolean;
  /** Is availability tracked, in general and for single devices? */
  readonly availability: boolean;
  readonly availabilityOf: ReadonlyMap<string, boolean>;
  /** `disable`, `ISO_8601`, `ISO_8601_local` or `epoch`. */
  readonly lastSeen: string;
  readonly frontendUrl?: string | undefined;
}

const sceneSchema = z.object({ id: z.number().int(), name: z.string() });

function scenesOf(scenes: readonly unknown[]): Scene[] {
  return scenes.flatMap((each) => {
    const parsed = sceneSchema.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
}

const definitionSchema = z.object({
  model: z.string(),
  vendor: text,
  description: text,
  supports_ota: z.boolean().catch(false),
  exposes: list,
  options: list,
});

/** No name of a topic level that would listen elsewhere. */
const friendlyName = z
  .string()
  .min(1)
  .refine((name) => !/[+#\0]/.test(name));

const deviceSchema = z.object({
  ieee_address: z.string().min(1),
  friendly_name: friendlyName,
  type: z.string().catch(''),
  disabled: z.boolean().catch(false),
  power_source: text,
  software_build_id: text,
  definition: z.unknown().optional(),
  endpoints: record,
});

/** One entry of `bridge/devices`; undefined when it is none. */
export function parseDevice(json: unknown): ZigbeeDevice | undefined {
  const parsed = deviceSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  const definition = definitionSchema.safeParse(data.definition);
  return {
    ieee: data.ieee_address,
    name: data.friendly_name,
    type: data.type,
    disabled: data.disabled,
    isBatteryPowered: data.power_source === 'Battery',
    softwareBuild: data.software_build_id,
    definition: definition.success ? kindOf(definition.data) : undefined,
    scenes: Object.values(data.endpoints).flatMap((endpoint) =>
      isRecord(endpoint) && Array.isArray(endpoint.scenes) ? scenesOf(endpoint.scenes) : [],
    ),
  };
}

function kindOf(data: z.infer<typeof definitionSchema>): DeviceKind {
  return {
    model: data.model,
    vendor: data.vendor,
    description: data.description,
    supportsOta: data.supports_ota,
    exposes: parseExposes(data.exposes),
    options: parseExposes(data.options),
  };
}

const groupSchema = z.object({
  id: z.number().int(),
  friendly_name: friendlyName,
  members: z.array(z.object({ ieee_address: z.string() })).catch([]),
  scenes: list,
});

/** The groups of a payload that was parsed; undefined when it is no list. */
export function parseGroups(json: unknown): ZigbeeGroup[] | undefined {
  if (!Array.isArray(json)) return undefined;
  return json.flatMap((each) => {
    const parsed = groupSchema.safeParse(each);
    if (!parsed.success) return [];
    const { id, friendly_name: name, members, scenes } = parsed.data;
    return [
      { id, name, members: [...new Set(members.map((member) => member.ieee_address))], scenes: scenesOf(scenes) },
    ];
  });
}

const optionalRecord = z.record(z.string(), z.unknown()).optional().catch(undefined);

const infoSchema = z.object({
  version: z.string().catch(''),
  coordinator: z
    .object({ ieee_address: z.string(), type: z.string().catch('Coordinator'), meta: record })
    .optional()
    .catch(undefined),
  config: z
    .object({
      homeassistant: z.unknown().optional(),
      availability: z.unknown().optional(),
      advanced: optionalRecord,
      frontend: z.unknown().optional(),
      devices: optionalRecord,
    })
    .catch({}),
});

/** Version 1 has a boolean or an object that is there; version 2 has `enabled` in the object. */
function isOn(setting: unknown): boolean {
  return isRecord(setting) ? setting.enabled !== false : setting === true;
}

/** Undefined when the payload is no object. */
export function parseInfo(json: unknown): BridgeInfo | undefined {
  const parsed = infoSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { version, coordinator, config } = parsed.data;
  const single = new Map<string, boolean>();
  for (const [ieee, options] of Object.entries(config.devices ?? {})) {
    if (!isRecord(options) || options.availability === undefined || options.availability === null) continue;
    single.set(ieee, options.availability !== false);
  }
  const lastSeen = config.advanced?.last_seen;
  const revision = coordinator?.meta.revision;
  return {
    version,
    coordinator: coordinator && {
      ieee: coordinator.ieee_address,
      type: coordinator.type,
      revision: typeof revision === 'string' || typeof revision === 'number' ? String(revision) : undefined,
    },
    announcesItself: isOn(config.homeassistant),
    availability: isOn(config.availability),
    availabilityOf: single,
    lastSeen: typeof lastSeen === 'string' ? lastSeen : 'disable',
    frontendUrl:
      isRecord(config.frontend) && typeof config.frontend.url === 'string' && config.frontend.url !== ''
        ? config.frontend.url
        : undefined,
  };
}
