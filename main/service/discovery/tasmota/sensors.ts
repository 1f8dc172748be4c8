/** Readings (`tele/SENSOR`) and the state of the device itself. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { isRecord } from '../../python/json.ts';
import { literal } from '../template-text.ts';
import { along, type Entry, ofSensors, ofState } from './entry.ts';
import type { TasmotaConfig } from './messages.ts';

/** Not readings: the time, card readers, and shutters, which are covers. */
const ignored = /^(Time|PN532|RDM6300|Shutter\d+)$/;

interface Quantity {
  readonly unit?: string | undefined;
  /** A key of the readings that says the unit. */
  readonly unitKey?: string;
  readonly deviceClass?: string;
  readonly stateClass?: string;
}

const measured = (unit: string | undefined, deviceClass?: string): Quantity => ({
  unit,
  stateClass: 'measurement',
  ...(deviceClass !== undefined && { deviceClass }),
});
const varying = (unitKey: string, deviceClass?: string): Quantity => ({ ...measured(undefined, deviceClass), unitKey });
const energy = (stateClass: string | undefined): Quantity => ({
  unit: 'kWh',
  deviceClass: 'energy',
  ...(stateClass !== undefined && { stateClass }),
});
const reactiveEnergy: Quantity = { unit: 'kvarh', stateClass: 'total' };
const particles = measured('ppd');
const dust = (deviceClass?: string) => measured('µg/m³', deviceClass);

/** By the key of the reading (Tasmota's documentation and Home Assistant's integration of it). */
const quantities = new Map<string, Quantity>(
  Object.entries({
    ActivePower: measured('W', 'power'),
    Ambient: measured('lx', 'illuminance'),
    ApparentPower: measured('VA', 'apparent_power'),
    Battery: measured('%', 'battery'),
    Blue: measured('B'),
    CCT: measured('K'),
    CF1: dust(),
    'CF2.5': dust(),
    CF10: dust(),
    CarbonDioxide: measured('ppm', 'carbon_dioxide'),
    Current: measured('A', 'current'),
    CurrentNeutral: measured('A', 'current'),
    DewPoint: varying('TempUnit', 'temperature'),
    Distance: measured('cm', 'distance'),
    Energy: energy('total'),
    ExportActive: energy('total'),
    ExportReactive: reactiveEnergy,
    ExportTariff: energy('total'),
    Factor: measured(undefined, 'power_factor'),
    Frequency: measured('Hz', 'frequency'),
    Green: measured('G'),
    Humidity: measured('%', 'humidity'),
    Illuminance: measured('lx', 'illuminance'),
    ImportActive: energy('total'),
    ImportReactive: reactiveEnergy,
    Moisture: measured('%', 'moisture'),
    'PB0.3': particles,
    'PB0.5': particles,
    PB1: particles,
    'PB2.5': particles,
    PB5: particles,
    PB10: particles,
    PM1: dust('pm1'),
    'PM2.5': dust('pm25'),
    PM10: dust('pm10'),
    PhaseAngle: measured('°'),
    Power: measured('W', 'power'),
    Pressure: varying('PressureUnit', 'pressure'),
    Proximity: measured(undefined),
    ReactivePower: measured('var', 'reactive_power'),
    Red: measured('R'),
    SeaPressure: varying('PressureUnit', 'pressure'),
    Speed: varying('SpeedUnit'),
    TVOC: measured('ppb'),
    Temperature: varying('TempUnit', 'temperature'),
    Today: energy('total_increasing'),
    Total: energy('total'),
    TotalTariff: energy('total'),
    Voltage: measured('V', 'voltage'),
    Weight: measured('kg', 'weight'),
    Yesterday: energy(undefined),
    eCO2: measured('ppm'),
  }),
);

/** Units as the device writes them to units as they are shown. */
const units = new Map([
  ['C', '°C'],
  ['F', '°F'],
  ['kn', 'kn'],
]);

/** Lightning detectors and radars call the strength of a signal `Energy`: a number, of no unit that is known. */
const strengthSensor = /^(AS3935|LD2\d{3}\w*)$/;

/** `Temperature1` is a temperature. */
function quantityOf(key: string | undefined): Quantity | undefined {
  return key === undefined ? undefined : (quantities.get(key) ?? quantities.get(key.replace(/\d+$/, '')));
}

type Path = readonly (string | number)[];

/** Every value in the example with its path; arrays by their indices. */
function leavesOf(value: unknown, path: Path): { path: Path; value: unknown }[] {
  if (path.length > 4) return [];
  if (Array.isArray(value)) return value.flatMap((each, index) => leavesOf(each, [...path, index]));
  if (isRecord(value)) return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key]));
  return [{ path, value }];
}

export function sensorEntries(config: TasmotaConfig, readings: Readonly<Record<string, unknown>>): Entry[] {
  return Object.entries(readings).flatMap(([sensor, values]) => {
    if (ignored.test(sensor) || !isRecord(values)) return [];
    return leavesOf(values, [sensor]).flatMap(({ path, value }) => sensorEntry(config, readings, path, value));
  });
}

function sensorEntry(
  config: TasmotaConfig,
  readings: Readonly<Record<string, unknown>>,
  path: Path,
  example: unknown,
): Entry[] {
  const keys = path.filter((step) => typeof step === 'string');
  const last = keys.at(-1);
  // The quantity is the last key, or the one before: `Speed` in `TX23.Speed.Act`.
  const isStrength = last === 'Energy' && strengthSensor.test(keys[0] ?? '');
  const quantity =
    (isStrength ? measured(undefined) : quantityOf(last)) ??
    (keys.length > 2 ? quantityOf(keys.at(-2)) : undefined) ??
    unknownQuantity(example);
  const index = path.join('_');
  const name = path.join(' ');
  const { tele, anything } = config.topics;
  if (quantity === undefined) {
    // An empty text would be shown as it is: it listens to readings alone.
    const value = path.reduce<string>(
      (from, step) => `${from}[${typeof step === 'number' ? step : literal(step)}]`,
      'value_json',
    );
    const raw = {
      name,
      state_topic: `${tele}SENSOR`,
      value_template: `{{ ${value} }}`,
      // A message without the reading leaves it as it was.
      empty_says_nothing: true,
      ...textTraits(last),
    };
    return [{ component: 'sensor', endpoint: 'sensor', index, raw }];
  }
  const written = quantity.unitKey === undefined ? undefined : readings[quantity.unitKey];
  const unit = typeof written === 'string' ? (units.get(written) ?? written) : quantity.unit;
  const raw: RawConfig = {
    name,
    state_topic: anything,
    value_template: ofSensors(valueAlong(path)),
    ...(unit !== undefined && { unit_of_measurement: unit }),
    ...(quantity.deviceClass !== undefined && { device_class: quantity.deviceClass }),
    ...(quantity.stateClass !== undefined && { state_class: quantity.stateClass }),
  };
  return [{ component: 'sensor', endpoint: 'sensor', index, raw }];
}

/** Energy meters announce one value per phase and may send a single one. */
function valueAlong(path: Path): string {
  if (path.at(-1) !== 0) return `{{ ${along(path)} }}`;
  const whole = along(path.slice(0, -1));
  return `{{ ${whole} if ${whole} is number else ${along(path)} }}`;
}

/** Numbers of an unknown kind are still numbers. */
function unknownQuantity(example: unknown): Quantity | undefined {
  return typeof example === 'number' ? measured(undefined) : undefined;
}

function textTraits(key: string | undefined): RawConfig {
  return key === 'TotalStartTime' ? { icon: 'mdi:progress-clock', entity_category: 'diagnostic' } : {};
}

/** The device itself: what `STATE` says of the network, and what it answers to a status request. */
export function statusEntries(config: TasmotaConfig): Entry[] {
  const { stat, tele, anything } = config.topics;
  const number = (path: Path, extra: RawConfig): RawConfig => ({
    state_topic: anything,
    value_template: ofState(`{{ ${along(path)} }}`),
    state_class: 'measurement',
    ...extra,
  });
  const entries: Array<readonly [index: string, name: string, raw: RawConfig]> = [
    [
      'status_version',
      'Firmware version',
      { state_topic: `${stat}STATUS2`, value_template: "{{ value_json['StatusFWR']['Version'] }}" },
    ],
    [
      'status_ip',
      'IP',
      { state_topic: `${stat}STATUS5`, value_template: "{{ value_json['StatusNET']['IPAddress'] }}" },
    ],
    [
      'last_restart_time',
      'Last restart',
      {
        state_topic: `${stat}STATUS1`,
        value_template: "{{ value_json['StatusPRM']['StartupUTC'] }}+00:00",
        device_class: 'timestamp',
      },
    ],
    [
      'status_restart_reason',
      'Restart reason',
      { state_topic: `${stat}STATUS1`, value_template: "{{ value_json['StatusPRM']['RestartReason'] }}" },
    ],
    ['status_ssid', 'SSID', { state_topic: `${tele}STATE`, value_template: "{{ value_json['Wifi']['SSId'] }}" }],
    ['status_rssi', 'RSSI', number(['Wifi', 'RSSI'], { unit_of_measurement: '%' })],
    [
      'status_signal',
      'Signal',
      number(['Wifi', 'Signal'], { unit_of_measurement: 'dBm', device_class: 'signal_strength' }),
    ],
    ['status_link_count', 'WiFi connect count', number(['Wifi', 'LinkCount'], { state_class: 'total_increasing' })],
    ['status_mqtt_count', 'MQTT connect count', number(['MqttCount'], { state_class: 'total_increasing' })],
    ['status_uptime', 'Uptime', number(['UptimeSec'], { unit_of_measurement: 's', device_class: 'duration' })],
    ...(config.hasBattery
      ? [
          [
            'status_battery_percentage',
            'Battery level',
            number(['BatteryPercentage'], {
              unit_of_measurement: '%',
              device_class: 'battery',
              enabled_by_default: true,
            }),
          ] as const,
        ]
      : []),
  ];
  return entries.map(([index, name, raw]) => ({
    component: 'sensor',
    kind: 'status_sensor',
    endpoint: 'status_sensor',
    index,
    raw: { name, entity_category: 'diagnostic', enabled_by_default: false, ...raw },
  }));
}
