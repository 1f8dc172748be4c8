/** From a device over the rules to a real desktop's notification, and from its pressed button back to the device. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../main/service/time/clock.ts';
import { createLinuxNotifications } from '../../../main/shell/notifications/linux.ts';
import { type AppNotifier, createNotifier } from '../../../main/shell/notifications/notifier.ts';
import { createShownLog } from '../../../main/shell/notifications/shown.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { type Desktop, missingPrograms, openDesktop } from './desktop.ts';

const missing = process.platform === 'linux' ? missingPrograms() : ['Linux'];
const retain = { retain: true };

describe.skipIf(missing.length > 0)('a button that is pressed on the desktop', () => {
  let desktop: Desktop;
  let broker: AedesBroker;
  let device: MqttPeer;
  let notifier: AppNotifier;
  let home: ServiceHarness;
  let folder: string;

  beforeAll(async () => {
    desktop = await openDesktop('acknowledge');
  });
  afterAll(() => desktop?.close());
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'inglenook-buttons-'));
    broker = await startAedes();
    device = await connectPeer(broker.url);
    const announce = (platform: string, id: string, config: object) =>
      device.publish(
        `homeassistant/${platform}/${id}/config`,
        { name: id, unique_id: id, state_topic: id, ...config },
        retain,
      );
    await announce('lock', 'door', { command_topic: 'door/set' });
    await announce('siren', 'siren', { command_topic: 'siren/set' });
    await announce('binary_sensor', 'smoke', { device_class: 'smoke' });
    for (const [topic, state] of Object.entries({ door: 'LOCKED', siren: 'OFF', smoke: 'OFF' })) {
      await device.publish(topic, state, retain);
    }
    await device.subscribe('+/set');
    const logger = createMemoryLogger();
    const linux = {
      logger,
      busAddress: desktop.busAddress,
      desktopEntry: 'inglenook',
      icon: '',
      pictures: folder,
      openLabel: () => 'Open',
      beep: () => undefined,
    };
    notifier = createNotifier({
      logger,
      shown: createShownLog({ timers: systemClock, logger }),
      backends: [(action) => createLinuxNotifications(linux, action)],
      onOpen: () => undefined,
    });
    home = await startService({ brokers: [broker.url], notifier });
    await home.shows('lock.door', 'locked');
    await home.shows('binary_sensor.smoke', 'off');
  });
  afterEach(async () => {
    await home.stop();
    notifier.dispose();
    await desktop.stopDunst();
    await device.stop();
    await broker.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const press = async (): Promise<void> => {
    await vi.waitFor(async () => expect(await desktop.control('count', 'displayed')).toBe('1'), 5_000);
    await desktop.control('action', '0');
  };
  const alert = (rule: string) => home.service.background.alerts.list({}).find((each) => each.rule === rule);

  it('locks the door', async () => {
    await desktop.startDunst('lock');
    await device.publish('door', 'JAMMED', retain);
    await press();
    expect((await device.hears('door/set')).payload).toBe('LOCK');
    await vi.waitFor(() => expect(alert('lock.jammed')?.state).toBe('acknowledged'));
  });

  it('turns off the siren', async () => {
    await desktop.startDunst('silence:siren.siren');
    await device.publish('siren', 'ON', retain);
    await home.shows('siren.siren', 'on');
    await device.publish('smoke', 'ON', retain);
    await press();
    // A siren that takes parameters is told in JSON.
    expect((await device.hears('siren/set')).payload).toContain('OFF');
    await vi.waitFor(() => expect(alert('safety.smoke')?.state).toBe('acknowledged'));
  });

  it.each([
    ['acknowledge', 'acknowledged'],
    ['snooze', 'snoozed'],
  ])('%ss the alert, and the notification goes', async (action, state) => {
    await desktop.startDunst(action);
    await device.publish('smoke', 'ON', retain);
    await press();
    await vi.waitFor(() => expect(alert('safety.smoke')?.state).toBe(state));
    await vi.waitFor(async () => expect(await desktop.control('count', 'displayed')).toBe('0'));
  });
});
