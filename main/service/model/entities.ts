/** Entities and devices as they leave the service: over JSON-RPC, over IPC, into the snapshot. Plain data, read only. */

/** Discovery components that become entities. `device_automation` and `tag` become triggers instead. */
export const platformNames = [
  'alarm_control_panel',
  'binary_sensor',
  'button',
  'camera',
  'climate',
  'cover',
  'date',
  'datetime',
  'device_tracker',
  'event',
  'fan',
  'humidifier',
  'image',
  'infrared',
  'lawn_mower',
  'light',
  'lock',
  'notify',
  'number',
  'scene',
  'select',
  'sensor',
  'siren',
  'switch',
  'text',
  'time',
  'update',
  'vacuum',
  'valve',
  'water_heater',
] as const;

export type PlatformName = (typeof platformNames)[number];

export interface Device {
  readonly id: string;
  readonly name: string;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly modelId?: string;
  readonly serialNumber?: string;
  readonly swVersion?: string;
  readonly hwVersion?: string;
  readonly area?: string;
  /** The id of a known device, else the identifier as it was given. */
  readonly viaDevice?: string;
  readonly configurationUrl?: string;
  readonly identifiers: readonly string[];
  readonly connections: ReadonlyArray<readonly [type: string, value: string]>;
  readonly entityIds: readonly string[];
  /** Others that share an identifier with it and describe it otherwise; absent = all agree. */
  readonly conflicts?: readonly DeviceConflict[];
}

/** What another publisher says of a device, where it is not what is shown: the device keeps what was said first. */
export interface DeviceConflict {
  /** Where it was announced. */
  readonly topic: string;
  readonly name?: string;
  readonly area?: string;
  readonly viaDevice?: string;
  readonly configurationUrl?: string;
}

/** What a person can do with an entity, and within which bounds: the window builds its controls from this alone. */
export interface Capabilities {
  /** Home Assistant action names without the domain: `turn_on`, `set_temperature`, ... */
  readonly actions: readonly string[];
  /** Those of them that may let somebody in, do harm or take guard away: a person is asked before one is sent. */
  readonly risky?: readonly string[];
  /** Platform specific facts: ranges, options, modes, supported colour modes. */
  readonly [fact: string]: unknown;
}

export interface Entity {
  /** `<platform>.<slug>`, stable across restarts. */
  readonly id: string;
  readonly platform: PlatformName;
  readonly uniqueId?: string;
  readonly objectId: string;
  readonly nodeId?: string;
  readonly deviceId?: string;
  readonly brokerId: string;
  readonly name: string;
  /** As Home Assistant's state machine would have it; `unknown` when nothing is known. */
  readonly state: string;
  readonly available: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly capabilities: Capabilities;
  readonly entityCategory?: 'config' | 'diagnostic';
  readonly icon?: string;
  readonly hiddenByDefault?: boolean;
  /** Why nothing of it is read any more, until its config changes: a template that takes too long. */
  readonly setAside?: string;
  readonly discoveryTopic: string;
  /** ISO 8601: when `state` last changed. */
  readonly lastChanged: string;
  /** ISO 8601: when state, attributes or availability last changed. */
  readonly lastUpdated: string;
}

export type CommandOutcome = 'confirmed' | 'unconfirmed' | 'failed';
