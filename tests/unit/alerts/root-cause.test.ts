/** While a broker or gateway is away, one alert tells of all that is behind it; theirs are held, and none is lost. */
import { describe, expect, it } from 'vitest';
import { gatewaysOf, rootCauseOf } from '../../../main/service/alerts/root-cause.ts';
import { ruleDefaults } from '../../../main/service/alerts/rules/rule.ts';
import type { AlertRule } from '../../../main/service/model/alerts.ts';
import { createAlertHarness } from '../../support/alert-harness.ts';

type Home = ReturnType<typeof createAlertHarness>;

const goneAtOnce: AlertRule = {
  ...ruleDefaults({ id: 'own:gone', severity: 'warning' }),
  name: 'Plug gone',
  about: { entityIds: ['switch.plug0', 'switch.plug1', 'switch.plug2'] },
  when: { available: false },
};
const link = { deviceId: 'bridge', attributes: { device_class: 'connectivity' } };

/** A bridge as Zigbee2MQTT announces it, with devices behind it. */
function zigbee(settings: Parameters<typeof createAlertHarness>[0] = {}, devices = 3): Home {
  const home = createAlertHarness(settings);
  home.broker('online');
  home.set('binary_sensor.bridge', { ...link, state: 'on' });
  home.set('switch.join', { deviceId: 'bridge', state: 'off' });
  for (let index = 0; index < devices; index++) {
    home.via(`plug${index}`, 'bridge');
    home.set(`switch.plug${index}`, { deviceId: `plug${index}`, state: 'on' });
  }
  return home;
}

/** One message of the bridge takes them all away, in an order that nobody chooses. */
function bridge(home: Home, isThere: boolean, devices = 3): void {
  for (let index = 0; index < devices; index++) home.set(`switch.plug${index}`, { available: isThere });
  home.set('switch.join', { available: isThere });
  home.set('binary_sensor.bridge', { state: isThere ? 'on' : 'off' });
}

describe('devices behind a gateway that is away', () => {
  it('are told of by its alert alone, which counts and lists them, also by rules of one’s own', async () => {
    const home = zigbee({ rules: [goneAtOnce] });
    bridge(home, false);
    await home.pass(600_000);
    expect(home.notifier.visible().map(({ title, body }) => [title, body])).toEqual([
      [
        'Device offline',
        'Device bridge does not answer, and with it 3 devices: Device plug0, Device plug1, Device plug2.',
      ],
    ]);
    expect(home.service.open()).toMatchObject([{ rule: 'device.offline', deviceId: 'bridge', facts: { behind: 3 } }]);
  });

  it('are counted beyond the first names', async () => {
    const home = zigbee({}, 9);
    bridge(home, false, 9);
    await home.pass(62_000);
    expect(home.notifier.shown[0]?.body).toMatch(/with it 9 devices: .*Device plug5 and 3 more\.$/);
  });

  it('recover with it where they are back, and are told of by themselves where they are not', async () => {
    const home = zigbee({ rules: [goneAtOnce] });
    bridge(home, false);
    await home.pass(120_000);
    bridge(home, true);
    home.set('switch.plug1', { available: false });
    await home.pass(5_000);
    expect(home.service.open().map(({ rule, deviceId }) => [rule, deviceId])).toEqual([['own:gone', 'plug1']]);
    await home.pass(60_000);
    expect(home.service.open().map(({ rule, deviceId }) => [rule, deviceId])).toEqual([
      ['device.offline', 'plug1'],
      ['own:gone', 'plug1'],
    ]);
    home.set('switch.plug1', { available: true });
    expect(home.service.open()).toEqual([]);
  });

  it('do not ripen meanwhile, and begin anew with it', async () => {
    const home = zigbee();
    home.set('switch.plug0', { available: false });
    await home.pass(50_000);
    bridge(home, false);
    await home.pass(300_000);
    expect(home.service.open().map(({ deviceId }) => deviceId)).toEqual(['bridge']);
    home.set('switch.join', { available: true });
    home.set('binary_sensor.bridge', { state: 'on' });
    await home.pass(50_000);
    expect(home.service.open()).toEqual([]);
    await home.pass(15_000);
    // Nothing came back: each of them is told of now, together.
    expect(
      home.service
        .open()
        .map(({ deviceId }) => deviceId)
        .sort(),
    ).toEqual(['plug0', 'plug1', 'plug2']);
  });

  it('keep what was told of them before', async () => {
    const home = zigbee();
    home.set('switch.plug0', { available: false });
    await home.pass(62_000);
    bridge(home, false);
    await home.pass(62_000);
    bridge(home, true);
    home.set('switch.plug0', { available: false });
    expect(home.service.open().map(({ deviceId }) => deviceId)).toEqual(['plug0']);
  });

  it('are told of one by one where the person wants no alert of devices that are offline', async () => {
    const home = zigbee({ rules: [goneAtOnce, ruleDefaults({ id: 'device.offline', enabled: false })] });
    bridge(home, false);
    await home.pass(62_000);
    expect(home.service.open()).toHaveLength(3);
    expect(home.service.open().every(({ rule }) => rule === 'own:gone')).toBe(true);
  });

  it('are held over a sleep', async () => {
    const home = zigbee();
    bridge(home, false);
    await home.pass(62_000);
    home.service.onSuspend();
    await home.pass(3_600_000);
    home.service.onResume();
    await home.pass(120_000);
    expect(home.service.open().map(({ deviceId }) => deviceId)).toEqual(['bridge']);
  });
});

describe('a lost broker', () => {
  it('counts and lists the devices that cannot be reached, and holds rules of one’s own about them', async () => {
    const home = zigbee({ rules: [goneAtOnce] });
    bridge(home, false);
    home.broker('waiting');
    await home.pass(120_000);
    expect(home.notifier.visible().map(({ body }) => body)).toEqual([
      'No connection to Home broker. 4 devices cannot be reached: Device plug0, Device plug1, Device plug2, Device bridge.',
    ]);
    bridge(home, true);
    home.broker('online');
    await home.pass(120_000);
    expect(home.service.open()).toEqual([]);
  });
});

describe('silence behind a gateway', () => {
  const silent = { entityId: 'sensor.cellar', name: 'Cellar', silentMs: 7_200_000 };
  const cellar = (): Home => {
    const home = zigbee();
    home.via('cellar', 'bridge');
    home.set('sensor.cellar', { deviceId: 'cellar', state: '12' });
    return home;
  };

  it('is not told while the gateway is away', async () => {
    const home = cellar();
    bridge(home, false);
    home.service.onSilent([silent]);
    await home.pass(2_000);
    expect(home.service.open().filter(({ rule }) => rule === 'sensor.silent')).toEqual([]);
  });

  it('is not over because its sensor cannot be reached, nor by what the gateway remembers after a restart', async () => {
    const home = cellar();
    home.service.onSilent([silent]);
    await home.pass(2_000);
    bridge(home, false);
    home.set('sensor.cellar', { available: false });
    home.service.onSilent([]);
    expect(home.service.open()).toMatchObject([{ rule: 'sensor.silent' }]);
    await home.pass(30_000);
    bridge(home, true);
    home.set('sensor.cellar', { available: true });
    await home.pass(3_000);
    home.report('sensor.cellar', true);
    expect(home.service.open()).toMatchObject([{ rule: 'sensor.silent' }]);
    await home.pass(60_000);
    home.report('sensor.cellar', true);
    expect(home.service.open()).toEqual([]);
  });
});

describe('the root cause', () => {
  const chain: Readonly<Record<string, string>> = { lamp: 'hub', hub: 'router', ring: 'ring2', ring2: 'ring' };
  const reach = (away: readonly string[], online = true) => ({
    brokerOnline: () => online,
    gateway: (id: string) => chain[id],
    isOffline: (id: string) => away.includes(id),
  });

  it('is the furthest that is away, and the broker before all', () => {
    const lamp = { brokerId: 'home', deviceId: 'lamp' };
    expect(rootCauseOf(lamp, reach([]))).toBeUndefined();
    expect(rootCauseOf(lamp, reach(['lamp']))).toBeUndefined();
    expect(rootCauseOf(lamp, reach(['hub']))).toBe('device.offline:hub');
    expect(rootCauseOf(lamp, reach(['hub', 'router']))).toBe('device.offline:router');
    expect(rootCauseOf(lamp, reach(['hub'], false))).toBe('broker.lost:home');
    expect(rootCauseOf({ brokerId: 'home' }, reach(['hub']))).toBeUndefined();
  });

  it('is found in a circle, too', () => {
    expect(gatewaysOf('ring', reach([]))).toEqual(['ring2']);
    expect(rootCauseOf({ brokerId: 'home', deviceId: 'ring' }, reach(['ring']))).toBeUndefined();
  });
});
