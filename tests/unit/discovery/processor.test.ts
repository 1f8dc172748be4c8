import { beforeEach, describe, expect, it } from 'vitest';
import type { Definition } from '../../../main/service/discovery/definition.ts';
import { HomeAssistantDiscovery } from '../../../main/service/discovery/homeassistant/processor.ts';

let log: string[];
let taken: Map<string, Definition>;
let discovery: HomeAssistantDiscovery;

beforeEach(() => {
  log = [];
  taken = new Map();
  discovery = new HomeAssistantDiscovery('homeassistant', {
    upsert: (definition) => {
      taken.set(definition.key, definition);
      log.push(`upsert ${definition.key} ${definition.discoveryTopic}`);
      return undefined;
    },
    remove: (key) => {
      taken.delete(key);
      log.push(`remove ${key}`);
    },
    canMigrate: () => true,
    rejected: (topic, reason) => log.push(`rejected ${topic}: ${reason}`),
  });
});

const single = 'homeassistant/switch/m/t/config';
const deviceTopic = 'homeassistant/device/m/config';
const config = { command_topic: 'c', unique_id: 'u', device: { identifiers: ['m'] } };
const whole = (components: object) => ({ device: { identifiers: ['m'] }, origin: { name: 'o' }, components });
const component = { platform: 'switch', command_topic: 'c', unique_id: 'u' };

function receive(topic: string, payload: unknown): string[] {
  const from = log.length;
  discovery.handle(topic, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return log.slice(from);
}

describe('Home Assistant discovery', () => {
  it('takes a config up once: published again unchanged, it has no effect', () => {
    expect(receive(single, config)).toEqual([`upsert switch m t ${single}`]);
    expect(receive(single, config)).toEqual([]);
    expect(receive(single, { ...config, name: 'x' })).toHaveLength(1);
  });

  it.each([
    ['not json', 'payload: must be a JSON object'],
    ['[1]', 'payload: must be a JSON object'],
    ['5', 'payload: must be a JSON object'],
    ['{"unique_id":"x"}', 'command_topic: is required'],
    ['{"command_topic":"a/+"}', 'command_topic: wildcards are not allowed in a topic to publish to'],
    ['{"command_topic":"c","origin":{}}', 'origin.name: is required'],
    ['{"command_topic":"c","device":{"name":"x"}}', 'device: needs identifiers or connections'],
    ['{"command_topic":"c","qos":3}', 'qos: must be 0, 1 or 2'],
    [
      '{"command_topic":"c","availability_topic":"a","availability":{"topic":"b"}}',
      'availability: not together with availability_topic',
    ],
    ['{"command_topic":"c","entity_category":"other"}', 'entity_category: must be one of config, diagnostic'],
  ])('refuses %s and says why', (payload, reason) => {
    expect(receive(single, payload)).toEqual([`rejected ${single}: ${reason}`]);
  });

  it('keeps the old config when an update is refused', () => {
    receive(single, config);
    expect(receive(single, { unique_id: 'u' })).toHaveLength(1);
    expect(taken.has('switch m t')).toBe(true);
  });

  it('removes on an empty payload, once', () => {
    receive(single, config);
    expect(receive(single, '')).toEqual(['remove switch m t']);
    expect(receive(single, '')).toEqual([]);
    expect(receive(single, config)).toHaveLength(1);
  });

  it('refuses the same item from another topic, and clearing that topic changes nothing', () => {
    receive(single, config);
    expect(receive(deviceTopic, whole({ t: component }))[0]).toMatch(/conflicting discovery/);
    expect(receive(deviceTopic, '')).toEqual([]);
    expect(taken.has('switch m t')).toBe(true);
  });

  it('migrates from single to device and back', () => {
    receive(single, config);
    expect(receive(single, { migrate_discovery: true })).toEqual([]);
    expect(receive(deviceTopic, whole({ t: component }))).toEqual([`upsert switch m t ${deviceTopic}`]);
    expect(receive(single, '')).toEqual([]);
    receive(deviceTopic, { migr_discvry: true });
    expect(receive(single, config)).toEqual([`upsert switch m t ${single}`]);
    expect(receive(deviceTopic, '')).toEqual([]);
    expect(taken.size).toBe(1);
  });

  it('removes a component that names only its platform, and keeps one that is left out', () => {
    receive(deviceTopic, whole({ t: component, s: { ...component, unique_id: 'v' } }));
    expect(receive(deviceTopic, whole({ t: { platform: 'switch' } }))).toEqual(['remove switch m t']);
    expect([...taken.keys()]).toEqual(['switch m s']);
    expect(receive(deviceTopic, '')).toEqual(['remove switch m s']);
  });

  it('puts the node id behind the object id of a device topic', () => {
    receive('homeassistant/device/bla/kitchen/config', whole({ t: component }));
    expect([...taken.keys()]).toEqual(['switch kitchen bla t']);
  });

  it.each([
    [{ ...whole({}), components: undefined }, 'components: is required'],
    [{ ...whole({ t: component }), origin: undefined }, 'origin: is required'],
    [{ ...whole({ t: component }), '~': 'x' }, '~: is not allowed at the root of a device payload'],
    [whole({ t: { command_topic: 'c', unique_id: 'u' } }), 'components.t.platform: must be a supported component'],
    [whole({ t: { platform: 'switch', command_topic: 'c' } }), 'components.t.unique_id: is required'],
  ])('refuses the device payload %j whole', (payload, reason) => {
    expect(receive(deviceTopic, payload)).toEqual([`rejected ${deviceTopic}: ${reason}`]);
  });

  it('loses only the component whose config is bad', () => {
    const lines = receive(deviceTopic, whole({ bad: { platform: 'switch', unique_id: 'b' }, good: component }));
    expect(lines).toEqual([
      `rejected ${deviceTopic}: command_topic: is required`,
      `upsert switch m good ${deviceTopic}`,
    ]);
  });

  it('survives a payload nested 1 000 levels deep', () => {
    const deep = `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`;
    expect(receive(single, deep)).toHaveLength(1);
    expect(taken.size).toBe(0);
  });
});

describe('a device message that was changed', () => {
  const first = { a: { p: 'switch', ...config }, b: { p: 'switch', ...config, unique_id: 'b' } };
  const changed = { ...first, a: { ...first.a, name: 'A2' } };

  it('still takes all of it back', () => {
    receive(deviceTopic, JSON.stringify(whole(first)));
    receive(deviceTopic, JSON.stringify(whole(changed)));
    receive(deviceTopic, '');
    expect([...taken.keys()]).toEqual([]);
  });

  it('can be migrated from, as a whole', () => {
    receive(deviceTopic, JSON.stringify(whole(first)));
    receive(deviceTopic, JSON.stringify(whole(changed)));
    receive(deviceTopic, '{"migrate_discovery":true}');
    expect(receive('homeassistant/switch/m/a/config', JSON.stringify(config))).toEqual([
      'upsert switch m a homeassistant/switch/m/a/config',
    ]);
    receive(deviceTopic, '');
    expect([...taken.keys()]).toEqual(['switch m a']);
  });
});
