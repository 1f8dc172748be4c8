/**
 * Lives through random schedules of kills, sleeps, link cuts and set clocks, on a virtual clock and real processes, and
 * counts: no due run is lost or doubled, none is called done without a message that arrived at the broker, and none fails
 * because its device was not known yet. Tasks publish and command; so do automations at each start and each resume.
 * Usage: node tests/long/random-schedules.ts [schedules] [seed]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Trace } from '../../main/service/model/automations.ts';
import type { Task, TaskRun } from '../../main/service/model/tasks.ts';
import { type AedesBroker, startAedes } from '../support/aedes-broker.ts';
import { HeadlessClient } from '../support/headless-client.ts';
import { listenOnFreePort } from '../support/ports.ts';
import { createRandom } from '../support/year-simulation.ts';

const minute = 60;
const start = Date.UTC(2026, 2, 1, 12);
const publish = (id: string, input: object) => ({
  kind: 'publish',
  input: { topic: topicOf(id), payload: id, ...input },
});
const tasks = [
  { id: 'all', cron: '*/5 * * * *', missed: 'all', ...publish('all', { qos: 1, unconfirmed: 'retry' }) },
  { id: 'once', cron: '*/7 * * * *', missed: 'once', ...publish('once', { qos: 1, unconfirmed: 'retry' }) },
  { id: 'exact', cron: '*/11 * * * *', missed: 'all', ...publish('exact', { qos: 2 }) },
  { id: 'lamp', cron: '*/13 * * * *', missed: 'all', ...turnOn('lamp') },
] as const;
const events = ['service-start', 'resume'] as const;
/** Devices that do as they are told, and say so; each is commanded by one task or automation. */
const devices = ['lamp', 'start', 'resume'] as const;

function topicOf(id: string): string {
  return `long/${id}`;
}

function turnOn(device: (typeof devices)[number]) {
  return { kind: 'command', input: { entityId: `switch.${device}`, action: 'turn_on', unconfirmed: 'retry' } };
}

/** The way to the broker: it can be cut with a word, or die without one; then nobody gets through until it is mended. */
class Link {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  port = 0;
  isUp = true;

  constructor(target: number) {
    this.#server = createServer((client) => {
      if (!this.isUp) {
        client.destroy();
        return;
      }
      const broker = connect(target, '127.0.0.1');
      for (const [from, to] of [
        [client, broker],
        [broker, client],
      ] as const) {
        this.#sockets.add(from);
        from.pipe(to);
        from.on('error', () => undefined);
        from.once('close', () => {
          this.#sockets.delete(from);
          to.destroy();
        });
      }
    });
  }

  async open(): Promise<void> {
    this.port = await listenOnFreePort(this.#server);
  }

  cut(): void {
    this.isUp = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** What is on its way is held up, and nobody is told. */
  freeze(): void {
    this.isUp = false;
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  mend(): void {
    this.isUp = true;
    // What froze stays dead.
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

interface Sums {
  schedules: number;
  kills: number;
  sleeps: number;
  cuts: number;
  clockSteps: number;
  due: number;
  runs: number;
  failed: number;
  /** Automations that finished. */
  automations: number;
  arrivals: number;
  lost: number;
  doubled: number;
  claimed: number;
  /** Runs that failed because the device that they name was not there yet. */
  unknown: number;
}

class World {
  readonly #random: () => number;
  readonly #broker: AedesBroker;
  readonly #link: Link;
  readonly #folder: string;
  readonly #sums: Sums;
  readonly arrivals = new Map<string, number>();
  #client: HeadlessClient | undefined;
  /** The wall, in milliseconds since the epoch. */
  #now = start;
  /** The latest that the wall has shown. */
  #reached = start;

  constructor(random: () => number, broker: AedesBroker, link: Link, folder: string, sums: Sums) {
    this.#random = random;
    this.#broker = broker;
    this.#link = link;
    this.#folder = folder;
    this.#sums = sums;
    const { aedes } = this.#broker;
    aedes.on('publish', ({ topic, payload }, from) => {
      if (from === null || !topic.startsWith('long/')) return;
      this.arrivals.set(topic, (this.arrivals.get(topic) ?? 0) + 1);
      if (topic.endsWith('/set')) this.#say(topic.slice(0, -'/set'.length), payload);
    });
    for (const name of devices) {
      const state = topicOf(name);
      const config = {
        name,
        unique_id: name,
        object_id: name,
        command_topic: `${state}/set`,
        state_topic: state,
        qos: 1,
      };
      this.#say(`homeassistant/switch/${name}/config`, JSON.stringify(config));
      this.#say(state, 'OFF');
    }
  }

  #say(topic: string, payload: string | Buffer): void {
    this.#broker.aedes.publish({ cmd: 'publish', topic, payload, qos: 0, retain: true, dup: false }, () => undefined);
  }

  #between(least: number, most: number): number {
    return Math.round(least + this.#random() * (most - least));
  }

  get #running(): HeadlessClient {
    if (this.#client === undefined) throw new Error('nothing runs');
    return this.#client;
  }

  async begin(): Promise<void> {
    const clock = new Date(this.#now).toISOString();
    const url = `mqtt://127.0.0.1:${this.#link.port}`;
    const args = ['--broker', url, '--data-dir', this.#folder, '--virtual-clock', clock, '--log-level', 'error'];
    this.#client = new HeadlessClient(args);
    await this.#client.wait('service.ready', undefined, 60_000);
  }

  async define(): Promise<void> {
    await this.#running.call('settings.update', { patch: { brokerWaitSeconds: 3 } });
    // An automation is not taken for a device that nobody knows.
    for (let known = 0; known < devices.length; ) {
      known = (await this.#running.call<{ entities: unknown[] }>('service.snapshot')).entities.length;
      await sleep(20);
    }
    for (const { id, cron, missed, kind, input } of tasks) {
      await this.#running.call('task.save', {
        task: {
          id,
          name: id,
          kind,
          input,
          schedule: { type: 'cron', cron, timeZone: 'UTC' },
          missed,
          catchUpAtMost: 1_000,
          maxAttempts: 20,
          backoff: { kind: 'linear', firstSeconds: 20, maxSeconds: 120, jitter: 0 },
        },
      });
    }
    for (const type of events) {
      const entityId = type === 'resume' ? 'switch.resume' : 'switch.start';
      await this.#running.call('automation.save', {
        automation: {
          id: type,
          name: type,
          triggers: [{ type }],
          actions: [
            { type: 'command', entityId, action: 'turn_on', unconfirmed: 'failed' },
            { type: 'publish', topic: topicOf(type), payload: type, unconfirmed: 'failed' },
          ],
          mode: 'queued',
        },
      });
    }
  }

  async advance(seconds: number): Promise<void> {
    await this.#running.call('clock.advance', { seconds });
    this.#now += seconds * 1_000;
    this.#reached = Math.max(this.#reached, this.#now);
  }

  async #kill(): Promise<void> {
    this.#sums.kills += 1;
    this.#running.process.kill('SIGKILL');
    await this.#running.exited;
    // The machine may be off for a while.
    this.#now += this.#between(0, 25 * minute) * 1_000;
    this.#reached = Math.max(this.#reached, this.#now);
    await this.begin();
  }

  async #sleep(): Promise<void> {
    this.#sums.sleeps += 1;
    await this.#running.call('power.suspend');
    if (this.#random() < 0.5) this.#link.freeze();
    await this.advance(this.#between(minute, 60 * minute));
    this.#link.mend();
    await this.#running.call('power.resume');
  }

  async #cut(): Promise<void> {
    this.#sums.cuts += 1;
    if (this.#random() < 0.5) this.#link.cut();
    else this.#link.freeze();
    await this.advance(this.#between(10, 4 * minute));
    this.#link.mend();
  }

  async #step(): Promise<void> {
    this.#sums.clockSteps += 1;
    const seconds = this.#between(-90, 90);
    await this.#running.call('clock.step', { seconds });
    this.#now += seconds * 1_000;
    this.#reached = Math.max(this.#reached, this.#now);
  }

  async event(): Promise<void> {
    const dice = this.#random();
    if (dice < 0.15) await this.#kill();
    else if (dice < 0.4) await this.#sleep();
    else if (dice < 0.6) await this.#cut();
    else if (dice < 0.7) await this.#step();
    else await this.advance(this.#between(10, 12 * minute));
    // A kill in the middle of work is the one that matters.
    if (this.#random() < 0.3) await sleep(this.#random() * 20);
  }

  /** Everything works again, and all that waits has its time: on the virtual clock, and for the link on the real one. */
  async settle(): Promise<void> {
    this.#link.mend();
    const waiting = async (): Promise<readonly Task[]> => {
      const { tasks: all } = await this.#running.call<{ tasks: Task[] }>('task.list');
      // What is caught up is spread out: between two of them a task is scheduled, for a moment from now.
      const isAtRest = ({ state, nextRun = '' }: Task): boolean =>
        state === 'scheduled' && Date.parse(nextRun) > this.#now + 2_000;
      return all.filter((each) => tasks.some(({ id }) => id === each.id) && !isAtRest(each));
    };
    const until = performance.now() + 120_000;
    for (let round = 0; ; round++) {
      await this.advance(30);
      const left = await waiting();
      if (round > 2 && left.length === 0) return;
      if (performance.now() > until) throw new Error(`never settles: ${JSON.stringify(left)}`);
      await sleep(50);
    }
  }

  async count(): Promise<string[]> {
    const faults: string[] = [];
    const say = (kind: 'lost' | 'doubled' | 'claimed' | 'unknown', count: number, text: string): void => {
      this.#sums[kind] += count;
      faults.push(`${kind} ${count}: ${text}`);
    };
    for (const { id, cron, missed } of tasks) {
      const { runs } = await this.#running.call<{ runs: TaskRun[] }>('task.runs', { taskId: id, limit: 5_000 });
      const step = Number(/\d+/.exec(cron)?.[0]) * minute * 1_000;
      const final = new Map<string, number>();
      for (const { dueAt, result } of runs) {
        if (result === 'done' || result === 'failed') final.set(dueAt, (final.get(dueAt) ?? 0) + 1);
      }
      const done = runs.filter(({ result }) => result === 'done');
      const sure = done.filter(({ output }) => !JSON.stringify(output ?? {}).includes('unconfirmed'));
      const arrived = this.arrivals.get(id === 'lamp' ? 'long/lamp/set' : topicOf(id)) ?? 0;
      this.#sums.runs += done.length;
      const failed = runs.filter(({ result }) => result === 'failed');
      this.#sums.failed += failed.length;
      const unknown = failed.filter(({ message }) => message?.includes('entity.unknown') === true);
      if (unknown.length > 0) say('unknown', unknown.length, `${id}: ${unknown[0]?.message}`);
      this.#sums.arrivals += arrived;
      for (const [dueAt, count] of final) if (count > 1) say('doubled', count - 1, `${id} due ${dueAt}`);
      if (arrived < sure.length)
        say('claimed', sure.length - arrived, `${id}: ${sure.length} done, ${arrived} arrived`);
      if (arrived > runs.length) say('doubled', arrived - runs.length, `${id}: ${arrived} of ${runs.length} attempts`);
      if (missed !== 'all') continue;
      for (
        let due = nextAfter(start, cron, step);
        due <= this.#reached - 2 * minute * 1_000;
        due = nextAfter(due, cron, step)
      ) {
        this.#sums.due += 1;
        const dueAt = new Date(due).toISOString();
        if (final.has(dueAt)) continue;
        const seen = runs
          .filter((run) => run.dueAt === dueAt)
          .map(({ result, stopReason, message }) => ({ result, stopReason, message }));
        say('lost', 1, `${id} due ${dueAt}: ${JSON.stringify(seen)}`);
      }
    }
    for (const id of events) {
      const { traces } = await this.#running.call<{ traces: Trace[] }>('automation.traces', { id });
      const finished = traces.filter(({ result }) => result === 'finished').length;
      this.#sums.automations += finished;
      for (const topic of [topicOf(id), id === 'resume' ? 'long/resume/set' : 'long/start/set']) {
        const arrived = this.arrivals.get(topic) ?? 0;
        if (arrived < finished)
          say('claimed', finished - arrived, `${topic}: ${finished} finished, ${arrived} arrived`);
      }
      const unknown = traces.filter(({ steps }) =>
        steps.some(({ detail }) => detail?.includes('entity.unknown') === true),
      );
      if (unknown.length > 0) say('unknown', unknown.length, `${id}: ${JSON.stringify(unknown[0]?.steps)}`);
    }
    return faults;
  }

  async end(): Promise<void> {
    await this.#client?.end();
  }
}

/** The next whole minute of an hour that a star-slash cron names. */
function nextAfter(after: number, cron: string, step: number): number {
  const every = step / 60_000;
  for (let at = Math.floor(after / 60_000) * 60_000 + 60_000; ; at += 60_000) {
    if (new Date(at).getUTCMinutes() % every === 0) return at;
    if (at > after + 3_600_000) throw new Error(`no time of ${cron}`);
  }
}

async function schedule(seed: number, events: number, sums: Sums): Promise<string[]> {
  const broker = await startAedes();
  const link = new Link(broker.port);
  await link.open();
  const folder = await mkdtemp(join(tmpdir(), 'inglenook-schedule-'));
  const world = new World(createRandom(seed), broker, link, folder, sums);
  try {
    await world.begin();
    await world.define();
    for (let index = 0; index < events; index++) await world.event();
    await world.settle();
    return await world.count();
  } finally {
    await world.end();
    await link.close();
    await broker.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function main(): Promise<void> {
  const schedules = Number(process.argv[2] ?? 1_000);
  const seed = Number(process.argv[3] ?? 1);
  const sums: Sums = {
    schedules: 0,
    kills: 0,
    sleeps: 0,
    cuts: 0,
    clockSteps: 0,
    due: 0,
    runs: 0,
    failed: 0,
    automations: 0,
    arrivals: 0,
    lost: 0,
    doubled: 0,
    claimed: 0,
    unknown: 0,
  };
  for (let index = 0; index < schedules; index++) {
    const faults = await schedule(seed + index, 8, sums);
    sums.schedules += 1;
    for (const fault of faults) console.log(`seed ${seed + index}: ${fault}`);
    if (sums.schedules % 10 === 0) console.log(JSON.stringify(sums));
  }
  console.log(JSON.stringify(sums));
  const wrong = sums.lost + sums.doubled + sums.claimed + sums.unknown;
  const kinds = 'lost, doubled, claimed or begun before their device was known';
  console.log(wrong === 0 ? `no due run ${kinds}` : `${wrong} runs ${kinds}`);
  process.exitCode = wrong === 0 ? 0 : 1;
}

await main();
