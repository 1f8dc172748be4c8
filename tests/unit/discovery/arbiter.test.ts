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
