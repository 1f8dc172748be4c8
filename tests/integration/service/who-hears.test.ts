/** What happens in the home, in the settings and to the machine reaches what waits for it, through the whole service. */
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Alert } from '../../../main/service/model/alerts.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

const retain = { retain: true };
let broker: AedesBroker;
let peer: MqttPeer;
let clock: FakeClock;
let home: ServiceHarness;
const ends: Array<() => Promise<unknown>> = [];

beforeEach(async () => {
  broker = await startAedes();
  peer = await connectPeer(broker.url);
  clock = createFakeClock();
  home = await startService({ brokers: [broker.url], clock });
  await home.reach('online');
});
afterEach(async () => {
  await home.stop();
  await peer.stop();
  await broker.stop();
  for (const end of ends.splice(0)) await end();
});

async function call<T = Record<string, unknown>>(name: string, request: object = {}): Promise<T> {
  const answer = await home.api.call(name, request);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.detail}`);
  return answer.value as T;
}

async function announce(component: string, name: string, config: object): Promise<void> {
  const all = { name, unique_id: name, ...config };
  await peer.publish(`homeassistant/${component}/${name}/config`, all, retain);
}

const save = (id: string, trigger: object, action: object, enabled = true): Promise<unknown> =>
  call('automation.save', {
    automation: { id, name: id, triggers: [trigger], actions: [action], mode: 'queued', maxRuns: 10, enabled },
  });
const tell = (id: string, trigger: object): Promise<unknown> =>
  save(id, trigger, { type: 'publish', topic: `heard/${id}`, payload: id });
const times = (id: string): number => peer.heard.filter(({ topic }) => topic === `heard/${id}`).length;
const open = (): readonly Alert[] => home.service.background.alerts.open();

it('automations hear of events, buttons and tags', async () => {
  const device = { identifiers: ['remote'], name: 'Remote' };
  await announce('event', 'key', { state_topic: 'key', event_types: ['press'], device });
  const button = {
    automation_type: 'trigger',
    topic: 'act',
    type: 'short_press',
    subtype: 'on',
    payload: 'on',
    device,
  };
  await peer.publish('homeassistant/device_automation/r/on/config', button, retain);
  await peer.publish('homeassistant/tag/r/config', { topic: 'tag', device }, retain);
  const { id: entityId, deviceId } = await home.entityThat('the key is there', 'event.remote_key', () => true);
  await tell('event', { type: 'event', entityId });
  await tell('button', { type: 'device', deviceId, triggerType: 'short_press', subtype: 'on' });
  await tell('tag', { type: 'tag', tagId: 'DEF' });
  await peer.subscribe('heard/#');
  // Each topic is listened to a moment after its config came.
  for (const [id, topic, payload] of [
    ['event', 'key', '{"event_type":"press"}'],
    ['button', 'act', 'on'],
    ['tag', 'tag', 'DEF'],
  ] as const) {
    await waitUntil(`${id} is heard`, () => {
      void peer.publish(topic, payload);
      return times(id) > 0;
    });
  }
});

it('automations act on what happens, and not on what the broker tells again', async () => {
  await announce('switch', 'lamp', { state_topic: 'lamp', command_topic: 'lamp/set' });
  await peer.publish('lamp', 'ON', retain);
  await home.shows('switch.lamp', 'on');
  await tell('off', { type: 'state', entityId: 'switch.lamp', to: 'off' });
  broker.cut();
  await home.entityThat('it is away', 'switch.lamp', ({ available }) => !available);
  peer = await connectPeer(broker.url);
  await peer.subscribe('heard/#');
  await peer.publish('lamp', 'OFF', retain);
  home.power('network-up');
  await home.shows('switch.lamp', 'off');
  await peer.publish('lamp', 'ON', retain);
  await home.shows('switch.lamp', 'on');
  expect(times('off')).toBe(0);
  await peer.publish('lamp', 'OFF', retain);
  await peer.hears('heard/off');
  expect(times('off')).toBe(1);
});

it('history has what was shown, since when a device was away, and nothing while it is switched off', async () => {
  await announce('sensor', 'sky', { state_topic: 'sky', availability_topic: 'sky/there' });
  await peer.publish('sky/there', 'online', retain);
  const says = async (state: string): Promise<void> => {
    clock.advance(60_000);
    await peer.publish('sky', state, retain);
    await home.shows('sensor.sky', state);
  };
  await home.entityThat('the sensor is there', 'sensor.sky', () => true);
  const query = async () => {
    const from = new Date(clock.now() - 86_400_000).toISOString();
    const to = new Date(clock.now() + 1_000).toISOString();
    return call<{ points: Array<{ state: string }>; gaps: Array<{ from: number; to: number }> }>('history.query', {
      entityId: 'sensor.sky',
      from,
      to,
    });
  };
  const states = async () => (await query()).points.map(({ state }) => state).filter((state) => state !== 'unknown');
  // Of what comes before it is written only the last stays.
  await says('clear');
  await expect.poll(states).toEqual(['clear']);
  await says('cloudy');
  await expect.poll(states).toEqual(['clear', 'cloudy']);
  await call('settings.update', { patch: { history: { enabled: false } } });
  await says('rain');
  await call('settings.update', { patch: { history: { enabled: true } } });
  await says('snow');
  await expect.poll(states).toEqual(['clear', 'cloudy', 'snow']);
  const before = (await query()).gaps.length;
  clock.advance(60_000);
  const leftAt = clock.now();
  await peer.publish('sky/there', 'offline');
  await home.entityThat('it is away', 'sensor.sky', ({ available }) => !available);
  clock.advance(600_000);
  await peer.publish('sky/there', 'online');
  await home.entityThat('it is back', 'sensor.sky', ({ available }) => available);
  await expect.poll(async () => (await query()).gaps.length).toBe(before + 1);
  expect((await query()).gaps.at(-1)).toEqual({ from: leftAt, to: clock.now() });
});

it('history begins where it was switched off at the start, without another start', async () => {
  await call('settings.update', { patch: { history: { enabled: false } } });
  const { dataDir } = home;
  await home.service.stop();
  home = await startService({ brokers: [broker.url], clock, dataDir });
  await announce('sensor', 'sky', { state_topic: 'sky' });
  await peer.publish('sky', 'clear', retain);
  await home.shows('sensor.sky', 'clear');
  await call('settings.update', { patch: { history: { enabled: true } } });
  clock.advance(60_000);
  await peer.publish('sky', 'snow', retain);
  await home.shows('sensor.sky', 'snow');
  const from = new Date(clock.now() - 3_600_000).toISOString();
  const to = new Date(clock.now() + 1_000).toISOString();
  const points = async () =>
    (await call<{ points: Array<{ state: string }> }>('history.query', { entityId: 'sensor.sky', from, to })).points;
  await expect.poll(async () => (await points()).map(({ state }) => state)).toEqual(['snow']);
  ends.push(() => rm(dataDir, { recursive: true, force: true }));
});

it('what was raised while the machine slept is told until somebody has seen it', async () => {
  await announce('binary_sensor', 'smoke', { state_topic: 'smoke', device_class: 'smoke' });
  await peer.publish('smoke', 'OFF', retain);
  await home.shows('binary_sensor.smoke', 'off');
  home.power('suspend');
  clock.advance(3_600_000);
  await peer.publish('smoke', 'ON');
  await home.shows('binary_sensor.smoke', 'on');
  await waitUntil('it is raised', () => open().length === 1);
  home.power('resume');
  const away = async () => (await call<{ away: { counts: object } | null }>('alert.away')).away;
  expect(await away()).toMatchObject({ counts: { raised: 1, recovered: 0, failed: 0 } });
  await call('alert.awaySeen');
  expect(await away()).toBeNull();
});

it('an alert that the silent mode holds back is shown when that ends', async () => {
  await announce('binary_sensor', 'case', { state_topic: 'case', device_class: 'tamper' });
  await peer.publish('case', 'OFF', retain);
  await home.shows('binary_sensor.case', 'off');
  await call('settings.update', { patch: { backgroundMode: 'silent' } });
  await peer.publish('case', 'ON');
  await waitUntil('it is held back', () => open()[0]?.delivery?.reason === 'silent');
  expect(home.notifications).toEqual([]);
  await call('settings.update', { patch: { backgroundMode: 'visible' } });
  await waitUntil('it is shown', () => home.notifications.length === 1);
});

it.each(['switched off', 'removed'])('an alert of an automation is over when that is %s', async (what) => {
  await announce('switch', 'lamp', { state_topic: 'lamp', command_topic: 'lamp/set' });
  await peer.publish('lamp', 'OFF', retain);
  await home.shows('switch.lamp', 'off');
  const notify = { type: 'notify', title: 'Lamp', message: 'It is on', severity: 'warning' };
  const trigger = { type: 'state', entityId: 'switch.lamp', to: 'on' };
  await save('lamp', trigger, notify);
  await peer.publish('lamp', 'ON');
  await waitUntil('it is raised', () => open().length === 1);
  expect(open()[0]).toMatchObject({ entityId: 'switch.lamp', rule: 'automation:lamp' });
  if (what === 'removed') await call('automation.remove', { id: 'lamp' });
  else await save('lamp', trigger, notify, false);
  await waitUntil('it is over', () => open().length === 0);
});
