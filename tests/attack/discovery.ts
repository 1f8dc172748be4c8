/** Configs that are nearly right, templates that work hard, states that are none: everything else goes on as before. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { connectAsync } from 'mqtt';
import { startAedes } from '../support/aedes-broker.ts';
import { hostileConfigs } from '../support/hostile-configs.ts';
import { type Campaign, createChance, type Findings, pick, Target, worstOf } from './campaign.ts';

const vectors = fileURLToPath(new URL('../vectors/homeassistant', import.meta.url));
const megabyte = 'a%20b'.repeat(200_000);
const worksWithinMs = 20_000;

const hardTemplates: readonly string[] = [
  '{% for i in range(60000) %}{% set x = value|urlencode %}{% endfor %}',
  '{% for i in range(60000) %}{% if value %}{% endif %}{% endfor %}',
  '{% for i in range(60000) %}{% set x = value|length %}{% endfor %}',
  '{% for i in range(60000) %}{% set x = value|truncate(9) %}{% endfor %}',
  '{% for i in range(60000) %}{% set x = value|bool(false) %}{% endfor %}',
  '{% for i in range(60000) %}{% set x = value|float(0) %}{% endfor %}',
  '{% for i in range(60000) %}{% set x = value|default(1, true) %}{% endfor %}',
  '{% for i in range(60000) %}{% set x = value|from_hex %}{% endfor %}',
  '{% for i in range(60000) %}{% set x = iif(value, 1, 2) %}{% endfor %}',
  '{% for i in range(60000) %}{% set x = value|regex_replace("(a+)+b", "") %}{% endfor %}',
  '{{ unpack(value, "9999999999I") }}',
  '{{ value|unpack("1" * 200000) }}',
  '{% set ns = namespace(x="a") %}{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}',
  '{{ 9 ** 9 ** 9 }}',
  '{{ (9 ** 90000)|string|length }}',
  '{{ value|replace("a", value) }}',
  '{{ [value] * 100000 }}',
  '{{ range(10000000)|list|sort|join }}',
  '{{ value.split("a")|map("upper")|unique|list }}',
  '{{ "%999999999d" % 1 }}',
  '{{ "{:>999999999}".format(1) }}',
  '{{ value|wordwrap(1) }}',
  '{{ strptime(value, "%Y" * 5000) }}',
];

type Json = Readonly<Record<string, unknown>>;

/** All configs of the project's own vectors. */
async function readConfigs(): Promise<ReadonlyArray<{ component: string; config: Json }>> {
  const found: Array<{ component: string; config: Json }> = [];
  for (const name of await readdir(vectors)) {
    for (const line of (await readFile(join(vectors, name), 'utf8')).split('\n')) {
      if (line === '') continue;
      const { steps } = JSON.parse(line) as { steps: ReadonlyArray<{ pub?: { topic: string; payload: unknown } }> };
      for (const { pub } of steps) {
        const component = /^homeassistant\/(\w+)\/.*config$/.exec(pub?.topic ?? '')?.[1];
        const config = pub?.payload;
        if (component === undefined || typeof config !== 'object' || config === null) continue;
        found.push({ component, config: config as Json });
      }
    }
  }
  return found;
}

/** A config with something of it changed. */
function spoil(chance: () => number, config: Json, other: Json): Json {
  const keys = Object.keys(config);
  const key = pick(chance, keys.length > 0 ? keys : ['name']);
  const value = pick<unknown>(chance, [
    null,
    '',
    [],
    {},
    -1,
    1e308,
    true,
    pick(chance, hardTemplates),
    `{{ ${'('.repeat(3_000)}`,
    'x'.repeat(20_000),
    { a: [{ b: null }] },
    ...Object.values(other),
  ]);
  return chance() < 0.2 ? { ...config, ...other } : { ...config, [key]: value };
}

export const attackDiscovery: Campaign = async ({ seed, scale }): Promise<Findings> => {
  const chance = createChance(seed);
  const configs = await readConfigs();
  const odd = [...hostileConfigs()];
  const counts = { configs: Math.round(6_000 * scale), states: 0, hardTemplates: hardTemplates.length };
  const dataDir = await mkdtemp(join(tmpdir(), 'inglenook-discovery-'));
  const broker = await startAedes();
  const client = await connectAsync(broker.url);
  const faults: string[] = [];
  const targets: Target[] = [];
  const start = async (): Promise<Target> => {
    const target = new Target(['--data-dir', dataDir, '--broker', broker.url]);
    targets.push(target);
    await target.ready;
    target.watch();
    return target;
  };
  let turn = 0;
  /** A plain switch still follows. */
  const works = async (target: Target, when: string): Promise<void> => {
    turn += 1;
    const state = turn % 2 === 0 ? 'on' : 'off';
    const until = performance.now() + worksWithinMs;
    let seen: unknown;
    while (seen !== state && performance.now() < until) {
      await client.publishAsync('good', state.toUpperCase(), { retain: true });
      await sleep(50);
      const { entities } = await target.client.call<{ entities: readonly Json[] }>('service.snapshot');
      seen = entities.find(({ id }) => id === 'switch.good')?.state;
    }
    if (seen !== state) faults.push(`${when}: the switch is ${seen}, not ${state}`);
  };
  try {
    const good = { name: 'Good', unique_id: 'good', state_topic: 'good', command_topic: 'good/set' };
    await client.publishAsync('homeassistant/switch/good/config', JSON.stringify(good), { retain: true });
    let target = await start();
    await works(target, 'at first');
    for (let index = 0; index < counts.configs; index += 1) {
      const isOdd = chance() < 0.3;
      const base = isOdd ? pick(chance, odd) : pick(chance, configs);
      const config = isOdd ? base.config : spoil(chance, base.config, pick(chance, configs).config);
      const topic = `homeassistant/${base.component}/fuzz${index % 2_000}/config`;
      await client.publishAsync(topic, JSON.stringify(config), { retain: chance() < 0.05 });
      const stateTopic = config.state_topic ?? config.stat_t;
      if (typeof stateTopic === 'string' && /^[\w/]+$/.test(stateTopic)) {
        counts.states += 1;
        const payload = pick(chance, [
          'ON',
          '{"a": [1, 2',
          '{"value": 1e999}',
          '\u0000',
          '',
          'x'.repeat(300_000),
          'NaN',
        ]);
        await client.publishAsync(stateTopic, payload);
      }
    }
    await works(target, 'after odd configs');
    for (const [index, value_template] of hardTemplates.entries()) {
      const config = { name: `Hard ${index}`, unique_id: `hard${index}`, state_topic: `hard/${index}`, value_template };
      await client.publishAsync(`homeassistant/sensor/hard${index}/config`, JSON.stringify(config), { retain: true });
      await client.publishAsync(`hard/${index}`, megabyte, { retain: true });
    }
    await works(target, 'after hard templates');
    for (let round = 0; round < 4; round += 1) {
      for (const index of hardTemplates.keys()) await client.publishAsync(`hard/${index}`, `${megabyte}${round}`);
    }
    await works(target, 'after hard templates, again and again');
    if ((await target.end()) !== 0) faults.push('it did not end cleanly');
    target = await start();
    await works(target, 'after a start with all of that retained');
    if ((await target.end()) !== 0) faults.push('it did not end cleanly the second time');
  } catch (error) {
    const { stderr } = targets.at(-1)?.client ?? { stderr: '' };
    faults.push(`it ended: ${error instanceof Error ? error.message : String(error)} ${stderr.slice(-500)}`);
  } finally {
    for (const target of targets) if (target.isRunning()) await target.kill();
    await client.endAsync(true);
    await broker.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
  return { counts, faults, ...worstOf(targets) };
};
