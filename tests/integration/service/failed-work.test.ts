/** Failure tells somebody: an alert, an automation that waits for it, and a list from which the work is run again. */
import { afterEach, expect, it } from 'vitest';
import type { AutomationDefinition } from '../../../main/service/model/automations.ts';
import { startAedes } from '../../support/aedes-broker.ts';
import { connectPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

const ends: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function world() {
  const broker = await startAedes();
  ends.push(() => broker.stop());
  const peer = await connectPeer(broker.url);
  ends.push(() => peer.stop());
  const home = await startService({ brokers: [broker.url] });
  ends.push(() => home.stop());
  await home.reach('online');
  return { home, peer };
}

async function ask<T>(home: ServiceHarness, method: string, request: unknown): Promise<T> {
  const answer = await home.api.call(method, request);
  if (!answer.ok) throw new Error(`${method}: ${answer.error.code} ${answer.error.detail}`);
  return answer.value as T;
}

const task = (changes: object) => ({
  id: 'lamp',
  name: 'Lamp on',
  kind: 'command',
  input: { entityId: 'switch.nowhere', action: 'turn_on' },
  schedule: { type: 'manual' },
  maxAttempts: 1,
  ...changes,
});

const automation = (changes: Partial<AutomationDefinition>): AutomationDefinition => ({
  id: 'auto',
  name: 'Auto',
  enabled: true,
  triggers: [],
  conditions: [],
  actions: [],
  mode: 'single',
  maxRuns: 10,
  ...changes,
});

const openOf = (home: ServiceHarness, rule: string) =>
  home.service.background.alerts.open().filter((alert) => alert.rule === rule && alert.state !== 'recovered');

it('a task that failed for good is an alert until it works, and says why', async () => {
  const { home, peer } = await world();
  await ask(home, 'task.save', { task: task({}) });
  await ask(home, 'task.run', { id: 'lamp' });
  await waitUntil('the alert', () => openOf(home, 'task.failed').length === 1);
  expect(openOf(home, 'task.failed')[0]).toMatchObject({
    severity: 'warning',
    title: 'Task failed',
    body: expect.stringMatching(/^Lamp on failed: entity\.unknown/),
  });
  const { failures } = await ask<{ failures: Array<{ id: string; taskName: string }> }>(home, 'task.failures', {});
  expect(failures).toMatchObject([{ taskName: 'Lamp on', times: 1 }]);

  const lamp = { name: 'lamp', unique_id: 'lamp', command_topic: 'lamp/set', state_topic: 'lamp' };
  await peer.publish('homeassistant/switch/lamp/config', lamp, { retain: true });
  await peer.publish('lamp', 'OFF', { retain: true });
  peer.answer('lamp/set', (payload) => void peer.publish('lamp', payload, { retain: true }));
  await peer.subscribe('lamp/set');
  await home.shows('switch.lamp', 'off');
  await ask(home, 'task.retry', { id: failures[0]?.id, input: { entityId: 'switch.lamp' } });
  await home.shows('switch.lamp', 'on');
  await waitUntil('the end of the alert', () => openOf(home, 'task.failed').length === 0);
  expect(await ask(home, 'task.failures', {})).toEqual({ failures: [] });
});

it('says nothing where the person does not want to hear of it', async () => {
  const { home } = await world();
  await ask(home, 'task.save', { task: task({ muteFailure: true }) });
  await ask(home, 'task.run', { id: 'lamp' });
  await waitUntil('the failure', () => home.heard('task.run').some(({ run }) => run.result === 'failed'));
  expect(openOf(home, 'task.failed')).toEqual([]);
  expect(await ask(home, 'task.failures', {})).toMatchObject({ failures: [{ taskId: 'lamp' }] });
});

it('an automation whose action failed is an alert until it works', async () => {
  const { home } = await world();
  const command = { type: 'command', entityId: 'switch.nowhere', action: 'turn_on' } as const;
  // Imported: an entity that never was cannot be saved.
  await ask(home, 'automation.import', { json: JSON.stringify([automation({ actions: [command] })]) });
  await ask(home, 'automation.run', { id: 'auto' });
  await waitUntil('the alert', () => openOf(home, 'automation.failed').length === 1);
  expect(openOf(home, 'automation.failed')[0]?.body).toMatch(/^An action of Auto failed: .*entity\.unknown/);
  await ask(home, 'automation.save', { automation: automation({ actions: [{ type: 'delay', seconds: 0 }] }) });
  await ask(home, 'automation.run', { id: 'auto' });
  await waitUntil('the end of the alert', () => openOf(home, 'automation.failed').length === 0);
});

it('a task that ended triggers an automation, and what triggered reaches the task that it runs', async () => {
  const { home, peer } = await world();
  await peer.subscribe('said');
  await peer.subscribe('why');
  const publish = { topic: 'said', payload: '{{ trigger.payload }} at the door' };
  await ask(home, 'task.save', { task: task({ id: 'say', name: 'Say', kind: 'publish', input: publish }) });
  await ask(home, 'task.save', { task: task({}) });
  await ask(home, 'automation.save', {
    automation: automation({
      id: 'bell',
      name: 'Bell',
      triggers: [{ type: 'mqtt', topic: 'bell' }],
      actions: [{ type: 'task', taskId: 'say' }],
    }),
  });
  await ask(home, 'automation.save', {
    automation: automation({
      id: 'failed',
      name: 'Failed',
      triggers: [{ type: 'task', taskId: 'lamp', result: 'failed' }],
      actions: [{ type: 'publish', topic: 'why', payload: '{{ trigger.event }}: {{ trigger.message }}' }],
    }),
  });
  await peer.publish('bell', 'Somebody');
  await peer.hears('said', 'Somebody at the door');
  await ask(home, 'task.run', { id: 'lamp' });
  expect((await peer.hears('why')).payload).toMatch(/^Lamp on: entity\.unknown/);
});
