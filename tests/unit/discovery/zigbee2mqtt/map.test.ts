import { describe, expect, it } from 'vitest';
import type { Announcement } from '../../../../main/service/discovery/announcements.ts';
import { buildDefinition } from '../../../../main/service/discovery/build.ts';
import type { BridgeContext } from '../../../../main/service/discovery/zigbee2mqtt/announce.ts';
import { mapBridge } from '../../../../main/service/discovery/zigbee2mqtt/bridge.ts';
import { mapDevice } from '../../../../main/service/discovery/zigbee2mqtt/device.ts';
import { parseDevice, parseInfo } from '../../../../main/service/discovery/zigbee2mqtt/messages.ts';

const context: BridgeContext = { base: 'zigbee2mqtt', coordinator: '0xc0', info: undefined };

function map(exposes: readonly object[], rest: object = {}, given = context): Map<string, Announcement> {
  const definition = { model: 'M', exposes, options: [], ...rest };
  const device = parseDevice({ ieee_address: '0x1', friendly_name: 'Lamp One', definition });
  if (device === undefined) throw new Error('not parsed');
  const items = mapDevice(given, device);
  for (const { raw, ...id } of items) {
    const built = buildDefinition({ source: 'zigbee2mqtt', discoveryTopic: 't', ...id }, raw);
    expect(built, `${id.component} ${id.objectId}`).toMatchObject({ ok: true });
  }
  return new Map(items.map((each) => [`${each.component} ${each.objectId}`, each]));
}

const numeric = (name: string, rest: object = {}) => ({ type: 'numeric', name, property: name, access: 1, ...rest });
const binary = (name: string, rest: object = {}) => ({
  type: 'binary',
  name,
  property: name,
  access: 1,
  value_on: true,
  value_off: false,
  ...rest,
});

describe('Zigbee2MQTT mapping', () => {
  it.each([
    [{ value_min: 500 }, { min: 500, max: 66_035 }],
    [{ value_max: -5 }, { max: -5, min: -65_540 }],
    [{ value_min: 3 }, { min: 3 }],
  ])('takes a number of which %j alone is told', (range, raw) => {
    const found = map([numeric('delay', { access: 7, ...range })]);
    expect(found.get('number delay')?.raw).toMatchObject(raw);
  });

  it('takes values that are named twice', () => {
    const action = {
      type: 'enum',
      name: 'action',
      property: 'action',
      access: 1,
      values: ['single', 'double', 'single'],
    };
    const mode = { type: 'enum', name: 'mode', property: 'mode', access: 7, values: ['a', 'b', 'a'] };
    const found = map([action, mode]);
    expect(found.get('select mode')?.raw).toMatchObject({ options: ['a', 'b'] });
    expect([...found.keys()].some((key) => key.startsWith('event '))).toBe(true);
  });

  it.each([
    [true, false],
    [false, true],
  ])('shows a garage door as open where its contact is false, with %s as the value for on', (value_on, value_off) => {
    const found = map([binary('garage_door_contact', { value_on, value_off })]);
    expect(found.get('binary_sensor garage_door_contact')?.raw).toMatchObject({
      device_class: 'garage_door',
      payload_on: false,
      payload_off: true,
    });
  });

  it.each([
    ['temperature', '°C', { device_class: 'temperature', state_class: 'measurement' }],
    ['co2', 'ppm', { device_class: 'carbon_dioxide', state_class: 'measurement' }],
    ['voc', 'µg/m³', { device_class: 'volatile_organic_compounds' }],
    ['voc', 'ppb', { device_class: 'volatile_organic_compounds_parts' }],
    ['water_consumed', 'm³', { device_class: 'water', state_class: 'total_increasing' }],
    ['produced', 'kWh', { device_class: 'energy', state_class: 'total_increasing' }],
    ['power_phase_a', 'W', { device_class: 'power', state_class: 'measurement' }],
    ['battery', undefined, { state_class: 'measurement', name: 'Battery' }],
    ['linkquality', 'lqi', { entity_category: 'diagnostic', enabled_by_default: false }],
    ['occupancy_timeout', 's', { entity_category: 'diagnostic' }],
  ])('knows what a sensor %s in %s is', (name, unit, expected) => {
    const found = map([numeric(name, { unit })]).get(`sensor ${name}`);
    expect(found?.raw).toMatchObject(expected);
    if (unit === undefined) expect(found?.raw).not.toHaveProperty('device_class');
  });

  it('makes a number of what can be set, and keeps no device class but a temperature', () => {
    const items = map([
      numeric('alarm_temperature_max', { access: 7, unit: '°C', value_min: -20, value_max: 80, value_step: 1 }),
      numeric('alarm_humidity_max', { access: 7, unit: '%', value_min: 0, value_max: 100 }),
    ]);
    expect(items.get('number alarm_temperature_max')?.raw).toMatchObject({
      device_class: 'temperature',
      entity_category: 'config',
      min: -20,
      max: 80,
      step: 1,
      command_topic: 'zigbee2mqtt/Lamp One/set/alarm_temperature_max',
    });
    expect(items.get('number alarm_humidity_max')?.raw).not.toHaveProperty('device_class');
  });

  it('follows the bits of access', () => {
    const items = map([
      numeric('brightness_move', { access: 2, value_min: -1, value_max: 1 }),
      binary('silent', { access: 2 }),
      numeric('nothing', { access: 4 }),
      binary('secret', { access: 0 }),
      { type: 'enum', name: 'reset', property: 'reset', access: 2, values: ['reset'] },
    ]);
    expect([...items.keys()]).toEqual(['number brightness_move', 'switch switch_silent', 'button reset']);
    expect(items.get('number brightness_move')?.raw).not.toHaveProperty('state_topic');
    expect(items.get('switch switch_silent')?.raw).not.toHaveProperty('state_topic');
  });

  it('puts settings that cannot be set among the diagnostics', () => {
    const items = map([binary('child_lock'), binary('tamper', { category: 'config' })]);
    expect(items.get('binary_sensor child_lock')?.raw.entity_category).toBe('diagnostic');
    expect(items.get('binary_sensor tamper')?.raw.entity_category).toBe('diagnostic');
  });

  it('turns the contact of a garage door around', () => {
    expect(map([binary('garage_door_contact')]).get('binary_sensor garage_door_contact')?.raw).toMatchObject({
      device_class: 'garage_door',
      payload_on: false,
      payload_off: true,
    });
  });

  it('proposes the entity ids of Zigbee2MQTT', () => {
    const state = binary('state', { access: 7 });
    const items = map([
      { type: 'switch', features: [state] },
      { type: 'switch', endpoint: 'l1', features: [{ ...state, property: 'state_l1', endpoint: 'l1' }] },
      numeric('temperature', { unit: '°C' }),
      binary('led', { access: 7 }),
    ]);
    expect([...items.values()].map((each) => each.raw.default_entity_id)).toEqual([
      'switch.lamp_one',
      'switch.lamp_one_l1',
      'sensor.lamp_one_temperature',
      'switch.lamp_one_led',
    ]);
    expect(items.get('switch switch')?.raw.unique_id).toBe('0x1_switch_zigbee2mqtt');
    expect(items.get('switch switch_l1')?.raw.name).toBe('L1');
  });

  it('gives a second state of a device a place of its own', () => {
    const feature = (property: string) => binary('state', { property, access: 7, value_on: 'ON', value_off: 'OFF' });
    const items = map([
      { type: 'switch', features: [feature('state')] },
      { type: 'switch', features: [feature('valve_detection')] },
    ]);
    expect(items.get('switch valve_detection')?.raw).toMatchObject({
      name: 'Valve detection',
      command_topic: 'zigbee2mqtt/Lamp One/set/valve_detection',
    });
    const twice = map([
      { type: 'switch', features: [feature('state')] },
      { type: 'switch', features: [feature('state')] },
    ]);
    expect([...twice.keys()]).toEqual(['switch switch', 'switch switch_2']);
  });

  it('says what a thermostat without modes does', () => {
    const setpoint = numeric('occupied_cooling_setpoint', { access: 7, value_min: 16, value_max: 30 });
    expect(map([{ type: 'climate', features: [setpoint] }]).get('climate climate')?.raw).toMatchObject({
      temperature_command_topic: 'zigbee2mqtt/Lamp One/set/occupied_cooling_setpoint',
    });
    // Home Assistant's own modes hold for it, as with Zigbee2MQTT's own announcement.
    expect(map([{ type: 'climate', features: [setpoint] }]).get('climate climate')?.raw).not.toHaveProperty('modes');
  });

  it('does not offer "none" among the presets twice, nor presets that are only "none"', () => {
    const setpoint = numeric('occupied_heating_setpoint', { access: 7, value_min: 5, value_max: 30 });
    const preset = { type: 'enum', name: 'preset', property: 'preset', access: 7, values: ['none'] };
    const found = map([{ type: 'climate', features: [setpoint, preset] }]).get('climate climate');
    expect(found?.raw).not.toHaveProperty('preset_modes');
  });

  it('takes options of a device as settings of the device, which are in no room and no list', () => {
    const option = numeric('transition', { access: 2, label: 'Transition', value_min: 0 });
    const items = map([], { options: [option, { type: 'composite', name: 'filtered', property: 'filtered' }] });
    expect([...items.keys()]).toEqual(['number option_transition']);
    expect(items.get('number option_transition')?.deviceSetting).toBe(true);
    expect(items.get('number option_transition')?.raw).toMatchObject({
      entity_category: 'config',
      enabled_by_default: false,
      state_topic: 'zigbee2mqtt/bridge/info',
    });
  });

  it.each([
    [undefined, ['zigbee2mqtt/bridge/state']],
    [{ availability: true }, ['zigbee2mqtt/bridge/state', 'zigbee2mqtt/Lamp One/availability']],
    [{ availability: { active: {} } }, ['zigbee2mqtt/bridge/state', 'zigbee2mqtt/Lamp One/availability']],
    [{ availability: { enabled: false } }, ['zigbee2mqtt/bridge/state']],
    [
      { availability: { enabled: false }, devices: { '0x1': { availability: { timeout: 5 } } } },
      ['zigbee2mqtt/bridge/state', 'zigbee2mqtt/Lamp One/availability'],
    ],
    [{ availability: true, devices: { '0x1': { availability: false } } }, ['zigbee2mqtt/bridge/state']],
  ])('depends on the topics of availability that are in use: %j', (config, topics) => {
    const info = parseInfo({ version: '2.0.0', config });
    const found = map([binary('led')], {}, { ...context, info }).get('binary_sensor led');
    expect(found?.raw.availability).toMatchObject(topics.map((topic) => ({ topic })));
  });

  it('tells version 1 that devices may join in its own way', () => {
    const info = parseInfo({ version: '1.42.0', coordinator: { ieee_address: '0xc0', meta: {} }, config: {} });
    const join = mapBridge({ ...context, info }).find((each) => each.objectId === 'permit_join');
    expect(JSON.parse(String(join?.raw.payload_on))).toEqual({ value: true, time: 254 });
  });

  it('names the page of a device where the address of the frontend is known', () => {
    const info = parseInfo({ version: '2', config: { frontend: { enabled: true, url: 'http://z.local' } } });
    const found = map([binary('led')], {}, { ...context, info }).get('binary_sensor led');
    expect(found?.raw.device).toMatchObject({ configuration_url: 'http://z.local/#/device/0x1/info' });
  });
});
