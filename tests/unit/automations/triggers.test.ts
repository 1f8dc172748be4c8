import { describe, expect, it } from 'vitest';
import type { Trigger } from '../../../main/service/model/automations.ts';
import { createAutomationHarness } from '../../support/automation-harness.ts';

type Home = ReturnType<typeof createAutomationHarness>;

/** How often it fired. */
const fired = (home: Home): number => home.done.filter((line) => line === 'publish out fired').length;

function armed(trigger: Trigger, before?: (home: Home) => void): Home {
  const home = createAutomationHarness();
  before?.(home);
  home.add({ triggers: [trigger], mode: 'parallel', maxRuns: 100 });
  return home;
}

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

describe('a timed trigger', () => {
  // The clock starts on Thursday 2026-01-15 at 12:00 UTC.
  it.each<[string, Trigger, number, number]>([
    ['a time of day', { type: 'time', at: '12:30' }, 3 * 86_400, 3],
    ['a time with seconds', { type: 'time', at: '12:00:10' }, 60, 1],
    ['a cron expression', { type: 'cron', cron: '*/15 * * * *' }, 3_600, 4],
    ['a cron expression in another zone', { type: 'cron', cron: '0 22 * * *', timeZone: 'Asia/Tokyo' }, 3_600, 1],
  ])('fires at %s', async (_name, trigger, seconds, times) => {
    const home = armed(trigger);
    await home.pass(seconds * 1000);
    expect(fired(home)).toBe(times);
  });

  it('fires at sunset plus offset, where a place is known', async () => {
    const home = createAutomationHarness();
    home.add({ triggers: [{ type: 'sun', event: 'sunset', offsetSeconds: -1800 }] });
    expect(home.engine.list()[0]?.problem).toBe('sun: no place is set');
    home.place = { latitude: 52.52, longitude: 13.4 };
    home.engine.onSettingsChanged();
    expect(home.engine.list()[0]?.problem).toBeUndefined();
    // Berlin, 15 January: sunset at 15:22 UTC.
    await home.pass(2.8 * 3_600_000);
    expect(fired(home)).toBe(0);
    await home.pass(0.2 * 3_600_000);
    expect(fired(home)).toBe(1);
    await home.pass(86_400_000);
    expect(fired(home)).toBe(2);
  });

  it('does not make up for what sleep has missed', async () => {
    const home = armed({ type: 'time', at: '13:00' });
    home.engine.onSuspend();
    await home.pass(2 * 3_600_000);
    home.engine.onResume();
    expect(fired(home)).toBe(0);
    await home.pass(86_400_000);
    expect(fired(home)).toBe(1);
  });
});

describe('a clock that is set', () => {
  const hour = 3_600_000;
  /** As the service does when it hears of it. */
  const set = (home: Home, ms: number): void => {
    home.clock.step(ms);
    home.engine.onClockSet();
  };

  it('fires a time of the day by the clock as it is now, and never twice', async () => {
    const home = armed({ type: 'time', at: '13:00' });
    set(home, 0.5 * hour);
    await home.pass(0.6 * hour);
    expect(fired(home)).toBe(1);
    for (const back of [0.5, 1, 3, 10]) {
      set(home, -back * hour);
      await home.pass(back * hour);
      expect(fired(home)).toBe(1);
    }
    set(home, -366 * 24 * hour);
    await home.pass(24 * hour);
    expect(fired(home)).toBe(2);
  });

  it('goes on with what runs every few minutes', async () => {
    const home = armed({ type: 'cron', cron: '*/5 * * * *' });
    await home.pass(hour);
    expect(fired(home)).toBe(12);
    set(home, -hour);
    await home.pass(hour);
    expect(fired(home)).toBe(24);
  });

  it('fires no earlier when nobody has said so yet', async () => {
    const home = armed({ type: 'time', at: '13:00' });
    home.clock.step(-2 * hour);
    await home.pass(2.9 * hour);
    expect(fired(home)).toBe(0);
    await home.pass(0.2 * hour);
    expect(fired(home)).toBe(1);
  });

  it.each([-24 * hour, hour])(
    'leaves a for-duration and the learnt rhythm of a sensor what they are (%i ms)',
    async (ms) => {
      const door = 'binary_sensor.door';
      const open = armed({ type: 'state', entityId: door, to: 'on', forSeconds: 600 }, (it) =>
        it.set(door, { state: 'off' }),
      );
      open.set(door, { state: 'on' });
      await open.pass(300_000);
      set(open, ms);
      await open.pass(299_000);
      expect(fired(open)).toBe(0);
      await open.pass(2_000);
      expect(fired(open)).toBe(1);

      const meter = 'sensor.meter';
      const silent = armed({ type: 'silence', entityId: meter }, (it) => it.set(meter, { state: '1' }));
      for (let count = 0; count < 13; count++) {
        silent.set(meter, { state: String(count) });
        await silent.pass(60_000);
        if (count === 4) set(silent, ms);
      }
      await silent.pass(60_000);
      expect(fired(silent)).toBe(0);
      await silent.pass(120_000);
      expect(fired(silent)).toBe(1);
    },
  );
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
