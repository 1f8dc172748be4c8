import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../main/service/demo/chance.ts';
import { demoDevices } from '../../../main/service/demo/devices.ts';
import { Simulation } from '../../../main/service/demo/simulation.ts';
import { buildDefinition } from '../../../main/service/discovery/build.ts';
import { expandAbbreviations, expandBaseTopic } from '../../../main/service/discovery/homeassistant/expand.ts';
import { parseDiscoveryTopic } from '../../../main/service/discovery/homeassistant/topics.ts';
import { platformNames } from '../../../main/service/model/platform-names.ts';
import { isRecord } from '../../../main/service/python/json.ts';

interface Config {
  readonly component: string;
  readonly discoveryId: string;
  readonly topic: string;
  readonly raw: Record<string, unknown>;
}

/** Every component of every config message, expanded. */
function allConfigs(): Config[] {
  const simulation = new Simulation(demoDevices(), createRandom(1), Date.UTC(2026, 7, 1));
  return simulation.configs().flatMap(({ topic, payload }): Config[] => {
    const parsed = parseDiscoveryTopic('homeassistant', topic);
    if ('reason' in parsed) throw new Error(`${topic}: ${parsed.reason}`);
    const { component, discoveryId } = parsed;
    const expanded = expandAbbreviations(JSON.parse(Buffer.from(payload).toString()));
    if (component !== 'device') return [{ component, discoveryId, topic, raw: expandBaseTopic(expanded) }];
    const { components, device, origin, ...shared } = expanded;
    if (!isRecord(components)) throw new Error(`${topic}: no components`);
    return Object.entries(components).map(([id, each]) => {
      if (!isRecord(each)) throw new Error(`${topic}: ${id}`);
      const { platform, ...own } = each;
      const raw = expandBaseTopic({ ...shared, ...own, device, origin });
      return { component: String(platform), discoveryId: `${discoveryId} ${id}`, topic, raw };
    });
  });
}

describe('the configs of the demo home', () => {
  it.each(allConfigs().map((config) => [`${config.component} ${config.discoveryId}`, config] as const))(
    '%s is accepted',
    (_name, { component, discoveryId, topic, raw }) => {
      const origin = { source: 'homeassistant', component, discoveryId, discoveryTopic: topic, objectId: 'x' } as const;
      const built = buildDefinition(origin, raw);
      expect(built.ok ? 'accepted' : built.error.detail).toBe('accepted');
    },
  );

  it('has every platform, triggers and tags too', () => {
    const found = new Set(allConfigs().map(({ component }) => component));
    expect([...platformNames, 'device_automation', 'tag'].filter((name) => !found.has(name))).toEqual([]);
  });

  it('has lights of all three schemas', () => {
    const lights = allConfigs().filter(({ component }) => component === 'light');
    expect(new Set(lights.map(({ raw }) => raw.schema ?? 'basic'))).toEqual(new Set(['basic', 'json', 'template']));
  });

  it('names every entity once', () => {
    const ids = allConfigs().flatMap(({ component, raw }) =>
      raw.unique_id === undefined ? [] : [`${component} ${String(raw.unique_id)}`],
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});
