/** What the service tells its clients: changes, events, triggers, tags, rejections; live or replayed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResponseOf } from '../../../preload/contract.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: AedesBroker;
let device: MqttPeer;
let home: ServiceHarness;
const retain = { retain: true };

beforeAll(async () => {
  broker = await startAedes();
  device = await connectPeer(broker.url);
  await device.publish(
    'homeassistant/sensor/old/config',
    { name: 'old', state_topic: 'old', unique_id: 'old' },
    retain,
  );
  await device.publish('old', '1', retain);
  home = await startService({ brokers: [broker.url] });
  await home.shows('sensor.old', '1');
});
afterAll(async () => {
  await home?.stop();
  await device?.stop();
  await broker?.stop();
});

const changesOf = (id: string) => home.heard('entity.changed').filter(({ entity }) => entity.id === id);

describe('what clients are told', () => {
  it('marks what the broker replays, and what is live', async () => {
    expect(changesOf('sensor.old').map(({ entity, retained }) => [entity.state, retained])).toEqual([['1', true]]);
    await device.publish('old', '2', retain);
    await waitUntil('it is told', () => changesOf('sensor.old').at(-1)?.entity.state === '2');
    expect(changesOf('sensor.old').at(-1)?.retained).toBe(false);
  });

  it('merges what comes within 33 ms, and always sends the last', async () => {
    await device.publish('homeassistant/sensor/fast/config', { name: 'fast', state_topic: 'fast', unique_id: 'fast' });
    await waitUntil('it is there', () => home.entity('sensor.fast') !== undefined);
    for (let value = 1; value <= 200; value += 1) void device.publish('fast', String(value), { qos: 0 });
    await waitUntil('the last was told', () => changesOf('sensor.fast').at(-1)?.entity.state === '200');
    expect(changesOf('sensor.fast').length).toBeLessThan(100);
    expect(home.entity('sensor.fast')?.state).toBe('200');
  });

  it('tells events, triggers and tags when they happen, and not when they are replayed', async () => {
    const info = { identifiers: ['remote'], name: 'Remote' };
    const event = { name: 'Key', unique_id: 'k', state_topic: 'key', event_types: ['press'], device: info };
    const trigger = {
      automation_type: 'trigger',
      topic: 'act',
      type: 'button_short_press',
      subtype: 'on',
      payload: 'on',
      device: info,
    };
    await device.publish('key', { event_type: 'press' }, retain);
    await device.publish('act', 'on', retain);
    await device.publish('tag', 'ABC', retain);
    await device.publish('homeassistant/event/r/key/config', event);
    await device.publish('homeassistant/device_automation/r/on/config', trigger);
    await device.publish('homeassistant/tag/r/config', { topic: 'tag', device: info });
    const key = await home.entityThat('the event is there', 'event.remote_key', () => true);
    expect(key.state).toBe('unknown');
    expect([home.heard('entity.event'), home.heard('device.trigger'), home.heard('tag.scanned')]).toEqual([[], [], []]);

    await device.publish('key', { event_type: 'press', strength: 3 });
    await device.publish('act', 'on');
    await device.publish('act', 'off');
    await device.publish('tag', 'DEF');
    await waitUntil('the tag is scanned', () => home.heard('tag.scanned').length > 0);
    expect(home.heard('entity.event')).toEqual([
      { id: 'event.remote_key', type: 'press', attributes: { strength: 3 } },
    ]);
    expect(home.heard('device.trigger')).toEqual([
      { deviceId: key.deviceId, type: 'button_short_press', subtype: 'on', payload: 'on' },
    ]);
    expect(home.heard('tag.scanned')).toEqual([{ tagId: 'DEF', deviceId: key.deviceId }]);
    const shown = await home.entityThat('its time is shown', 'event.remote_key', ({ state }) => state !== 'unknown');
    expect(new Date(shown.state).getTime()).toBeGreaterThan(0);
    expect(home.service.snapshot().entities.filter(({ deviceId }) => deviceId === key.deviceId)).toHaveLength(1);
  });

  it('says why a config was rejected, and takes the good one beside it', async () => {
    const before = home.heard('discovery.rejected').length;
    await device.publish('homeassistant/switch/bad/config', { name: 'bad' });
    await device.publish('homeassistant/number/bad2/config', { command_topic: 'x', min: 10, max: 1 });
    await device.publish('homeassistant/sensor/bad3/config', {
      state_topic: 'x',
      value_template: '{{ value | nofilter }}',
    });
    await device.publish('homeassistant/sensor/bad 4/config', { state_topic: 'x' });
    await device.publish('homeassistant/toaster/bad5/config', { state_topic: 'x' });
    await device.publish('homeassistant/sensor/good/config', { name: 'good', state_topic: 'good', unique_id: 'good' });
    await waitUntil('the good one is there', () => home.entity('sensor.good') !== undefined);
    const rejected = home.heard('discovery.rejected').slice(before);
    expect(rejected.map(({ topic }) => topic.split('/')[2])).toEqual(['bad', 'bad2', 'bad3', 'bad 4', 'bad5']);
    expect(rejected[0]?.reason).toBe('command_topic: is required');
    expect(rejected[1]?.reason).toMatch(/^(min|max): /);
    expect(rejected[2]?.reason).toMatch(/^value_template: .*nofilter/);
    const listed = await home.api.call('discovery.rejections', {});
    expect(JSON.stringify(listed)).toContain('command_topic: is required');
    expect(home.service.counters().discoveryRejected).toBeGreaterThanOrEqual(5);
    const open = async () => {
      const answer = await home.api.call('discovery.notUnderstood', {});
      if (!answer.ok) throw new Error(answer.error.code);
      const { topics } = answer.value as ResponseOf<'discovery.notUnderstood'>;
      return topics.map(({ topic, payload }) => [topic.split('/')[2], payload]);
    };
    expect(await open()).toContainEqual(['bad', '{"name":"bad"}']);
    await device.publish('homeassistant/switch/bad/config', { name: 'bad', command_topic: 'x', unique_id: 'was-bad' });
    await waitUntil('it is understood', () => home.entity('switch.bad') !== undefined);
    expect((await open()).map(([name]) => name)).not.toContain('bad');
  });

  it('tells of devices as they come, change and go', async () => {
    const config = (name: string) => ({
      name: 'x',
      unique_id: 'dx',
      state_topic: 'dx',
      device: { identifiers: ['dx'], name },
    });
    await device.publish('homeassistant/sensor/dx/config', config('First'));
    const entity = await home.entityThat('it is there', 'sensor.first_x', () => true);
    await device.publish('homeassistant/sensor/dx/config', config('Second'));
    await home.entityThat('the name follows', 'sensor.first_x', ({ name }) => name === 'Second x');
    await device.publish('homeassistant/sensor/dx/config', '');
    await waitUntil('it is gone', () => home.heard('device.removed').some(({ id }) => id === entity.deviceId));
    const names = home
      .heard('device.changed')
      .filter(({ device: each }) => each.id === entity.deviceId)
      .map(({ device: each }) => each.name);
    expect(names.filter((name, index) => name !== names[index - 1])).toEqual(['First', 'Second']);
  });

  it('keeps ids and names of the user when the device is announced anew under another name', async () => {
    const config = (name: string) => ({ name, unique_id: 'named', state_topic: 'named' });
    await device.publish('homeassistant/sensor/named/config', config('Before'));
    await home.entityThat('it is there', 'sensor.before', () => true);
    expect(await home.api.call('entity.rename', { id: 'sensor.before', name: 'Mine' })).toMatchObject({ ok: true });
    await device.publish('homeassistant/sensor/named/config', config('After'));
    await device.publish('named', '5');
    expect(await home.shows('sensor.before', '5')).toMatchObject({ name: 'Mine' });
    expect(await home.api.call('entity.rename', { id: 'sensor.before', name: null })).toMatchObject({ ok: true });
    expect(home.entity('sensor.before')?.name).toBe('After');
  });
});
