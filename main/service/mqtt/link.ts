/** A link to one broker: the machine of connection-state.ts with time, a session and the subscriptions around it. */
import { err, type Failure, type Result, toError } from '../base/errors.ts';
import { type Dispose, Emitter } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import { within } from '../base/within.ts';
import type { Broker } from '../model/brokers.ts';
import { initialState, type LinkEffect, type LinkInput, type LinkState, next } from './connection-state.ts';
import type {
  Delivery,
  Link,
  LinkEvents,
  LinkOptions,
  Opened,
  OpenSession,
  OutgoingMessage,
  Qos,
  Session,
} from './model.ts';
import { isSubscribable, Subscriptions } from './subscriptions.ts';
import { isPublishable } from './topics.ts';
import { isNearHost, parseBrokerUrl, shownUrl } from './url.ts';

const settledTimeoutMs = 2_000;

export class BrokerLink implements Link {
  readonly id: string;
  readonly #options: LinkOptions;
  readonly #open: OpenSession;
  readonly #emitter: Emitter<LinkEvents>;
  readonly #subscriptions = new Subscriptions();
  readonly #subscribing = new Set<Promise<void>>();
  #state: LinkState;
  #session: Session | undefined;
  #attempt: AbortController | undefined;
  #wait: Dispose | undefined;
  #flushing: NodeJS.Immediate | undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor(options: LinkOptions, open: OpenSession) {
    this.id = options.settings.id;
    this.#options = options;
    this.#open = open;
    const address = parseBrokerUrl(options.settings.url);
    this.#state = initialState(options.timers.now(), address.ok && isNearHost(address.value.host));
    this.#emitter = new Emitter((error, event) =>
      options.logger.error('mqtt.listenerFailed', { event, error: toError(error) }),
    );
  }

  get epoch(): number {
    return this.#state.epoch;
  }

  record(): Broker {
    const { settings } = this.#options;
    const { phase, reason, sinceMs } = this.#state;
    return {
      id: this.id,
      name: settings.name,
      url: shownUrl(settings.url),
      state: phase,
      ...(reason === undefined ? {} : { reason: textOf(reason) }),
      since: new Date(sinceMs).toISOString(),
    };
  }

  on<K extends keyof LinkEvents>(name: K, listener: (event: LinkEvents[K]) => void): Dispose {
    return this.#emitter.on(name, listener);
  }

  start(): void {
    this.#feed({ type: 'start' });
  }

  async stop(): Promise<void> {
    this.#feed({ type: 'stop' });
    await this.#ended;
  }

  reconnect(): void {
    this.#feed({ type: 'reconnect' });
  }

  suspend(): void {
    this.#feed({ type: 'suspend' });
  }

  resume(): void {
    this.#feed({ type: 'resume' });
  }

  watched(watched: boolean): void {
    if (watched !== this.#state.watched) this.#feed({ type: 'watched', watched });
  }

  networkUp(): void {
    this.#feed({ type: 'network-up' });
  }

  subscribe(filter: string, qos: Qos): Dispose {
    if (!isSubscribable(filter)) {
      // Later, as when the broker refuses it: the caller may not have its disposer yet.
      queueMicrotask(() => this.#fail(filter));
      return () => undefined;
    }
    this.#subscriptions.add(filter, qos);
    this.#flushSoon();
    let isActive = true;
    return () => {
      if (!isActive) return;
      isActive = false;
      this.#subscriptions.remove(filter, qos);
      this.#flushSoon();
    };
  }

  refresh(filters: readonly string[]): void {
    this.#subscriptions.refresh(filters);
    this.#flushSoon();
  }

  async settled(): Promise<void> {
    this.#flush();
    if (this.#session === undefined || this.#subscribing.size === 0) return;
    const answered = Promise.all(this.#subscribing).then(() => undefined);
    await within(this.#options.timers, settledTimeoutMs, answered, undefined);
  }

  async publish(message: OutgoingMessage): Promise<Result<Delivery>> {
    if (!isPublishable(message.topic) || message.topic.split('/', limits.topicLevels + 1).length > limits.topicLevels) {
      return err('command.invalid', 'topic');
    }
    if (this.#session === undefined) return err('broker.offline');
    return this.#session.publish(message);
  }

  #feed(input: LinkInput): void {
    const { timers, random = Math.random } = this.#options;
    const before = this.#state;
    const { state, effects } = next(before, input, timers.now(), random());
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    if (state.phase === before.phase && state.reason === before.reason && state.sinceMs === before.sinceMs) return;
    this.#log(before);
    this.#emitter.emit('changed', this.record());
  }

  #perform(effect: LinkEffect): void {
    switch (effect.type) {
      case 'connect':
        this.#drop();
        void this.#connect();
        return;
      case 'wait':
        this.#drop();
        this.#wait = this.#options.timers.after(effect.untilMs - this.#options.timers.now(), () =>
          this.#feed({ type: 'waited' }),
        );
        return;
      case 'close':
        this.#drop();
        return;
      case 'end':
        this.#ended = this.#farewell();
        return;
      case 'probe':
        void this.#probe();
        return;
    }
  }

  async #connect(): Promise<void> {
    const attempt = new AbortController();
    this.#attempt = attempt;
    const { promise: aborted, resolve: abort } = Promise.withResolvers<Opened>();
    attempt.signal.addEventListener('abort', () => abort(tooLate), { once: true });
    const cancel = this.#options.timers.after(limits.connectTimeoutMs, () => attempt.abort());
    // A connection may end in the moment between its opening and our turn.
    let session: Session | undefined;
    let early: LinkInput | undefined;
    const opening = this.#open(
      {
        ...this.#options,
        onClosed: (failure, ending) => {
          const closed: LinkInput = { type: 'closed', failure, ending };
          if (session === undefined) early = closed;
          else if (session === this.#session) this.#feed(closed);
        },
      },
      attempt.signal,
    ).catch((thrown): Opened => {
      this.#options.logger.error('mqtt.connectFailed', { broker: this.id, error: toError(thrown) });
      return { ok: false, failure: { code: 'internal' }, final: false };
    });
    let opened = await Promise.race([opening, aborted]);
    cancel();
    if (attempt.signal.aborted) {
      // It may have come up in the same moment.
      void opening.then((late) => late.ok && late.session.drop());
      opened = tooLate;
    }
    if (this.#attempt !== attempt) return;
    this.#attempt = undefined;
    if (!opened.ok) {
      this.#feed({ type: 'failed', failure: opened.failure, final: opened.final });
      return;
    }
    session = opened.session;
    this.#session = session;
    this.#subscriptions.restart();
    this.#feed({ type: 'connected' });
    if (early !== undefined && session === this.#session) this.#feed(early);
    // First: Mosquitto reads one packet per turn and client, and what is published before it reads the filters is missed.
    this.#flush();
    void this.#say('online', session);
    void this.#greet();
  }

  #drop(): void {
    this.#wait?.();
    this.#wait = undefined;
    const attempt = this.#attempt;
    this.#attempt = undefined;
    attempt?.abort();
    const session = this.#session;
    this.#session = undefined;
    session?.drop();
    this.#subscribing.clear();
    if (this.#flushing !== undefined) clearImmediate(this.#flushing);
    this.#flushing = undefined;
  }

  async #farewell(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    this.#drop();
    if (session === undefined) return;
    await within(
      this.#options.timers,
      limits.endTimeoutMs,
      this.#say('offline', session).then(() => session.end()),
      undefined,
    );
    session.drop();
  }

  async #say(text: 'online' | 'offline', session: Session): Promise<void> {
    const { availabilityTopic } = this.#options;
    if (availabilityTopic === undefined) return;
    const message = { topic: availabilityTopic, payload: text, qos: 1, retain: true } as const;
    const said = await session.publish(message);
    if (!said.ok) this.#options.logger.debug('mqtt.availabilityNotSaid', { broker: this.id, text, ...said.error });
  }

  /** Asks for a first sign of life, which makes the connection a good one. */
  async #greet(): Promise<void> {
    const session = this.#session;
    await session?.probe();
    if (session !== undefined && session === this.#session) this.#feed({ type: 'answered' });
  }

  async #probe(): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    const isAlive = await this.proven();
    if (!isAlive && session === this.#session) this.#feed({ type: 'probe-failed' });
  }

  async proven(): Promise<boolean> {
    const session = this.#session;
    if (session === undefined) return false;
    const answered = session.probe().then(() => true);
    const isAlive = await within(this.#options.timers, limits.probeTimeoutMs, answered, false);
    return isAlive && session === this.#session;
  }

  #flushSoon(): void {
    if (this.#session !== undefined) this.#flushing ??= setImmediate(() => this.#flush());
  }

  #flush(): void {
    if (this.#flushing !== undefined) clearImmediate(this.#flushing);
    this.#flushing = undefined;
    const session = this.#session;
    if (session === undefined || !this.#subscriptions.isPending) return;
    const { unsubscribe, subscribe } = this.#subscriptions.take(session.filterBytes);
    for (const filters of unsubscribe) session.unsubscribe(filters);
    for (const { filters, qos } of subscribe) {
      const answered = session.subscribe(filters, qos).then((refused) => {
        this.#subscribing.delete(answered);
        for (const filter of refused) this.#fail(filter);
      });
      this.#subscribing.add(answered);
    }
  }

  #fail(filter: string): void {
    this.#options.logger.warn('mqtt.subscribeRefused', { broker: this.id, filter });
    this.#emitter.emit('failed', { filter });
  }

  #log(before: LinkState): void {
    const { phase, reason, failures } = this.#state;
    const fields = { broker: this.id, from: before.phase, ...reason };
    if (phase === 'online' || phase === 'stopped') this.#options.logger.info(`mqtt.${phase}`, fields);
    else if (phase === 'refused' || (phase === 'waiting' && failures <= 1)) {
      this.#options.logger.warn(`mqtt.${phase}`, fields);
    } else this.#options.logger.debug(`mqtt.${phase}`, fields);
  }
}

const tooLate: Opened = { ok: false, failure: { code: 'broker.timeout', detail: 'no answer in time' }, final: false };

function textOf({ code, detail }: Failure): string {
  return detail === undefined ? code : `${code}: ${detail}`;
}
