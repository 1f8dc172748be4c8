/** A broker that does not acknowledge: what was sent is sent once, and said to be sent. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFastClock } from '../../support/fast-clock.ts';
import { type ScriptedBroker, startScriptedBroker } from '../../support/scripted-broker.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: ScriptedBroker;
let home: ServiceHarness;

beforeEach(async () => {
  broker = await startScriptedBroker({ version: 4, acknowledges: ({ topic }) => topic.startsWith('inglenook/') });
  // It talks to one client.
  home = await startService({ brokers: [broker.url], broker: { keepSeconds: 0 }, timers: createFastClock(50) });
  await home.reach('online');
  for (const [component, config] of Object.entries({
    button: { command_topic: 'bell/press', qos: 1 },
    switch: { command_topic: 'plug/set', state_topic: 'plug', qos: 1 },
  })) {
    broker.send({
      cmd: 'publish',
      topic: `homeassistant/${component}/bell/config`,
      payload: JSON.stringify({ ...config, name: 'Bell', unique_id: 'bell' }),
      qos: 0,
      retain: true,
      dup: false,
    });
  }
  await waitUntil('both are there', () => home.service.snapshot().entities.length === 2);
});

afterEach(async () => {
  await home?.stop();
  await broker?.stop();
});

const sent = (topic: string): number => broker.published.filter((each) => each.topic === topic).length;

/** Runs a task with three attempts to its end, and answers its records. */
async function run(input: Readonly<Record<string, unknown>>) {
  const { tasks } = home.service.background;
  const task = {
    id: 'press',
    name: 'Press',
    kind: 'command',
    input,
    schedule: { type: 'manual' },
    maxAttempts: 3,
    backoff: { firstSeconds: 0 },
  };
  const saved = await tasks.save(task);
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  const { id } = saved.value;
  expect(tasks.runNow(id)).toMatchObject({ ok: true });
  const hasEnded = () => tasks.runs({ taskId: id }).some(({ result }) => result === 'done' || result === 'failed');
  await waitUntil('the run has ended', hasEnded, 30_000);
  return tasks.runs({ taskId: id });
}

it('a task presses a button once, and its run says that nobody confirmed it', async () => {
  const runs = await run({ entityId: 'button.bell', action: 'press' });
  expect(runs).toMatchObject([{ result: 'done', output: { outcome: 'unconfirmed' } }]);
  expect(runs[0]?.message).toMatch(/^sent, not confirmed: /);
  expect(sent('bell/press')).toBe(1);
});

it('a task that is told to presses it again', async () => {
  await run({ entityId: 'button.bell', action: 'press', resendUnconfirmed: true });
  expect(sent('bell/press')).toBe(3);
});

it('a click is answered as it always is, and settled as unconfirmed with the reason', async () => {
  const answer = await home.api.call('entity.command', { id: 'button.bell', action: 'press' });
  expect(answer).toEqual({ ok: true, value: { commandId: expect.any(String) } });
  await waitUntil('it is settled', () => home.heard('command.settled').length > 0);
  expect(home.heard('command.settled')).toMatchObject([
    { outcome: 'unconfirmed', error: { code: 'broker.timeout', detail: 'it did not acknowledge the message' } },
  ]);
});

it('a click is confirmed by the device although the connection ends before the acknowledgement', async () => {
  const clicked = home.command('switch.bell', 'turn_on');
  await waitUntil('it is there', () => sent('plug/set') === 1);
  broker.send({ cmd: 'publish', topic: 'plug', payload: 'ON', qos: 0, retain: false, dup: false });
  await home.shows('switch.bell', 'on');
  broker.cut();
  expect(await clicked).toMatchObject({ ok: true });
  await waitUntil('it is settled', () => home.heard('command.settled').length > 0);
  expect(home.heard('command.settled')).toMatchObject([{ outcome: 'confirmed' }]);
  expect(sent('plug/set')).toBe(1);
});

it('a command that nobody may have is not confirmed by what the broker had kept of before', async () => {
  const say = (): void =>
    broker.send({ cmd: 'publish', topic: 'plug', payload: 'ON', qos: 0, retain: true, dup: false });
  say();
  await home.shows('switch.bell', 'on');
  const clicked = home.command('switch.bell', 'turn_on');
  await waitUntil('it was sent', () => sent('plug/set') === 1);
  broker.cut();
  expect(await clicked).toMatchObject({ ok: true });
  await home.reach('online');
  await waitUntil('it is settled', () => {
    say();
    return home.heard('command.settled').length > 0;
  });
  expect(home.heard('command.settled')).toMatchObject([{ outcome: 'unconfirmed' }]);
});
