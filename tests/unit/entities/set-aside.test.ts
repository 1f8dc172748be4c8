/** Templates that take too long: their entity is set aside, nobody else waits for them, and nothing stands still. */
import { describe, expect, it } from 'vitest';
import { createRegistryHarness, type RegistryHarness } from '../../support/registry-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

const endless = '{% for i in range(60000) %}{% set x = value | length %}{% endfor %}';
const payload = 'é<x> '.repeat(10_000);
/** More than a rendering is given beside others, and far less than it may have. */
const heavy = '{% for i in range(500) %}{% set x = i %}{% endfor %}{{ value[:9] }}';

async function withSensor(config: Record<string, unknown>): Promise<RegistryHarness> {
  const harness = createRegistryHarness();
  expect(await harness.announce('sensor', 'a', { unique_id: 'a', state_topic: 'a', ...config })).toBeUndefined();
  return harness;
}

/** Publishes, and waits until nothing waits for its turn any more. */
async function publishAndWait(harness: RegistryHarness, topic: string, text: string, retained = false): Promise<void> {
  harness.publish(topic, text, retained);
  // The next turn gives the share of a turn anew.
  await new Promise((resolve) => setImmediate(resolve));
  await waitUntil('turns', () => !harness.registry.isBusy, 60_000);
}

describe('an entity whose template takes too long', () => {
  it('is set aside after three times, and says why', async () => {
    const harness = await withSensor({ value_template: `${endless}on` });
    const asides: string[] = [];
    harness.registry.on('setAside', ({ entity, reason }) => asides.push(`${entity.discoveryTopic} ${reason}`));
    await publishAndWait(harness, 'a', payload);
    await publishAndWait(harness, 'a', payload);
    expect(harness.entity('sensor.a').record()).toMatchObject({ available: true });
    expect(harness.entity('sensor.a').record()).not.toHaveProperty('setAside');
    await publishAndWait(harness, 'a', payload);
    expect(harness.entity('sensor.a').record()).toMatchObject({
      available: false,
      setAside: 'its template on a took too long 3 times',
    });
    expect(harness.changes.at(-1)).toBe('sensor.a unknown away live');
    expect(asides).toEqual(['homeassistant/sensor/a/config set aside: its template on a took too long 3 times']);
    // Nothing of it runs any more, not even what would be quick.
    await publishAndWait(harness, 'a', '');
    expect(harness.entity('sensor.a').view.state).toBe('unknown');
    expect(harness.registry.life.templateErrors).toBe(3);
  });

  it('comes back with another config, and reads what the broker stored', async () => {
    const harness = await withSensor({ value_template: endless });
    for (let times = 0; times < 3; times += 1) await publishAndWait(harness, 'a', payload);
    expect(harness.entity('sensor.a').setAside).toBeDefined();
    await harness.announce('sensor', 'a', { unique_id: 'a', state_topic: 'a', value_template: '{{ value[:2] }}' });
    expect(harness.entity('sensor.a').record()).toMatchObject({ available: true });
    expect(harness.entity('sensor.a').record()).not.toHaveProperty('setAside');
    await publishAndWait(harness, 'a', 'ok!', true);
    expect(harness.entity('sensor.a').view.state).toBe('ok');
  });

  it('is forgiven what is long ago', async () => {
    const harness = await withSensor({ value_template: endless });
    for (let times = 0; times < 6; times += 1) {
      await publishAndWait(harness, 'a', payload);
      harness.clock.advance(61 * 60 * 1000);
    }
    expect(harness.entity('sensor.a').setAside).toBeUndefined();
  });

  it.each([
    ['attributes', { json_attributes_topic: 'b', json_attributes_template: endless }],
    ['availability', { availability_topic: 'b', availability_template: endless }],
  ])('is set aside for its %s too', async (_name, config) => {
    const harness = await withSensor(config);
    for (let times = 0; times < 3; times += 1) await publishAndWait(harness, 'b', payload);
    expect(harness.entity('sensor.a').setAside).toBe('its template on b took too long 3 times');
  });

  it('is set aside where it is a trigger or a tag', async () => {
    const harness = createRegistryHarness();
    const device = { identifiers: ['d'], name: 'D' };
    const trigger = {
      automation_type: 'trigger',
      type: 'x',
      subtype: 'y',
      topic: 'a',
      payload: 'x',
      value_template: endless,
      device,
    };
    await harness.announce('device_automation', 't', trigger);
    await harness.announce('tag', 'g', { topic: 'a', value_template: endless, device });
    for (let times = 0; times < 3; times += 1) await publishAndWait(harness, 'a', payload);
    const asides = [...harness.registry.triggers()].map(({ setAside }) => setAside);
    expect(asides).toEqual(['its template on a took too long 3 times', 'its template on a took too long 3 times']);
    expect(harness.events).toEqual([]);
  });

  it('counts the templates of a light as one', async () => {
    const harness = createRegistryHarness();
    await harness.announce('light', 'l', {
      schema: 'template',
      command_topic: 'c',
      state_topic: 'a',
      command_on_template: 'on',
      command_off_template: 'off',
      state_template: `${heavy.repeat(9)}on`,
      brightness_template: heavy.repeat(9),
      red_template: heavy.repeat(9),
      green_template: heavy.repeat(9),
      blue_template: heavy.repeat(9),
      effect_template: heavy.repeat(9),
      effect_list: ['x'],
    });
    for (let times = 0; times < 3; times += 1) await publishAndWait(harness, 'a', 'x');
    expect(harness.entity('light.l').setAside).toBeDefined();
  });
});

describe('many entities on one topic', () => {
  it('do not hold up those that read quickly, nor the service', { timeout: 120_000 }, async () => {
    const harness = createRegistryHarness();
    const count = 60;
    for (let index = 0; index < count; index += 1) {
      await harness.announce('sensor', `bad${index}`, { state_topic: 'a', value_template: `${endless}${index % 7}` });
    }
    await harness.announce('sensor', 'good', { state_topic: 'a', value_template: '{{ value[:3] }}' });
    await harness.announce('sensor', 'heavy', { state_topic: 'a', value_template: heavy });
    let worstMs = 0;
    const publish = (text: string): void => {
      const start = process.cpuUsage();
      harness.publish('a', text);
      const { user, system } = process.cpuUsage(start);
      worstMs = Math.max(worstMs, (user + system) / 1_000);
    };
    for (const text of ['one', 'two', 'three', 'four']) {
      publish(text.padEnd(10_000, 'é '));
      // At once, though hundreds before it take too long.
      expect(harness.entity('sensor.good').view.state).toBe(text.slice(0, 3));
    }
    // Without a bound a message would take seconds; a busy machine is slow too.
    expect(worstMs).toBeLessThan(500);
    const asides = () => [...harness.registry.entities()].filter(({ setAside }) => setAside !== undefined).length;
    for (let more = 0; more < 20 && asides() < count; more += 1) {
      publish(`last ${more}`.padEnd(10_000, 'é '));
      await waitUntil('turns', () => !harness.registry.isBusy, 60_000);
    }
    expect(asides()).toBe(count);
    expect(harness.entity('sensor.heavy').view.state).toMatch(/^last/);
    expect(harness.entity('sensor.good').view.state).toBe('las');
  });

  it('read their messages in order, also those that wait', async () => {
    const harness = createRegistryHarness();
    for (let index = 0; index < 10; index += 1) {
      await harness.announce('sensor', `bad${index}`, { state_topic: 'a', value_template: `${endless}${index}` });
    }
    await harness.announce('sensor', 'heavy', { state_topic: 'a', value_template: heavy });
    const seen: string[] = [];
    harness.registry.on('changed', ({ entity }) => {
      if (entity.id === 'sensor.heavy') seen.push(entity.view.state);
    });
    for (let index = 0; index < 5; index += 1) harness.publish('a', `${index}`.padEnd(5_000, 'é'));
    await waitUntil('turns', () => !harness.registry.isBusy, 60_000);
    expect(seen.map((text) => text[0])).toEqual(['0', '1', '2', '3', '4']);
  });
});

describe('a long payload that many entities look through', () => {
  it('is read some entities at a time, by all of them in the end, and in order', async () => {
    const harness = createRegistryHarness();
    const count = 300;
    for (let index = 0; index < count; index += 1) {
      const config = { unique_id: `t${index}`, state_topic: 'a', value_template: '{{ value[:5] }}' };
      expect(await harness.announce('sensor', `t${index}`, config)).toBeUndefined();
    }
    const states = (): readonly unknown[] =>
      Array.from({ length: count }, (_, index) => harness.entity(`sensor.t${index}`).view.state);
    const having = (state: string): number => states().filter((each) => each === state).length;
    harness.publish('a', `first${'x'.repeat(300_000)}`);
    expect(having('first')).toBeGreaterThan(0);
    expect(having('first')).toBeLessThan(20);
    // A short one comes behind it.
    harness.publish('a', 'short');
    await waitUntil('turns', () => !harness.registry.isBusy, 60_000);
    expect(having('short')).toBe(count);
  });
});
