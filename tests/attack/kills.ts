/** The service is killed while it works: what it said that it kept is there after the next start, and alerts are told once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AedesBroker, startAedes } from '../support/aedes-broker.ts';
import { type Campaign, createChance, type Findings, Target, worstOf } from './campaign.ts';

const sensors = 30;

async function announce(broker: AedesBroker): Promise<void> {
  for (let index = 0; index < sensors; index += 1) {
    await publish(
      broker,
      `homeassistant/binary_sensor/smoke${index}/config`,
      JSON.stringify({
        name: `Smoke ${index}`,
        unique_id: `smoke${index}`,
        state_topic: `smoke/${index}`,
        device_class: 'smoke',
      }),
    );
  }
}

function publish(broker: AedesBroker, topic: string, payload: string, retain = true): Promise<void> {
  return new Promise((resolve, reject) =>
    broker.aedes.publish({ cmd: 'publish', topic, payload, qos: 0, retain, dup: false }, (error) =>
      error ? reject(error) : resolve(),
    ),
  );
}

interface Kept {
  readonly tasks: Set<string>;
  readonly names: Map<string, string>;
  /** Names that were asked for last: without an answer before the kill they may have been kept or not. */
  readonly asked: Map<string, string>;
}

/** Works until it is killed; what was acknowledged goes into `kept`. */
async function work(target: Target, kept: Kept, round: number): Promise<number> {
  let acknowledged = 0;
  for (let index = 0; target.isRunning(); index += 1) {
    const id = `kept-${round}-${index}`;
    const task = { id, name: id, kind: 'refresh', schedule: { type: 'manual' } };
    try {
      await target.client.call('task.save', { task });
      kept.tasks.add(id);
      const sensor = `binary_sensor.smoke_${index % sensors}`;
      kept.asked.set(sensor, id);
      await target.client.call('entity.rename', { id: sensor, name: id });
      kept.names.set(sensor, id);
      acknowledged += 2;
    } catch {
      // Killed, or the sensor is not known yet.
    }
    await sleep(1);
  }
  return acknowledged;
}

async function check(target: Target, kept: Kept, faults: string[]): Promise<void> {
  const { tasks } = await target.client.call<{ tasks: ReadonlyArray<{ id: string }> }>('task.list');
  const known = new Set(tasks.map(({ id }) => id));
  const lost = [...kept.tasks].filter((id) => !known.has(id));
  if (lost.length > 0) faults.push(`${lost.length} of ${kept.tasks.size} saved tasks are lost, ${lost[0]} among them`);
  const names = async () => {
    const { entities } = await target.client.call<{ entities: ReadonlyArray<{ id: string; name: string }> }>(
      'service.snapshot',
    );
    return new Map(entities.map(({ id, name }) => [id, name]));
  };
  const until = performance.now() + 10_000;
  let found = await names();
  while (found.size < sensors && performance.now() < until) {
    await sleep(50);
    found = await names();
  }
  for (const [id, name] of kept.names) {
    const possible = [name, kept.asked.get(id)].filter((each) => each !== undefined);
    const now = possible.find((each) => found.get(id)?.includes(each));
    if (now === undefined) faults.push(`${id} is named ${found.get(id)}, not ${possible.join(' or ')}`);
    // What was read after the kill is on the disk, and stays.
    else kept.names.set(id, now);
  }
  kept.asked.clear();
  // Tasks are removed again, or their number comes to its bound.
  for (const id of kept.tasks) await target.client.call('task.remove', { id });
  kept.tasks.clear();
}

export const attackWithKills: Campaign = async ({ seed, scale }): Promise<Findings> => {
  const chance = createChance(seed);
  const kills = Math.max(2, Math.round(40 * scale));
  const dataDir = await mkdtemp(join(tmpdir(), 'inglenook-kills-'));
  const broker = await startAedes();
  const faults: string[] = [];
  const targets: Target[] = [];
  const kept: Kept = { tasks: new Set(), names: new Map(), asked: new Map() };
  let acknowledged = 0;
  try {
    await announce(broker);
    for (let round = 0; round <= kills; round += 1) {
      const target = new Target(['--data-dir', dataDir, '--broker', broker.url]);
      targets.push(target);
      // Some are killed before they are ready.
      if (chance() < 0.15 && round < kills) {
        await sleep(chance() * 800);
        await target.kill();
        continue;
      }
      await target.ready;
      target.watch();
      await check(target, kept, faults);
      if (round === kills) {
        if ((await target.end()) !== 0) faults.push('the last run did not end cleanly');
        break;
      }
      const working = work(target, kept, round);
      // Alarms begin and end meanwhile.
      for (let change = 0; change < 10; change += 1) {
        await publish(broker, `smoke/${Math.floor(chance() * sensors)}`, chance() < 0.5 ? 'ON' : 'OFF');
      }
      await sleep(chance() * 400);
      await target.kill();
      acknowledged += await working;
    }
  } finally {
    for (const target of targets) if (target.isRunning()) await target.kill();
    await broker.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
  return { counts: { kills, acknowledged }, faults, ...worstOf(targets) };
};
