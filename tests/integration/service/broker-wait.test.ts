/** How long work waits for a broker that does not answer is the person's to say. */
import { createServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

const ends: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Takes connections and never says a word. */
async function startMute(): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `mqtt://127.0.0.1:${address.port}`;
}

it('a task that need not wait ends at once, and says that there is no broker', async () => {
  const home = await startService({ brokers: [await startMute()] });
  ends.push(() => home.stop());
  const task = { id: 'say', name: 'Say', kind: 'publish', input: { topic: 't', payload: 'x' }, maxAttempts: 1 };
  const saved = { task: { ...task, schedule: { type: 'manual' } } };
  expect(await home.api.call('settings.update', { patch: { brokerWaitSeconds: 0 } })).toMatchObject({ ok: true });
  expect(await home.api.call('task.save', saved)).toMatchObject({ ok: true });
  expect(await home.api.call('task.run', { id: 'say' })).toMatchObject({ ok: true });
  const run = () => home.heard('task.run').findLast((each) => each.run.result !== undefined)?.run;
  await waitUntil('it ended', () => run() !== undefined, 8_000);
  expect(run()).toMatchObject({ result: 'failed', message: 'broker.offline' });
});

it('an automation does not call a device unknown whose broker has told nothing yet', async () => {
  const home = await startService({ brokers: [await startMute()] });
  ends.push(() => home.stop());
  expect(await home.api.call('settings.update', { patch: { brokerWaitSeconds: 0 } })).toMatchObject({ ok: true });
  const actions = [{ type: 'command', entityId: 'switch.lamp', action: 'turn_on' }];
  const automation = { id: 'on', name: 'On', enabled: true, triggers: [], conditions: [], actions, mode: 'single' };
  const saved = { automation: { ...automation, maxRuns: 1 } };
  expect(await home.api.call('automation.save', saved)).toMatchObject({ ok: true });
  expect(await home.api.call('automation.run', { id: 'on' })).toMatchObject({ ok: true });
  const traces = async () => JSON.stringify(await home.api.call('automation.traces', { id: 'on' }));
  await expect.poll(traces).toContain('entity.unavailable: switch.lamp: its broker is not there yet');
});
