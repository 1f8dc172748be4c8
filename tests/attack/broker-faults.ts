/** The link to the broker breaks in every way while buttons are pressed: none is pressed twice, and all is well in the end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectAsync } from 'mqtt';
import { type AedesBroker, startAedes } from '../support/aedes-broker.ts';
import { RpcError } from '../support/headless-client.ts';
import { type Campaign, createChance, type Findings, Target, worstOf } from './campaign.ts';
import { startFaultyProxy } from './faulty-proxy.ts';

const buttons = 10;
const faultRate = 0.05;
const answerWithinMs = 30_000;
const backWithinMs = 30_000;

async function announce(broker: AedesBroker) {
  const device = await connectAsync(broker.url);
  for (let index = 0; index < buttons; index += 1) {
    const config = { name: `Button ${index}`, unique_id: `button${index}`, command_topic: `button/${index}` };
    await device.publishAsync(`homeassistant/button/${index}/config`, JSON.stringify(config), { retain: true });
  }
  const config = { name: 'Lamp', unique_id: 'lamp', state_topic: 'lamp', command_topic: 'lamp/set' };
  await device.publishAsync('homeassistant/switch/lamp/config', JSON.stringify(config), { retain: true });
  await device.publishAsync('lamp', 'OFF', { retain: true });
  return device;
}

interface Presses {
  asked: number;
  answered: number;
  refused: number;
  unanswered: number;
}

async function press(target: Target, index: number, presses: Presses): Promise<void> {
  presses.asked += 1;
  const late = sleep(answerWithinMs, 'late' as const, { ref: false });
  const call = target.client.call('entity.command', { id: `button.button_${index}`, action: 'press' });
  try {
    if ((await Promise.race([call, late])) === 'late') presses.unanswered += 1;
    else presses.answered += 1;
  } catch (error) {
    if (error instanceof RpcError) presses.refused += 1;
    else presses.unanswered += 1;
  }
}

export const attackBroker: Campaign = async ({ seed, scale }): Promise<Findings> => {
  const chance = createChance(seed);
  const lastsMs = 60_000 * scale;
  const dataDir = await mkdtemp(join(tmpdir(), 'inglenook-faults-'));
  const broker = await startAedes();
  const device = await announce(broker);
  const pressed = new Array<number>(buttons).fill(0);
  const asked = new Array<number>(buttons).fill(0);
  device.on('message', (topic, payload) => {
    const index = Number(topic.split('/')[1]);
    if (topic === 'lamp/set') device.publish('lamp', payload, { retain: true });
    else if (topic === `button/${index}` && pressed[index] !== undefined) pressed[index] += 1;
  });
  await device.subscribeAsync(['button/+', 'lamp/set'], { qos: 1 });
  const proxy = await startFaultyProxy(broker.port, chance, faultRate);
  const target = new Target(['--data-dir', dataDir, '--broker', `mqtt://127.0.0.1:${proxy.port}`]);
  const presses: Presses = { asked: 0, answered: 0, refused: 0, unanswered: 0 };
  const faults: string[] = [];
  let drops = 0;
  target.client.on(({ method, params }) => {
    const state: unknown = Object(params.broker).state;
    if (method === 'broker.changed' && state === 'waiting') drops += 1;
  });
  try {
    await target.ready;
    target.watch();
    const until = performance.now() + lastsMs;
    const calls: Promise<void>[] = [];
    while (performance.now() < until && target.isRunning()) {
      const index = Math.floor(chance() * buttons);
      asked[index] = (asked[index] ?? 0) + 1;
      calls.push(press(target, index, presses));
      await device.publishAsync('lamp', chance() < 0.5 ? 'ON' : 'OFF', { retain: true });
      await sleep(chance() * 40);
    }
    await Promise.all(calls);
    proxy.heal();
    await device.publishAsync('lamp', 'OFF', { retain: true });
    await device.publishAsync('lamp', 'ON', { retain: true });
    const lamp = async (): Promise<unknown> => {
      const { entities } = await target.client.call<{ entities: ReadonlyArray<Record<string, unknown>> }>(
        'service.snapshot',
      );
      const found = entities.find(({ id }) => id === 'switch.lamp');
      return found?.available === true ? found.state : undefined;
    };
    const backBy = performance.now() + backWithinMs;
    while ((await lamp()) !== 'on' && performance.now() < backBy) await sleep(100);
    if ((await lamp()) !== 'on') faults.push(`after the faults the lamp is ${await lamp()}, not on`);
    for (const [index, times] of pressed.entries()) {
      if (times > (asked[index] ?? 0))
        faults.push(`button ${index} was asked for ${asked[index]} times and pressed ${times}`);
    }
    if (presses.unanswered > 0) faults.push(`${presses.unanswered} presses got no answer`);
    if ((await target.end()) !== 0) faults.push('it did not end cleanly');
  } catch (error) {
    faults.push(
      `it ended: ${error instanceof Error ? error.message : String(error)} ${target.client.stderr.slice(-500)}`,
    );
  } finally {
    if (target.isRunning()) await target.kill();
    await proxy.stop();
    await device.endAsync(true);
    await broker.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
  const delivered = pressed.reduce((sum, times) => sum + times, 0);
  return { counts: { ...presses, delivered, drops, ...proxy.faults }, faults, ...worstOf([target]) };
};
