import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../../main/service/base/limits.ts';
import { createShelly } from '../../../../main/service/discovery/shelly/dialect.ts';
import { createShellies } from '../../../../main/service/discovery/shelly/generations.ts';
import { matches } from '../../../../main/service/mqtt/topics.ts';
import { createDialectHarness, type DialectHarness } from '../../../support/dialect-harness.ts';

const id = 'shellyplus1pm-aabbccddeeff';
let home: DialectHarness;

beforeEach(() => {
  home = createDialectHarness(createShelly);
});

const info = { id, mac: 'AABBCCDDEEFF', model: 'SNSW-001P16EU', gen: 2, ver: '1.4.4', app: 'Plus1PM' };
const config = {
  'switch:0': { id: 0, name: null },
  sys: { device: { name: 'Heater', mac: 'AABBCCDDEEFF' } },
  mqtt: { status_ntf: false, rpc_ntf: true },
};
const status = { 'switch:0': { id: 0, output: false, apower: 0 }, wifi: { rssi: null } };

function answer(about: string, result: object): void {
  home.publish(`${id}/inglenook${about}/rpc`, { id: 1, src: id, dst: `${id}/inglenook${about}`, result });
}

function answerAll(): void {
  answer('/info', info);
  answer('/config', config);
  answer('', status);
}

function notify(params: object, method = 'NotifyStatus', prefix = id): void {
  home.publish(`${prefix}/events/rpc`, { src: id, dst: `${prefix}/events`, method, params });
}

function methods(): string[] {
  return home
    .asked()
    .map(({ topic, payload }) =>
      topic.endsWith('/rpc') ? (JSON.parse(payload) as { method: string }).method : `${topic} ${payload}`,
    );
}

const state = ['Shelly.GetStatus', 'Shelly.GetComponents'];
const ask = ['Shelly.GetDeviceInfo', 'Shelly.GetConfig', ...state];

describe('meeting a Shelly', () => {
  it('asks a device that has come online, below its own topics, and announces it by what it answers', () => {
    home.publish(`${id}/online`, 'true', true);
    home.clock.advance(0);
    const asked = home.asked();
    expect(asked.map(({ topic }) => topic)).toEqual(Array.from({ length: 4 }, () => `${id}/rpc`));
    expect(asked.map(({ payload }) => JSON.parse(payload))).toEqual([
      { id: 1, src: `${id}/inglenook/info`, method: 'Shelly.GetDeviceInfo' },
      { id: 1, src: `${id}/inglenook/config`, method: 'Shelly.GetConfig' },
      { id: 1, src: `${id}/inglenook`, method: 'Shelly.GetStatus' },
      {
        id: 1,
        src: `${id}/inglenook`,
        method: 'Shelly.GetComponents',
        params: { offset: 0, include: ['status', 'config'], dynamic_only: true },
      },
    ]);
    answerAll();
    expect(home.log()).toEqual([`upsert switch.${id}_switch:0`, `upsert sensor.${id}_switch:0_apower`]);
    expect(home.found.get(`switch.${id}_switch:0`)?.common.device).toMatchObject({
      name: 'Heater',
      connections: [['mac', 'aa:bb:cc:dd:ee:ff']],
    });
  });

  it('asks for the state once more when its entities listen, and then leaves it alone', () => {
    home.publish(`${id}/online`, 'true', true);
    home.clock.advance(0);
    answerAll();
    home.asked();
    home.clock.advance(limits.shellyRefreshMs);
    expect(methods()).toEqual(state);
    answer('', status);
    home.clock.advance(60_000);
    expect(methods()).toEqual([]);
    expect(home.log()).toHaveLength(2);
  });

  it('announces one that answers nothing by what it publishes, after a while', () => {
    home.publish(`${id}/status/switch:0`, status['switch:0']);
    expect(home.log()).toEqual([]);
    home.clock.advance(limits.shellyPatienceMs);
    expect(home.log()).toHaveLength(2);
    expect(methods()).toContain(`${id}/command status_update`);
  });

  it('is asked once within some seconds, however often it shows up', () => {
    for (let round = 0; round < 100; round += 1) home.publish(`${id}/online`, 'true', true);
    home.clock.advance(0);
    expect(methods()).toEqual(ask);
    home.dialect.offline?.();
    home.publish(`${id}/online`, 'true', true);
    home.clock.advance(0);
    expect(methods()).toEqual(ask);
  });

  it('is asked anew in the next connection, beside those of the first generation', () => {
    const both = createDialectHarness(createShellies);
    both.publish(`${id}/online`, 'true', true);
    both.clock.advance(0);
    expect(both.asked()).toHaveLength(4);
    both.dialect.offline?.();
    both.publish(`${id}/online`, 'true', true);
    both.clock.advance(0);
    expect(both.asked()).toHaveLength(4);
  });

  it('says nothing of one that was taken back meanwhile', () => {
    home.publish(`${id}/online`, 'true', true);
    home.clock.advance(0);
    answer('/info', info);
    answer('/config', config);
    answer('', { wifi: { rssi: null } });
    home.publish(`${id}/online`, '', true);
    home.log();
    home.clock.advance(limits.shellyAskAgainMs);
    expect(home.log()).toEqual([]);
  });

  it.each([
    ['lamp/online', 'true'],
    [`${id}/online`, 'false'],
    ['lamp/status/switch:0', '{"output":true}'],
    ['lamp/status/switch:0', '{"id":1}'],
    ['lamp/status/uptime', '{"id":0}'],
    ['lamp/events/rpc', '{"src":"x"}'],
    ['lamp/events/rpc', '{"method":"NotifyStatus"}'],
    ['lamp/events/rpc', 'not json'],
  ])('leaves alone what does not show that it is one: %s %s', (topic, payload) => {
    home.publish(topic, payload);
    home.clock.advance(60_000);
    expect(home.asked()).toEqual([]);
    expect(home.log()).toEqual([]);
  });

  it.each(['hall/relay', 'home/hall/relay'])(
    'knows one by its notifications under any prefix that is online: %s',
    (prefix) => {
      home.publish(`${prefix}/online`, 'true', true);
      home.clock.advance(60_000);
      expect(home.asked()).toEqual([]);
      notify({ 'switch:0': { id: 0, output: true } }, 'NotifyStatus', prefix);
      home.clock.advance(limits.shellyPatienceMs);
      expect(home.log()).toEqual([`upsert switch.${prefix}_switch:0`]);
      expect(home.found.get(`switch.${prefix}_switch:0`)?.common.device?.connections).toEqual([
        ['mac', 'aa:bb:cc:dd:ee:ff'],
      ]);
    },
  );

  it('shows what a formula makes of a voltage beside the voltage', () => {
    home.publish(`${id}/online`, 'true', true);
    answer('/info', info);
    answer('/config', config);
    answer('', { 'voltmeter:100': { id: 100, voltage: 4.3, xvoltage: 43 } });
    expect([...home.found.values()].map(({ common }) => common.name)).toEqual(['Voltage', 'Value']);
  });

  it('forgets one whose online topic is cleared', () => {
    const before = home.filters().length;
    home.publish(`${id}/online`, 'true', true);
    answerAll();
    home.log();
    home.publish(`${id}/online`, '', true);
    expect(home.log()).toHaveLength(2);
    expect(home.filters()).toHaveLength(before);
  });

  it('has no room for devices without end', () => {
    for (let index = 0; index <= limits.dialectDevices; index += 1) home.publish(`shelly${index}/online`, 'true');
    expect(home.log()).toHaveLength(1);
  });
});

describe('the filters of a Shelly', () => {
  it('never overlap where events come, for some brokers deliver a message once for each filter', () => {
    home.publish(`${id}/online`, 'true', true);
    answer('/info', info);
    answer('/config', { ...config, 'input:0': { id: 0, type: 'button' } });
    answer('', { ...status, 'input:0': { id: 0, state: null } });
    const own = home.filters().filter((filter) => matches(filter, `${id}/events/rpc`));
    const used = [...home.found.values()].map(({ config: each }) => (each as { state_topic: string }).state_topic);
    expect(new Set([...own, ...used])).toEqual(new Set([`${id}/+/rpc`]));
  });
});

describe('a Shelly that changes', () => {
  beforeEach(() => {
    home.publish(`${id}/online`, 'true', true);
    home.clock.advance(0);
    answerAll();
    home.clock.advance(limits.shellyAskAgainMs);
    home.asked();
    home.log();
  });

  it('is not looked at again for each of its states', () => {
    notify({ 'switch:0': { id: 0, output: true }, 'light:0': { id: 0, output: true } });
    home.clock.advance(60_000);
    expect(home.log()).toEqual([]);
    expect(home.asked()).toEqual([]);
  });

  it('is asked again when it was configured anew, and loses what is no more', () => {
    notify({ events: [{ component: 'sys', event: 'config_changed', cfg_rev: 10 }] }, 'NotifyEvent');
    home.clock.advance(0);
    expect(methods()).toEqual(ask);
    answer('/config', { ...config, 'cover:0': { id: 0 } });
    answer('', { 'cover:0': { id: 0, state: 'open', current_pos: 100 } });
    expect(home.log()).toEqual([
      `upsert cover.${id}_cover:0`,
      `remove switch.${id}_switch:0`,
      `remove sensor.${id}_switch:0_apower`,
    ]);
  });

  it('configured anew while it is asked, is asked once more, later', () => {
    for (let round = 0; round < 5; round += 1) notify({ events: [{ event: 'config_changed' }] }, 'NotifyEvent');
    home.clock.advance(0);
    expect(methods()).toEqual(ask);
    home.clock.advance(limits.shellyAskAgainMs);
    expect(methods()).toEqual(ask);
    home.clock.advance(60_000);
    expect(methods()).toEqual([]);
  });

  it('moves to its status topics when its config says that it publishes them', () => {
    answer('/config', { ...config, mqtt: { status_ntf: true, rpc_ntf: true } });
    expect(home.found.get(`switch.${id}_switch:0`)?.config).toMatchObject({ state_topic: `${id}/status/switch:0` });
    home.clock.advance(limits.shellyRefreshMs);
    expect(methods()).toEqual([...state, `${id}/command status_update`]);
  });

  it('gets what it could not tell at first, under the ids that it has', () => {
    answer('/config', { ...config, 'cover:0': { id: 0 }, 'temperature:100': { id: 100 } });
    const asleep = { 'cover:0': { id: 0, current_pos: null }, 'temperature:100': { id: 100, tC: null } };
    answer('', { ...status, ...asleep });
    expect(home.found.get(`cover.${id}_cover:0`)?.config).not.toHaveProperty('position_topic');
    home.log();
    notify({ 'cover:0': { id: 0, state: 'opening', current_pos: 40 } });
    notify({ 'temperature:100': { id: 100, tC: 21.5, tF: 70.7 } });
    expect(home.log()).toEqual([`upsert cover.${id}_cover:0`, `upsert sensor.${id}_temperature:100_tC`]);
    expect(home.found.get(`cover.${id}_cover:0`)?.config).toHaveProperty('position_topic');
    notify({ 'cover:0': { id: 0, state: 'stopped', current_pos: null } });
    expect(home.log()).toEqual([]);
  });

  it('bounds its components', () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`switch:${index}`, { id: index, output: true }]),
    );
    answer('', many);
    const switches = [...home.found.keys()].filter((name) => name.startsWith('switch.'));
    expect(switches).toHaveLength(limits.shellyComponents);
  });
});
