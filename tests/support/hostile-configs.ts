/** Configs with a wrong value in one field each: made of every platform's own keys. */

import { buildDefinition } from '../../main/service/discovery/build.ts';
import { entityAbbreviations } from '../../main/service/discovery/homeassistant/abbreviations.ts';
import { platformNames } from '../../main/service/model/platform-names.ts';

export interface HostileConfig {
  readonly component: string;
  readonly key: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Every platform takes it: each finds its required keys in it. */
const base: Readonly<Record<string, unknown>> = {
  command_topic: 'hostile/set',
  state_topic: 'hostile/state',
  topic: 'hostile/topic',
  image_topic: 'hostile/image',
  target_humidity_command_topic: 'hostile/humidity',
  event_types: ['press'],
  automation_type: 'trigger',
  type: 'press',
  subtype: 'one',
  command_on_template: 'on',
  command_off_template: 'off',
  device: { identifiers: ['hostile'] },
};

const variants: Readonly<Record<string, readonly object[]>> = {
  select: [{ options: ['a', 'b'] }],
  sensor: [{}, { device_class: 'enum', options: ['a', 'b'] }],
  infrared: [{ schema: 'emitter' }, { schema: 'receiver' }],
  light: [{ schema: 'basic' }, { schema: 'json' }, { schema: 'template' }],
};

const values: readonly unknown[] = [
  null,
  true,
  1e308,
  '',
  '\u0000',
  '{{ value',
  'y'.repeat(2_000),
  [null, [[]]],
  { topic: 7, identifiers: {}, name: [] },
];

const allKeys: ReadonlySet<string> = new Set([
  ...entityAbbreviations.values(),
  ...Object.keys(base),
  'schema',
  'origin',
  '~',
]);

export const hostileComponents: readonly string[] = [...platformNames, 'device_automation', 'tag'];

function isTaken(component: string, raw: Readonly<Record<string, unknown>>): boolean {
  const origin = { source: 'homeassistant', component, discoveryId: 'x', discoveryTopic: 'x', objectId: 'x' } as const;
  return buildDefinition(origin, raw).ok;
}

/** The keys of a component: those in which an object of nonsense is refused. */
function keysOf(component: string, good: Readonly<Record<string, unknown>>): string[] {
  return [...allKeys].filter((key) => !isTaken(component, { ...good, [key]: { nonsense: [] } }));
}

/** @throws Error when a platform does not take the good config, for then nothing would be tested. */
export function* hostileConfigs(): IterableIterator<HostileConfig> {
  for (const component of hostileComponents) {
    for (const variant of variants[component] ?? [{}]) {
      const good = { ...base, ...variant };
      if (!isTaken(component, good)) throw new Error(`${component} does not take the good config`);
      for (const key of keysOf(component, good)) {
        for (const value of values) yield { component, key, config: { ...good, [key]: value } };
      }
    }
  }
}
