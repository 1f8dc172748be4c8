/** What arrives from other machines may be anything. The service lives, refuses with a reason, and hurts nothing else. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { hostileConfigs } from '../../support/hostile-configs.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

const hostilePayloads = [
  '',
  'None',
  'null',
  '{}',
  '[]',
  '[[[]]]',
  '-1e999',
  'NaN',
  '{"state":{"a":[]}}',
  '{"state":null}',
  '\u0000',
  'ON',
];

let broker: AedesBroker;
let device: MqttPeer;
let home: ServiceHarness;
let beat = 0;

beforeAll(async () => {
  broker = await startAedes();
  device = await connectPeer(broker.url);
  home = await startService({ brokers: [broker.url] });
  await device.publish(
    'homeassistant/sensor/control/config',
    {
      name: 'control',
      state_topic: 'control',
      unique_id: 'control',
    },
    { retain: true },
  );
  await waitUntil('the control sensor is there', () => home.entity('sensor.control') !== undefined);
});
afterAll(async () => {
  await home?.stop();
  await device?.stop();
  await broker?.stop();
});

/** The service still follows an ordinary sensor, and everything that was sent before is through. */
async function controlWorks(deadlineMs?: number): Promise<void> {
  beat += 1;
  await device.publish('control', String(beat));
  await home.shows('sensor.control', String(beat), deadlineMs);
}

afterEach(async () => {
  await controlWorks();
  expect(home.broker()?.state).toBe('online');
  expect(home.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

function rejections(of: string): string[] {
  return home
    .heard('discovery.rejected')
    .filter(({ topic }) => topic.includes(of))
    .map(({ reason }) => reason);
}

async function announce(path: string, config: unknown): Promise<void> {
  await device.publish(`homeassistant/${path}/config`, config);
}

describe('hostile messages', () => {
  it('refuses malformed JSON, text that is no UTF-8, and what is no object', async () => {
    const bad = [
      '{',
      '{"a":1,}',
      'null',
      '[]',
      '"x"',
      '5',
      "{'a': 1}",
      Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
      '\u0000',
    ];
    for (const [index, payload] of bad.entries()) await announce(`sensor/bad-${index}`, payload);
    await controlWorks();
    expect(rejections('/bad-')).toHaveLength(bad.length);
    expect(rejections('/bad-7')).toEqual(['payload: is not valid UTF-8']);
  });

  it('refuses JSON a thousand levels deep, in a config and in a state', async () => {
    const deep = `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`;
    await announce('sensor/deep', `{"name":"x","state_topic":"deep","extra":${deep}}`);
    await announce('sensor/deep2', {
      name: 'deep',
      unique_id: 'deep',
      state_topic: 'deep',
      value_template: '{{ value_json.a }}',
      json_attributes_topic: 'deep',
    });
    await waitUntil('the good one is there', () => home.entity('sensor.deep') !== undefined);
    await device.publish('deep', deep);
    await device.publish('deep', `${'['.repeat(100_000)}`);
    await controlWorks();
    expect(rejections('/deep/')).toEqual(['payload: must be a JSON object']);
    expect(home.entity('sensor.deep')?.attributes.a).toBeUndefined();
    await device.publish('deep', { a: 'fine' });
    await home.shows('sensor.deep', 'fine');
  });

  it('drops 10 MB in a state and in a config, and says so', async () => {
    await announce('sensor/big', { name: 'big', unique_id: 'big', state_topic: 'big' });
    await waitUntil('it is there', () => home.entity('sensor.big') !== undefined);
    const dropped = home.service.counters().messagesDropped;
    await device.publish('big', 'x'.repeat(10 * 1024 * 1024), { qos: 0 });
    await announce('sensor/huge', 'x'.repeat(10 * 1024 * 1024));
    await device.publish('big', 'y'.repeat(limits.statePayloadBytes + 1));
    await announce('sensor/large', { name: 'large', state_topic: 'big', x: 'x'.repeat(limits.discoveryPayloadBytes) });
    await controlWorks();
    expect(home.entity('sensor.big')?.state).toBe('unknown');
    expect(rejections('/large/')).toEqual([`payload: larger than ${limits.discoveryPayloadBytes} bytes`]);
    expect(home.service.counters().messagesDropped - dropped).toBeGreaterThanOrEqual(3);
    await device.publish('big', 'fits');
    await home.shows('sensor.big', 'fits');
  });

  it('reads a state in broken UTF-8 as none', async () => {
    await announce('sensor/utf', { name: 'utf', unique_id: 'utf', state_topic: 'utf', json_attributes_topic: 'utf/a' });
    await waitUntil('it is there', () => home.entity('sensor.utf') !== undefined);
    await device.publish('utf', Buffer.from([0xc3, 0x28, 0xff]));
    await device.publish('utf/a', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]));
    await controlWorks();
    expect(home.entity('sensor.utf')?.state).toBe('unknown');
    await device.publish('utf', 'ünïcode 💡');
    await home.shows('sensor.utf', 'ünïcode 💡');
  });

  it('survives every key of every platform with every wrong type', async () => {
    let count = 0;
    for (const { component, key, config } of hostileConfigs()) {
      count += 1;
      await device.publish(
        `homeassistant/${component}/wrong-${component}-${key.replace(/\W/g, '_')}-${count}/config`,
        config,
        { qos: 0 },
      );
    }
    expect(count).toBeGreaterThan(1_000);
    await controlWorks(60_000);
    for (const payload of hostilePayloads) {
      for (const topic of ['hostile/state', 'hostile/topic', 'hostile/image'])
        await device.publish(topic, payload, { qos: 0 });
    }
    await controlWorks(60_000);
    // A snapshot builds every record that came of it.
    const { entities } = home.service.snapshot();
    expect(() => JSON.stringify(entities)).not.toThrow();
    for (const entity of entities) expect(typeof entity.state).toBe('string');
    for (const reason of rejections('/wrong-')) expect(reason).toMatch(/^([\w.~-]+: |a trigger )./);
  }, 90_000);

  it('ends templates that would run for ever, or fill the memory', async () => {
    const templates = [
      '{% for a in range(100000000) %}{% for b in range(100000000) %}x{% endfor %}{% endfor %}',
      "{{ 'x' * 100000000 }}",
      '{{ range(100000000) | list }}',
      "{% set ns = namespace(s='x') %}{% for i in range(100) %}{% set ns.s = ns.s + ns.s %}{% endfor %}{{ ns.s }}",
      '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}',
      '{{ 9 ** 9 ** 9 ** 9 }}',
      "{{ '%1000000000d' % 5 }}",
      "{{ '{:>1000000000}'.format(5) }}",
      "{{ value | regex_replace('(a+)+$', 'b') }}",
      "{{ ''.__class__.__mro__ }}",
      "{{ value.constructor('return process')() }}",
      '{{ value_json.__proto__.polluted }}',
      '{{ cycler.__init__.__globals__ }}',
      '{{ undefined_function() }}',
    ];
    for (const [index, value_template] of templates.entries()) {
      await announce(`sensor/t${index}`, {
        name: `t${index}`,
        unique_id: `t${index}`,
        state_topic: 'loop',
        value_template,
      });
    }
    await controlWorks();
    const started = performance.now();
    await device.publish('loop', `${'a'.repeat(60)}!`);
    await controlWorks(20_000);
    expect(performance.now() - started).toBeLessThan(5_000);
    for (let index = 0; index < templates.length; index += 1) {
      const state = home.entity(`sensor.t${index}`)?.state ?? 'unknown';
      expect(state.length).toBeLessThanOrEqual(limits.stateChars);
      expect(state).not.toMatch(/function|process|\[object/i);
    }
  }, 30_000);

  it('gives no item a second time, and leaves the first alone', async () => {
    await announce('sensor/one', { name: 'one', unique_id: 'same', state_topic: 'one' });
    await announce('sensor/two', { name: 'two', unique_id: 'same', state_topic: 'two' });
    await controlWorks();
    expect(rejections('/two/')).toEqual(['unique_id: same was announced on homeassistant/sensor/one/config']);
    await device.publish('one', '1');
    await home.shows('sensor.one', '1');
    // The same unique id on another platform is another thing.
    await announce('binary_sensor/two', { name: 'two', unique_id: 'same', state_topic: 'two' });
    await waitUntil('it is there', () => home.entity('binary_sensor.two') !== undefined);
  });

  it('takes keys of objects as keys', async () => {
    const own = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":2';
    await announce(
      'sensor/proto',
      `{${own},"name":"proto","unique_id":"proto","state_topic":"proto","json_attributes_topic":"proto","value_template":"{{ value_json.v }}","device":{${own},"identifiers":["__proto__","constructor"],"name":"__proto__"},"availability":[{${own},"topic":"proto/a"}]}`,
    );
    await announce(
      'device/proto',
      `{${own},"dev":{"ids":"p2"},"o":{"name":"x"},"cmps":{"__proto__":{"p":"sensor"},"constructor":{"p":"sensor","unique_id":"c","state_topic":"c","name":"c"}}}`,
    );
    await announce(
      'device/proto2',
      `{"dev":{"ids":"p3"},"o":{"name":"x"},"cmps":{"__proto__":{"p":"sensor","unique_id":"pp","state_topic":"c"},"constructor":{"p":"sensor","unique_id":"c","state_topic":"c","name":"con"},"toString":{"p":"toString"}}}`,
    );
    await announce(
      'device/proto3',
      `{"dev":{"ids":"p3"},"o":{"name":"x"},"cmps":{"constructor":{"p":"sensor","unique_id":"c3","state_topic":"c3","name":"con"}}}`,
    );
    await announce('constructor/x', { name: 'x', state_topic: 'x' });
    await announce('__proto__/x', { name: 'x', state_topic: 'x' });
    await announce('sensor/__proto__', { name: 'under', unique_id: '__proto__', state_topic: '__proto__' });
    await waitUntil('the sensors are there', () => home.entity('sensor.under') !== undefined);
    await device.publish('proto/a', 'online');
    await device.publish('proto', `{${own},"v":"ok"}`);
    await device.publish('__proto__', 'x');
    await home.shows('sensor.under', 'x');
    const proto = home.service.snapshot().entities.find(({ uniqueId }) => uniqueId === 'proto');
    expect(proto).toMatchObject({ state: 'ok', available: true });
    expect(Object.getPrototypeOf(proto?.attributes ?? {})).toBe(Object.prototype);
    expect(home.service.snapshot().entities.some(({ uniqueId }) => uniqueId === 'c3')).toBe(true);
  });

  it('shows names as they are, cuts the endless, and makes ids of what is left', async () => {
    const names = [
      'x'.repeat(10_000),
      'מנורה \u202eevil',
      '💡💡💡',
      '\u0000\u0007\u001b[31m',
      '<img src=x onerror=alert(1)>',
      '   ',
      'a\nb',
    ];
    for (const [index, name] of names.entries()) {
      await announce(`sensor/n${index}`, {
        name,
        unique_id: `n${index}`,
        state_topic: 'n',
        device: { identifiers: [`n${index}`], name },
      });
    }
    await controlWorks();
    const found = home.service.snapshot().entities.filter(({ uniqueId }) => /^n\d$/.test(uniqueId ?? ''));
    await waitUntil(
      'all are there',
      () =>
        home.service.snapshot().entities.filter(({ uniqueId }) => /^n\d$/.test(uniqueId ?? '')).length === names.length,
    );
    for (const { id, name } of found) {
      expect(id).toMatch(/^sensor\.[a-z0-9_]{1,140}$/);
      expect(name.length).toBeLessThanOrEqual(limits.nameChars);
    }
    for (const { name } of home.service.snapshot().devices) expect(name.length).toBeLessThanOrEqual(limits.nameChars);
    await device.publish('n', 's'.repeat(10_000));
    await controlWorks();
  });

  it('publishes to no wildcard and no NUL, whatever a template makes of a topic', async () => {
    for (const [index, command_topic] of ['a/#', 'a/+/b', 'a\u0000b', '', 'x'.repeat(70_000), 5, null].entries()) {
      await announce(`switch/w${index}`, { name: `w${index}`, unique_id: `w${index}`, command_topic });
    }
    await announce('sensor/w9', { name: 'w9', unique_id: 'w9', state_topic: '#' });
    await announce('sensor/w10', { name: 'w10', unique_id: 'w10', state_topic: 'a/b#' });
    await announce('sensor/w11', { name: 'w11', unique_id: 'w11', state_topic: '/'.repeat(1_000) });
    await announce('sensor/w12', { name: 'w12', unique_id: 'w12', state_topic: '$share/group/control' });
    await controlWorks();
    expect(rejections('/w0/')).toEqual([expect.stringMatching(/^command_topic: /)]);
    expect(home.entity('switch.w0') ?? home.entity('switch.w1') ?? home.entity('switch.w2')).toBeUndefined();
    for (const template of ['a/#', 'a\u0000b']) {
      const refused = await home.api.call('discovery.preview', {
        brokerId: 'cli',
        topic: template === 'a/#' ? '#' : template,
      });
      expect(refused).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
    }
  });
});
