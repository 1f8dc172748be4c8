import { describe, expect, it } from 'vitest';
import { createAlertHarness } from '../../support/alert-harness.ts';

describe('devices that do not answer', () => {
  const pair = (home: ReturnType<typeof createAlertHarness>, device: string, available: boolean): void => {
    home.set(`sensor.${device}_a`, { deviceId: device, available });
    home.set(`sensor.${device}_b`, { deviceId: device, available });
  };

  it('are said once for a device, when all of its entities are gone for a minute', async () => {
    const home = createAlertHarness();
    home.broker('online');
    pair(home, 'plug', true);
    home.set('sensor.plug_a', { available: false });
    await home.pass(120_000);
    expect(home.titles()).toEqual([]);
    home.set('sensor.plug_b', { available: false });
    await home.pass(62_000);
    expect(home.notifier.shown.map(({ body }) => body)).toEqual(['Device plug does not answer.']);
    home.set('sensor.plug_a', { available: true });
    expect(home.titles()).toEqual([]);
    expect(home.service.list({})).toHaveLength(1);
  });

  it('are shown together when many fall out at once', async () => {
    const home = createAlertHarness();
    for (let index = 0; index < 12; index++) pair(home, `plug${index}`, true);
    for (let index = 0; index < 12; index++) pair(home, `plug${index}`, false);
    await home.pass(62_000);
    expect(home.titles()).toEqual(['12 devices offline']);
    expect(home.service.open().every((alert) => alert.delivery?.kind === 'shown')).toBe(true);
    for (let index = 0; index < 11; index++) pair(home, `plug${index}`, true);
    expect(home.titles()).toEqual(['12 devices offline']);
    pair(home, 'plug11', true);
    expect(home.titles()).toEqual([]);
  });

  it.each(['entities first', 'broker first'])('are not meant by a lost broker (%s)', async (order) => {
    const home = createAlertHarness();
    home.broker('online');
    pair(home, 'plug', true);
    if (order === 'broker first') home.broker('waiting');
    pair(home, 'plug', false);
    if (order === 'entities first') home.broker('waiting');
    await home.pass(600_000);
    expect(home.titles()).toEqual(['Broker lost']);
    home.broker('online');
    pair(home, 'plug', true);
    await home.pass(600_000);
    expect(home.titles()).toEqual([]);
    expect(home.service.list({}).map((alert) => alert.rule)).toEqual(['broker.lost']);
  });

  it('are forgotten when the last of their entities goes, whichever goes first', async () => {
    for (const order of [
      ['sensor.a', 'sensor.b'],
      ['sensor.b', 'sensor.a'],
    ]) {
      const home = createAlertHarness();
      for (const id of order) home.set(id, { deviceId: 'box', available: false });
      await home.pass(61_000);
      expect(home.service.open().map(({ rule }) => rule)).toEqual(['device.offline']);
      home.remove('sensor.a');
      expect(home.service.open()).toHaveLength(1);
      home.remove('sensor.b');
      expect(home.service.open()).toEqual([]);
    }
  });

  it('are not said of a service that is being stopped', async () => {
    const home = createAlertHarness();
    home.set('sensor.a', { deviceId: 'box' });
    home.service.setResting(true);
    home.set('sensor.a', { available: false });
    home.service.onEntityRemoved('sensor.a', 'home');
    expect(home.service.list({ states: ['pending'] })).toEqual([]);
  });

  it('are said after the broker is back without them', async () => {
    const home = createAlertHarness();
    home.broker('online');
    pair(home, 'plug', true);
    home.broker('waiting');
    pair(home, 'plug', false);
    await home.pass(10_000);
    home.broker('online');
    await home.pass(62_000);
    expect(home.titles()).toEqual(['Device offline']);
  });
});

describe('a lost broker', () => {
  it('is said after a grace period of awake time, once, and withdrawn on recovery', async () => {
    const home = createAlertHarness();
    home.broker('online');
    home.broker('waiting');
    await home.pass(20_000);
    home.service.onSuspend();
    await home.pass(3_600_000);
    home.service.onResume();
    await home.pass(29_000);
    expect(home.titles()).toEqual([]);
    await home.pass(2_000);
    expect(home.titles()).toEqual(['Broker lost']);
    home.broker('connecting');
    home.broker('waiting');
    await home.pass(600_000);
    expect(home.notifier.shown).toHaveLength(1);
    home.broker('online');
    expect(home.titles()).toEqual([]);
  });

  it('is not said when the person stopped it', async () => {
    const home = createAlertHarness();
    home.broker('online');
    home.broker('stopped');
    await home.pass(600_000);
    expect(home.notifier.shown).toEqual([]);
  });
});
