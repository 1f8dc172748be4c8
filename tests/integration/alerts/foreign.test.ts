/** Notifications that others send over MQTT, and the answers that they get, with a plain MQTT client. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NotificationRequest } from '../../../main/service/base/ports.ts';
import type { Alert } from '../../../main/service/model/alerts.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { createFakeNotifier, type FakeNotifier } from '../../support/alert-harness.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let broker: AedesBroker;
let peer: MqttPeer;
let notifier: FakeNotifier;
let home: ServiceHarness;

beforeEach(async () => {
  broker = await startAedes();
  peer = await connectPeer(broker.url);
  notifier = createFakeNotifier();
  home = await startService({ brokers: [broker.url], notifier });
  await home.reach('online');
  await listens('inglenook/notify');
});
afterEach(async () => {
  await home.stop();
  await peer.stop();
  await broker.stop();
});

/** Says something on the topic until the service hears it: its subscription takes a moment. */
async function listens(topic: string): Promise<void> {
  await waitUntil('the topic is listened to', () => {
    void peer.publish(topic, { tag: 'probe', message: 'x' });
    return home.service.background.alerts.list({ search: 'probe' }).length > 0;
  });
  await peer.publish(topic, { tag: 'probe', message: 'clear_notification' });
}
const list = (search: string): readonly Alert[] => home.service.background.alerts.list({ search });
const shown = (title: string): NotificationRequest | undefined =>
  notifier.visible().findLast((each) => each.title === `Message: ${title}`);
const isShown = (title: string) => waitUntil(`${title} is shown`, () => shown(title) !== undefined);

it('has all the fields, and each press is answered on the broker that it came from', async () => {
  await peer.subscribe('inglenook/notify/#');
  await peer.publish('inglenook/notify', {
    title: 'Doorbell',
    message: 'Somebody is at the door',
    data: {
      image: pixel,
      tag: 'bell',
      group: 'door',
      importance: 'max',
      actions: [
        { action: 'open', title: 'Open', uri: 'https://example.org/door' },
        { action: 'ignore', title: 'Ignore' },
      ],
    },
  });
  await isShown('Doorbell');
  const request = shown('Doorbell');
  expect(request).toMatchObject({
    body: 'From inglenook/notify: Somebody is at the door',
    group: 'door',
    urgency: 'normal',
    image: pixel,
  });
  // The record only names the picture.
  const image = list('doorbell')[0]?.image ?? '';
  expect(image).toMatch(/^[0-9a-f]{32}$/);
  expect(await home.api.call('alert.picture', { image })).toEqual({ ok: true, value: { dataUrl: pixel } });
  expect(request?.buttons?.map(({ label }) => label)).toEqual(['Open', 'Ignore', 'Acknowledge']);
  notifier.press(request?.id ?? '', request?.buttons?.[0]?.id ?? '');
  const { payload } = await peer.hears('inglenook/notify/actions');
  expect(JSON.parse(payload)).toEqual({
    action: 'open',
    input: null,
    uri: 'https://example.org/door',
    tag: 'bell',
  });
  await waitUntil('it is done with', () => list('doorbell')[0]?.state === 'recovered');
  expect(shown('Doorbell')).toBeUndefined();
});

it('is critical where its topic may be, and not where another topic may', async () => {
  const permit = (criticalTopics: string[]) =>
    home.api.call('settings.update', { patch: { alerts: { criticalTopics } } });
  const urgent = { title: 'Smoke detected', message: 'Fire', importance: 'max' };
  expect(await permit(['house/+'])).toMatchObject({ ok: false, error: { code: 'settings.invalid' } });
  expect(await permit(['house/notify'])).toMatchObject({ ok: true });
  await peer.publish('inglenook/notify', { ...urgent, tag: 'a' });
  await waitUntil('it is a warning', () => list('fire')[0]?.severity === 'warning');
  expect(await permit(['inglenook/notify'])).toMatchObject({ ok: true });
  await peer.publish('inglenook/notify', { ...urgent, tag: 'b' });
  await waitUntil('it is critical', () => list('fire').some(({ severity }) => severity === 'critical'));
  await waitUntil('both are shown', () => notifier.visible().length === 2);
  expect(notifier.visible().map(({ title }) => title)).toEqual(['Message', 'Message']);
});

it('is replaced by the next of its tag, and taken away by clear_notification', async () => {
  await peer.publish('inglenook/notify', { title: 'Washer', message: '10 minutes', tag: 'washer', importance: 'high' });
  await isShown('Washer');
  await peer.publish('inglenook/notify', { title: 'Washer', message: 'done', tag: 'washer', importance: 'high' });
  await waitUntil('it is replaced', () => shown('Washer')?.body === 'From inglenook/notify: done');
  expect(notifier.visible().filter(({ title }) => title === 'Message: Washer')).toHaveLength(1);
  await peer.publish('inglenook/notify', { message: 'clear_notification', data: { tag: 'washer' } });
  await waitUntil('it is gone', () => shown('Washer') === undefined);
  expect(list('washer')).toHaveLength(1);
});

it('is a plain text too, and no retained replay', async () => {
  await peer.publish('inglenook/notify', 'Dinner is ready');
  await waitUntil('it is shown', () =>
    notifier.visible().some(({ body }) => body === 'From inglenook/notify: Dinner is ready'),
  );
  await peer.publish('inglenook/notify', 'from yesterday', { retain: true });
  await waitUntil('it is heard live', () => list('yesterday').length === 1);
  await home.api.call('service.restart', {});
  await home.reach('online');
  await listens('inglenook/notify');
  expect(list('yesterday')).toHaveLength(1);
});

it('comes on the topic that the person chooses, and on none when it is empty', async () => {
  const choose = (foreignTopic: string) => home.api.call('settings.update', { patch: { alerts: { foreignTopic } } });
  expect(await choose('house/+/notify')).toMatchObject({ ok: false, error: { code: 'settings.invalid' } });
  expect(await choose('house/notify')).toMatchObject({ ok: true });
  await listens('house/notify');
  await peer.publish('inglenook/notify', 'the old topic');
  await peer.publish('house/notify', 'the new topic');
  await waitUntil('the new one is heard', () => list('new topic').length === 1);
  expect(list('old topic')).toEqual([]);
  expect(await choose('')).toMatchObject({ ok: true });
  await peer.publish('house/notify', 'nobody listens');
  await choose('other/notify');
  await listens('other/notify');
  expect(list('nobody')).toEqual([]);
});
