import { beforeEach, describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../../../main/service/base/errors.ts';
import { type CommandPublish, Commands } from '../../../main/service/entities/commands.ts';
import type { ServiceEvents } from '../../../main/service/model/service.ts';
import type { Delivery } from '../../../main/service/mqtt/model.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { createRegistryHarness, type RegistryHarness } from '../../support/registry-harness.ts';

let home: RegistryHarness;
let timers: FakeClock;
let commands: Commands;
let published: CommandPublish[];
let settled: Array<ServiceEvents['command.settled']>;
let publish: (message: CommandPublish) => Promise<Result<Delivery>>;

beforeEach(async () => {
  home = createRegistryHarness();
  timers = createFakeClock();
  published = [];
  settled = [];
  publish = async () => ok({});
  commands = new Commands({
    clock: home.clock,
    timers,
    logger: createMemoryLogger(),
    timeZone: 'UTC',
    find: (id) => home.registry.get(id),
    publish: (_entity, message) => {
      published.push(message);
      return publish(message);
    },
    setState: (entity, state) => home.registry.life.setState(entity, state),
    followReports: home.registry.life.reports.follow,
    settled: (event) => settled.push(event),
  });
  await home.announce('switch', 's', {
    state_topic: 's',
    command_topic: 'c',
    qos: 1,
    retain: true,
    message_expiry_interval: 60,
  });
});

const turn = () => new Promise((resolve) => setImmediate(resolve));
const idOf = (result: Result<{ commandId: string }>) => (result.ok ? result.value.commandId : 'refused');

describe('commands', () => {
  it('go out as the config says', async () => {
    await commands.run('switch.s', 'turn_on', {});
    expect(published).toEqual([{ topic: 'c', payload: 'ON', qos: 1, retain: true, expirySeconds: 60 }]);
  });

  it('are confirmed by the report, and told once', async () => {
    const id = idOf(await commands.run('switch.s', 'turn_on', {}));
    home.publish('s', 'OFF');
    home.publish('s', 'ON');
    home.publish('s', 'ON');
    await turn();
    expect(settled).toEqual([{ commandId: id, outcome: 'confirmed' }]);
    expect(timers.pending).toBe(0);
    expect(home.registry.life.reports.size).toBe(0);
  });

  it('are confirmed by a report that changes nothing: it was on already', async () => {
    home.publish('s', 'ON');
    const id = idOf(await commands.run('switch.s', 'turn_on', {}));
    home.publish('s', 'ON');
    await turn();
    expect(settled).toEqual([{ commandId: id, outcome: 'confirmed' }]);
  });

  it('wait for nobody longer than their deadline', async () => {
    const id = idOf(await commands.run('switch.s', 'turn_on', {}));
    timers.advance(5_000);
    await turn();
    expect(settled).toEqual([{ commandId: id, outcome: 'unconfirmed' }]);
  });

  it('tell how they ended only after they have answered, to those who wait as well', async () => {
    const gate = Promise.withResolvers<Result<Delivery>>();
    publish = () => {
      home.publish('s', 'ON');
      return gate.promise;
    };
    const running = commands.runToEnd('switch.s', 'turn_on', {});
    await turn();
    expect(settled).toEqual([]);
    gate.resolve(ok({}));
    expect(await running).toEqual(ok({ outcome: 'confirmed', repeatable: true }));
    expect(settled).toHaveLength(1);
  });

  it('that could not be handed over are an error, and nothing else', async () => {
    publish = async () => err('command.timeout');
    expect(await commands.run('switch.s', 'turn_on', {})).toEqual(err('command.timeout'));
    await turn();
    expect([settled, timers.pending]).toEqual([[], 0]);
    expect(home.registry.life.reports.size).toBe(0);
  });

  describe('that were sent, and that the broker did not acknowledge', () => {
    const unconfirmed = { code: 'broker.timeout', detail: 'the connection ended' } as const;

    it('are no error: they end as unconfirmed, with the reason', async () => {
      publish = async () => ok({ unconfirmed });
      const sent = await commands.run('switch.s', 'turn_on', {});
      expect(sent).toMatchObject({ ok: true, value: { unconfirmed } });
      timers.advance(5_000);
      await turn();
      expect(settled).toEqual([{ commandId: idOf(sent), outcome: 'unconfirmed', error: unconfirmed }]);
    });

    it('say so also when their deadline passes before the broker could be waited for any longer', async () => {
      const gate = Promise.withResolvers<Result<Delivery>>();
      publish = () => gate.promise;
      const running = commands.run('switch.s', 'turn_on', {});
      timers.advance(5_000);
      gate.resolve(ok({ unconfirmed }));
      const commandId = idOf(await running);
      await turn();
      expect(settled).toEqual([{ commandId, outcome: 'unconfirmed', error: unconfirmed }]);
    });

    it('are confirmed by the device all the same', async () => {
      publish = async () => ok({ unconfirmed });
      const id = idOf(await commands.run('switch.s', 'turn_on', {}));
      home.publish('s', 'ON');
      await turn();
      expect(settled).toEqual([{ commandId: id, outcome: 'confirmed' }]);
    });

    it('end at once where no state can tell, and a state that is taken for granted stays as it was', async () => {
      await home.announce('button', 'b', { command_topic: 'b' });
      await home.announce('switch', 'blind', { command_topic: 'x' });
      publish = async () => ok({ unconfirmed });
      const press = idOf(await commands.run('button.b', 'press', {}));
      const on = idOf(await commands.run('switch.blind', 'turn_on', {}));
      await turn();
      expect(settled).toEqual([
        { commandId: press, outcome: 'unconfirmed', error: unconfirmed },
        { commandId: on, outcome: 'unconfirmed', error: unconfirmed },
      ]);
      expect(home.entity('switch.blind').view.state).toBe('unknown');
    });

    it('tell those who wait, and whether a second one would act twice', async () => {
      await home.announce('button', 'b', { command_topic: 'b' });
      publish = async () => ok({ unconfirmed });
      const pressed = await commands.runToEnd('button.b', 'press', {});
      expect(pressed).toEqual(ok({ outcome: 'unconfirmed', error: unconfirmed, repeatable: false }));
    });
  });

  it('of which a part went out, and the rest was refused, have failed: another attempt would repeat the part', async () => {
    await home.announce('light', 'l', {
      command_topic: 'l',
      state_topic: 'ls',
      brightness_command_topic: 'lb',
      brightness_state_topic: 'lbs',
    });
    publish = async ({ topic }) => (topic === 'l' ? ok({}) : err('broker.refused', 'not authorized'));
    const id = idOf(await commands.run('light.l', 'turn_on', { brightness: 9 }));
    await turn();
    expect(published.map(({ topic }) => topic).sort()).toEqual(['l', 'lb']);
    expect(settled).toEqual([
      { commandId: id, outcome: 'failed', error: { code: 'broker.refused', detail: 'not authorized' } },
    ]);
    expect(timers.pending).toBe(0);
  });

  it('each of several is followed by itself', async () => {
    const on = idOf(await commands.run('switch.s', 'turn_on', {}));
    const off = idOf(await commands.run('switch.s', 'turn_off', {}));
    home.publish('s', 'ON');
    home.publish('s', 'OFF');
    await turn();
    expect(settled.map(({ commandId }) => commandId)).toEqual([on, off]);
  });

  it('fail when the service stops', async () => {
    const id = idOf(await commands.run('switch.s', 'turn_on', {}));
    commands.stop();
    await turn();
    expect(settled).toEqual([{ commandId: id, outcome: 'failed', error: { code: 'service.stopped' } }]);
    expect(timers.pending).toBe(0);
  });

  it('are refused before anything is published', async () => {
    await home.announce('switch', 'away', { state_topic: 'x', command_topic: 'c', availability_topic: 'a' });
    await home.announce('device_automation', 't', {
      automation_type: 'trigger',
      topic: 't',
      type: 'a',
      subtype: 'b',
      device: { identifiers: ['d'] },
    });
    const trigger = [...home.registry.devices.itemsOf(home.registry.devices.ids()[0] ?? '')][0] ?? '';
    const codes = async (id: string, action = 'turn_on') => {
      const result = await commands.run(id, action, {});
      return result.ok ? 'ok' : result.error.code;
    };
    expect(await codes('switch.none')).toBe('entity.unknown');
    expect(await codes(trigger)).toBe('entity.unknown');
    expect(await codes('switch.away')).toBe('entity.unavailable');
    expect(await codes('switch.s', 'explode')).toBe('command.unsupported');
    home.connection(false);
    expect(await codes('switch.s')).toBe('broker.offline');
    expect(published).toEqual([]);
  });
});
