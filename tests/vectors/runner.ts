/** Runs conformance vectors against the headless service: a real broker between, one process for all vectors. */
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Aedes, type PublishPacket } from 'aedes';
import type { Device, Entity } from '../../preload/contract.ts';
import { HeadlessClient, type Notification, RpcError } from '../support/headless-client.ts';
import { compareEntity, comparePublishes, type Expectation, type ExpectedPublish, same, type SeenPublish } from './compare.ts';

interface Step {
  /** `encoding: "base64"`: the payload is bytes, such as a picture. */
  readonly pub?: { readonly topic: string; readonly payload: unknown; readonly retain: boolean; readonly encoding?: 'base64' };
  readonly advance?: number;
  readonly expect?: Readonly<Record<string, Expectation>>;
  readonly command?: { readonly entity: string; readonly action: string; readonly params?: object };
  readonly expect_publish?: readonly ExpectedPublish[];
  readonly expect_removed?: readonly string[];
  readonly expect_events?: readonly object[];
  readonly expect_same_device?: readonly string[];
  readonly expect_distinct_devices?: readonly string[];
}

export interface Vector {
  readonly id: string;
  readonly file: string;
  readonly component: string;
  readonly steps: readonly Step[];
}

export interface Failure {
  readonly vector: Vector;
  readonly step: number;
  readonly reason: string;
}

/** Reads `*.jsonl` files, or all of them in a folder. */
export async function readVectors(paths: readonly string[]): Promise<Vector[]> {
  const vectors: Vector[] = [];
  for (const path of paths) {
    const isFolder = (await stat(path)).isDirectory();
    const files = isFolder ? (await readdir(path)).filter((name) => name.endsWith('.jsonl')).map((name) => join(path, name)) : [path];
    for (const file of files.sort()) {
      for (const line of (await readFile(file, 'utf8')).split('\n')) {
        if (line.trim() !== '') vectors.push(parseVector(line, file));
      }
    }
  }
  return vectors;
}

/** What the type library does not know yet: the source text of a number, and values that are printed as written. */
const rawJson = JSON as typeof JSON & { rawJSON(text: string): unknown };

/** Numbers of payloads are published as they are written: `20.0` must not become `20`. */
function parseVector(line: string, file: string): Vector {
  const vector = JSON.parse(line) as Omit<Vector, 'file'>;
  const asWritten = (_key: string, value: unknown, context: { source?: string }): unknown =>
    typeof value === 'number' && context.source !== undefined ? rawJson.rawJSON(context.source) : value;
  const written = JSON.parse(line, asWritten as (key: string, value: unknown) => unknown) as Vector;
  const steps = vector.steps.map((step, index) =>
    step.pub === undefined ? step : { ...step, pub: { ...step.pub, payload: written.steps[index]?.pub?.payload } },
  );
  return { ...vector, steps, file };
}

const barrierPrefix = 'inglenook-vectors';
/** A busy machine takes its time to start a process. */
const startTimeoutMs = 60_000;
const expectTimeoutMs = 3_000;
const expectPauseMs = 25;

/** Asking a Shelly what it is and how it is goes on in the background of any command. */
function isQuestion({ topic, payload }: PublishPacket): boolean {
  const text = payload.toString();
  const isOfFirst = topic.startsWith('shellies/') && (text === 'announce' || text === 'update');
  return isOfFirst || (topic.endsWith('/rpc') && text.includes('"method":"Shelly.Get')) || text === 'status_update';
}

export class VectorRunner {
  readonly #broker: Aedes;
  readonly #server: Server;
  readonly #client: HeadlessClient;
  readonly #dataDir: string;
  readonly #retained = new Set<string>();
  #published: SeenPublish[] = [];
  #events: object[] = [];
  #barrier = 0;

  static async start(): Promise<VectorRunner> {
    const broker = await Aedes.createBroker();
    const server = createServer({ noDelay: true }, broker.handle);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const dataDir = await mkdtemp(join(tmpdir(), 'inglenook-vectors-'));
    const url = `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = new HeadlessClient(['--broker', url, '--data-dir', dataDir, '--virtual-clock', '2026-01-01T00:00:00Z']);
    const runner = new VectorRunner(broker, server, client, dataDir);
    const isOnline = ({ broker: record }: Readonly<Record<string, unknown>>) => (record as { state: string }).state === 'online';
    await client.wait('broker.changed', isOnline, startTimeoutMs);
    await runner.#settle();
    return runner;
  }

  private constructor(broker: Aedes, server: Server, client: HeadlessClient, dataDir: string) {
    this.#broker = broker;
    this.#server = server;
    this.#client = client;
    this.#dataDir = dataDir;
    broker.on('publish', (packet: PublishPacket, source) => {
      // What the runner itself publishes has no client.
      if (source === null || packet.topic.startsWith('inglenook') || isQuestion(packet)) return;
      this.#published.push({ topic: packet.topic, payload: packet.payload.toString(), qos: packet.qos, retain: packet.retain });
    });
    client.on((notification) => this.#notified(notification));
  }

  async stop(): Promise<void> {
    await this.#client.end();
    await new Promise<void>((resolve) => this.#broker.close(() => resolve()));
    this.#server.close();
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  /** Runs one vector on an empty home; the failure names the step and the difference. */
  async run(vector: Vector): Promise<Failure | undefined> {
    try {
      for (const [index, step] of vector.steps.entries()) {
        const reason = await this.#step(step);
        if (reason !== undefined) return { vector, step: index, reason };
      }
      return undefined;
    } finally {
      await this.#clear();
    }
  }

  async #step(step: Step): Promise<string | undefined> {
    if (step.pub !== undefined) {
      const { topic, payload, retain, encoding } = step.pub;
      this.#events = [];
      const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
      await this.#publish(topic, encoding === undefined ? text : Buffer.from(text, encoding), retain);
      await this.#settle();
    }
    if (step.advance !== undefined) await this.#client.call('clock.advance', { seconds: step.advance });
    if (step.command !== undefined) return this.#command(step.command, step.expect_publish ?? []);
    if (step.expect_events !== undefined) {
      return same(step.expect_events, this.#events) ? undefined : `events ${JSON.stringify(this.#events)}`;
    }
    // A dialect that collects what a device says of itself takes a moment of real time until it announces it.
    const deadline = performance.now() + expectTimeoutMs;
    for (;;) {
      const reason = await this.#compare(step);
      if (reason === undefined || performance.now() > deadline) return reason;
      await setTimeout(expectPauseMs);
    }
  }

  async #compare(step: Step): Promise<string | undefined> {
    const { entities, devices } = await this.#client.call<{ entities: Entity[]; devices: Device[] }>('service.snapshot');
    const find = (key: string): Entity | undefined =>
      entities.find((each) => `${each.platform}.${each.uniqueId ?? each.objectId}` === key);
    for (const [key, expected] of Object.entries(step.expect ?? {})) {
      const reason = compareEntity(expected, find(key), devices);
      if (reason !== undefined) return `${key} ${reason}`;
      const picture = await this.#comparePicture(expected, find(key));
      if (picture !== undefined) return `${key} ${picture}`;
    }
    for (const key of step.expect_removed ?? []) if (find(key) !== undefined) return `${key} exists`;
    const sharing = step.expect_same_device?.map((key) => find(key)?.deviceId);
    if (sharing?.some((id) => id === undefined || id !== sharing[0])) return `devices differ: ${sharing}`;
    const distinct = step.expect_distinct_devices?.map((key) => find(key)?.deviceId ?? key);
    if (distinct !== undefined && new Set(distinct).size !== distinct.length) return `devices are shared: ${distinct}`;
    return undefined;
  }

  /** What a camera or an image shows, as a data URL. */
  async #comparePicture({ picture }: Expectation, entity: Entity | undefined): Promise<string | undefined> {
    if (picture === undefined || entity === undefined) return undefined;
    const { dataUrl } = await this.#client.call<{ dataUrl: string | null }>('entity.picture', { id: entity.id });
    return dataUrl === picture ? undefined : `picture is ${dataUrl}`;
  }

  async #command(command: NonNullable<Step['command']>, expected: readonly ExpectedPublish[]): Promise<string | undefined> {
    const { entities } = await this.#client.call<{ entities: Entity[] }>('service.snapshot');
    const entity = entities.find((each) => `${each.platform}.${each.uniqueId ?? each.objectId}` === command.entity);
    if (entity === undefined) return `${command.entity} does not exist`;
    this.#published = [];
    try {
      await this.#client.call('entity.command', { id: entity.id, action: command.action, params: command.params ?? {} });
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      if (expected.length > 0) return `${command.action} was refused: ${error.message}`;
    }
    await this.#settle();
    return comparePublishes(expected, this.#published);
  }

  async #publish(topic: string, payload: string | Buffer, retain: boolean): Promise<void> {
    if (retain) this.#retained.add(topic);
    await new Promise<void>((resolve, reject) => {
      const packet = { cmd: 'publish' as const, topic, payload, qos: 0 as const, retain, dup: false };
      this.#broker.publish(packet, (error) => (error ? reject(error) : resolve()));
    });
  }

  /**
   * Waits until the service has dealt with all that was published: new entities show that discovery and subscriptions
   * are through, an event that the retained messages are, and a command that what was published has arrived here.
   */
  async #settle(): Promise<void> {
    this.#barrier += 1;
    const name = `${barrierPrefix}-${this.#barrier}`;
    const topic = `inglenook-barrier/${this.#barrier}`;
    // An event is told at once, while further changes of one entity are merged for a moment.
    const event = { state_topic: topic, event_types: ['through'], default_entity_id: `event.${name}` };
    const command = { command_topic: `${topic}/set`, default_entity_id: `switch.${name}` };
    const announced = this.#client.wait('entity.changed', (params) => {
      const { platform, objectId } = params.entity as Entity;
      return platform === 'switch' && objectId === name;
    });
    await this.#publish(`homeassistant/event/${name}/config`, JSON.stringify(event), false);
    await this.#publish(`homeassistant/switch/${name}/config`, JSON.stringify(command), false);
    const { entity } = (await announced) as unknown as { entity: Entity };
    const through = this.#client.wait('entity.event', ({ type }) => type === 'through');
    await this.#publish(topic, '{"event_type":"through"}', false);
    await through;
    const arrived = this.#heard(`${topic}/set`);
    await this.#client.call('entity.command', { id: entity.id, action: 'turn_off' });
    await arrived;
    const removed = this.#client.wait('entity.removed', ({ id }) => id === entity.id);
    await this.#publish(`homeassistant/event/${name}/config`, '', false);
    await this.#publish(`homeassistant/switch/${name}/config`, '', false);
    await removed;
  }

  /** Resolves when the service has published on a topic. */
  #heard(topic: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = globalThis.setTimeout(() => reject(new Error(`nothing came on ${topic}`)), 5_000);
      const listener = (packet: PublishPacket): void => {
        if (packet.topic !== topic) return;
        clearTimeout(timer);
        this.#broker.removeListener('publish', listener);
        resolve();
      };
      this.#broker.on('publish', listener);
    });
  }

  async #clear(): Promise<void> {
    const topics = [...this.#retained];
    this.#retained.clear();
    for (const topic of topics) await this.#publish(topic, '', true);
    await this.#settle();
    this.#retained.clear();
  }

  #notified({ method, params }: Notification): void {
    if (method === 'device.trigger') this.#events.push({ kind: 'device_trigger', type: params.type, subtype: params.subtype });
    if (method === 'tag.scanned') this.#events.push({ kind: 'tag', tag_id: params.tagId });
  }
}
