import { describe, expect, it } from 'vitest';
import type { Trigger } from '../../../main/service/model/automations.ts';
import { armed, fired, type Home } from '../../support/armed-trigger.ts';
import { createAutomationHarness } from '../../support/automation-harness.ts';

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
