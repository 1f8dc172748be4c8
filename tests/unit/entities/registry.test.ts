import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStore, createRegistryHarness, type RegistryHarness } from '../../support/registry-harness.ts';

let home: RegistryHarness;
beforeEach(() => {
  home = createRegistryHarness();
});

const state = (id: string) => home.entity(id).view.state;

describe('ids', () => {
  it('are made of names, numbered while taken, and the lowest free one is given again', async () => {
    for (const name of ['a', 'b', 'c']) await home.announce('sensor', name, { name: 'Same', state_topic: name });
    expect(home.registry.records().map(({ id }) => id)).toEqual(['sensor.same', 'sensor.same_2', 'sensor.same_3']);
    home.withdraw('sensor', 'b');
    await home.announce('sensor', 'd', { name: 'Same', state_topic: 'd' });
    expect(home.registry.records().map(({ id }) => id)).toContain('sensor.same_2');
    await home.announce('sensor', 'e', { name: 'Same', state_topic: 'e' });
    expect(home.registry.records().map(({ id }) => id)).toContain('sensor.same_4');
  });

  it('are kept by unique id over restarts, also for those that come later', async () => {
    const store = createMemoryStore();
    const first = createRegistryHarness(store);
    await first.announce('sensor', 'a', { name: 'Same', unique_id: 'a', state_topic: 'a' });
    await first.announce('sensor', 'b', { name: 'Same', unique_id: 'b', state_topic: 'b' });
    await first.memory.flush();
    const second = createRegistryHarness(store);
    await second.memory.load();
    await second.announce('sensor', 'b', { name: 'Same', unique_id: 'b', state_topic: 'b' });
    await second.announce('sensor', 'new', { name: 'Same', unique_id: 'new', state_topic: 'n' });
    await second.announce('sensor', 'a', { name: 'Same', unique_id: 'a', state_topic: 'a' });
    const ids = Object.fromEntries(second.registry.records().map(({ uniqueId, id }) => [uniqueId, id]));
    expect(ids).toEqual({ a: 'sensor.same', b: 'sensor.same_2', new: 'sensor.same_3' });
  });

  it('are given to somebody else once the device has taken its announcement back', async () => {
    await home.announce('sensor', 'a', { name: 'Same', unique_id: 'a', state_topic: 'a' });
    home.withdraw('sensor', 'a');
    await home.announce('sensor', 'b', { name: 'Same', unique_id: 'b', state_topic: 'b' });
    expect(home.registry.records().map(({ id }) => id)).toEqual(['sensor.same']);
  });
});

describe('a retained replay', () => {
  it('is taken once per connection and reader, and live messages always are', async () => {
    await home.announce('sensor', 's', { state_topic: 's' });
    home.publish('s', '1', true);
    home.publish('s', '2', true);
    expect(state('sensor.s')).toBe('1');
    home.publish('s', '3');
    expect(state('sensor.s')).toBe('3');
    home.connection(false);
    home.connection(true);
    home.publish('s', '4', true);
    expect(state('sensor.s')).toBe('4');
    expect(home.changes.slice(1)).toEqual([
      'sensor.s 1 here replay',
      'sensor.s 3 here live',
      'sensor.s 3 away replay',
      'sensor.s 3 here replay',
      'sensor.s 4 here replay',
    ]);
  });

  it('is older than a live message of the same connection that repeats what was known', async () => {
    await home.announce('sensor', 's', { state_topic: 's', value_template: '{{ value_json.a }}' });
    for (let times = 0; times < 3; times += 1) home.publish('s', { a: 1 });
    home.connection(false);
    home.connection(true);
    home.publish('s', { a: 1 });
    home.publish('s', { a: 2 }, true);
    expect(state('sensor.s')).toBe('1');
  });

  it('is older than a live message that was handed on before it', async () => {
    await home.announce('sensor', 's', { state_topic: 's' });
    home.publish('s', 'new');
    home.publish('s', 'old', true);
    expect(state('sensor.s')).toBe('new');
  });

  it('that a refresh asks for does not bring back what a live message has replaced', async () => {
    await home.announce('sensor', 's', { state_topic: 's' });
    await home.announce('sensor', 'q', { state_topic: 'q' });
    home.publish('s', 'stored', true);
    home.publish('s', 'live');
    home.publish('q', 'stored', true);
    for (const id of ['sensor.s', 'sensor.q']) for (const binding of home.entity(id).bindings) binding.expectReplay();
    home.publish('s', 'stored', true);
    home.publish('q', 'stored anew', true);
    expect(state('sensor.s')).toBe('live');
    expect(state('sensor.q')).toBe('stored anew');
  });

  it('is taken once per topic under a wildcard', async () => {
    await home.announce('sensor', 's', { state_topic: 'w/+' });
    home.publish('w/a', '1', true);
    home.publish('w/b', '2', true);
    home.publish('w/a', '3', true);
    expect(state('sensor.s')).toBe('2');
  });

  it('reaches a reader that comes later on the same topic', async () => {
    await home.announce('sensor', 'one', { state_topic: 's' });
    home.publish('s', '1', true);
    await home.announce('sensor', 'two', { state_topic: 's' });
    home.publish('s', '2', true);
    expect([state('sensor.one'), state('sensor.two')]).toEqual(['1', '2']);
  });
});

describe('the same message again', () => {
  it('is no change, and no news to anybody', async () => {
    await home.announce('sensor', 's', { state_topic: 's' });
    home.publish('s', '1');
    const before = home.changes.length;
    home.publish('s', '1');
    expect(home.changes.length).toBe(before);
  });

  it('counts again after another topic changed the state', async () => {
    await home.announce('light', 'l', {
      state_topic: 'p',
      command_topic: 'c',
      rgb_state_topic: 'rgb',
      rgb_command_topic: 'x',
      hs_state_topic: 'hs',
      hs_command_topic: 'y',
    });
    home.publish('p', 'ON');
    home.publish('rgb', '255,0,0');
    home.publish('hs', '120,100');
    expect(home.entity('light.l').view.attributes.color_mode).toBe('hs');
    home.publish('rgb', '255,0,0');
    expect(home.entity('light.l').view.attributes).toMatchObject({ color_mode: 'rgb', rgb_color: [255, 0, 0] });
  });

  it('takes back what a command has assumed', async () => {
    await home.announce('switch', 's', { state_topic: 's', command_topic: 'c', optimistic: true });
    home.publish('s', 'OFF');
    home.registry.life.setState(home.entity('switch.s'), 'on');
    expect(state('switch.s')).toBe('on');
    home.publish('s', 'OFF');
    expect(state('switch.s')).toBe('off');
  });

  it('is read anew by a changed config', async () => {
    await home.announce('sensor', 's', { state_topic: 's', value_template: '{{ value }} a' });
    home.publish('s', '1');
    await home.announce('sensor', 's', { state_topic: 's', value_template: '{{ value }} b' });
    home.publish('s', '1');
    expect(state('sensor.s')).toBe('1 b');
  });

  it('is rendered anew where a template looks at the time, or at the entity', async () => {
    await home.announce('sensor', 'time', { state_topic: 's', value_template: "{{ now().strftime('%M:%S') }}" });
    await home.announce('sensor', 'count', {
      state_topic: 's',
      value_template: '{{ this.state | int(0) + value | int }}',
    });
    home.publish('s', '1');
    home.clock.advance(61_000);
    home.publish('s', '1');
    expect([state('sensor.time'), state('sensor.count')]).toEqual(['01:01', '2']);
  });

  it('restarts an off delay and an expiry', async () => {
    await home.announce('binary_sensor', 'm', { state_topic: 'm', off_delay: 10 });
    await home.announce('sensor', 'e', { state_topic: 'e', expire_after: 10 });
    for (let round = 0; round < 3; round += 1) {
      home.publish('m', 'ON');
      home.publish('e', '1');
      home.clock.advance(8_000);
      expect([state('binary_sensor.m'), home.entity('sensor.e').available]).toEqual(['on', true]);
    }
    home.clock.advance(3_000);
    expect([state('binary_sensor.m'), home.entity('sensor.e').available]).toEqual(['off', false]);
    home.publish('m', 'ON');
    home.publish('e', '1');
    expect([state('binary_sensor.m'), home.entity('sensor.e').available]).toEqual(['on', true]);
  });

  it.each([-3_600_000, 3_600_000])(
    'takes no notice of a clock that is set by %i ms, and counts on from when it was',
    async (ms) => {
      await home.announce('binary_sensor', 'm', { state_topic: 'm', off_delay: 10 });
      await home.announce('sensor', 'e', { state_topic: 'e', expire_after: 10 });
      home.publish('m', 'ON');
      home.publish('e', '1');
      const changed = home.entity('sensor.e').lastChanged;
      home.clock.advance(5_000);
      home.publish('e', '1');
      home.clock.step(ms);
      home.registry.clockSet(ms);
      expect(home.entity('sensor.e').lastChanged).toBe(changed + ms);
      home.clock.advance(4_000);
      expect([state('binary_sensor.m'), home.entity('sensor.e').available]).toEqual(['on', true]);
      home.clock.advance(2_000);
      expect([state('binary_sensor.m'), home.entity('sensor.e').available]).toEqual(['off', true]);
      home.clock.advance(5_000);
      expect(home.entity('sensor.e').available).toBe(false);
    },
  );

  it('happens again: events, triggers, tags, forced updates', async () => {
    const device = { identifiers: ['d'] };
    await home.announce('event', 'e', { state_topic: 'e', event_types: ['press'] });
    await home.announce('device_automation', 't', {
      automation_type: 'trigger',
      topic: 't',
      type: 'a',
      subtype: 'b',
      payload: 'x',
      device,
    });
    await home.announce('tag', 'g', { topic: 'g', device });
    await home.announce('sensor', 'f', { state_topic: 'f', force_update: true });
    for (let round = 0; round < 3; round += 1) {
      home.clock.advance(1_000);
      home.publish('e', { event_type: 'press' });
      home.publish('t', 'x');
      home.publish('g', 'TAG');
      home.publish('f', '1');
    }
    expect(home.events).toHaveLength(9);
    expect(home.changes.filter((each) => each.startsWith('sensor.f 1'))).toHaveLength(3);
    expect(state('event.e')).toContain('12:00:03');
    // They are told as events alone: nobody hears of them as entities, not even when the broker goes.
    home.connection(false);
    home.connection(true);
    expect(home.changes.filter((each) => /^(tag|device_automation)\./.test(each))).toEqual([]);
  });

  it('is told to whoever waits for a report', async () => {
    await home.announce('switch', 's', { state_topic: 's', command_topic: 'c' });
    home.publish('s', 'ON');
    let reports = 0;
    const stop = home.registry.life.reports.follow('switch.s', () => {
      reports += 1;
    });
    home.publish('s', 'ON');
    expect(reports).toBe(1);
    stop();
    home.publish('s', 'ON');
    expect([reports, home.registry.life.reports.size]).toEqual([1, 0]);
  });
});

describe('what cannot be read', () => {
  it('is said once, and harms no other reader of the message', async () => {
    await home.announce('sensor', 'bad', { state_topic: 's', value_template: '{{ value_json.a.b.c }}' });
    await home.announce('sensor', 'good', { state_topic: 's' });
    for (let count = 0; count < 5; count += 1) home.publish('s', String(count));
    expect(state('sensor.good')).toBe('4');
    expect(home.entity('sensor.bad').problem).toMatch(/template/);
    expect(home.lines.filter(({ event }) => event === 'template.failed').length).toBeLessThanOrEqual(1);
    expect(home.registry.life.templateErrors).toBe(5);
  });

  it('lets a state go that only the old config could show', async () => {
    await home.announce('sensor', 's', { state_topic: 's' });
    home.publish('s', 'open');
    await home.announce('sensor', 's', { state_topic: 's', device_class: 'temperature', unit_of_measurement: '°C' });
    expect(['unknown', 'open']).toContain(state('sensor.s'));
    home.publish('s', '21');
    expect(state('sensor.s')).toBe('21');
    expect(home.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a state that is too long', () => {
  it('is unknown, whichever platform shows it', async () => {
    const long = 'z'.repeat(256);
    await home.announce('sensor', 'words', { state_topic: 's', name: 'words', json_attributes_topic: 's/a' });
    await home.announce('select', 'choice', {
      state_topic: 'c',
      command_topic: 'd',
      name: 'choice',
      options: ['a', long],
    });
    home.publish('s', 'ok');
    home.publish('s', long);
    home.publish('c', 'a');
    home.publish('c', long);
    expect(home.entity('sensor.words').view.state).toBe('unknown');
    expect(home.entity('select.choice').view.state).toBe('unknown');
    home.publish('s', '\u{1f600}'.repeat(255));
    expect(home.entity('sensor.words').view.state).toBe('\u{1f600}'.repeat(255));
  });
});
