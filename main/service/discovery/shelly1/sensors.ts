/** Sensors of the first generation: those that sleep, gas, motion, and the radiator valve. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import type { SensorName } from './models.ts';
import { celsius, condition, diagnostic, type Item, type Shelly1, sensor, topicOf } from './parts.ts';

const percent: RawConfig = { unit_of_measurement: '%' };
const trueFalse: RawConfig = { payload_on: 'true', payload_off: 'false' };
const battery: RawConfig = { ...percent, device_class: 'battery', ...diagnostic };
const lux: RawConfig = { device_class: 'illuminance', unit_of_measurement: 'lx' };
/** 999 and -100 stand for a sensor that is broken. */
const value_template = "{{ 'None' if value | float(999) in [999.0, -100.0] else value }}";

const made: Readonly<Record<SensorName, (device: Shelly1) => Item>> = {
  temperature: (device) => sensor(device, 'sensor/temperature', 'Temperature', { ...celsius, value_template }),
  humidity: (device) =>
    sensor(device, 'sensor/humidity', 'Humidity', { ...percent, device_class: 'humidity', value_template }),
  battery: (device) => sensor(device, 'sensor/battery', 'Battery', battery),
  lux: (device) => sensor(device, 'sensor/lux', 'Illuminance', lux),
  // -1: it does not lie still enough to tell.
  tilt: (device) =>
    sensor(device, 'sensor/tilt', 'Tilt', {
      unit_of_measurement: '°',
      value_template: "{{ 'None' if value == '-1' else value }}",
    }),
  flood: (device) => condition(device, 'sensor/flood', 'Flood', { ...trueFalse, device_class: 'moisture' }),
  smoke: (device) => condition(device, 'sensor/smoke', 'Smoke', { ...trueFalse, device_class: 'smoke' }),
  state: (device) =>
    condition(device, 'sensor/state', 'Opening', { payload_on: 'open', payload_off: 'close', device_class: 'opening' }),
  vibration: (device) => condition(device, 'sensor/vibration', 'Vibration', { device_class: 'vibration' }),
  motion: (device) => condition(device, 'sensor/motion', 'Motion', { ...trueFalse, device_class: 'motion' }),
  charger: (device) =>
    condition(device, 'sensor/charger', 'Charging', { ...trueFalse, device_class: 'battery_charging', ...diagnostic }),
  ext_power: (device) =>
    condition(device, 'sensor/ext_power', 'External power', { ...trueFalse, device_class: 'plug', ...diagnostic }),
};

export function sensorItems(device: Shelly1): Item[] {
  return (device.model.sensors ?? []).map((name) => made[name](device));
}

function press(device: Shelly1, path: string, name: string, payload: string, icon: string): Item {
  const config = {
    name,
    icon,
    command_topic: topicOf(device, path),
    payload_press: payload,
    entity_category: 'config',
  };
  return { component: 'button', part: path.replaceAll('/', '_'), config };
}

function* gasItems(device: Shelly1): Generator<Item> {
  const words = (path: string, name: string, options: readonly string[], more: RawConfig): Item => ({
    component: 'sensor',
    part: path.replaceAll('/', '_'),
    config: { name, state_topic: topicOf(device, path), device_class: 'enum', options, ...more },
  });
  yield condition(device, 'sensor/gas', 'Gas', {
    value_template: "{{ '1' if value in ['mild', 'heavy'] else '0' if value in ['none', 'test'] else 'None' }}",
    device_class: 'gas',
  });
  yield {
    ...words('sensor/gas', 'Gas level', ['unknown', 'none', 'mild', 'heavy', 'test'], {}),
    part: 'sensor_gas_level',
  };
  yield sensor(device, 'sensor/concentration', 'Concentration', {
    unit_of_measurement: 'ppm',
    value_template: "{{ value if 0 <= value | int(-1) < 65535 else 'None' }}",
  });
  yield words('sensor/operation', 'Operation', ['unknown', 'warmup', 'normal', 'fault'], diagnostic);
  const tests = ['not_completed', 'completed', 'running', 'pending'];
  yield words('sensor/self_test', 'Self-test', tests, diagnostic);
  yield press(device, 'sensor/start_self_test', 'Start self-test', 'self_test', 'mdi:progress-wrench');
  yield press(device, 'sensor/mute', 'Mute', 'mute', 'mdi:volume-mute');
  yield press(device, 'sensor/unmute', 'Unmute', 'unmute', 'mdi:volume-high');
  if (device.info?.hasValve !== true) return;
  const config = {
    name: 'Valve',
    device_class: 'gas',
    state_topic: topicOf(device, 'valve/0/state'),
    state_open: 'opened',
    state_closed: 'closed',
    command_topic: topicOf(device, 'valve/0/command'),
    payload_open: 'open',
    payload_close: 'close',
  };
  yield { component: 'valve', part: 'valve_0', config };
}

/** Reads a boolean field of a message as `1` and `0`. */
function flag(field: string): string {
  return `{% if value_json.${field} is boolean %}{{ '1' if value_json.${field} else '0' }}{% endif %}`;
}

/** It tells of what it sees in one message, and of itself in another. */
function* motionItems(device: Shelly1): Generator<Item> {
  const seen = (item: Item, part: string, template: string): Item => ({
    ...item,
    part,
    config: { ...item.config, value_template: template },
  });
  yield seen(condition(device, 'status', 'Motion', { device_class: 'motion' }), 'motion', flag('motion'));
  yield seen(condition(device, 'status', 'Vibration', { device_class: 'vibration' }), 'vibration', flag('vibration'));
  yield seen(sensor(device, 'status', 'Illuminance', lux), 'lux', '{{ value_json.lux }}');
  yield seen(sensor(device, 'status', 'Battery', battery), 'battery', '{{ value_json.bat }}');
  yield seen(
    condition(device, 'info', 'Charging', { device_class: 'battery_charging', ...diagnostic }),
    'charger',
    flag('charger'),
  );
  if (device.info?.hasTemperature === true)
    yield seen(sensor(device, 'info', 'Temperature', celsius), 'temperature', '{{ value_json.tmp.value }}');
}

/** The radiator valve tells all in its status; at its lowest temperature it is off. */
function* valveItems(device: Shelly1): Generator<Item> {
  const state_topic = topicOf(device, 'info');
  const first = '{% set t = (value_json.thermostats or [{}])[0] %}';
  const lowest = 4;
  const command = (what: string) => topicOf(device, `thermostat/0/command/${what}`);
  const wanted = '(t.target_t or {}).value';
  const isOff = `${wanted} <= ${lowest}`;
  yield {
    component: 'climate',
    part: 'thermostat_0',
    config: {
      name: null,
      modes: ['off', 'heat'],
      mode_state_topic: state_topic,
      mode_state_template: `${first}{% if ${wanted} is number %}{{ 'off' if ${isOff} else 'heat' }}{% endif %}`,
      mode_command_topic: command('target_t'),
      // It has no switch: what it heats to is all that it knows.
      mode_command_template: `{{ ${lowest} if value == 'off' else 20 }}`,
      action_topic: state_topic,
      action_template: `${first}{% if t.pos is number %}{{ 'off' if ${isOff} else 'heating' if t.pos > 0 else 'idle' }}{% endif %}`,
      temperature_state_topic: state_topic,
      temperature_state_template: `${first}{{ ${wanted} }}`,
      temperature_command_topic: command('target_t'),
      temperature_command_template: '{{ value }}',
      current_temperature_topic: state_topic,
      current_temperature_template: `${first}{{ (t.tmp or {}).value }}`,
      temperature_unit: 'C',
      min_temp: lowest,
      max_temp: 31,
      temp_step: 0.5,
    },
  };
  const of = (part: string, name: string, template: string, meaning: RawConfig): Item => ({
    ...sensor(device, 'info', name, { ...meaning, value_template: template }),
    part,
  });
  yield of('temperature', 'Temperature', `${first}{{ (t.tmp or {}).value }}`, celsius);
  yield of('valve_position', 'Valve position', `${first}{{ t.pos }}`, percent);
  yield of('battery', 'Battery', '{{ (value_json.bat or {}).value }}', battery);
  yield {
    ...condition(device, 'info', 'Calibration needed', {
      device_class: 'problem',
      value_template: "{% if value_json.calibrated is boolean %}{{ '0' if value_json.calibrated else '1' }}{% endif %}",
      ...diagnostic,
    }),
    part: 'calibration',
  };
  yield {
    component: 'switch',
    part: 'schedule',
    config: {
      name: 'Schedule',
      entity_category: 'config',
      state_topic,
      value_template: `${first}{% if t.schedule is boolean %}{{ '1' if t.schedule else '0' }}{% endif %}`,
      command_topic: command('schedule'),
      payload_on: '1',
      payload_off: '0',
    },
  };
}

/** What a sensor of its own kind becomes. */
export function* specialItems(device: Shelly1): Generator<Item> {
  if (device.model.is === 'gas') yield* gasItems(device);
  if (device.model.is === 'motion') yield* motionItems(device);
  if (device.model.is === 'valve') yield* valveItems(device);
}
