import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../../main/service/base/limits.ts';
import { askShellies, createShellies } from '../../../../main/service/discovery/shelly/generations.ts';
import { createDialectHarness, type DialectHarness } from '../../../support/dialect-harness.ts';

const id = 'shelly1pm-A4CF12F45A10';
const announce = {
  id,
  model: 'SHSW-PM',
  mac: 'A4CF12F45A10',
  ip: '192.168.33.7',
  new_fw: false,
  fw_ver: '1/v1.14.0-gcb84623',
};
const info = { mac: 'A4CF12F45A10', wifi_sta: { rssi: -60 }, relays: [{}], inputs: [{ event: '', event_cnt: 3 }] };
let home: DialectHarness;

beforeEach(() => {
  home = createDialectHarness(createShellies);
});

function meet(): void {
  home.publish(`shellies/${id}/online`, 'true', true);
  home.publish('shellies/announce', announce);
  home.publish(`shellies/${id}/info`, info);
}

describe('meeting a first generation Shelly', () => {
  it('asks who is there when the connection stands, and not each time that a link comes and goes', () => {
    const call = { topic: 'shellies/command', payload: 'announce' };
    home.dialect.online?.();
    home.dialect.offline?.();
    home.clock.advance(60_000);
    expect(home.asked()).toEqual([]);
    for (let round = 0; round < 3; round += 1) {
      home.dialect.online?.();
      home.clock.advance(limits.shellyPatienceMs);
      home.dialect.offline?.();
    }
    expect(home.asked()).toEqual([call]);
    home.clock.advance(3_600_000);
    home.dialect.online?.();
    home.clock.advance(limits.shellyPatienceMs);
    expect(home.asked()).toEqual([call]);
  });

  it('announces it once it has told all, and asks for its states when its entities listen', () => {
    meet();
    expect(home.found.has(`switch.${id}_relay_0`)).toBe(true);
    home.clock.advance(limits.shellyRefreshMs);
    expect(home.asked()).toEqual([{ topic: `shellies/${id}/command`, payload: 'update' }]);
    home.log();
    home.publish(`shellies/${id}/info`, { ...info, wifi_sta: { rssi: -70 } });
    home.publish('shellies/announce', announce);
    home.clock.advance(60_000);
    expect(home.log()).toEqual([]);
    expect(home.asked()).toEqual([]);
  });

  it('does not wake one that was taken back meanwhile', () => {
    meet();
    home.publish(`shellies/${id}/online`, '', true);
    expect(home.found.size).toBe(0);
    home.clock.advance(limits.shellyRefreshMs);
    expect(home.asked()).toEqual([]);
  });

  it('knows one by its id alone, after a while, and does not take it for a later generation', () => {
    home.publish(`shellies/${id}/online`, 'true', true);
    expect(home.log()).toEqual([]);
    home.clock.advance(limits.shellyPatienceMs);
    expect(home.found.get(`switch.${id}_relay_0`)?.common.device?.name).toBe('Shelly 1PM F45A10');
    home.clock.advance(60_000);
    expect(home.asked().map(({ topic }) => topic)).toEqual([`shellies/${id}/command`]);
  });

  it('never asks one that sleeps', () => {
    home.publish('shellies/shellyht-F6A7B8/online', 'false', true);
    home.clock.advance(60_000);
    expect(home.found.has('sensor.shellyht-F6A7B8_sensor_temperature')).toBe(true);
    expect(home.asked()).toEqual([]);
    const { identifiers = [] } = home.found.get('sensor.shellyht-F6A7B8_sensor_temperature')?.common.device ?? {};
    expect(askShellies(identifiers, 'shellies/shellyht-F6A7B8/sensor/temperature')).toBeUndefined();
  });

  it('is asked for its state by its own topic', () => {
    meet();
    const { identifiers = [] } = home.found.get(`switch.${id}_relay_0`)?.common.device ?? {};
    expect(askShellies(identifiers, `shellies/${id}/relay/0`)).toEqual({
      topic: `shellies/${id}/command`,
      payload: 'update',
    });
  });

  it('asks one that tells its state under a name of its own who it is', () => {
    home.publish('shellies/fan/info', info);
    expect(home.asked()).toEqual([{ topic: 'shellies/fan/command', payload: 'announce' }]);
  });

  it('says why one is not shown, once', () => {
    home.publish('shellies/announce', { ...announce, id: 'shellynew-AABBCC', model: 'SHNEW-9' });
    home.clock.advance(limits.shellyPatienceMs);
    home.publish('shellies/announce', { ...announce, id: 'shellynew-AABBCC', model: 'SHNEW-9' });
    home.clock.advance(limits.shellyPatienceMs);
    expect(home.log()).toEqual(['rejected shellies/shellynew-AABBCC/announce: model SHNEW-9 is not known']);
    home.publish('shellies/shellynew-AABBCC/info', info);
    expect(home.found.has('switch.shellynew-AABBCC_relay_0')).toBe(true);
  });

  it('is forgotten with its online topic', () => {
    const before = home.filters().length;
    meet();
    home.log();
    home.publish(`shellies/${id}/online`, '', true);
    expect(home.found.size).toBe(0);
    expect(home.filters()).toHaveLength(before);
  });

  it.each([
    ['shellies/announce', 'nonsense'],
    ['shellies/announce', '{"id":"a/b","model":"SHSW-1"}'],
    ['shellies/announce', '{"id":"plus","model":"SNSW-001X16EU","gen":2}'],
    ['shellies/fan/info', '{"temperature":3}'],
    ['shellies/fan/info', 'text'],
    ['shellies/fan/online', 'true'],
    ['shellies/fan/online', ''],
  ])('leaves alone what is none: %s %s', (topic, payload) => {
    home.publish(topic, payload);
    home.clock.advance(60_000);
    expect(home.log()).toEqual([]);
    expect(home.asked()).toEqual([]);
  });

  it('has no room for devices without end', () => {
    for (let index = 0; index <= limits.dialectDevices; index += 1)
      home.publish('shellies/announce', { id: `fan${index}`, model: 'SHHT-1' });
    home.clock.advance(limits.shellyPatienceMs);
    expect(home.log().filter((line) => line.startsWith('rejected'))).toHaveLength(1);
  });
});

describe('a first generation Shelly that changes', () => {
  it('drives a roller once it says so', () => {
    const roller = 'shellyswitch25-98CDAC1F2E3D';
    const who = { ...announce, id: roller, model: 'SHSW-25' };
    home.publish('shellies/announce', { ...who, mode: 'relay' });
    home.publish(`shellies/${roller}/info`, info);
    expect(home.found.has(`switch.${roller}_relay_1`)).toBe(true);
    home.publish('shellies/announce', { ...who, mode: 'roller' });
    expect(home.found.has(`cover.${roller}_roller_0`)).toBe(true);
    expect(home.found.has(`switch.${roller}_relay_1`)).toBe(false);
  });

  it('counts its inputs anew after a start: what was known of them before is no news', () => {
    meet();
    const template = () => JSON.stringify(home.found.get(`event.${id}_input_event_0`)?.config);
    expect(template()).toContain('[3, ');
    home.publish(`shellies/${id}/info`, { ...info, inputs: [{ event_cnt: 9 }] });
    expect(template()).toContain('[3, ');
    home.publish(`shellies/${id}/info`, { ...info, inputs: [{ event_cnt: 1 }] });
    expect(template()).toContain('[1, ');
  });
});
