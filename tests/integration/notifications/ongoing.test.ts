/** The notification that stays in visible mode, over a real service. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Dispose } from '../../../main/service/base/events.ts';
import { followOngoing, ongoingId } from '../../../main/shell/notifications/ongoing-notification.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { createFakeNotifier, type FakeNotifier } from '../../support/alert-harness.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: AedesBroker;
let device: MqttPeer;
let home: ServiceHarness;
let notifier: FakeNotifier;
let stop: Dispose;

beforeEach(async () => {
  broker = await startAedes();
  device = await connectPeer(broker.url);
  const config = { name: 'House alarm', unique_id: 'house', state_topic: 'house', command_topic: 'house/set' };
  await device.publish('homeassistant/alarm_control_panel/house/config', config, { retain: true });
  await device.publish('house', 'disarmed', { retain: true });
  home = await startService({ brokers: [broker.url] });
  await home.shows('alarm_control_panel.house_alarm', 'disarmed');
  await change({ ongoingNotification: true });
  notifier = createFakeNotifier();
  stop = followOngoing(home.service, notifier, () => true);
});
afterEach(async () => {
  stop();
  await home.stop();
  await device.stop();
  await broker.stop();
});

const change = async (patch: object): Promise<void> => {
  expect(await home.api.call('settings.update', { patch })).toMatchObject({ ok: true });
};
const isShown = (title: string | undefined) =>
  waitUntil(`it shows ${title}`, () => notifier.visible().find(({ id }) => id === ongoingId)?.title === title);

it('follows the alarm, and is not there in silent mode, while stopped, or where nobody wants it', async () => {
  await device.publish('house', 'armed_away', { retain: true });
  await isShown('House alarm: Armed away');
  expect(notifier.shown[0]).toMatchObject({ silent: true, stays: true, urgency: 'low' });
  await change({ backgroundMode: 'silent' });
  await isShown(undefined);
  await change({ backgroundMode: 'visible' });
  await isShown('House alarm: Armed away');
  await home.api.call('service.stop', { stayStopped: true });
  await isShown(undefined);
  await home.api.call('service.start', {});
  await isShown('House alarm: Armed away');
  await change({ ongoingNotification: false });
  await isShown(undefined);
});

it('that a person closed comes back with the next change', async () => {
  await device.publish('house', 'armed_home', { retain: true });
  await isShown('House alarm: Armed home');
  notifier.press(ongoingId, 'closed');
  const before = notifier.shown.length;
  await change({ theme: 'dark' });
  await device.publish('house', 'armed_night', { retain: true });
  await isShown('House alarm: Armed night');
  expect(notifier.shown).toHaveLength(before + 1);
});
