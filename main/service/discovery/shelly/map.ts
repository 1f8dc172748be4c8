/** A Shelly device as items of discovery. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import type { Announcement } from '../announcements.ts';
import { bluetoothItems, isBluetooth } from './bluetooth.ts';
import { thermostatConfig } from './climate.ts';
import type { Heard } from './heard.ts';
import { inputFields, inputItems } from './inputs.ts';
import { type Item, measuredName } from './item.ts';
import { isLight, lightConfig, whiteConfig } from './lights.ts';
import { isDynamic, type ShellyDevice, shellyIdentifier, splitKey } from './model.ts';
import { alarms, measurements } from './sensors.ts';
import {
  command,
  commandTopic,
  configOf,
  dated,
  type Part,
  reading,
  readingFlag,
  readingOf,
  stateTopic,
} from './templates.ts';
import { isVirtual, virtualItem } from './virtual.ts';

/** Twelve hexadecimal digits, from the device's own words or from the end of its id. */
function macOf({ info, prefix }: ShellyDevice): string | undefined {
  const found = [info.mac, info.id, prefix].map((text) => /(?:^|-)([0-9a-f]{12})$/i.exec(text ?? '')?.[1]);
  return found.find((each) => each !== undefined)?.toLowerCase();
}

function deviceConfig(device: ShellyDevice): RawConfig {
  const { info, prefix } = device;
  const mac = macOf(device);
  return {
    identifiers: [`${shellyIdentifier}${prefix}`],
    ...(mac !== undefined && { connections: [['mac', mac]] }),
    name: info.name ?? info.id ?? prefix.slice(prefix.lastIndexOf('/') + 1),
    manufacturer: 'Shelly',
    ...(info.app !== undefined && { model: info.app }),
    ...(info.model !== undefined && { model_id: info.model }),
    ...(info.version !== undefined && { sw_version: info.version }),
    ...(info.generation !== undefined && { hw_version: `gen${info.generation}` }),
  };
}

/** A device on batteries is absent most of the time: what it said last stays good. */
function availabilityOf({ components, prefix }: ShellyDevice): RawConfig {
  if ([...components.keys()].some((key) => key.startsWith('devicepower:'))) return {};
  return { availability_topic: `${prefix}/online`, payload_available: 'true', payload_not_available: 'false' };
}

const words: Readonly<Record<string, string>> = {
  rgb: 'Light',
  rgbw: 'Light',
  cct: 'Light',
  rgbcct: 'Light',
  pm1: 'Meter',
  presencezone: 'Zone',
};

function partOf(device: ShellyDevice, key: string, fields: ReadonlySet<string>): Part | undefined {
  const [kind, index] = splitKey(key);
  if (kind === '') return undefined;
  // One of what a person added is never the device itself.
  const several =
    isDynamic(kind) || [...device.components.keys()].filter((each) => splitKey(each)[0] === kind).length > 1;
  const word = words[kind] ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  const label = device.configs.get(key)?.name ?? (several ? `${word} ${index ?? 0}` : undefined);
  return { device, key, kind, index: index ?? 0, fields, label };
}

function switchItem(part: Part): Item {
  const { info, prefix } = part.device;
  const isPlug = /plug|strip|outlet/i.test(`${info.app ?? ''} ${info.id ?? prefix}`);
  const config = {
    state_topic: stateTopic(part),
    value_template: readingFlag(part, 'output', 'ON', 'OFF'),
    command_topic: commandTopic(part),
    payload_on: command(part, 'Switch.Set', ',"on":true'),
    payload_off: command(part, 'Switch.Set', ',"on":false'),
    state_on: 'ON',
    state_off: 'OFF',
    ...(isPlug && { device_class: 'outlet' }),
  };
  return { component: 'switch', config };
}

function coverItem(part: Part): Item {
  const states = "['open', 'closed', 'opening', 'closing', 'stopped']";
  const goTo = (what: string, variable: string) => command(part, 'Cover.GoToPosition', `,"${what}":{{ ${variable} }}`);
  const config = {
    state_topic: stateTopic(part),
    // While it calibrates it is neither.
    value_template: reading(part, `{{ c.state if c.state in ${states} }}`),
    command_topic: commandTopic(part),
    payload_open: command(part, 'Cover.Open'),
    payload_close: command(part, 'Cover.Close'),
    payload_stop: command(part, 'Cover.Stop'),
    ...(part.fields.has('current_pos') && {
      position_topic: stateTopic(part),
      position_template: reading(part, '{{ c.current_pos if c.current_pos is number }}'),
      set_position_topic: commandTopic(part),
      set_position_template: goTo('pos', 'value'),
    }),
    ...(part.fields.has('slat_pos') && {
      tilt_status_topic: stateTopic(part),
      tilt_status_template: reading(part, '{{ c.slat_pos if c.slat_pos is number }}'),
      tilt_command_topic: commandTopic(part),
      tilt_command_template: goTo('slat_pos', 'value'),
    }),
  };
  return { component: 'cover', config };
}

function* sensorItems(part: Part): Generator<Item> {
  for (const each of measurements.get(part.kind) ?? []) {
    if (!part.fields.has(each.path)) continue;
    const unit = each.unit ?? configOf(part).ownUnits?.[each.path];
    const config = {
      name: measuredName(part, each.name),
      state_topic: stateTopic(part),
      value_template: readingOf(part, each.path),
      device_class: each.deviceClass,
      state_class: each.stateClass,
      ...(unit !== undefined && { unit_of_measurement: unit }),
      ...(each.isDiagnostic === true && { entity_category: 'diagnostic' }),
    };
    yield { component: 'sensor', part: each.path.replaceAll('.', '_'), config };
  }
  for (const each of alarms.get(part.kind) ?? []) {
    if (!part.fields.has(each.path)) continue;
    const config = {
      name: each.isTheComponent === true ? (part.label ?? each.name) : measuredName(part, each.name),
      state_topic: stateTopic(part),
      value_template: readingFlag(part, each.path, 'ON', 'OFF'),
      device_class: each.deviceClass,
      ...(each.isDiagnostic === true && { entity_category: 'diagnostic' }),
    };
    yield { component: 'binary_sensor', part: each.path.replaceAll('.', '_'), config };
  }
}

function* itemsOf(part: Part): Generator<Item> {
  const own = { name: part.label ?? null };
  const light = lightConfig(part);
  const white = whiteConfig(part);
  if (part.kind === 'switch') yield named(switchItem(part), own);
  if (part.kind === 'cover') yield named(coverItem(part), own);
  if (part.kind === 'thermostat') yield { component: 'climate', config: { ...own, ...thermostatConfig(part) } };
  if (part.kind === 'input') yield* inputItems(part);
  if (light !== undefined) yield { component: 'light', config: { ...own, ...light } };
  if (white !== undefined)
    yield { component: 'number', part: 'white', config: { name: measuredName(part, 'White'), ...white } };
  if (isVirtual(part.kind)) {
    const item = virtualItem(part);
    if (item !== undefined) yield item;
  }
  yield* bluetoothItems(part);
  yield* sensorItems(part);
}

function named({ component, config }: Item, own: RawConfig): Item {
  return { component, config: { ...own, ...config } };
}

const optionalParts: Readonly<Record<string, readonly string[]>> = {
  cover: ['current_pos', 'slat_pos'],
  input: inputFields,
  thermostat: ['current_humidity'],
  // An event is noted as a field: a device that was pressed has a button.
  bthomedevice: ['battery', 'rssi', 'event'],
  blutrv: ['pos', 'current_C', 'battery', 'rssi'],
};

/** The names in the payload of fields that would make more of a component, were they not null or missing so far. */
export function missingFields(kind: string, fields: ReadonlySet<string>): readonly string[] {
  const paths = [
    ...(optionalParts[kind] ?? []),
    ...(measurements.get(kind) ?? []).map((each) => each.path),
    ...(alarms.get(kind) ?? []).map((each) => each.path),
  ];
  return paths.filter((path) => !fields.has(path)).map((path) => `"${path.slice(path.lastIndexOf('.') + 1)}"`);
}

/** Whether a component of this kind becomes an entity. */
export function isMapped(kind: string): boolean {
  const isOwn = kind === 'input' || kind === 'thermostat' || kind === 'group';
  return isOwn || isLight(kind) || isVirtual(kind) || isBluetooth(kind) || measurements.has(kind) || alarms.has(kind);
}

/** The items of a device, and those of what it hears over Bluetooth. */
export function mapShellyDevice(device: ShellyDevice): { readonly own: Announcement[]; readonly heard: Heard[] } {
  const shared = { device: deviceConfig(device), ...availabilityOf(device) };
  const own: Announcement[] = [];
  const heard: Heard[] = [];
  for (const [key, fields] of device.components) {
    const part = partOf(device, key, fields);
    if (part === undefined) continue;
    for (const item of itemsOf(part)) {
      const { component, part: name, owner, config } = item;
      if (item.heard !== undefined) {
        heard.push(heardItem(part, { ...item, heard: item.heard }, shared));
        continue;
      }
      const id = name === undefined ? key : `${key}_${name}`;
      own.push({
        component,
        // Ids of Home Assistant's discovery hold no colon: the two cannot clash.
        discoveryId: `shelly:${device.prefix}/${id}`,
        objectId: id.replaceAll(':', '_'),
        raw: {
          ...config,
          ...shared,
          ...(owner !== undefined && { device: owner }),
          unique_id: `${device.prefix}_${id}`,
        },
      });
    }
  }
  return { own, heard };
}

type HeardItem = Item & Required<Pick<Item, 'heard'>>;

function heardItem(part: Part, { component, owner, heard, config }: HeardItem, shared: RawConfig): Heard {
  const { address } = heard;
  const digits = address.replaceAll(':', '').toLowerCase();
  const id = `${digits}_${heard.id}`;
  const template = config.value_template;
  const isEvent = component === 'event';
  return {
    address: digits,
    dated: isEvent || typeof template !== 'string' ? undefined : dated(part, template),
    announcement: {
      component,
      discoveryId: `shelly:bluetooth/${id}`,
      objectId: `bluetooth_${id}`,
      raw: { ...config, ...shared, ...(owner !== undefined && { device: owner }), unique_id: `bluetooth_${id}` },
    },
  };
}
