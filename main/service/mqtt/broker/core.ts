/** The built-in broker without the network: sessions, subscriptions, retained messages, and who gets what. */
import { randomUUID } from 'node:crypto';
import { brokerLimits } from '../../base/broker-limits.ts';
import type { Logger, Timers } from '../../base/ports.ts';
import { Slices } from '../../base/slices.ts';
import type { Qos } from '../model.ts';
import { isWildcard } from '../topics.ts';
import type { Access } from './access.ts';
import { Publication } from './publication.ts';
import { QueueBudget } from './queue-budget.ts';
import { RetainedMessages } from './retained.ts';
import type { RetainedStore } from './retained-store.ts';
import { Session } from './session.ts';
import { type Subscriber, Subscribers } from './subscribers.ts';

export interface CoreOptions {
  readonly store: RetainedStore;
  readonly timers: Timers;
  readonly logger: Logger;
}

/** A client that is connected under its client id. */
export interface Holder {
  /** Another client took the id over (3.1.4-2). */
  replaced(): void;
}

export class BrokerCore {
  /** What all clients together send, and what is replayed to them. */
  readonly turns = new Slices(brokerLimits.sliceMs);
  readonly retained: RetainedMessages;
  /** What waits in outboxes, and what waits in sessions. */
  readonly outboxes = new QueueBudget({
    each: brokerLimits.queueBytes,
    total: brokerLimits.queuesBytes,
    small: brokerLimits.smallQueueBytes,
  });
  readonly #waiting = new QueueBudget({
    each: brokerLimits.sessionBytes,
    total: brokerLimits.sessionsBytes,
    small: brokerLimits.smallQueueBytes,
  });
  /** Messages that are not whole yet. */
  readonly arriving = new QueueBudget({
    each: Number.POSITIVE_INFINITY,
    total: brokerLimits.arrivingBytes,
    small: brokerLimits.controlBytes,
  });
  readonly #options: CoreOptions;
  readonly #subscribers = new Subscribers();
  /** In the order in which they were last connected. */
  readonly #sessions = new Map<string, Session>();
  #subscriptions = 0;
  #subscriptionBytes = 0;
  readonly #holders = new Map<string, { readonly holder: Holder; readonly owner: string }>();

  constructor(options: CoreOptions) {
    this.#options = options;
    this.retained = new RetainedMessages(options.logger);
  }

  /** Reads what was retained. */
  async restore(): Promise<void> {
    await this.#options.store.open(({ topic, payload, qos }) => this.retained.set(topic, payload, qos));
  }

  close(): void {
    this.turns.close();
    this.#sessions.clear();
    this.#holders.clear();
  }

  /**
   * Delivers a message and keeps it if it is to be retained. True when `onSaved` will be called, once that is on the disk;
   * false when there is nothing to wait for.
   */
  publish(topic: string, payload: Buffer, qos: Qos, retain: boolean, onSaved?: () => void): boolean {
    if (retain) this.#keep(topic, payload, qos);
    const targets = this.#subscribers.of(topic);
    if (targets.length > 0) {
      const message = new Publication(topic, payload, qos, false);
      for (let index = 0; index < targets.length; index += 1) {
        const target = targets[index];
        target?.subscriber.deliver(message, target.granted);
      }
    }
    return retain && onSaved !== undefined && this.#options.store.whenSaved(topic, onSaved);
  }

  /** A client id for one that brought none. */
  newClientId(): string {
    return `inglenook-guest-${randomUUID()}`;
  }

  /** Whether this login may use the client id: not while it is another's. */
  mayHold(clientId: string, owner: string): boolean {
    const known = this.#holders.get(clientId)?.owner ?? this.#sessions.get(clientId)?.owner;
    return known === undefined || known === owner;
  }

  /** Gives a client its session: the one from before, unless it wants a clean one. */
  hold(clientId: string, access: Access, isClean: boolean, holder: Holder): { session: Session; wasKept: boolean } {
    this.#expire();
    this.#holders.get(clientId)?.holder.replaced();
    this.#holders.set(clientId, { holder, owner: access.name });
    const before = this.#sessions.get(clientId);
    this.#sessions.delete(clientId);
    const isKept = before !== undefined && !isClean && !before.isClean;
    if (before !== undefined && !isKept) this.#end(before);
    const session = isKept ? before : new Session(clientId, access.name, isClean, this.#waiting);
    this.#sessions.set(clientId, session);
    return { session, wasKept: isKept };
  }

  /** The client is gone. Does nothing when another has its id by now. */
  release(clientId: string, holder: Holder): void {
    if (this.#holders.get(clientId)?.holder !== holder) return;
    this.#holders.delete(clientId);
    const session = this.#sessions.get(clientId);
    if (session === undefined) return;
    if (session.isClean) {
      this.#sessions.delete(clientId);
      this.#end(session);
      return;
    }
    session.detach(this.#options.timers.elapsed());
    this.#sessions.delete(clientId);
    this.#sessions.set(clientId, session);
    this.#expire();
  }

  /** The QoS that is granted, or 128 where the session has too many subscriptions. */
  subscribe(session: Session, filter: string, qos: Qos): number {
    if (!session.subscriptions.has(filter)) {
      const bytes = Buffer.byteLength(filter);
      const isWild = isWildcard(filter);
      if (!this.#maySubscribe(session, bytes, isWild)) {
        this.#options.logger.warn('builtinBroker.tooManySubscriptions', { client: session.clientId.slice(0, 64) });
        return 128;
      }
      this.#countSubscription(session, bytes, isWild, 1);
    }
    session.subscriptions.set(filter, qos);
    this.listen(filter, session, qos);
    return qos;
  }

  unsubscribe(session: Session, filter: string): void {
    if (!session.subscriptions.delete(filter)) return;
    this.#countSubscription(session, Buffer.byteLength(filter), isWildcard(filter), -1);
    this.forget(filter, session);
  }

  /** A subscription without bounds, for this process. */
  listen(filter: string, subscriber: Subscriber, qos: Qos): void {
    this.#subscribers.add(filter, subscriber, qos);
  }

  forget(filter: string, subscriber: Subscriber): void {
    this.#subscribers.remove(filter, subscriber);
  }

  #maySubscribe(session: Session, bytes: number, isWild: boolean): boolean {
    if (isWild && session.wildcards >= brokerLimits.wildcards) return false;
    if (isWild && this.#subscribers.wildcardLevels >= brokerLimits.wildcardLevels) return false;
    return (
      session.subscriptions.size < brokerLimits.subscriptions &&
      session.subscriptionBytes + bytes <= brokerLimits.subscriptionBytes &&
      this.#subscriptions < brokerLimits.allSubscriptions &&
      this.#subscriptionBytes + bytes <= brokerLimits.allSubscriptionBytes
    );
  }

  #countSubscription(session: Session, bytes: number, isWild: boolean, change: 1 | -1): void {
    session.subscriptionBytes += change * bytes;
    if (isWild) session.wildcards += change;
    this.#subscriptions += change;
    this.#subscriptionBytes += change * bytes;
  }

  #keep(topic: string, payload: Buffer, qos: Qos): void {
    const outcome = this.retained.set(topic, payload, qos);
    if (outcome === 'same') return;
    // What is not kept must not come back from the disk either.
    this.#options.store.put({ topic, payload: outcome === 'full' ? Buffer.alloc(0) : Buffer.from(payload), qos });
  }

  #end(session: Session): void {
    session.close();
    const filters = session.subscriptions.keys();
    this.turns.later(() => {
      // Thousands of them take their time.
      do {
        const { value, done } = filters.next();
        if (done) return false;
        this.unsubscribe(session, value);
      } while (this.turns.hasTime());
      return true;
    });
  }

  /** Sessions of clients that are away go by their age, and, of too many, the oldest. */
  #expire(): void {
    const oldestMs = this.#options.timers.elapsed() - brokerLimits.sessionMs;
    let away = 0;
    for (const session of this.#sessions.values()) if (!session.isConnected) away += 1;
    for (const [clientId, session] of this.#sessions) {
      if (session.isConnected) continue;
      if (session.awaySince >= oldestMs && away <= brokerLimits.sessions) continue;
      away -= 1;
      this.#sessions.delete(clientId);
      this.#end(session);
      this.#options.logger.info('builtinBroker.sessionForgotten', { client: clientId.slice(0, 64) });
    }
  }
}
