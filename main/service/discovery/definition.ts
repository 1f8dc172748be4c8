/** What every dialect of discovery boils down to: an entity definition that the registry can take up. */
import type { Platform } from '../platforms/platform.ts';
import type { Template } from '../templates/template.ts';

export interface DeviceInfo {
  readonly identifiers: readonly string[];
  readonly connections: ReadonlyArray<readonly [type: string, value: string]>;
  readonly name?: string;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly modelId?: string;
  readonly serialNumber?: string;
  readonly swVersion?: string;
  readonly hwVersion?: string;
  readonly suggestedArea?: string;
  readonly configurationUrl?: string;
  readonly viaDevice?: string;
}

export interface AvailabilityTopic {
  readonly topic: string;
  readonly template?: Template;
  readonly payloadAvailable: string;
  readonly payloadNotAvailable: string;
}

export interface Availability {
  readonly topics: readonly AvailabilityTopic[];
  readonly mode: 'all' | 'any' | 'latest';
}

/** How an entity talks to its broker; most share one frozen object. */
export interface Transport {
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
  /** `utf-8`, another label, or empty for raw bytes. */
  readonly encoding: string;
  /** MQTT 5 message expiry of commands. */
  readonly expirySeconds?: number;
}

/** Options common to all entities (ha-mqtt-discovery, section 6). Absent keys cost no memory. */
export interface CommonConfig {
  readonly uniqueId?: string;
  /** Null: named as the device alone. Undefined: the platform's default or the device class. */
  readonly name?: string | null;
  readonly device?: DeviceInfo;
  readonly availability?: Availability;
  readonly jsonAttributesTopic?: string;
  readonly jsonAttributesTemplate?: Template;
  readonly transport: Transport;
  readonly hiddenByDefault?: boolean;
  readonly entityCategory?: 'config' | 'diagnostic';
  readonly icon?: string;
  readonly entityPicture?: string;
  readonly defaultEntityId?: string;
  /** `object_id`, which proposed the entity id until 2026; only where nothing else does. */
  readonly formerObjectId?: string;
}

/** Where a definition comes from; a device that is announced twice is merged by it. */
export type DefinitionSource =
  | 'homeassistant'
  | 'zigbee2mqtt'
  | 'tasmota'
  | 'homie'
  | 'shelly'
  | 'wled'
  | 'manual'
  | 'http';

export interface Definition {
  /** `<component> <discovery id>`: identifies the discovered item on its broker. */
  readonly key: string;
  readonly source: DefinitionSource;
  readonly platform: Platform<unknown, unknown>;
  readonly config: unknown;
  readonly common: CommonConfig;
  readonly discoveryTopic: string;
  readonly objectId: string;
  readonly nodeId?: string;
  /** It is a setting of its device, not a thing of the home. */
  readonly deviceSetting?: boolean;
}

/** Where definitions go. */
export interface DefinitionSink {
  /** Takes up a new definition or updates the item of the same key in place; a reason when it is refused. */
  upsert(definition: Definition): string | undefined;
  remove(key: string): void;
  /** True when the item has a unique id and a device, which a migration needs. */
  canMigrate(key: string): boolean;
  /** A message that was refused; nothing else changes. */
  rejected(topic: string, reason: string): void;
}
