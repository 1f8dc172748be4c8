import { beforeEach, describe, expect, it } from 'vitest';
import { Arbiter, type Preference } from '../../../main/service/discovery/arbiter.ts';
import { buildDefinition } from '../../../main/service/discovery/build.ts';
import type { DefinitionSource } from '../../../main/service/discovery/definition.ts';
import { createRegistryHarness, type RegistryHarness } from '../../support/registry-harness.ts';

let home: RegistryHarness;
let preference: Preference;
let arbiter: Arbiter;

beforeEach(() => {
  home = createRegistryHarness();
  preference = 'homeassistant';
  arbiter = new Arbiter(home.registry, home.broker, () => preference);
});

function announce(source: DefinitionSource, name: string, device: object | undefined): string {
  const origin = { source, component: 'switch', discoveryId: name, discoveryTopic: name, objectId: name };
  const definition = buildDefinition(origin, { name, command_topic: 'c', unique_id: name, device });
  if (!definition.ok) throw new Error(definition.error.detail);
  arbiter.upsert(definition.value);
  return definition.value.key;
}

function names(): string[] {
  return ['ha', 'native', 'native2', 'manual'].filter((name) => home.registry.byKey(home.broker, `switch ${name}`));
}

const relay = { connections: [['mac', 'AA:BB:CC:DD:EE:FF']], identifiers: ['relay'] };
const sameRelay = { connections: [['mac', 'aabbccddeeff']], identifiers: ['shelly_relay'] };

describe('a device that is announced twice', () => {
  it.each([
    ['homeassistant', ['ha']],
    ['native', ['native', 'native2']],
  ] as const)('appears once, whichever comes first: %s wins', (wins, left) => {
    preference = wins;
    const first = () => announce('homeassistant', 'ha', relay);
    const second = () => ['native', 'native2'].map((name) => announce('shelly', name, sameRelay));
    first();
    second();
    expect(names()).toEqual(left);
    home = createRegistryHarness();
    arbiter = new Arbiter(home.registry, home.broker, () => preference);
    second();
    first();
    expect(names()).toEqual(left);
  });

  it('appears by the other announcement when the winner takes its own back', () => {
    announce('shelly', 'native', sameRelay);
    const key = announce('homeassistant', 'ha', relay);
    arbiter.remove(key);
    expect(names()).toEqual(['native']);
  });

  it('is seen to be the same when it says its address only later', () => {
    announce('homeassistant', 'ha', relay);
    announce('shelly', 'native', { identifiers: ['shelly_relay'] });
    expect(names()).toEqual(['ha', 'native']);
    announce('shelly', 'native', sameRelay);
    expect(names()).toEqual(['ha']);
  });

  it('changes sides with the setting, and back', () => {
    announce('homeassistant', 'ha', relay);
    announce('shelly', 'native', sameRelay);
    preference = 'native';
    arbiter.reconsider();
    expect(names()).toEqual(['native']);
    preference = 'homeassistant';
    arbiter.reconsider();
    expect(names()).toEqual(['ha']);
  });

  it('leaves entities by hand and other devices alone', () => {
    announce('manual', 'manual', relay);
    announce('homeassistant', 'ha', relay);
    announce('homie', 'native', { identifiers: ['other'] });
    expect(names()).toEqual(['ha', 'native', 'manual']);
  });
});

describe('what is the same thing', () => {
  const mac = { connections: [['mac', 'aabbccddeeff']] };

  function both(native: readonly [string, object], other: readonly [string, object]): string[] {
    const take = (source: DefinitionSource, name: string, [component, config]: readonly [string, object]): void => {
      const origin = { source, component, discoveryId: name, discoveryTopic: name, objectId: name };
      const definition = buildDefinition(origin, { name, unique_id: name, device: mac, ...config });
      if (!definition.ok) throw new Error(definition.error.detail);
      expect(arbiter.upsert(definition.value)).toBeUndefined();
    };
    take('tasmota', 'native', native);
    take('homeassistant', 'ha', other);
    return [...home.registry.devices.ids()].flatMap((id) =>
      home.registry.devices.itemsOf(id).map((item) => home.registry.get(item)?.objectId ?? ''),
    );
  }

  const power = { state_topic: 't/SENSOR', value_template: '{{ value_json.ENERGY.Power }}', device_class: 'power' };
  const relay = { command_topic: 't/POWER', payload_on: 'ON', state_topic: 't/RESULT' };
  const call = (src: string, id: number) =>
    `{"id":1,"src":"${src}","method":"Switch.Set","params":{"id":${id},"on":true}}`;

  it.each([
    [
      'one field of a topic',
      ['sensor', power],
      ['sensor', { ...power, value_template: "{{ value_json['ENERGY']['Power'] | float }}" }],
    ],
    ['a relay that is a light for one side', ['switch', relay], ['light', { ...relay, state_topic: 't/STATE' }]],
    [
      'one call over RPC',
      ['switch', { command_topic: 'rpc', payload_on: call('a', 0) }],
      ['switch', { command_topic: 'rpc', payload_on: call('b', 0) }],
    ],
    ['one topic under a wildcard', ['sensor', { state_topic: 'a/+/rpc' }], ['sensor', { state_topic: 'a/events/rpc' }]],
    ['one unique id', ['sensor', { ...power, unique_id: 'u' }], ['sensor', { state_topic: 'else', unique_id: 'u' }]],
  ] as const)('%s', (_what, native, other) => {
    expect(both(native, other)).toEqual(['ha']);
  });

  it.each([
    ['a supplement on a topic of its own', ['switch', relay], ['binary_sensor', { state_topic: 't/MOTION' }]],
    ['another field', ['sensor', power], ['sensor', { ...power, value_template: '{{ value_json.ENERGY.Today }}' }]],
    ['another meaning of the field', ['sensor', power], ['binary_sensor', { ...power, device_class: 'running' }]],
    [
      'another relay',
      ['switch', { command_topic: 'rpc', payload_on: call('a', 0) }],
      ['switch', { command_topic: 'rpc', payload_on: call('a', 1) }],
    ],
    ['a tracker', ['switch', relay], ['device_tracker', { state_topic: 'router/x' }]],
    ['a tag', ['switch', relay], ['tag', { topic: 't/TAG' }]],
    [
      'a trigger',
      ['switch', relay],
      ['device_automation', { automation_type: 'trigger', topic: 't', type: 'a', subtype: 'b' }],
    ],
  ] as const)('is not %s: both hang on the device', (_what, native, other) => {
    expect(both(native, other).sort()).toEqual(['ha', 'native']);
  });

  it('is judged anew when a config changes', () => {
    const same = { identifiers: ['relay'] };
    announce('shelly', 'native', same);
    announce('homeassistant', 'ha', same);
    expect(names()).toEqual(['ha']);
    const origin = {
      source: 'homeassistant',
      component: 'switch',
      discoveryId: 'ha',
      discoveryTopic: 'ha',
      objectId: 'ha',
    } as const;
    const definition = buildDefinition(origin, { name: 'ha', command_topic: 'other', unique_id: 'ha', device: same });
    if (definition.ok) arbiter.upsert(definition.value);
    expect(names()).toEqual(['ha', 'native']);
  });
});
