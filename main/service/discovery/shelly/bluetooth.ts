/** What a Shelly hears over Bluetooth: devices, their sensors and buttons, radiator valves. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { meaningOf } from './bthome.ts';
import { valveConfig } from './climate.ts';
import { type Item, pushes } from './item.ts';
import type { ShellyConfig } from './model.ts';
import { bluetoothOwner, buttonProducts } from './owners.ts';
import { configOf, type Part, readingEvents, readingFlag, readingOf, rpcTopic, stateTopic } from './templates.ts';

const batteryObject = 0x01;
const buttonObject = 0x3a;

/** Events of buttons that are heard over Bluetooth: they know some more than wired ones. */
const bluetoothPushes: readonly string[] = [
  ...pushes.slice(0, 4),
  'long_double_push',
  'long_triple_push',
  'hold_press',
];

/** How strongly and how full, as all that is heard says of itself. */
function* signalItems(part: Part, hasBattery: boolean): Generator<Item> {
  const of = (path: string, config: RawConfig): Item => ({
    component: 'sensor',
    part: path,
    config: {
      ...config,
      state_topic: stateTopic(part),
      value_template: readingOf(part, path),
      state_class: 'measurement',
      entity_category: 'diagnostic',
    },
  });
  if (part.fields.has('battery') && hasBattery)
    yield of('battery', { name: 'Battery', device_class: 'battery', unit_of_measurement: '%' });
  if (part.fields.has('rssi'))
    yield of('rssi', { name: 'Signal strength', device_class: 'signal_strength', unit_of_measurement: 'dBm' });
}

function eventItem(part: Part, name: string): Item {
  return {
    component: 'event',
    part: 'event',
    config: {
      name,
      state_topic: rpcTopic(part),
      value_template: readingEvents(part, ", 'button': (mine[-1].idx or 0) + 1"),
      event_types: bluetoothPushes,
      device_class: 'button',
    },
  };
}

function sensorsOf({ device }: Part, address: string): ShellyConfig[] {
  const keys = [...device.components.keys()].filter((key) => key.startsWith('bthomesensor:'));
  return keys.flatMap((key) => device.configs.get(key) ?? []).filter((config) => config.address === address);
}

/** Whether a device is nothing but buttons, or was pressed already. */
function hasButtons(part: Part, sensors: readonly ShellyConfig[]): boolean {
  const { modelId } = configOf(part);
  if (part.fields.has('event') || (modelId !== undefined && buttonProducts.has(modelId))) return true;
  // One that has no sensors but its battery. A valve has none either.
  return modelId === undefined && sensors.every(({ objectId }) => objectId === batteryObject);
}

function* deviceItems(part: Part, address: string): Generator<Item> {
  // A valve tells all of this itself.
  const isValve = [...part.device.configs].some(([key, each]) => key.startsWith('blutrv:') && each.address === address);
  if (isValve) return;
  const sensors = sensorsOf(part, address);
  const isPressed = sensors.some(({ objectId }) => objectId === buttonObject);
  if (!isPressed && hasButtons(part, sensors)) yield eventItem(part, 'Button');
  yield* signalItems(part, !sensors.some(({ objectId }) => objectId === batteryObject));
}

function sensorItem(part: Part, address: string): Item {
  const { name, objectId, index = 0 } = configOf(part);
  const meaning = meaningOf(objectId);
  const several = sensorsOf(part, address).filter((each) => each.objectId === objectId).length > 1;
  const shownName = name ?? (several ? `${meaning.name} ${index + 1}` : meaning.name);
  if (meaning.is === 'button') return { ...eventItem(part, shownName), part: 'value' };
  const config: RawConfig = { name: shownName, state_topic: stateTopic(part) };
  if (meaning.is === 'condition') {
    const { deviceClass, isInverted, isDiagnostic } = meaning;
    const [yes, no] = isInverted === true ? ['OFF', 'ON'] : ['ON', 'OFF'];
    const value_template = readingFlag(part, 'value', yes, no);
    return {
      component: 'binary_sensor',
      part: 'value',
      config: { ...config, value_template, ...told(deviceClass, isDiagnostic) },
    };
  }
  if (meaning.is === 'time') {
    const value_template = readingOf(part, 'value', (value) => `(${value} | as_datetime).isoformat()`);
    return { component: 'sensor', part: 'value', config: { ...config, value_template, device_class: 'timestamp' } };
  }
  const value_template = readingOf(part, 'value');
  if (meaning.is === 'text') {
    return { component: 'sensor', part: 'value', config: { ...config, value_template, empty_says_nothing: true } };
  }
  const { deviceClass, unit, stateClass, isDiagnostic } = meaning;
  return {
    component: 'sensor',
    part: 'value',
    config: {
      ...config,
      value_template,
      ...told(deviceClass, isDiagnostic),
      state_class: stateClass,
      ...(unit !== undefined && { unit_of_measurement: unit }),
    },
  };
}

function told(deviceClass: string | undefined, isDiagnostic: boolean | undefined): RawConfig {
  return {
    ...(deviceClass !== undefined && { device_class: deviceClass }),
    ...(isDiagnostic === true && { entity_category: 'diagnostic' }),
  };
}

function* valveItems(part: Part): Generator<Item> {
  yield { component: 'climate', config: { name: null, ...valveConfig(part) } };
  const of = (path: string, config: RawConfig): Item => ({
    component: 'sensor',
    part: path,
    config: {
      ...config,
      state_topic: stateTopic(part),
      value_template: readingOf(part, path),
      state_class: 'measurement',
    },
  });
  if (part.fields.has('pos')) yield of('pos', { name: 'Valve position', unit_of_measurement: '%' });
  if (part.fields.has('current_C'))
    yield of('current_C', { name: 'Temperature', device_class: 'temperature', unit_of_measurement: '°C' });
  yield* signalItems(part, true);
}

export function isBluetooth(kind: string): boolean {
  return kind === 'bthomedevice' || kind === 'bthomesensor' || kind === 'blutrv';
}

/** The items of a component that stands for something heard over Bluetooth; none before its config says what. */
export function* bluetoothItems(part: Part): Generator<Item> {
  const { address } = configOf(part);
  if (address === undefined || !isBluetooth(part.kind)) return;
  const owner = bluetoothOwner(part.device, address);
  const items = part.kind === 'blutrv' ? valveItems(part) : deviceOrSensor(part, address);
  for (const item of items) yield { ...item, owner, heard: { address, id: idOf(part, item) } };
}

/** Other Shellys number their components otherwise: it is known by what it measures. */
function idOf(part: Part, item: Item): string {
  if (part.kind !== 'bthomesensor') return item.part ?? part.kind;
  const { objectId, index = 0 } = configOf(part);
  if (objectId === batteryObject && index === 0) return 'battery';
  return objectId === undefined ? `sensor_${part.index}` : `${objectId.toString(16).padStart(2, '0')}_${index}`;
}

function* deviceOrSensor(part: Part, address: string): Generator<Item> {
  if (part.kind === 'bthomedevice') yield* deviceItems(part, address);
  else yield sensorItem(part, address);
}
