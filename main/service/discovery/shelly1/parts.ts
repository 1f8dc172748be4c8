/** What the parts of a first generation Shelly become, and what they have in common. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import type { Info } from './messages.ts';
import type { Model } from './models.ts';

export interface Shelly1 {
  /** The level below `shellies`. */
  readonly id: string;
  readonly model: Model;
  readonly modelId: string | undefined;
  readonly mac: string | undefined;
  readonly version: string | undefined;
  readonly address: string | undefined;
  /** `relay` or `roller`, `color` or `white`, where it can be either. */
  readonly mode: string | undefined;
  readonly info: Info | undefined;
  /** How often each input was used before this was heard: the last use is told again and again. */
  readonly used: readonly number[];
}

export interface Item {
  readonly component: string;
  readonly part: string;
  readonly config: RawConfig;
}

export const root = 'shellies';

export function topicOf({ id }: Shelly1, path: string): string {
  return `${root}/${id}/${path}`;
}

/** Undefined keys say that there is nothing to say. */
function without(config: RawConfig): RawConfig {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
}

/** A number on a topic of its own. */
export function sensor(device: Shelly1, path: string, name: string, meaning: RawConfig = {}): Item {
  return {
    component: 'sensor',
    part: path.replaceAll('/', '_'),
    config: without({ name, state_topic: topicOf(device, path), state_class: 'measurement', ...meaning }),
  };
}

/** Something that is or is not, on a topic of its own. */
export function condition(device: Shelly1, path: string, name: string, meaning: RawConfig = {}): Item {
  return {
    component: 'binary_sensor',
    part: path.replaceAll('/', '_'),
    config: without({ name, state_topic: topicOf(device, path), payload_on: '1', payload_off: '0', ...meaning }),
  };
}

export const diagnostic: RawConfig = { entity_category: 'diagnostic' };
const watts: RawConfig = { device_class: 'power', unit_of_measurement: 'W' };
const wattHours: RawConfig = { device_class: 'energy', unit_of_measurement: 'Wh', state_class: 'total_increasing' };
export const celsius: RawConfig = { device_class: 'temperature', unit_of_measurement: '°C' };

/** What a channel uses. Outputs count the minutes of a watt. */
export function* meterItems(device: Shelly1, path: string, label: string | undefined): Generator<Item> {
  yield sensor(device, `${path}/power`, labelled(label, 'Power'), watts);
  const energy = { ...wattHours, value_template: '{{ (value | float / 60) | round(2) }}' };
  yield sensor(device, `${path}/energy`, labelled(label, 'Energy'), energy);
}

/** `Power`, or `Relay 1 power`. */
function labelled(label: string | undefined, name: string): string {
  return label === undefined ? name : `${label} ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** Meters of whole circuits. */
export function* emeterItems(device: Shelly1, count: number, hasCurrent: boolean): Generator<Item> {
  for (let index = 0; index < count; index += 1) {
    const path = `emeter/${index}`;
    const label = `Channel ${index}`;
    yield sensor(device, `${path}/power`, `${label} power`, watts);
    yield sensor(device, `${path}/voltage`, `${label} voltage`, { device_class: 'voltage', unit_of_measurement: 'V' });
    if (hasCurrent) {
      yield sensor(device, `${path}/current`, `${label} current`, {
        device_class: 'current',
        unit_of_measurement: 'A',
      });
    } else {
      const meaning = { device_class: 'reactive_power', unit_of_measurement: 'var' };
      yield sensor(device, `${path}/reactive_power`, `${label} reactive power`, meaning);
    }
    yield sensor(device, `${path}/pf`, `${label} power factor`, { device_class: 'power_factor' });
    yield sensor(device, `${path}/total`, `${label} energy`, wattHours);
    yield sensor(device, `${path}/total_returned`, `${label} returned energy`, wattHours);
  }
}

/** Its own temperature, voltage and what it says of the network. */
export function* ownItems(device: Shelly1): Generator<Item> {
  const { model } = device;
  if (model.hasTemperature === true) {
    yield sensor(device, 'temperature', 'Temperature', { ...celsius, ...diagnostic });
    yield condition(device, 'overtemperature', 'Overheating', { device_class: 'heat', ...diagnostic });
  }
  if (model.hasVoltage === true)
    yield sensor(device, 'voltage', 'Voltage', { device_class: 'voltage', unit_of_measurement: 'V' });
  if (model.sleeps !== true) {
    yield {
      ...sensor(device, 'info', 'Signal strength', {
        device_class: 'signal_strength',
        unit_of_measurement: 'dBm',
        value_template: '{{ value_json.wifi_sta.rssi }}',
        ...diagnostic,
      }),
      part: 'rssi',
    };
    yield updateItem(device);
  }
}

/** `1.14.0` of `20230913-112003/v1.14.0-gcb84623`, in a template. */
const plain = (version: string) => `(${version} or '').split('/v')[-1].split('@')[0].split('-g')[0]`;

function updateItem(device: Shelly1): Item {
  const versions =
    "{% set u = value_json['update'] or {} %}{% if u.old_version %}{{ {'installed_version': " +
    `${plain('u.old_version')}, 'latest_version': ${plain('(u.new_version if u.has_update else u.old_version)')}} | to_json }}{% endif %}`;
  return {
    component: 'update',
    part: 'firmware',
    config: {
      name: 'Firmware',
      device_class: 'firmware',
      entity_category: 'config',
      state_topic: topicOf(device, 'info'),
      value_template: versions,
      command_topic: topicOf(device, 'command'),
      payload_install: 'update_fw',
    },
  };
}

/** Sensors that are wired to it: 999 stands for one that was taken off. */
export function* externalItems(device: Shelly1): Generator<Item> {
  const { temperatures = [], humidities = [], switches = [], adcs = 0 } = device.info ?? {};
  const value_template = "{{ 'None' if value | float > 900 else value }}";
  const numbered = (of: readonly string[], name: string, index: string) => (of.length > 1 ? `${name} ${index}` : name);
  for (const index of temperatures) {
    const name = numbered(temperatures, 'External temperature', index);
    yield sensor(device, `ext_temperature/${index}`, name, { ...celsius, value_template });
  }
  for (const index of humidities) {
    const meaning = { device_class: 'humidity', unit_of_measurement: '%', value_template };
    yield sensor(device, `ext_humidity/${index}`, numbered(humidities, 'External humidity', index), meaning);
  }
  for (const index of switches)
    yield condition(device, `ext_switch/${index}`, numbered(switches, 'External switch', index));
  for (let index = 0; index < adcs; index += 1) {
    const meaning = { device_class: 'voltage', unit_of_measurement: 'V' };
    yield sensor(device, `adc/${index}`, adcs > 1 ? `Voltage ${index}` : 'Voltage', meaning);
  }
}
