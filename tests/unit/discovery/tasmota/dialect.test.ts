import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../../main/service/base/limits.ts';
import { askTasmota } from '../../../../main/service/discovery/tasmota/ask.ts';
import { createTasmotaDialect } from '../../../../main/service/discovery/tasmota/dialect.ts';
import { createDialectHarness, type DialectHarness } from '../../../support/dialect-harness.ts';
import { tasmotaPump } from '../../../support/tasmota-pump.ts';

const { mac, config } = tasmotaPump;
const relay = `switch.${mac}_switch_relay_0`;

let harness: DialectHarness;
beforeEach(() => {
  harness = createDialectHarness(createTasmotaDialect);
});
function tell(kind: string, payload: unknown): string[] {
  harness.replay(`tasmota/discovery/${mac}/${kind}`, payload);
  return harness.log();
}
const configOf = (id: string) => harness.found.get(id)?.config as Record<string, unknown>;

describe('Tasmota dialect', () => {
  it('hands on only what changed', () => {
    expect(tell('config', config)).toContain(`upsert ${relay}`);
    expect(tell('config', config)).toEqual([]);
    expect(tell('config', { ...config, rl: [0, 0] })).toEqual([`remove ${relay}`]);
    tell('config', '');
    expect(harness.found.size).toBe(0);
    expect(tell('config', '')).toEqual([]);
  });

  it('waits for the device before it takes up sensors', () => {
    expect(tell('sensors', { sn: { AM2301: { Temperature: 20 }, TempUnit: 'C' } })).toEqual([]);
    tell('config', config);
    expect(harness.found.has(`sensor.${mac}_sensor_sensor_AM2301_Temperature`)).toBe(true);
    expect(tell('sensors', '')).toEqual([`remove sensor.${mac}_sensor_sensor_AM2301_Temperature`]);
  });

  it.each([
    ['tele/pump/STATE', 'cmnd/pump/STATUS'],
    ['stat/pump/RESULT', 'cmnd/pump/STATUS'],
    ['tele/attic/fan/STATE', 'cmnd/attic/fan/STATUS'],
    ['cmnd/pump/POWER', undefined],
    ['zigbee2mqtt/pump', undefined],
  ])('whoever announced it, one that tells its state on %s is asked on %s', (stateTopic, topic) => {
    expect(askTasmota([], stateTopic)?.topic).toBe(topic);
  });

  it('asks for the status once in a connection, and again when the device has started', () => {
    tell('config', config);
    expect(harness.asked()).toEqual([{ topic: 'cmnd/pump/STATUS', payload: '0' }]);
    tell('config', config);
    expect(harness.asked()).toEqual([]);
    harness.publish(`tasmota/discovery/${mac}/config`, config);
    expect(harness.asked()).toHaveLength(1);
    harness.dialect.offline?.();
    tell('config', config);
    expect(harness.asked()).toHaveLength(1);
  });

  it.each([
    ['not json', 'payload: must be a JSON object'],
    [[], 'payload: must be a JSON object'],
    [{ ...config, mac: 'AABBCCDDEEFF' }, 'mac: AABBCCDDEEFF is not that of the topic'],
    [{ ...config, t: '+' }, 't: '],
    [{ ...config, ft: '#' }, 'ft: '],
    [{ ...config, tp: ['cmnd', 'stat'] }, 'tp'],
  ])('refuses the config %j and keeps what it has', (payload, reason) => {
    tell('config', config);
    const [line] = tell('config', payload);
    expect(line).toContain(`rejected tasmota/discovery/${mac}/config: ${reason}`);
    expect(harness.found.has(relay)).toBe(true);
  });

  it('keeps a text that a message does not mention', () => {
    tell('config', config);
    tell('sensors', { sn: { Time: '2026-01-01T00:00:00', PN532: { UID: 'FF' }, Note: { Text: 'hi' } }, ver: 1 });
    const [note] = [...harness.found.values()].filter(({ objectId }) => /Note/i.test(objectId));
    expect(note?.config).toMatchObject({ empty_says_nothing: true });
  });

  it('survives values of any kind', () => {
    const odd = { ...config, fn: 'x', rl: [1, '2', null], swc: {}, btn: 7, so: [], sho: 'y', lt_st: 'z', state: 5 };
    expect(tell('config', odd)).toContain(`upsert ${relay}`);
    expect(tell('sensors', { sn: { A: { B: { C: { D: { E: 1 } } }, __proto__: { x: 1 } }, F: null } })).toEqual([]);
    expect(tell('sensors', { sn: 5 })).toEqual([`rejected tasmota/discovery/${mac}/sensors: sn: must be an object`]);
  });

  it('refuses a message that is too large', () => {
    expect(tell('config', ' '.repeat(limits.discoveryPayloadBytes + 1))[0]).toContain('payload: larger than');
  });

  it.each([
    ['%prefix%/%topic%/', '+/pump/+', 'cmnd/pump/Power1', 'tele/pump/LWT'],
    ['%topic%/%prefix%', 'pump/+/+', 'pump/cmnd/Power1', 'pump/tele/LWT'],
    [
      'home/%hostname%/%id%/%prefix%/',
      'home/pump-host/49A3BC/+/+',
      'home/pump-host/49A3BC/cmnd/Power1',
      'home/pump-host/49A3BC/tele/LWT',
    ],
    ['tas_%prefix%/%topic%/', '+/pump/+', 'tas_cmnd/pump/Power1', 'tas_tele/pump/LWT'],
    // A wildcard in place of the prefix would bring every other topic of two levels.
    ['%prefix%_%topic%/', 'stat_pump/+', 'cmnd_pump/Power1', 'tele_pump/LWT'],
  ])('fills in the full topic %s', (ft, state, command, will) => {
    tell('config', { ...config, ft });
    expect(configOf(relay)).toMatchObject({ state_topic: state, command_topic: command });
    expect(harness.found.get(relay)?.common.availability?.topics[0]?.topic).toBe(will);
  });

  it('names relays after their friendly names, and the only one after its device', () => {
    tell('config', { ...config, rl: [1, 1, 1], fn: ['Pump', 'Light chain', null] });
    const names = [0, 1, 2].map((index) => harness.found.get(`switch.${mac}_switch_relay_${index}`)?.common.name);
    expect(names).toEqual([null, 'Light chain', 'Switch 3']);
  });

  it('pairs the outputs of shutters', () => {
    tell('config', { ...config, rl: [1, 3, 3, 3, 3, 3] });
    expect([...harness.found.keys()].filter((each) => each.startsWith('cover'))).toEqual([
      `cover.${mac}_cover_shutter_0`,
      `cover.${mac}_cover_shutter_1`,
    ]);
  });

  it('shares the device with an older announcement to Home Assistant', () => {
    tell('config', config);
    expect(harness.found.get(relay)?.common.device).toMatchObject({
      identifiers: ['49A3BC'],
      connections: [['mac', '00:00:00:49:a3:bc']],
    });
  });
});
