/** One broker: its connection, its router, and the dialects that listen on it. */
import type { Result } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Clock, Timers } from '../base/ports.ts';
import type { Dialect, Question } from '../discovery/dialect.ts';
import type { EntityBinding } from '../entities/binding.ts';
import type { LiveEntity } from '../entities/live-entity.ts';
import type { RegistryBroker } from '../entities/registry.ts';
import type { Broker } from '../model/brokers.ts';
import { createLink, type Link, type LinkOptions } from '../mqtt/connection.ts';
import { IncomingMessage } from '../mqtt/message.ts';
import type { Delivery } from '../mqtt/model.ts';
import type { Binding } from '../mqtt/route.ts';
import { Router } from '../mqtt/router.ts';
import { KeptTopics, keptSeconds, type MessageListener } from './kept-topics.ts';
import { ReplayCheck } from './replay-check.ts';
import { SharedTopics } from './shared-topics.ts';

export interface UnitCounters {
  received: number;
  dropped: number;
  published: number;
}

export interface UnitOptions extends Omit<LinkOptions, 'onMessage' | 'onOversized'> {
  readonly clock: Clock;
  /** The connection's record changed. `wasOnline` tells whether devices came or went with it. */
  changed(unit: BrokerUnit, record: Broker, wasOnline: boolean): void;
}

export type { MessageListener } from './kept-topics.ts';

class ListenerBinding implements Binding {
  readonly #listener: MessageListener;
  constructor(listener: MessageListener) {
    this.#listener = listener;
  }
  deliver(message: IncomingMessage): void {
    this.#listener(message);
  }
}

export class BrokerUnit implements RegistryBroker {
  readonly id: string;
  readonly settings: LinkOptions['settings'];
  readonly counters: UnitCounters = { received: 0, dropped: 0, published: 0 };
  readonly #clock: Clock;
  readonly #link: Link;
  readonly #router = new Router();
  readonly #shared: SharedTopics;
  readonly #subscriptions = new Map<string, Dispose>();
  readonly #dialects: Dialect[] = [];
  readonly #replay: ReplayCheck;
  /** Absent where nothing is to be kept, and in this process, which has no other end. */
  readonly #kept: KeptTopics | undefined;
  readonly #timers: Timers;
  /** The connection that is known to be settled; none after a sleep. */
  #settledEpoch: number | undefined = undefined;
  #wakes = 0;
  #settling: Promise<boolean> | undefined = undefined;
  #retainedSeen = 0;
  #online = false;

  constructor(options: UnitOptions) {
    this.id = options.settings.id;
    this.settings = options.settings;
    this.#clock = options.clock;
    this.#timers = options.timers;
    this.#link = createLink({
      ...options,
      onMessage: (topic, payload, retained) => this.#received(topic, payload, retained),
      isExpected: (topic, bytes) => bytes <= limits.bridgePayloadBytes && this.#takesLarge(topic),
      onOversized: () => {
        this.counters.received += 1;
        this.counters.dropped += 1;
      },
    });
    this.#shared = new SharedTopics({
      router: this.#router,
      timers: options.timers,
      epoch: () => this.epoch,
      now: () => this.#clock.now(),
      ask: (filter) => this.#link.refresh([filter]),
    });
    const { keepSeconds = keptSeconds } = options.settings;
    const { availabilityTopic: _said, ...link } = options;
    this.#kept =
      keepSeconds > 0 && options.open === undefined
        ? new KeptTopics({ link, seconds: keepSeconds, now: options.clock.now, unit: this })
        : undefined;
    this.#replay = new ReplayCheck(options.timers, () =>
      this.#link.refresh(this.#dialects.flatMap((dialect) => [...dialect.filters()])),
    );
    this.#link.on('changed', (record) => {
      const wasOnline = this.#online;
      this.#online = record.state === 'online';
      if (wasOnline !== this.#online) this.#replay.restart();
      if (!wasOnline && this.#online) for (const dialect of this.#dialects) dialect.online?.();
      if (wasOnline && !this.#online) for (const dialect of this.#dialects) dialect.offline?.();
      options.changed(this, record, wasOnline);
      this.#kept?.unitChanged(!wasOnline);
    });
  }

  get online(): boolean {
    return this.#online;
  }

  get epoch(): number {
    return this.#link.epoch;
  }

  get topics(): number {
    return this.#router.size;
  }

  get link(): Link {
    return this.#link;
  }

  record(): Broker {
    return this.#link.record();
  }

  start(): void {
    this.#link.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.#link.stop(), this.#kept?.stop()]);
  }

  /** `before` and `after` are told of each message that the dialect handles. */
  addDialect(dialect: Dialect, before?: MessageListener, after?: MessageListener): void {
    this.#dialects.push(dialect);
    for (const filter of dialect.filters()) {
      this.listen(filter, (message) => {
        if (message.retained) this.#replay.saw();
        before?.(message);
        dialect.handle(message);
        after?.(message);
      });
    }
  }

  /** Listens on a topic filter, for automations, dialects and previews. */
  listen(filter: string, listener: MessageListener, qos: 0 | 1 | 2 = 0): Dispose {
    const binding = new ListenerBinding(listener);
    this.#bind(filter, qos, binding);
    let active = true;
    return () => {
      if (!active) return;
      active = false;
      this.#unbind(filter, binding);
    };
  }

  /** Listens on a topic; what comes while the machine sleeps or the app is off is heard afterwards. */
  listenKept(topic: string, listener: MessageListener): Dispose {
    return this.#kept?.listen(topic, listener) ?? this.listen(topic, listener);
  }

  bind(filter: string, qos: 0 | 1 | 2, binding: EntityBinding): void {
    this.#bind(filter, qos, binding);
  }

  unbind(filter: string, binding: EntityBinding): void {
    this.#unbind(filter, binding);
  }

  /** The machine woke up: nothing is known of the connection until the broker has answered. */
  resume(): void {
    this.#wakes += 1;
    this.#settledEpoch = undefined;
    this.#link.resume();
    this.#kept?.resume();
  }

  suspend(): void {
    this.#link.suspend();
    this.#kept?.suspend();
  }

  networkUp(): void {
    this.#link.networkUp();
    this.#kept?.networkUp();
  }

  /** The broker has answered since the connection began or the machine woke up, and has told what it keeps. */
  get isSettled(): boolean {
    return this.#online && this.#settledEpoch === this.epoch;
  }

  /** Waits until it is settled; false where the broker is away, which may last. */
  settle(): Promise<boolean> {
    this.#settling ??= this.#settle().finally(() => {
      this.#settling = undefined;
    });
    return this.#settling;
  }

  async #settle(): Promise<boolean> {
    while (!this.isSettled) {
      const { state } = this.record();
      if (state === 'connecting') {
        await this.#nextChange();
        continue;
      }
      if (state !== 'online') return false;
      const [epoch, wakes] = [this.epoch, this.#wakes];
      const isProven = await this.#link.proven();
      await this.#link.settled();
      await this.#quiet();
      if (isProven && epoch === this.epoch && wakes === this.#wakes && this.#online) this.#settledEpoch = epoch;
    }
    return true;
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.#link.on('changed', () => {
        stop();
        resolve();
      });
    });
  }

  /** Until no retained message has come for a while. */
  async #quiet(): Promise<void> {
    for (;;) {
      const before = this.#retainedSeen;
      await new Promise<void>((resolve) => this.#timers.after(limits.replayQuietMs, resolve));
      if (this.#retainedSeen === before) return;
    }
  }

  settled(): Promise<void> {
    return this.#link.settled();
  }

  async publish(message: Parameters<Link['publish']>[0]): Promise<Result<Delivery>> {
    this.counters.published += 1;
    return this.#link.publish(message);
  }

  /** Has the retained messages of these entities sent again; the number of topics asked for. */
  replay(entities: Iterable<LiveEntity>): number {
    const filters = new Set<string>();
    for (const entity of entities) {
      for (const binding of entity.bindings) {
        binding.expectReplay();
        filters.add(binding.filter);
      }
    }
    if (filters.size > 0) this.#link.refresh([...filters]);
    return filters.size;
  }

  /** What the dialects would ask now. */
  refreshQuestions(): Question[] {
    return this.#dialects.flatMap((dialect) => dialect.questions?.(this.#isFresh()) ?? []);
  }

  /** Has the dialects ask devices that have been silent for a while; how many they ask. */
  refreshDialects(): number {
    const isFresh = this.#isFresh();
    return this.#dialects.reduce((sum, dialect) => sum + (dialect.refresh?.(isFresh) ?? 0), 0);
  }

  #isFresh(): (topic: string) => boolean {
    const since = this.#clock.now() - limits.stateFreshMs;
    return (topic) => (this.lastOf(topic)?.at ?? 0) >= since;
  }

  /** The last payload of a filter that somebody reads. */
  lastOf(
    filter: string,
  ): { readonly text: string | undefined; readonly at: number; readonly saidAt: number } | undefined {
    const route = this.#router.get(filter);
    if (route === undefined || route.lastAt === 0) return undefined;
    return { text: route.lastText, at: route.lastAt, saidAt: route.saidAt };
  }

  #received(topic: string, payload: Uint8Array, retained: boolean): void {
    this.counters.received += 1;
    if (retained) this.#retainedSeen += 1;
    if (payload.length > limits.imagePayloadBytes && !this.#takesLarge(topic)) {
      this.counters.dropped += 1;
      return;
    }
    this.#router.route(new IncomingMessage(topic, payload, retained, this.#clock.now()));
  }

  #takesLarge(topic: string): boolean {
    return this.#dialects.some((dialect) => dialect.takesLarge?.(topic) ?? false);
  }

  #bind(filter: string, qos: 0 | 1 | 2, binding: Binding): void {
    const { isNew } = this.#router.add(filter, binding);
    if (isNew) this.#subscriptions.set(filter, this.#link.subscribe(filter, qos));
    // Whoever reads a topic that is subscribed already still wants its retained message.
    else this.#shared.joined(filter, binding);
  }

  #unbind(filter: string, binding: Binding): void {
    if (!this.#router.remove(filter, binding) && !this.#shared.left(filter, binding)) return;
    this.#subscriptions.get(filter)?.();
    this.#subscriptions.delete(filter);
  }
}
