/** The demo home on a broker: one MQTT client that stands for all of its devices. */
import { err, ok, type Result, toError } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import type { Clock, Logger, Timers } from '../base/ports.ts';
import { createLink, type Link } from '../mqtt/connection.ts';
import { createRandom } from './chance.ts';
import { demoDevices } from './devices.ts';
import type { DemoMessage, DemoTrigger } from './model.ts';
import { Simulation } from './simulation.ts';

export type { DemoTrigger } from './model.ts';

export interface DemoHomeOptions {
  /** The broker, without a login: the built-in one. */
  readonly url: string;
  /** The home's time: delays, movements and life follow it. */
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  /** From 0 to 1; seeded when left out, so that every demo begins alike. */
  readonly random?: () => number;
}

export interface DemoHome {
  /** Announces the devices and lets them live. Resolves when they are announced, or the broker did not answer. */
  start(): Promise<Result<void>>;
  /** Devices say that they are offline. */
  stop(): Promise<void>;
  /** Lets something happen now. Does nothing before `start` and after `stop`. */
  trigger(what: DemoTrigger): void;
}

interface Command {
  readonly topic: string;
  readonly payload: string;
}

const seed = 20_260_801;
const tickMs = 1_000;
/** A command takes effect after so long. */
const latencyMs = { least: 80, most: 400 };
/** States follow configs after so long, in real time: until then whoever reads the configs has subscribed. */
const settleMs = 400;
/** States that nobody retains are said again, as real devices do: a busy machine may not have listened yet. */
const sayAgainMs = 3_000;
const startTimeoutMs = 10_000;
const birthTopic = 'homeassistant/status';

/** A simulated home of about 30 devices; nothing happens before `start`. */
export function createDemoHome(options: DemoHomeOptions): DemoHome {
  let running: RunningHome | undefined;
  return {
    start() {
      running ??= new RunningHome(options);
      return running.started;
    },
    async stop() {
      const home = running;
      running = undefined;
      await home?.stop();
    },
    trigger: (what) => running?.trigger(what),
  };
}

class RunningHome {
  readonly started: Promise<Result<void>>;
  readonly #options: DemoHomeOptions;
  readonly #simulation: Simulation;
  readonly #random: () => number;
  readonly #link: Link;
  /** What a device has yet to obey, in the order it came, and when the last of it takes effect. */
  readonly #queues = new Map<string, { readonly commands: Command[]; due: number }>();
  readonly #waiting = new Set<Dispose>();
  #announcing: Dispose | undefined;
  #startEnded: (result: Result<void>) => void = () => undefined;
  #isStopped = false;

  constructor(options: DemoHomeOptions) {
    this.#options = options;
    this.#random = options.random ?? createRandom(seed);
    this.#simulation = new Simulation(demoDevices(), this.#random, options.clock.now());
    this.#link = createLink({
      settings: {
        id: 'demo-devices',
        name: 'Devices of the demo home',
        url: options.url,
        enabled: true,
        protocolVersion: 4,
        discoveryPrefix: 'homeassistant',
      },
      password: () => Promise.resolve(undefined),
      clientId: `demo-devices-${Math.floor(options.timers.now()).toString(36)}`,
      availabilityTopic: 'demo-home/status',
      timers: options.timers,
      logger: options.logger.child('demo'),
      onMessage: (topic, payload) => this.#received(topic, Buffer.from(payload).toString()),
    });
    this.started = this.#start();
  }

  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    for (const cancel of this.#waiting) cancel();
    this.#announcing?.();
    this.#startEnded(err('service.stopped'));
    await Promise.all(this.#simulation.farewell().map((message) => this.#publish(message)));
    await this.#link.stop();
  }

  trigger(what: DemoTrigger): void {
    if (!this.#isStopped) this.#send(this.#simulation.signal({ kind: 'trigger', what }, this.#options.clock.now()));
  }

  #start(): Promise<Result<void>> {
    const { timers } = this.#options;
    const { promise, resolve } = Promise.withResolvers<Result<void>>();
    const giveUp = timers.after(startTimeoutMs, () =>
      resolve(err('broker.timeout', this.#link.record().reason ?? 'no answer')),
    );
    this.#startEnded = (result) => {
      giveUp();
      resolve(result);
    };
    for (const filter of this.#simulation.filters()) this.#link.subscribe(filter, 0);
    this.#link.subscribe(birthTopic, 0);
    this.#link.on('changed', ({ state }) => {
      if (state !== 'online' || this.#isStopped) return;
      this.#announce(() => this.#startEnded(ok(undefined)));
    });
    this.#link.start();
    this.#tickLater();
    return promise;
  }

  #announce(done: () => void = () => undefined): void {
    this.#announcing?.();
    this.#send(this.#simulation.configs());
    const { clock, timers } = this.#options;
    const sayStates = (): void => this.#send(this.#simulation.states(clock.now()));
    this.#announcing = timers.after(settleMs, () => {
      sayStates();
      done();
      this.#announcing = timers.after(sayAgainMs, sayStates);
    });
  }

  #tickLater(): void {
    this.#after(tickMs, () => {
      this.#tickLater();
      this.#send(this.#simulation.tick(this.#options.clock.now()));
    });
  }

  #received(topic: string, payload: string): void {
    if (this.#isStopped) return;
    if (topic === birthTopic) {
      if (payload === 'online') this.#announce();
      return;
    }
    for (const id of this.#simulation.addressees(topic)) this.#obeyLater(id, { topic, payload });
  }

  #obeyLater(id: string, command: Command): void {
    const { clock } = this.#options;
    const queue = this.#queues.get(id) ?? { commands: [], due: 0 };
    this.#queues.set(id, queue);
    queue.commands.push(command);
    const { least, most } = latencyMs;
    queue.due = Math.max(clock.now() + least + this.#random() * (most - least), queue.due);
    this.#after(queue.due - clock.now(), () => {
      // Timers that are due together may fire in any order: each takes the oldest command.
      const next = queue.commands.shift();
      if (next !== undefined) this.#send(this.#simulation.command(id, next.topic, next.payload, clock.now()));
    });
  }

  #after(ms: number, act: () => void): void {
    const cancel = this.#options.clock.after(ms, () => {
      this.#waiting.delete(cancel);
      try {
        act();
      } catch (error) {
        this.#options.logger.error('demo.failed', { error: toError(error) });
      }
    });
    this.#waiting.add(cancel);
  }

  #send(messages: readonly DemoMessage[]): void {
    for (const message of messages) void this.#publish(message);
  }

  async #publish({ topic, payload, retain }: DemoMessage): Promise<void> {
    const sent = await this.#link.publish({ topic, payload, qos: 0, retain });
    if (!sent.ok && !this.#isStopped) this.#options.logger.debug('demo.notPublished', { topic, ...sent.error });
  }
}
