/** A Shelly of generation 2 or later, as far as it has told about itself over MQTT. */

/** Who asks: answers come on `<src>/rpc`, below the device's own topics, where its entities listen as well. */
export const source = 'inglenook';

/** Before the prefix, in the identifier of the device. */
export const shellyIdentifier = 'shelly_';

/** Before what names a device that a Shelly speaks for. */
export const ownedIdentifier = 'shellyowned_';

export interface ShellyInfo {
  readonly id?: string | undefined;
  readonly mac?: string | undefined;
  readonly name?: string | undefined;
  /** `Plus1PM`, `PlugSG3`, ... */
  readonly app?: string | undefined;
  /** `SNSW-001P16EU`, ... */
  readonly model?: string | undefined;
  readonly version?: string | undefined;
  readonly generation?: number | undefined;
}

/** The parts of a component's config that are used. */
export interface ShellyConfig {
  readonly name?: string | undefined;
  /** Of an input: `switch`, `button`, `analog`, `count`. */
  readonly type?: string | undefined;
  /** Colour temperatures in kelvin. */
  readonly range?: readonly [min: number, max: number] | undefined;
  /** Of a Bluetooth device, or of one of its sensors. */
  readonly address?: string | undefined;
  /** Of a BTHome sensor: what it measures, and which one of its device's it is. */
  readonly objectId?: number | undefined;
  readonly index?: number | undefined;
  /** Which product a Bluetooth device is. */
  readonly modelId?: number | undefined;
  /** Of a virtual component: how Shelly's app shows it (`label`: only read), and what it takes. */
  readonly view?: string | undefined;
  readonly unit?: string | undefined;
  readonly step?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly options?: readonly string[] | undefined;
  /** What people read for an option. */
  readonly titles?: Readonly<Record<string, string | null>> | undefined;
  /** Units of what a person's own formula makes of a reading: by field, `xpercent`. */
  readonly ownUnits?: Readonly<Record<string, string | undefined>> | undefined;
}

export interface ShellyDevice {
  /** The topic prefix, by default the device id. */
  readonly prefix: string;
  /** Whether states come on `<prefix>/status/<component>`, or in the notifications on `<prefix>/events/rpc` alone. */
  readonly reports: 'status' | 'rpc';
  /** Whether it notifies on `<prefix>/events/rpc` at all. */
  readonly notifies: boolean;
  readonly info: ShellyInfo;
  /** By component, `switch:0`. */
  readonly configs: ReadonlyMap<string, ShellyConfig>;
  /** The fields that each component has told: `output`, `aenergy.total`. */
  readonly components: ReadonlyMap<string, ReadonlySet<string>>;
  /** The members of each group of virtual components, by its key. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

/** Kinds of components that a person adds. `Shelly.GetStatus` and `GetConfig` leave them out. */
const dynamicKinds: ReadonlySet<string> = new Set([
  'bthomedevice',
  'bthomesensor',
  'blutrv',
  'boolean',
  'number',
  'text',
  'enum',
  'button',
  'group',
  'presencezone',
]);

export function isDynamic(kind: string): boolean {
  return dynamicKinds.has(kind);
}

/** A component's kind and number: `switch:0` is `['switch', 0]`, `wifi` is `['wifi', undefined]`. */
export function splitKey(key: string): readonly [kind: string, index: number | undefined] {
  const match = /^([a-z][a-z0-9]*)(?::(\d{1,5}))?$/.exec(key);
  const [, kind = '', index] = match ?? [];
  return [kind, index === undefined ? undefined : Number(index)];
}
