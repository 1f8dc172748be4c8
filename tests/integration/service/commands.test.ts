/** Commands end visibly: confirmed, unconfirmed, refused with a reason. A device plays its part over a real broker. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../../main/service/base/errors.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: AedesBroker;
let device: MqttPeer;
let home: ServiceHarness;

const configs = {
  'switch/plug': { state_topic: 'plug', command_topic: 'plug/set', qos: 1, retain: true },
  'switch/deaf': { state_topic: 'deaf', command_topic: 'deaf/set' },
  'switch/away': { state_topic: 'away', command_topic: 'away/set', availability_topic: 'away/status' },
  'switch/blind': { command_topic: 'blind/set', qos: 2 },
  'light/bulb': { state_topic: 'bulb', command_topic: 'bulb/set', schema: 'json', brightness: true },
  'number/level': { state_topic: 'level', command_topic: 'level/set', min: 0, max: 10, step: 0.5 },
  'select/mode': { state_topic: 'mode', command_topic: 'mode/set', options: ['eco', 'boost'] },
  'button/bell': { command_topic: 'bell', command_template: '{{ value.missing.deeper }}' },
  'sensor/temp': { state_topic: 'temp' },
};

beforeAll(async () => {
  broker = await startAedes();
  device = await connectPeer(broker.url);
  // Deadlines of the network run faster, so that nobody waits five seconds for what will not come.
  home = await startService({ brokers: [broker.url], timers: createFastClock(10) });
  for (const [path, config] of Object.entries(configs)) {
    const [component, name] = path.split('/');
    await device.publish(
      `homeassistant/${component}/${name}/config`,
      { ...config, name, unique_id: name },
      { retain: true },
    );
  }
  await device.subscribe('#');
  device.answer('plug/set', (payload) => void device.publish('plug', payload));
  await waitUntil('all are there', () => home.service.snapshot().entities.length === Object.keys(configs).length);
});
afterAll(async () => {
  await home?.stop();
  await device?.stop();
  await broker?.stop();
});
beforeEach(() => {
  device.heard.length = 0;
});

function idOf(result: Result<unknown>): string {
  expect(result).toMatchObject({ ok: true });
  return result.ok ? (result.value as { commandId: string }).commandId : '';
}

async function settled(commandId: string) {
  await waitUntil('it is settled', () => home.heard('command.settled').some((each) => each.commandId === commandId));
  return home.heard('command.settled').filter((each) => each.commandId === commandId);
}

describe('commands', () => {
  it('is confirmed when the device reports, and goes out with the QoS and retain of its config', async () => {
    const id = idOf(await home.command('switch.plug', 'turn_on'));
    expect(await settled(id)).toEqual([{ commandId: id, outcome: 'confirmed' }]);
    expect(await device.hears('plug/set', 'ON')).toMatchObject({ qos: 1, retain: false });
    expect(home.entity('switch.plug')?.state).toBe('on');
    const late = await connectPeer(broker.url);
    await late.subscribe('plug/set');
    expect(await late.hears('plug/set', 'ON')).toMatchObject({ retain: true });
    await late.stop();
  });

  it('tells the outcome after the answer, however quick the device is', async () => {
    // The broker hands the command to this device, and its report to us, before it acknowledges.
    broker.aedes.authorizePublish = (client, packet, done) => {
      const { topic } = packet;
      if (topic !== 'plug/set' || client === null) return done(null);
      const report = {
        cmd: 'publish' as const,
        topic: 'plug',
        payload: 'OFF',
        qos: 0 as const,
        retain: false,
        dup: false,
      };
      broker.aedes.publish(report, () => void home.shows('switch.plug', 'off').then(() => done(null)));
    };
    let answered = false;
    const order: string[] = [];
    const stop = home.service.on('command.settled', ({ outcome }) => order.push(`${outcome} ${answered}`));
    const sent = await home.command('switch.plug', 'turn_off');
    answered = true;
    const id = idOf(sent);
    await settled(id);
    stop();
    expect(order).toEqual(['confirmed true']);
    broker.aedes.authorizePublish = (_client, _packet, done) => done(null);
  });

  it('is unconfirmed when nothing follows, and says so once', async () => {
    const id = idOf(await home.command('switch.deaf', 'turn_on'));
    expect(await settled(id)).toEqual([{ commandId: id, outcome: 'unconfirmed' }]);
    expect(home.entity('switch.deaf')?.state).toBe('unknown');
  });

  it('shows the wanted state at once where no state is ever reported', async () => {
    const id = idOf(await home.command('switch.blind', 'turn_on'));
    expect(await settled(id)).toEqual([{ commandId: id, outcome: 'confirmed' }]);
    expect(home.entity('switch.blind')).toMatchObject({ state: 'on' });
    expect(await device.hears('blind/set', 'ON')).toMatchObject({ qos: 2 });
  });

  it.each<[string, string, object, string, RegExp]>([
    ['switch.nobody', 'turn_on', {}, 'entity.unknown', /switch\.nobody/],
    ['switch.away', 'turn_on', {}, 'entity.unavailable', /switch\.away/],
    ['sensor.temp', 'turn_on', {}, 'command.unsupported', /turn_on/],
    ['switch.plug', 'set_value', { value: 3 }, 'command.unsupported', /set_value/],
    ['number.level', 'set_value', { value: 11 }, 'command.invalid', /^value/],
    ['number.level', 'set_value', { value: 'much' }, 'command.invalid', /^value/],
    ['number.level', 'set_value', {}, 'command.invalid', /^value/],
    ['select.mode', 'select_option', { option: 'turbo' }, 'command.invalid', /^option/],
    ['light.bulb', 'turn_on', { brightness: 'bright' }, 'command.invalid', /^brightness/],
    ['button.bell', 'press', {}, 'command.template', /./],
  ])('refuses %s %s %j with %s', async (id, action, params, code, detail) => {
    const before = home.heard('command.settled').length;
    const result = await home.command(id, action, params as Record<string, unknown>);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(result.ok ? '' : result.error.detail).toMatch(detail);
    expect(device.heard.filter(({ topic }) => topic.endsWith('/set') || topic === 'bell')).toEqual([]);
    expect(home.heard('command.settled').length).toBe(before);
  });

  it('takes parameters from outside as data, whatever their keys are', async () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":1},"constructor":1,"brightness":10}') as Record<
      string,
      unknown
    >;
    const result = await home.command('light.bulb', 'turn_on', hostile);
    expect(['command.invalid', undefined]).toContain(result.ok ? undefined : result.error.code);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    for (const action of ['__proto__', 'constructor', 'toString', '']) {
      expect(await home.command('switch.plug', action)).toMatchObject({
        ok: false,
        error: { code: 'command.unsupported' },
      });
    }
  });

  it('fails what is pending when the service stops working, and refuses what comes then', async () => {
    const id = idOf(await home.command('switch.deaf', 'turn_on'));
    expect(await home.api.call('service.stop', { stayStopped: true })).toEqual({ ok: true, value: {} });
    expect(await settled(id)).toEqual([{ commandId: id, outcome: 'failed', error: { code: 'service.stopped' } }]);
    const refused = await home.command('switch.plug', 'turn_on');
    expect(refused.ok ? '' : refused.error.code).toMatch(/entity\.unknown|broker\.offline|service\.stopped/);
    expect(await home.api.call('service.start', {})).toEqual({ ok: true, value: {} });
    await home.shows('switch.plug', 'unknown');
    await waitUntil(
      'all are there again',
      () => home.service.snapshot().entities.length === Object.keys(configs).length,
    );
  });
});
