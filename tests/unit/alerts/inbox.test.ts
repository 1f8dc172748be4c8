import { describe, expect, it } from 'vitest';
import { createAlertHarness } from '../../support/alert-harness.ts';

const smoke = { attributes: { device_class: 'smoke' } };
const door = { attributes: { device_class: 'door' } };

describe('an alert of a built-in rule', () => {
  it('is stored before it is shown, and shown once', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, state: 'off' });
    home.set('binary_sensor.smoke', { state: 'on' });
    expect(home.store.writes.map((alert) => [alert.rule, alert.state, alert.shown])).toEqual([
      ['safety.smoke', 'raised', 0],
    ]);
    expect(home.notifier.shown).toHaveLength(0);
    await home.pass(0);
    expect(home.notifier.shown).toHaveLength(1);
    expect(home.notifier.shown[0]).toMatchObject({ title: 'Smoke detected', urgency: 'critical', silent: false });
    home.set('binary_sensor.smoke', { state: 'on' });
    await home.pass(1_000);
    expect(home.notifier.shown).toHaveLength(1);
  });

  it('is raised by a retained replay that nobody was told of, and not again after a restart', async () => {
    const home = createAlertHarness();
    home.set('alarm_control_panel.house', { state: 'triggered' }, true);
    await home.pass(0);
    expect(home.titles()).toEqual(['Alarm triggered']);
    const id = home.service.open()[0]?.id ?? '';
    home.service.acknowledge(id);
    home.restart();
    home.set('alarm_control_panel.house', { state: 'triggered' }, true);
    await home.pass(3_600_000);
    expect(home.notifier.shown).toHaveLength(1);
    expect(home.service.list({})).toHaveLength(1);
  });

  it('is shown after a crash between storing and showing', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, state: 'on' });
    home.restart();
    home.set('binary_sensor.smoke', { ...smoke, state: 'on' }, true);
    await home.pass(0);
    expect(home.notifier.shown).toHaveLength(1);
    expect(home.service.list({})).toHaveLength(1);
    expect(home.service.list({})[0]).toMatchObject({ shown: 1, delivery: { kind: 'shown' } });
  });

  it('is withdrawn and marked recovered when its cause ends, with a note where the rule says so', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, name: 'Hall', state: 'on' });
    await home.pass(0);
    home.set('binary_sensor.smoke', { state: 'off' });
    await home.pass(0);
    expect(home.service.list({})[0]).toMatchObject({ state: 'recovered' });
    expect(home.notifier.visible().map(({ title, body }) => [title, body])).toEqual([['Hall', 'Smoke gone.']]);
  });

  it('stays while its entity is unavailable', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, state: 'on' });
    home.set('binary_sensor.smoke', { available: false, state: 'unknown' });
    expect(home.service.open().map((alert) => alert.rule)).toContain('safety.smoke');
  });

  it('goes silently with its entity', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, state: 'on' });
    await home.pass(0);
    home.remove('binary_sensor.smoke');
    await home.pass(0);
    expect(home.service.open()).toEqual([]);
    expect(home.titles()).toEqual([]);
  });

  it('repeats while it is critical and not acknowledged', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, state: 'on' });
    await home.pass(0);
    await home.pass(60_000);
    await home.pass(60_000);
    expect(home.notifier.shown).toHaveLength(3);
    home.service.acknowledge(home.service.open()[0]?.id ?? '');
    await home.pass(600_000);
    expect(home.notifier.shown).toHaveLength(3);
    expect(home.titles()).toEqual([]);
  });
});

describe('a for-duration', () => {
  it('is not repeated while the service rests, and again when it works', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, state: 'on' });
    await home.pass(0);
    home.service.setResting(true);
    await home.pass(600_000);
    expect(home.notifier.shown).toHaveLength(1);
    home.service.setResting(false);
    await home.pass(0);
    expect(home.notifier.shown).toHaveLength(2);
  });

  it('raises a door that is left open for ten minutes', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.front', { ...door, name: 'Front door', state: 'on' });
    await home.pass(599_000);
    expect(home.service.open()).toEqual([]);
    expect(home.service.list({ states: ['pending'] })).toHaveLength(1);
    await home.pass(2_000);
    expect(home.notifier.shown.map(({ body }) => body)).toEqual(['Front door has been open for 10 minutes.']);
  });

  it('raises nothing for a door that was closed in time, and leaves no record', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.front', { ...door, state: 'on' });
    await home.pass(599_000);
    home.set('binary_sensor.front', { state: 'off' });
    await home.pass(3_600_000);
    expect(home.store.writes).toEqual([]);
    expect(home.clock.pending).toBe(0);
  });

  it('says why it was not shown when it ended at once', async () => {
    const home = createAlertHarness();
    home.set('lock.front', { state: 'jammed' });
    home.set('lock.front', { state: 'locked' });
    await home.pass(2_000);
    expect(home.notifier.shown).toEqual([]);
    expect(home.service.list({})[0]).toMatchObject({
      state: 'recovered',
      shown: 0,
      delivery: { kind: 'suppressed', reason: 'over' },
    });
  });

  it('is not lost to a timer that comes a moment early', async () => {
    const home = createAlertHarness();
    const { after } = home.clock;
    Object.assign(home.clock, { after: (ms: number, fire: () => void) => after(ms - 1, fire) });
    home.set('binary_sensor.front', { ...door, state: 'on' });
    Object.assign(home.clock, { after });
    await home.pass(600_000);
    expect(home.service.open()).toHaveLength(1);
  });

  it('does not count time asleep or without the broker', async () => {
    const home = createAlertHarness();
    home.broker('online');
    home.set('binary_sensor.front', { ...door, state: 'on' });
    await home.pass(500_000);
    home.service.onSuspend();
    await home.pass(8 * 3_600_000);
    home.service.onResume();
    expect(home.service.open()).toEqual([]);
    home.broker('waiting');
    await home.pass(20_000);
    home.broker('online');
    await home.pass(599_000);
    expect(home.service.open()).toEqual([]);
    await home.pass(2_000);
    expect(home.titles()).toEqual(['Left open']);
  });
});

it('leaves no timer and no listener behind', async () => {
  const home = createAlertHarness();
  home.broker('waiting');
  home.set('binary_sensor.smoke', { ...smoke, state: 'on' });
  home.set('binary_sensor.front', { ...door, state: 'on' });
  home.service.stop();
  expect(home.clock.pending).toBe(0);
  home.notifier.press('any', 'acknowledge');
});

describe('an answer to a person while the disk takes nothing', () => {
  it('says that it may be forgotten, and holds meanwhile', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, name: 'Hall', state: 'on' });
    home.set('lock.door', { state: 'jammed' });
    await home.pass(0);
    home.store.refuses = true;
    const [first, second] = home.service.open().map(({ id }) => id);
    for (const answer of [home.service.acknowledge(first ?? ''), home.service.snooze(second ?? '', 30)]) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'history.unavailable' } });
    }
    expect(home.service.open().map(({ state }) => state)).toEqual(['acknowledged', 'snoozed']);
    expect(home.titles()).toEqual([]);
  });

  it('does not call a pressed button failed', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, name: 'Hall', state: 'on' });
    await home.pass(0);
    home.store.refuses = true;
    home.notifier.press(home.service.open()[0]?.id ?? '', 'acknowledge');
    await home.pass(0);
    expect(home.service.open()[0]).toMatchObject({ state: 'acknowledged' });
    expect(home.titles()).toEqual([]);
  });
});

describe('acknowledging all alerts', () => {
  it('quiets everything that is raised, in pieces, and leaves what is seen to', async () => {
    const home = createAlertHarness();
    for (let index = 0; index < 120; index += 1) home.set(`binary_sensor.smoke_${index}`, { ...smoke, state: 'on' });
    await home.pass(0);
    const [first] = home.service.open();
    home.service.snooze(first?.id ?? '', 30);
    const answer = home.service.acknowledgeAll();
    await home.pass(1_000);
    await home.pass(1_000);
    expect(await answer).toEqual({ ok: true, value: { acknowledged: 119 } });
    const states = home.service.open().map(({ state }) => state);
    expect([states.filter((each) => each === 'acknowledged').length, states[0]]).toEqual([119, 'snoozed']);
  });
});
