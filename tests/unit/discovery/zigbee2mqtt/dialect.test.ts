import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../../main/service/base/limits.ts';
import { createZigbee2MqttDialect } from '../../../../main/service/discovery/zigbee2mqtt/dialect.ts';
import type { RenderInput, Template } from '../../../../main/service/templates/template.ts';
import { createDialectHarness, type DialectHarness } from '../../../support/dialect-harness.ts';

const coordinator = { ieee_address: '0xc0', friendly_name: 'Coordinator', type: 'Coordinator', definition: null };
const temperature = { type: 'numeric', name: 'temperature', property: 'temperature', access: 1, unit: '°C' };
const state = { type: 'binary', name: 'state', property: 'state', access: 7, value_on: 'ON', value_off: 'OFF' };
const plug = { type: 'switch', features: [state] };

function device(ieee: string, name: string, exposes: readonly unknown[] = [temperature], rest: object = {}) {
  return {
    ieee_address: ieee,
    friendly_name: name,
    type: 'Router',
    power_source: 'Mains (single phase)',
    definition: { model: 'M', vendor: 'V', description: 'D', exposes, options: [] },
    endpoints: {},
    ...rest,
  };
}

const info = (config: object = {}, rest: object = {}) => ({
  version: '2.1.0',
  coordinator: { ieee_address: '0xc0', type: 'zStack', meta: { revision: 1 } },
  config: { homeassistant: { enabled: false }, ...config },
  ...rest,
});

let harness: DialectHarness;
beforeEach(() => {
  harness = createDialectHarness(createZigbee2MqttDialect);
});

/** What comes of a message: what is announced, and what devices are asked. */
function tell(topic: string, payload: unknown): string[] {
  harness.replay(topic, payload);
  return harness.log();
}
const devices = (...list: unknown[]) => tell('zigbee2mqtt/bridge/devices', list);
const askedTopics = () => harness.asked().map(({ topic, payload }) => `${topic} ${payload}`);

describe('Zigbee2MQTT dialect', () => {
  it('hands on only what changed', () => {
    expect(devices(device('0x1', 'a'), device('0x2', 'b'))).toEqual([
      'upsert sensor.0x1_temperature_zigbee2mqtt',
      'upsert sensor.0x2_temperature_zigbee2mqtt',
    ]);
    expect(devices(device('0x1', 'a'), device('0x2', 'b'))).toEqual([]);
    expect(devices(device('0x1', 'renamed'), device('0x2', 'b'))).toEqual([
      'upsert sensor.0x1_temperature_zigbee2mqtt',
    ]);
    expect(devices(device('0x2', 'b'))).toEqual(['remove sensor.0x1_temperature_zigbee2mqtt']);
    expect(tell('zigbee2mqtt/bridge/devices', '')).toEqual(['remove sensor.0x2_temperature_zigbee2mqtt']);
  });

  it('marks what the bridge can be told about a device as a setting of the device', () => {
    const option = { ...temperature, name: 'temperature_calibration', property: 'temperature_calibration', access: 2 };
    devices({
      ...device('0x1', 'a'),
      definition: { model: 'M', vendor: 'V', description: 'D', exposes: [temperature], options: [option] },
    });
    const marks = [...harness.found.values()].map(({ objectId, deviceSetting }) => [objectId, deviceSetting]);
    expect(marks).toEqual([
      ['temperature', undefined],
      ['option_temperature_calibration', true],
    ]);
  });

  it('takes a large list in pieces, and what changed meanwhile with it', () => {
    const list = Array.from({ length: 400 }, (_, index) => device(`0x${index + 1000}`, `d${index}`));
    tell('zigbee2mqtt/bridge/info', info());
    devices(...list);
    expect(harness.found.size).toBeLessThan(200);
    // Another list takes the place of one that is being read.
    devices(device('0x1', 'a'), ...list);
    tell('zigbee2mqtt/bridge/info', info({ advanced: { last_seen: 'ISO_8601' } }));
    harness.clock.advance(1);
    const ids = [...harness.found.keys()];
    expect(ids.filter((each) => each.startsWith('sensor.0x') && each.includes('_temperature_'))).toHaveLength(401);
    expect(ids.filter((each) => each.includes('_last_seen_'))).toHaveLength(401);
    devices();
    harness.clock.advance(1);
    expect([...harness.found.keys()].filter((each) => each.startsWith('sensor.0x'))).toEqual([]);
  });

  it.each([
    ['that ends early', (text: string) => text.slice(0, -1)],
    ['with something behind it', (text: string) => `${text}]`],
    ['with an element that is no JSON', (text: string) => text.replace('"Router"', 'Router')],
    ['that is an object', () => '{"a": [1, 2]}'],
  ])('keeps what it knows when it hears a list %s', (_what, broken) => {
    devices(device('0x1', 'a'));
    const lines = tell('zigbee2mqtt/bridge/devices', broken(JSON.stringify([device('0x2', 'b')])));
    expect(lines).toEqual(['rejected zigbee2mqtt/bridge/devices: payload: must be a JSON list']);
    expect([...harness.found.keys()]).toEqual(['sensor.0x1_temperature_zigbee2mqtt']);
  });

  it('takes no notice of information that changes nothing', () => {
    devices(coordinator, device('0x1', 'a'));
    expect(tell('zigbee2mqtt/bridge/info', info()).length).toBeGreaterThan(0);
    expect(tell('zigbee2mqtt/bridge/info', info({}, { permit_join: true, permit_join_end: 5 }))).toEqual([]);
  });

  it('keeps the devices of several bridges apart', () => {
    harness = createDialectHarness(createZigbee2MqttDialect, { zigbee2mqttTopics: ['zigbee2mqtt', 'home/zigbee'] });
    expect(harness.dialect.filters()).toContain('home/zigbee/bridge/devices');
    devices(device('0x1', 'a'));
    tell('home/zigbee/bridge/devices', [device('0x2', 'a')]);
    expect([...harness.found.keys()]).toEqual([
      'sensor.0x1_temperature_zigbee2mqtt',
      'sensor.0x2_temperature_home/zigbee',
    ]);
    devices();
    expect([...harness.found.keys()]).toEqual(['sensor.0x2_temperature_home/zigbee']);
  });

  it('finds a bridge by its description, wherever it publishes', () => {
    const there = info({ mqtt: { base_topic: 'garage' } });
    tell('garage/bridge/info', there);
    tell('other/bridge/info', { ...there, note: 'it says another topic' });
    tell('other/bridge/devices', [device('0x2', 'b')]);
    expect(tell('garage/bridge/devices', [device('0x1', 'a')])).toEqual(['upsert sensor.0x1_temperature_garage']);
    expect(tell('garage/bridge/info', '')).toContain('remove sensor.0x1_temperature_garage');
    expect(harness.filters().filter((filter) => filter.startsWith('garage'))).toEqual([]);
  });

  it('never uses an id that discovery for Home Assistant could use', () => {
    devices(device('0x1', 'a', [temperature, plug]));
    for (const { key } of harness.found.values()) expect(key.split(' ')[1]).toMatch(/\//);
  });

  it.each([
    ['devices', 'not json', 'payload: must be a JSON list'],
    ['devices', '{}', 'payload: must be a JSON list'],
    ['groups', '5', 'payload: must be a JSON list'],
    ['info', '[1]', 'payload: must be a JSON object'],
  ])('refuses bridge/%s with %s and keeps what it has', (kind, payload, reason) => {
    devices(device('0x1', 'a'));
    expect(tell(`zigbee2mqtt/bridge/${kind}`, payload)).toEqual([`rejected zigbee2mqtt/bridge/${kind}: ${reason}`]);
    expect(harness.found.size).toBe(1);
  });

  it('refuses a message that is too large', () => {
    const [line] = tell('zigbee2mqtt/bridge/devices', ' '.repeat(limits.bridgePayloadBytes + 1));
    expect(line).toContain('payload: larger than');
  });

  it('leaves out what makes no sense and keeps the rest', () => {
    const odd = [
      null,
      5,
      [],
      { friendly_name: 'no address' },
      { ...device('0x9', 'a/#'), definition: {} },
      device('0x8', 'no exposes', []),
      { ...device('0x7', 'c'), definition: { model: 'x', exposes: 'none', options: null } },
      device('0x6', 'odd exposes', [null, { type: 5 }, { type: 'light' }, { type: 'cover', features: 'x' }]),
      device('0x5', 'no setpoint', [
        { type: 'climate', features: [temperature] },
        { type: 'fan', features: [] },
      ]),
      device('0x4', '__proto__', [{ ...temperature, property: '__proto__', name: '__proto__' }]),
      device('0x1', 'good'),
    ];
    devices(...odd);
    expect([...harness.found.keys()]).toEqual([
      'sensor.0x4___proto___zigbee2mqtt',
      'sensor.0x1_temperature_zigbee2mqtt',
    ]);
  });

  it('lets no name of a property out of its template', () => {
    const nasty = "x'] }}{{ value_json | to_json }}{{ y['\\";
    devices(device('0x1', 'a', [{ ...temperature, property: nasty }]));
    const [definition] = harness.found.values();
    const { value_template: template } = (definition?.config ?? {}) as { value_template?: Template };
    const json = { [nasty]: 7 };
    const input: RenderInput = {
      value: '',
      valueJson: () => json,
      variables: {},
      entity: { entityId: '', name: '', this: () => undefined },
      now: 0,
      timeZone: 'UTC',
    };
    expect(template?.render(input)).toBe('7');
  });

  describe('a cover with a motor', () => {
    const cover = {
      type: 'cover',
      features: [
        { type: 'enum', name: 'state', property: 'state', access: 3, values: ['OPEN', 'CLOSE', 'STOP'] },
        { type: 'numeric', name: 'position', property: 'position', access: 7, value_min: 0, value_max: 100 },
      ],
    };
    const motor = { type: 'enum', name: 'motor_state', property: 'motor_state', access: 5 };
    const values = ['opening', 'closing', 'stopped', 'locked'];
    const shown = (json: object): string => {
      devices(device('0x1', 'blind', [cover, { ...motor, values }]));
      const { config } = harness.found.get('cover.0x1_cover_zigbee2mqtt') ?? {};
      const { value_template: template } = config as { value_template: Template };
      const rest = {
        variables: {},
        entity: { entityId: '', name: '', this: () => undefined },
        now: 0,
        timeZone: 'UTC',
      };
      return template.render({ value: '', valueJson: () => json, ...rest });
    };
    it.each([
      ['moves', { motor_state: 'closing', position: 40, state: 'OPEN' }, 'closing'],
      [
        'has arrived below, whatever the motor still says',
        { motor_state: 'closing', position: 0, state: 'CLOSE' },
        'CLOSE',
      ],
      ['has arrived above', { motor_state: 'opening', position: 100, state: 'OPEN' }, 'OPEN'],
      ['stopped halfway', { motor_state: 'stopped', position: 40, state: 'CLOSE' }, 'OPEN'],
      ['stopped below', { motor_state: 'stopped', position: 0 }, 'CLOSE'],
      ['says a word that is no motion', { motor_state: 'locked', position: 40, state: 'OPEN' }, 'OPEN'],
      ['says nothing of its motor', { position: 0, state: 'CLOSE' }, 'CLOSE'],
      ['says nothing at all', {}, 'stopped'],
    ])('%s', (_what, json, word) => {
      expect(shown(json)).toBe(word);
    });
  });

  it('says why an entity is refused, and tries again with the next message', () => {
    harness.refusals.set('sensor.0x1_temperature_zigbee2mqtt', 'the id is taken');
    expect(devices(device('0x1', 'a'))).toEqual([
      'rejected zigbee2mqtt/bridge/devices: sensor temperature: the id is taken',
    ]);
    harness.refusals.clear();
    expect(devices(device('0x1', 'a'))).toEqual(['upsert sensor.0x1_temperature_zigbee2mqtt']);
  });

  it('asks devices that are awake for their state, once in a connection', () => {
    const list = [
      device('0x1', 'lamp/kitchen', [plug]),
      device('0x2', 'sleeper', [plug], { power_source: 'Battery' }),
      device('0x3', 'off', [plug], { disabled: true }),
      device('0x4', 'deaf', [temperature]),
    ];
    devices(...list);
    expect(askedTopics()).toEqual([]);
    tell('zigbee2mqtt/bridge/info', info());
    expect(askedTopics()).toEqual(['zigbee2mqtt/lamp/kitchen/get {"state":""}']);
    devices(...list);
    expect(askedTopics()).toEqual([]);
    harness.dialect.offline?.();
    devices(...list);
    expect(askedTopics()).toHaveLength(1);
  });

  it('asks many devices one at a time, and stops when the connection is lost', () => {
    tell('zigbee2mqtt/bridge/info', info());
    const list = Array.from({ length: 12 }, (_, index) => device(`0x${index}`, `d${index}`, [plug]));
    devices(...list);
    expect(askedTopics()).toHaveLength(1);
    harness.clock.advance(limits.statesAskedEveryMs);
    expect(askedTopics()).toHaveLength(1);
    harness.dialect.offline?.();
    harness.clock.advance(limits.statesAskedEveryMs);
    expect(askedTopics()).toEqual([]);
  });

  it('asks one device after the other, also those that come meanwhile, and leaves no timer behind', () => {
    tell('zigbee2mqtt/bridge/info', info());
    const list = Array.from({ length: 3 }, (_, index) => device(`0x${index}`, `d${index}`, [plug]));
    devices(...list.slice(0, 2));
    expect(askedTopics()).toEqual(['zigbee2mqtt/d0/get {"state":""}']);
    devices(...list);
    expect(askedTopics()).toEqual([]);
    harness.clock.advance(limits.statesAskedEveryMs);
    expect(askedTopics()).toEqual(['zigbee2mqtt/d1/get {"state":""}']);
    harness.clock.advance(limits.statesAskedEveryMs);
    expect(askedTopics()).toEqual(['zigbee2mqtt/d2/get {"state":""}']);
    expect(harness.clock.pending).toBe(0);
  });

  it('begins anew with the next connection, at the same pace', () => {
    tell('zigbee2mqtt/bridge/info', info());
    const list = Array.from({ length: 12 }, (_, index) => device(`0x${index}`, `d${index}`, [plug]));
    devices(...list);
    harness.clock.advance(limits.statesAskedEveryMs / 2);
    askedTopics();
    harness.dialect.offline?.();
    devices(...list);
    expect(askedTopics()).toEqual(['zigbee2mqtt/d0/get {"state":""}']);
    // When the next of the old connection would have been asked.
    harness.clock.advance(limits.statesAskedEveryMs / 2);
    expect(askedTopics()).toEqual([]);
    harness.clock.advance(limits.statesAskedEveryMs / 2);
    expect(askedTopics()).toEqual(['zigbee2mqtt/d1/get {"state":""}']);
  });

  it('is refreshed by asking those alone that are awake, can be read and have been silent', () => {
    tell('zigbee2mqtt/bridge/info', info({ homeassistant: { enabled: true } }));
    devices(
      device('0x1', 'silent', [plug]),
      device('0x2', 'fresh', [plug]),
      device('0x3', 'sleeper', [plug], { power_source: 'Battery' }),
      device('0x4', 'deaf', [temperature]),
      device('0x5', 'meter', [{ ...temperature, name: 'power', property: 'power', access: 5 }]),
    );
    expect(askedTopics()).toEqual([]);
    const isFresh = (topic: string) => topic === 'zigbee2mqtt/fresh';
    const refresh = () => harness.dialect.refresh?.(isFresh);
    // It can be seen beforehand, and nothing is sent for that.
    expect(harness.dialect.questions?.(isFresh)).toEqual([
      { topic: 'zigbee2mqtt/silent/get', payload: '{"state":""}' },
      { topic: 'zigbee2mqtt/meter/get', payload: '{"power":""}' },
    ]);
    expect(askedTopics()).toEqual([]);
    expect(refresh()).toBe(2);
    // The second waits for its turn, and is not asked twice for being wanted twice.
    expect(refresh()).toBe(1);
    harness.clock.advance(60_000);
    expect(askedTopics().sort()).toEqual([
      'zigbee2mqtt/meter/get {"power":""}',
      'zigbee2mqtt/silent/get {"state":""}',
      'zigbee2mqtt/silent/get {"state":""}',
    ]);
  });

  it.each([[true], [{ enabled: true }], [{ discovery_topic: 'ha' }]])(
    'does not ask while the mode for Home Assistant is on: %j',
    (homeassistant) => {
      devices(device('0x1', 'a', [plug]));
      tell('zigbee2mqtt/bridge/info', info({ homeassistant }));
      expect(askedTopics()).toEqual([]);
    },
  );

  it('follows a group when its members change', () => {
    const group = { id: 1, friendly_name: 'all', members: [{ ieee_address: '0x1', endpoint: 1 }], scenes: [] };
    tell('zigbee2mqtt/bridge/groups', [group]);
    expect(harness.found.size).toBe(0);
    devices(device('0x1', 'a', [plug]));
    expect(harness.found.has('switch.1_switch_zigbee2mqtt')).toBe(true);
    expect(tell('zigbee2mqtt/bridge/groups', [{ ...group, members: [] }])).toEqual([
      'remove switch.1_switch_zigbee2mqtt',
    ]);
  });
});
