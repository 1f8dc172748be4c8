/** A wall clock that is set, back or forth: what lasts in the life of an alert lasts as long as it says. */
import { describe, expect, it } from 'vitest';
import { createAlertHarness } from '../../support/alert-harness.ts';

const hour = 3_600_000;
const steps = [-365 * 24 * hour, -hour, hour, 365 * 24 * hour];
const lock = { attributes: {}, state: 'unlocked' };

/** Each rule as it is, with some fields set. */
function ruled(id: string, changes: object) {
  const home = createAlertHarness();
  const rule = home.service.rules().find((each) => each.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  void home.service.saveRule({ ...rule, enabled: true, ...changes });
  return home;
}

describe.each(steps)('a clock that is set by %i ms', (ms) => {
  it('leaves a pending alert its time', async () => {
    const home = ruled('lock.open', { forSeconds: 600 });
    home.set('lock.door', { ...lock, state: 'locked' });
    home.set('lock.door', { state: 'unlocked' });
    await home.pass(300_000);
    home.clock.step(ms);
    await home.pass(299_000);
    expect(home.titles()).toEqual([]);
    await home.pass(2_000);
    expect(home.titles()).toHaveLength(1);
  });

  it('leaves a smoke alarm its repetitions, and a snooze its end', async () => {
    const home = ruled('safety.smoke', { renotifySeconds: 300 });
    home.set('binary_sensor.smoke', { attributes: { device_class: 'smoke' }, state: 'on' });
    await home.pass(0);
    home.clock.step(ms);
    await home.pass(299_000);
    expect(home.notifier.shown).toHaveLength(1);
    await home.pass(2_000);
    expect(home.notifier.shown).toHaveLength(2);
    home.service.snooze(home.service.open()[0]?.id ?? '', 30);
    home.clock.step(ms);
    await home.pass(29 * 60_000);
    expect(home.notifier.shown).toHaveLength(2);
    await home.pass(61_000);
    expect(home.notifier.shown).toHaveLength(3);
  });

  it('leaves a failed showing its next try', async () => {
    const home = createAlertHarness();
    home.notifier.outcome = { kind: 'failed', reason: 'bus' };
    home.set('binary_sensor.smoke', { attributes: { device_class: 'smoke' }, state: 'on' });
    await home.pass(0);
    expect(home.notifier.shown).toHaveLength(1);
    home.notifier.outcome = { kind: 'shown' };
    home.clock.step(ms);
    await home.pass(61_000);
    expect(home.titles()).toHaveLength(1);
  });
});

it('looks again at what quiet hours hold back when the clock is set past their end', async () => {
  const home = createAlertHarness({ quietHours: { from: '11:00', to: '13:00' } });
  home.service.raise({ rule: 'task:x', severity: 'warning', title: 'Bins', body: 'Put them out' });
  await home.pass(10_000);
  expect(home.titles()).toEqual([]);
  home.clock.step(2 * hour);
  home.service.onClockSet();
  await home.pass(10_000);
  expect(home.titles()).toEqual(['Bins']);
});
