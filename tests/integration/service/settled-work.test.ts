/** Work after a start or a sleep waits until its broker can be relied on: done means that a live broker has it. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startAedes } from '../../support/aedes-broker.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { connectPeer } from '../../support/mqtt-peer.ts';
import { startService } from '../../support/service-harness.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';
import { waitUntil } from '../../support/wait-until.ts';

const ends: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
const retain = { retain: true };
const lamp = {
  name: 'lamp',
  unique_id: 'lamp',
  command_topic: 'lamp/set',
  state_topic: 'lamp',
};

async function world() {
  const broker = await startAedes();
  ends.push(() => broker.stop());
  const proxy = await startTcpProxy(broker.port);
  ends.push(() => proxy.stop());
  const device = await connectPeer(broker.url);
  ends.push(() => device.stop());
  await device.publish('homeassistant/switch/lamp/config', lamp, retain);
  await device.publish('lamp', 'OFF', retain);
  await device.subscribe('lamp/set');
  await device.subscribe('said');
  device.answer('lamp/set', (payload) => void device.publish('lamp', payload, retain));
  return { device, url: `mqtt://127.0.0.1:${proxy.port}`, proxy };
}

const base = { schedule: { type: 'manual' }, maxAttempts: 1, missed: 'once' } as const;
const command = {
  ...base,
  id: 'command',
  name: 'Command',
  kind: 'command',
  input: { entityId: 'switch.lamp', action: 'turn_on' },
};
const publish = {
  ...base,
  id: 'publish',
  name: 'Publish',
  kind: 'publish',
  input: { topic: 'said', payload: 'hello' },
};
const automation = (event: 'service-start' | 'resume') => ({
  id: event,
  name: event,
  enabled: true,
  triggers: [{ type: event }],
  conditions: [],
  actions: [
    { type: 'command', entityId: 'switch.lamp', action: 'turn_on' },
    { type: 'publish', topic: 'said', payload: event },
  ],
  mode: 'single',
  maxRuns: 1,
});

describe('after a start', () => {
  it('a task that is due at once, with one attempt, waits for its broker and its device', async () => {
    const { device, url } = await world();
    const dataDir = await mkdtemp(join(tmpdir(), 'inglenook-settled-'));
    const began = createFakeClock();
    const before = await startService({ dataDir, clock: began });
    const at = new Date(began.now() + 60_000).toISOString();
    for (const task of [command, publish]) {
      const due = { ...task, schedule: { type: 'once', at } } as const;
      expect(await before.api.call('task.save', { task: due })).toMatchObject({ ok: true });
    }
    expect(await before.api.call('automation.save', { automation: automation('service-start') })).toMatchObject({
      ok: true,
    });
    await before.stop();
    // Meanwhile their time has come.
    const clock = createFakeClock(began.now() + 120_000);
    const home = await startService({ brokers: [url], dataDir, clock });
    ends.push(() => home.stop());
    const endOf = (taskId: string) => home.heard('task.run').findLast(({ run }) => run.taskId === taskId)?.run;
    await waitUntil('both ended', () =>
      ['command', 'publish'].every((id) => ['done', 'failed'].includes(String(endOf(id)?.result ?? ''))),
    );
    expect([endOf('command')?.result, endOf('publish')?.result]).toEqual(['done', 'done']);
    await device.hears('lamp/set', 'ON');
    await device.hears('said', 'hello');
    await device.hears('said', 'service-start');
    await home.shows('switch.lamp', 'on');
  });
});

describe('after a sleep that ended the connection without a word', () => {
  it('tasks and automations do not act into the dead link', async () => {
    const { device, url, proxy } = await world();
    const home = await startService({ brokers: [url], timers: createFastClock(20) });
    ends.push(() => home.stop());
    await home.shows('switch.lamp', 'off');
    for (const task of [command, publish])
      expect(await home.api.call('task.save', { task })).toMatchObject({ ok: true });
    expect(await home.api.call('automation.save', { automation: automation('resume') })).toMatchObject({ ok: true });
    proxy.freeze();
    home.power('suspend');
    home.power('resume');
    for (const id of ['command', 'publish']) {
      expect(await home.api.call('task.run', { id })).toMatchObject({ ok: true });
    }
    await waitUntil('both ended', () =>
      ['command', 'publish'].every((id) =>
        home.heard('task.run').some(({ run }) => run.taskId === id && run.result !== undefined),
      ),
    );
    const results = home.heard('task.run').flatMap(({ run }) => (run.result === undefined ? [] : [run.result]));
    expect(results).toEqual(['done', 'done']);
    await device.hears('said', 'hello');
    await device.hears('said', 'resume');
    await device.hears('lamp/set', 'ON');
  });
});
