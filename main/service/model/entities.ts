/** Entities and devices as they leave the service: over JSON-RPC, over IPC, into the snapshot. Plain data, read only. */
import type { FactsOf } from './facts.ts';
import type { PlatformName } from './platform-names.ts';

export type { PlatformName } from './platform-names.ts';

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
  /** A person's own; absent = none. Its entities carry them, too. */
  readonly labels?: readonly string[];
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
}

interface EntityBase {
  /** `<platform>.<slug>`, stable across restarts. */
  readonly id: string;
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
  readonly entityCategory?: 'config' | 'diagnostic';
  readonly icon?: string;
  readonly hiddenByDefault?: boolean;
  /** How a bridge treats the device, such as a calibration: a setting of the device, in no room and no list. */
  readonly deviceSetting?: boolean;
  /** A person's own, without those of its device; absent = none. */
  readonly labels?: readonly string[];
  /** Why nothing of it is read any more, until its config changes: a template that takes too long. */
  readonly setAside?: string;
  readonly discoveryTopic: string;
  /** ISO 8601: when `state` last changed. */
  readonly lastChanged: string;
  /** ISO 8601: when state, attributes or availability last changed. */
  readonly lastUpdated: string;
}

/** What messages change of an entity; the rest of it is as it was. */
export type EntityChange = Pick<
  EntityBase,
  'id' | 'state' | 'available' | 'attributes' | 'lastChanged' | 'lastUpdated'
>;

export type CommandOutcome = 'confirmed' | 'unconfirmed' | 'failed';

type Entities = {
  readonly [P in PlatformName]: EntityBase & {
    readonly platform: P;
    /** With the facts of the platform: ranges, options, modes, supported colour modes. */
    readonly capabilities: Capabilities & Partial<FactsOf<P>>;
  };
};

/** An entity of one platform, with the facts that this platform has. */
export type EntityOf<P extends PlatformName> = Entities[P];

/** Told apart by `platform`. */
export type Entity = EntityOf<PlatformName>;

/** An entity whose platform is only known as it runs. */
export interface EntityRecord extends EntityBase {
  readonly platform: PlatformName;
  readonly capabilities: Capabilities;
}
