import { describe, expect, it } from 'vitest';
import { type AlertHarness, createAlertHarness } from '../../support/alert-harness.ts';

const alarm = (home: AlertHarness, index: number, deviceClass = 'smoke'): void =>
  home.set(`binary_sensor.${deviceClass}_${index}`, {
    name: `${deviceClass} ${index}`,
    state: 'on',
    attributes: { device_class: deviceClass },
  });
/** The most notifications that came within a minute. */
const mostPerMinute = (times: readonly number[]): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length));

describe('a burst of critical alerts', () => {
  it('is three notifications and one that counts, also when they repeat, and loses none', async () => {
    const home = createAlertHarness();
    const times: number[] = [];
    const { show } = home.notifier;
    home.notifier.show = (request) => {
      times.push(home.clock.now());
      return show(request);
    };
    const count = 1_000;
    for (let index = 0; index < count; index++) {
      alarm(home, index);
      if (index % 100 === 99) await home.pass(20);
    }
    for (let second = 0; second < 130; second++) await home.pass(1_000);
    expect(home.notifier.visible().length).toBe(4);
    expect(home.titles().slice(0, 3)).toEqual(['Smoke detected', 'Smoke detected', 'Smoke detected']);
    const overview = home.notifier.visible().at(-1);
    expect(overview).toMatchObject({
      title: `${count - 3} smoke alarms`,
      urgency: 'critical',
      open: { view: 'alerts' },
      buttons: [{ id: 'acknowledge', label: 'Acknowledge all' }],
    });
    expect(mostPerMinute(times)).toBeLessThanOrEqual(20);
    expect(home.notifier.shown.length).toBeLessThan(30);
    expect(home.service.open()).toHaveLength(count);
    expect(home.service.open().every(({ shown }) => shown > 0)).toBe(true);
  }, 60_000);

  it('says of what kinds they are, and goes when the last of them is over', async () => {
    const home = createAlertHarness();
    for (let index = 0; index < 5; index++) alarm(home, index);
    for (let index = 0; index < 3; index++) alarm(home, index, 'gas');
    await home.pass(2_000);
    const overview = () => home.notifier.visible().find(({ id }) => id === 'overview:critical');
    expect(overview()).toMatchObject({ title: '5 critical alerts', body: '3 gas alarms, 2 smoke alarms' });
    for (let index = 0; index < 3; index++) home.set(`binary_sensor.gas_${index}`, { state: 'off' });
    for (let second = 0; second < 20; second++) await home.pass(1_000);
    expect(overview()).toMatchObject({ title: '2 smoke alarms', silent: true });
    home.set('binary_sensor.smoke_3', { state: 'off' });
    home.set('binary_sensor.smoke_4', { state: 'off' });
    await home.pass(0);
    expect(overview()).toBeUndefined();
  });

  it('is one that speaks for itself where only one does not fit', async () => {
    const home = createAlertHarness();
    for (let index = 0; index < 4; index++) alarm(home, index);
    await home.pass(2_000);
    expect(home.notifier.visible().at(-1)).toMatchObject({
      id: 'overview:critical',
      title: 'Smoke detected',
      buttons: [{ label: 'Acknowledge' }],
    });
  });

  it('is acknowledged with one press', async () => {
    const home = createAlertHarness();
    for (let index = 0; index < 300; index++) alarm(home, index);
    await home.pass(2_000);
    home.notifier.press('overview:critical', 'acknowledge');
    for (let turn = 0; turn < 50; turn++) await home.pass(1);
    expect(home.service.open().filter(({ state }) => state === 'raised')).toHaveLength(3);
    expect(home.notifier.visible()).toHaveLength(3);
  });

  it('that is closed on the screen comes back with the repetition', async () => {
    const home = createAlertHarness();
    for (let index = 0; index < 6; index++) alarm(home, index);
    await home.pass(2_000);
    for (const { id } of home.notifier.visible()) home.notifier.press(id, 'closed');
    for (let second = 0; second < 70; second++) await home.pass(1_000);
    expect(home.notifier.visible().at(-1)).toMatchObject({ title: '3 smoke alarms', silent: false });
  });
});

describe('messages of others in a flood', () => {
  it('are bounded, and leave the room of the home’s own alarms alone', async () => {
    const home = createAlertHarness({ criticalTopics: ['notify/pc'] });
    for (let index = 0; index < 50; index++) {
      const text = JSON.stringify({ title: `T${index}`, message: 'x', importance: 'max' });
      home.service.onForeignMessage({ topic: 'notify/pc', text, retained: false });
    }
    await home.pass(40_000);
    const before = home.notifier.visible().length;
    expect(before).toBeLessThanOrEqual(5);
    alarm(home, 1);
    await home.pass(0);
    expect(home.titles().at(-1)).toBe('Smoke detected');
    expect(home.notifier.visible()).toHaveLength(before + 1);
  });

  it('and many things that are over are not many notes', async () => {
    const home = createAlertHarness();
    for (let index = 0; index < 200; index++) alarm(home, index);
    await home.pass(2_000);
    const before = home.notifier.shown.length;
    for (let index = 0; index < 200; index++) home.set(`binary_sensor.smoke_${index}`, { state: 'off' });
    await home.pass(60_000);
    expect(home.notifier.shown.length - before).toBeLessThanOrEqual(5);
    expect(home.service.open()).toEqual([]);
  });
});
