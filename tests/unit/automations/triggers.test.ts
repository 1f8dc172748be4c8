import { describe, expect, it } from 'vitest';
import type { Trigger } from '../../../main/service/model/automations.ts';
import { armed, fired, type Home } from '../../support/armed-trigger.ts';
import { createAutomationHarness } from '../../support/automation-harness.ts';

describe('a state trigger', () => {
  const door = 'binary_sensor.door';
  it.each<[string, Partial<Extract<Trigger, { type: 'state' }>>, string[], number]>([
    ['any change', {}, ['off', 'on', 'on', 'off'], 3],
    ['to', { to: 'on' }, ['off', 'on', 'off', 'on'], 2],
    ['from', { from: 'on' }, ['off', 'on', 'off'], 1],
    ['from and to', { from: 'locking', to: 'locked' }, ['unlocked', 'locked', 'locking', 'locked'], 1],
    ['the first live state after none was known', { to: 'on' }, ['on'], 1],
  ])('fires on %s', (_name, fields, states, times) => {
    const home = armed({ type: 'state', entityId: door, ...fields }, (it) => it.set(door, {}));
    for (const state of states) home.set(door, { state });
    expect(fired(home)).toBe(times);
  });

  it('does not fire on a retained replay, on the first sight, or when a device comes back unchanged', () => {
    const home = armed({ type: 'state', entityId: door, to: 'on' });
    home.set(door, { state: 'on' });
    home.set(door, { state: 'off' });
    home.set(door, { state: 'on' }, true);
    home.set(door, { available: false });
    home.set(door, { available: true });
    expect(fired(home)).toBe(0);
  });

  it('fires on unavailable where that is asked for, but not for a lost broker', () => {
    const home = armed({ type: 'state', entityId: door, to: 'unavailable' }, (it) => it.set(door, { state: 'on' }));
    home.set(door, { available: false }, true);
    home.set(door, { available: true }, true);
    expect(fired(home)).toBe(0);
    home.set(door, { available: false });
    expect(fired(home)).toBe(1);
  });

  it('watches an attribute alone', () => {
    const home = armed({ type: 'state', entityId: 'light.a', attribute: 'effect', to: 'rainbow' }, (it) =>
      it.set('light.a', { state: 'on', attributes: { effect: 'none' } }),
    );
    home.set('light.a', { state: 'off' });
    home.set('light.a', { attributes: { effect: 'rainbow' } });
    home.set('light.a', { attributes: { effect: 'rainbow', brightness: 3 } });
    expect(fired(home)).toBe(1);
  });

  it('waits for the state to hold', async () => {
    const home = armed({ type: 'state', entityId: door, to: 'on', forSeconds: 60 }, (it) => it.set(door, {}));
    home.set(door, { state: 'on' });
    await home.pass(59_000);
    home.set(door, { state: 'off' });
    await home.pass(60_000);
    expect(fired(home)).toBe(0);
    home.set(door, { state: 'on' });
    await home.pass(30_000);
    home.set(door, { attributes: { battery: 3 } });
    await home.pass(30_000);
    expect(fired(home)).toBe(1);
  });

  it('begins the waiting anew after sleep, and a replay that says otherwise ends it', async () => {
    const home = armed({ type: 'state', entityId: door, to: 'on', forSeconds: 60 }, (it) => it.set(door, {}));
    home.set(door, { state: 'on' });
    home.engine.onSuspend();
    await home.pass(3_600_000);
    home.engine.onResume();
    await home.pass(59_000);
    expect(fired(home)).toBe(0);
    home.set(door, { state: 'off' }, true);
    await home.pass(3_600_000);
    expect(fired(home)).toBe(0);
  });
});

describe('a numeric trigger', () => {
  it.each<[string, Partial<Extract<Trigger, { type: 'numeric' }>>, string[], number]>([
    ['above', { above: 25 }, ['20', '25', '26', '27', '24', '26'], 2],
    ['below', { below: 5 }, ['6', '5', '4.9', '3'], 1],
    ['a range', { above: 10, below: 20 }, ['5', '15', '25', '15'], 2],
    ['hysteresis', { above: 25, hysteresis: 2 }, ['20', '26', '24', '26', '23', '26'], 2],
    ['numbers only', { above: 25 }, ['20', 'nonsense', '26', '', '27'], 1],
  ])('fires when it enters: %s', (_name, fields, states, times) => {
    const sensor = 'sensor.temperature';
    const home = armed({ type: 'numeric', entityId: sensor, ...fields }, (it) => it.set(sensor, { state: '0' }, true));
    // The first is where it starts from.
    home.set(sensor, { state: states[0] ?? '' }, true);
    for (const state of states.slice(1)) home.set(sensor, { state });
    expect(fired(home)).toBe(times);
  });

  it('knows where the sensor was when it was armed', () => {
    const home = armed({ type: 'numeric', entityId: 'sensor.t', above: 25 }, (it) =>
      it.set('sensor.t', { state: '30' }),
    );
    home.set('sensor.t', { state: '31' });
    expect(fired(home)).toBe(0);
  });

  it('waits for it to hold', async () => {
    const home = armed({ type: 'numeric', entityId: 'sensor.t', above: 25, forSeconds: 10 }, (it) =>
      it.set('sensor.t', { state: '20' }),
    );
    home.set('sensor.t', { state: '26' });
    await home.pass(5_000);
    home.set('sensor.t', { state: '27' });
    await home.pass(5_000);
    expect(fired(home)).toBe(1);
  });
});

describe('a message trigger', () => {
  it('takes live messages of its topic, by payload or template, on one broker or all', async () => {
    const home = createAutomationHarness();
    home.add({ id: 'a', triggers: [{ type: 'mqtt', topic: 'button/+', payload: 'press' }] });
    home.message('button/1', 'press', true);
    home.message('button/1', 'release');
    home.message('other/1', 'press');
    expect(fired(home)).toBe(0);
    home.message('button/1', 'press');
    expect(home.traces()[0]?.trigger).toBe('mqtt: button/1 press');
    home.add({ id: 'a', triggers: [{ type: 'mqtt', topic: 'button/1', brokerId: 'other' }] });
    home.message('button/1', 'press');
    expect(fired(home)).toBe(1);
    home.message('button/1', 'press', false, 'other');
    expect(fired(home)).toBe(2);
    await home.engine.remove('a');
    expect(home.subscriptions).toBe(0);
  });
});

describe('a message trigger with a template', () => {
  it.each<[string, string | undefined, string, boolean]>([
    ['{{ value_json.action }}', 'single', '{"action":"single"}', true],
    ['{{ value_json.action }}', 'single', '{"action":"double"}', false],
    ['{{ value_json.contact == false }}', undefined, '{"contact":false}', true],
    ['{{ value_json.contact == false }}', undefined, '{"contact":true}', false],
    ['{{ value | float > 3 }}', undefined, 'nonsense', false],
  ])('%s, payload %s, takes %s: %s', (template, payload, text, taken) => {
    const trigger = { type: 'mqtt', topic: 'x', template } as const;
    const home = armed(payload === undefined ? trigger : { ...trigger, payload });
    home.message('x', text);
    expect(fired(home)).toBe(taken ? 1 : 0);
  });
});

describe('events', () => {
  it.each<[string, Trigger, (home: Home) => void]>([
    [
      'of an entity',
      { type: 'event', entityId: 'event.bell', eventType: 'ring' },
      ({ engine }) => {
        engine.onEntityEvent({ entityId: 'event.bell', type: 'hold', attributes: {} });
        engine.onEntityEvent({ entityId: 'event.other', type: 'ring', attributes: {} });
        engine.onEntityEvent({ entityId: 'event.bell', type: 'ring', attributes: {} });
      },
    ],
    [
      'of a device',
      { type: 'device', deviceId: 'd', triggerType: 'button_short_press', subtype: 'button_1' },
      ({ engine }) => {
        const press = { deviceId: 'd', type: 'button_short_press', subtype: 'button_2', payload: 'x' };
        engine.onDeviceTrigger(press);
        engine.onDeviceTrigger({ ...press, deviceId: 'e', subtype: 'button_1' });
        engine.onDeviceTrigger({ ...press, subtype: 'button_1' });
      },
    ],
    ['of a tag', { type: 'tag', tagId: 't' }, ({ engine }) => void ['u', 't'].map((tag) => engine.onTag(tag))],
    [
      'of a task that failed',
      { type: 'task', taskId: 'backup', result: 'failed' },
      ({ engine }) => {
        const run = { id: 'r', taskId: 'backup', taskName: 'Backup', trigger: 'manual', attempt: 1 } as const;
        const times = { dueAt: '2026-01-01T00:00:00Z', startedAt: '2026-01-01T00:00:00Z' };
        for (const result of ['retry', 'done', 'cancelled', 'failed'] as const) {
          engine.onTaskEnded({ ...run, ...times, result });
          engine.onTaskEnded({ ...run, ...times, taskId: 'other', result });
        }
      },
    ],
    ['of the service', { type: 'service-start' }, ({ engine }) => engine.onServiceStarted()],
    ['of waking up', { type: 'resume' }, ({ engine }) => engine.onResume()],
  ])('%s trigger once', (_name, trigger, act) => {
    const home = armed(trigger);
    act(home);
    expect(fired(home)).toBe(1);
  });
});

describe('an availability trigger', () => {
  it('fires when the device comes or goes, not when its broker does', async () => {
    const sensor = 'sensor.a';
    const home = armed({ type: 'availability', entityId: sensor, to: 'offline', forSeconds: 5 }, (it) =>
      it.set(sensor, { state: '1' }),
    );
    home.set(sensor, { available: false }, true);
    await home.pass(6_000);
    home.set(sensor, { available: true }, true);
    expect(fired(home)).toBe(0);
    home.set(sensor, { available: false });
    await home.pass(6_000);
    expect(fired(home)).toBe(1);
  });
});

describe('a silence trigger', () => {
  const sensor = 'sensor.soil';
  it('fires once when nothing comes for so long, and again after a report', async () => {
    const home = armed({ type: 'silence', entityId: sensor, seconds: 100 }, (it) => it.set(sensor, { state: '1' }));
    await home.pass(99_000);
    home.report(sensor);
    await home.pass(99_000);
    expect(fired(home)).toBe(0);
    await home.pass(500_000);
    expect(fired(home)).toBe(1);
    home.set(sensor, { state: '2' });
    await home.pass(101_000);
    expect(fired(home)).toBe(2);
  });

  it('does not count a lost broker or sleep', async () => {
    const home = armed({ type: 'silence', entityId: sensor, seconds: 100 }, (it) => it.set(sensor, { state: '1' }));
    home.set(sensor, { available: false }, true);
    await home.pass(500_000);
    home.set(sensor, { available: true }, true);
    await home.pass(50_000);
    home.engine.onSuspend();
    await home.pass(500_000);
    home.engine.onResume();
    await home.pass(99_000);
    expect(fired(home)).toBe(0);
    await home.pass(2_000);
    expect(fired(home)).toBe(1);
  });

  it('learns the rhythm of the sensor', async () => {
    const home = armed({ type: 'silence', entityId: sensor }, (it) => it.set(sensor, { state: '0' }));
    for (let index = 1; index <= 12; index++) {
      home.set(sensor, { state: String(index) });
      await home.pass(300_000);
    }
    expect(fired(home)).toBe(0);
    await home.pass(599_000);
    expect(fired(home)).toBe(0);
    await home.pass(2_000);
    expect(fired(home)).toBe(1);
  });
});

it('costs nothing where no automation is concerned', async () => {
  const home = armed({ type: 'state', entityId: 'light.a' });
  expect(home.engine.interested('light.a')).toBe(true);
  expect(home.engine.interested('light.b')).toBe(false);
  await home.engine.remove('a');
  expect(home.engine.interested('light.a')).toBe(false);
});
