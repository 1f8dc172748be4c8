import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../../main/service/base/limits.ts';
import { askShelly } from '../../../../main/service/discovery/shelly/ask.ts';
import { createShelly } from '../../../../main/service/discovery/shelly/dialect.ts';
import { createDialectHarness, type DialectHarness } from '../../../support/dialect-harness.ts';

const id = 'shellyblugwg3-aabbccddeeff';
let home: DialectHarness;

function answer(about: string, result: object): void {
  home.publish(`${id}/inglenook${about}/rpc`, { id: 1, src: id, dst: `${id}/inglenook${about}`, result });
}

function meet(status: object): void {
  home = createDialectHarness(createShelly);
  home.publish(`${id}/online`, 'true', true);
  home.clock.advance(0);
  answer('/info', { id, mac: 'AABBCCDDEEFF', gen: 3, ver: '1.7.1' });
  answer('/config', { sys: { device: { name: 'Gateway' } }, mqtt: { rpc_ntf: true, status_ntf: false } });
  answer('', status);
  home.clock.advance(limits.shellyAskAgainMs);
}

const virtual = (index: number) => ({
  key: `number:${index}`,
  status: { value: index },
  config: { id: index, name: `Number ${index}`, min: 0, max: 1000 },
});

function page(from: number, to: number, total: number): void {
  const components = Array.from({ length: to - from }, (_, index) => virtual(200 + from + index));
  answer('', { components, offset: from, total, cfg_rev: 1 });
}

describe('what a person added to a Shelly', () => {
  beforeEach(() => {
    meet({ sys: {}, wifi: { rssi: -50 } });
    home.asked();
    home.log();
  });

  it('is asked for page by page', () => {
    page(0, 3, 5);
    expect(home.asked().map(({ payload }) => JSON.parse(payload))).toEqual([
      {
        id: 1,
        src: `${id}/inglenook`,
        method: 'Shelly.GetComponents',
        params: { offset: 3, include: ['status', 'config'], dynamic_only: true },
      },
    ]);
    page(3, 5, 5);
    expect(home.asked()).toEqual([]);
    expect([...home.found.keys()].filter((name) => name.startsWith('number.'))).toHaveLength(5);
  });

  it('stays while a list is told, and goes when the whole list does not have it any more', () => {
    page(0, 3, 5);
    page(3, 5, 5);
    home.log();
    page(0, 2, 3);
    expect(home.log()).toEqual([]);
    answer('', { components: [virtual(202)], offset: 2, total: 3 });
    expect(home.log()).toEqual([`remove number.${id}_number:203`, `remove number.${id}_number:204`]);
  });

  it('does not go with an answer that never lists it', () => {
    page(0, 1, 1);
    home.log();
    answer('', { sys: {}, wifi: { rssi: -51 } });
    expect(home.log()).toEqual([]);
  });

  it('is not asked for without end by a device that counts wrong', () => {
    for (let round = 0; round < 10; round += 1) answer('', { components: [], offset: round, total: 1_000_000 });
    answer('', { components: [virtual(200)], offset: 1_000_000, total: 2_000_000 });
    expect(home.asked()).toEqual([]);
  });

  it('is asked for anew when something was added', () => {
    home.publish(`${id}/events/rpc`, {
      src: id,
      method: 'NotifyEvent',
      params: { events: [{ component: 'sys', event: 'component_added', target: 'number:207' }] },
    });
    home.clock.advance(0);
    expect(home.asked().some(({ payload }) => payload.includes('Shelly.GetComponents'))).toBe(true);
  });

  it('has no options where none are told, and is then no menu', () => {
    answer('', {
      components: [{ key: 'enum:200', status: { value: null }, config: { id: 200 } }],
      offset: 0,
      total: 1,
    });
    expect(home.log()).toEqual([]);
  });

  it('is refreshed by its list, a device behind a gateway too', () => {
    expect(askShelly(['shellyowned_7cc6b6620001'], `${id}/+/rpc`)?.payload).toContain('Shelly.GetComponents');
    expect(askShelly(['shellyowned_7cc6b6620001'], `${id}/status/bthomesensor:200`)).toBeUndefined();
    expect(askShelly([`shelly_${id}`], `${id}/+/rpc`)?.payload).toContain('Shelly.GetStatus');
  });
});

describe('a Shelly that shows nothing over MQTT', () => {
  const refusals = () => home.log().filter((line) => line.startsWith('rejected'));

  it('is said to be there, and that what it does is to be had over Matter', () => {
    meet({ matter: { num_fabrics: 1, commissionable: false }, sys: {}, wifi: { rssi: -40 } });
    expect(refusals()).toEqual([
      `rejected ${id}/online: this Shelly shows what it does over Matter alone: over MQTT it tells of matter, sys, wifi`,
    ]);
  });

  it('is said to be there where Matter is not the reason', () => {
    meet({ ble: {}, sys: {} });
    expect(refusals().at(0)).toBe(
      `rejected ${id}/online: this Shelly has no component that can be shown: it tells of ble, sys`,
    );
  });

  it('has time to list what a person added before it is called empty', () => {
    home = createDialectHarness(createShelly);
    home.publish(`${id}/online`, 'true', true);
    home.clock.advance(0);
    answer('/info', { id, mac: 'AABBCCDDEEFF' });
    answer('/config', {});
    answer('', { ble: {}, sys: {} });
    page(0, 1, 1);
    home.clock.advance(60_000);
    expect(refusals()).toEqual([]);
  });

  it('is nothing of the kind with Matter and a switch', () => {
    meet({ matter: { num_fabrics: 1 }, 'switch:0': { id: 0, output: true } });
    expect(refusals()).toEqual([]);
  });
});

describe('a Bluetooth device that two Shellys hear', () => {
  const gateways = ['shellyplus1-aabbccddee02', 'shellyblugwg3-aabbccddee01'] as const;
  const battery = 'sensor.bluetooth_7cc6b6620009_battery';

  function hears(gateway: string, first: number): void {
    const config = (more: object) => ({ addr: '7c:c6:b6:62:00:09', ...more });
    const components = [
      { key: `bthomedevice:${first}`, status: { rssi: -60 }, config: config({ id: first }), attrs: { model_id: 2 } },
      { key: `bthomesensor:${first}`, status: { value: 90 }, config: config({ id: first, obj_id: 1, idx: 0 }) },
    ];
    const tell = (about: string, result: object) =>
      home.publish(`${gateway}/inglenook${about}/rpc`, { id: 1, src: gateway, dst: 'x', result });
    home.publish(`${gateway}/online`, 'true', true);
    home.clock.advance(0);
    tell('/info', { id: gateway, mac: gateway.slice(-12), gen: 3 });
    tell('/config', { mqtt: { rpc_ntf: true, status_ntf: false } });
    tell('', { sys: {} });
    tell('', { components, offset: 0, total: 2, cfg_rev: 1 });
  }

  beforeEach(() => {
    home = createDialectHarness(createShelly);
    hears(gateways[0], 230);
    hears(gateways[1], 200);
  });

  it('is one device with one set of entities', () => {
    expect([...home.found.keys()].sort()).toEqual([battery, 'sensor.bluetooth_7cc6b6620009_rssi']);
    const { common, platform, config } = home.found.get(battery) ?? {};
    expect(platform?.readers(config).map(({ topic }) => topic)).toEqual(
      [...gateways].sort().map((each) => `${each}/+/rpc`),
    );
    expect(common?.availability).toMatchObject({ mode: 'any' });
    expect(common?.availability?.topics.map(({ topic }) => topic)).toEqual(
      [...gateways].sort().map((each) => `${each}/online`),
    );
  });

  it('stays while one of them is there, under the same id', () => {
    home.log();
    home.publish(`${gateways[1]}/online`, '', true);
    expect(home.log().filter((line) => line.startsWith('remove'))).toEqual([]);
    const { platform, config } = home.found.get(battery) ?? {};
    expect(platform?.readers(config).map(({ topic }) => topic)).toEqual([`${gateways[0]}/+/rpc`]);
    home.publish(`${gateways[0]}/online`, '', true);
    expect(home.found.size).toBe(0);
  });
});
