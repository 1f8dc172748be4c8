/** One client of the built-in broker on its connection (MQTT 3.1.1, section 3). */
import type { Socket } from 'node:net';
import type { IConnectPacket, IPublishPacket, ISubscribePacket, Packet } from 'mqtt-packet';
import { brokerLimits } from '../../base/broker-limits.ts';
import { toError } from '../../base/errors.ts';
import type { Dispose } from '../../base/events.ts';
import { limits } from '../../base/limits.ts';
import type { Logger, Timers } from '../../base/ports.ts';
import type { Qos } from '../model.ts';
import { isFilter, isPublishable } from '../topics.ts';
import type { Access } from './access.ts';
import { Acknowledgements } from './acknowledgements.ts';
import type { BrokerCore, Holder } from './core.ts';
import { addressKey, type Visitor } from './door.ts';
import { Ingest } from './ingest.ts';
import { Outbox } from './outbox.ts';
import { answer, connack, pingresp, suback } from './publication.ts';
import { Replay } from './replay.ts';
import type { Session, SessionLine } from './session.ts';

/** What comes of a login. */
export type LoginAnswer = { readonly access: Access } | { readonly code: 3 | 4 };

export interface PeerOptions {
  readonly wire: Socket;
  readonly core: BrokerCore;
  readonly timers: Timers;
  readonly logger: Logger;
  /** Calls back once, at once or later. Answers how to give it up. */
  login(peer: Peer, packet: IConnectPacket, answered: (answer: LoginAnswer) => void): Dispose | undefined;
  onClosed(peer: Peer): void;
}

interface Will {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: Qos;
  readonly retain: boolean;
}

export class Peer implements Visitor, Holder, SessionLine {
  readonly address: string;
  readonly outbox: Outbox;
  readonly #options: PeerOptions;
  readonly #log: Logger;
  readonly #ingest: Ingest;
  readonly #acknowledgements: Acknowledgements;
  #phase: 'greeting' | 'login' | 'open' | 'closed' = 'greeting';
  #clientId = '';
  #access: Access | undefined;
  #session: Session | undefined;
  #will: Will | undefined;
  #replay: Replay | undefined;
  /** Of the login, then of the keep alive. */
  #deadline: Dispose | undefined;
  #login: Dispose | undefined;
  #heardMs = 0;
  #hasToldDenial = false;

  constructor(options: PeerOptions) {
    this.#options = options;
    const { wire, core, timers, logger } = options;
    this.#log = logger;
    this.address = addressKey(wire.remoteAddress);
    this.outbox = new Outbox({
      wire,
      budget: core.outboxes,
      timers,
      onRoom: () => this.#goOn(),
      onStuck: () => this.#drop('does not read'),
    });
    this.#acknowledgements = new Acknowledgements((frame) => this.outbox.send(frame));
    this.#ingest = new Ingest({
      wire,
      turns: core.turns,
      timers,
      arriving: core.arriving,
      isReady: () => this.#phase !== 'login' && this.#acknowledgements.waiting < brokerLimits.unacknowledged,
      onPacket: (packet) => this.#handle(packet),
      onBroken: (reason) => this.#drop(reason),
    });
    // Also a part of a message is a sign of life: a large one may take longer than the keep alive.
    wire.on('data', () => {
      this.#heardMs = timers.elapsed();
    });
    wire.on('error', () => this.close());
    wire.on('close', () => this.close());
    wire.on('end', () => this.close());
    this.#deadline = timers.after(brokerLimits.loginMs, () => {
      if (this.#phase === 'greeting') this.#drop('no login in time');
    });
  }

  evict(): void {
    this.#drop('too many that have not logged in');
  }

  replaced(): void {
    this.#log.info('builtinBroker.replaced', { client: this.#clientId.slice(0, 64) });
    this.close();
  }

  overflowed(): void {
    this.#drop('does not acknowledge');
  }

  /** Closes at once; its last will is sent, if it has one. */
  close(): void {
    if (this.#phase === 'closed') return;
    this.#phase = 'closed';
    this.#deadline?.();
    this.#login?.();
    this.#ingest.close();
    this.outbox.close();
    this.#acknowledgements.close();
    this.#replay?.stop();
    this.#options.wire.destroy();
    if (this.#session !== undefined) this.#options.core.release(this.#clientId, this);
    const will = this.#will;
    this.#will = undefined;
    this.#options.onClosed(this);
    if (will !== undefined) this.#options.core.publish(will.topic, will.payload, will.qos, will.retain);
  }

  #drop(reason: string): void {
    if (this.#phase === 'closed') return;
    const { dropped } = this.outbox;
    // Strangers come as often as they like; a client that logged in is worth a line.
    this.#log[this.#session === undefined ? 'debug' : 'warn']('builtinBroker.dropped', {
      client: this.#clientId.slice(0, 64),
      address: this.address,
      reason,
      ...(dropped === 0 ? {} : { dropped }),
    });
    this.close();
  }

  #handle(packet: Packet): void {
    try {
      this.#dispatch(packet);
    } catch (thrown) {
      // A fault of ours concerns one client.
      this.#log.error('builtinBroker.failed', { error: toError(thrown) });
      this.close();
    }
  }

  #dispatch(packet: Packet): void {
    const session = this.#session;
    if (session === undefined) {
      if (packet.cmd === 'connect') this.#connect(packet);
      else this.#drop('no login');
      return;
    }
    const { messageId = 0 } = packet;
    switch (packet.cmd) {
      case 'publish':
        this.#publish(packet, session);
        return;
      case 'subscribe':
        this.#subscribe(packet, session);
        return;
      case 'unsubscribe':
        for (const filter of packet.unsubscriptions) this.#options.core.unsubscribe(session, filter);
        this.outbox.send(answer('unsuback', messageId));
        return;
      case 'puback':
      case 'pubcomp':
        session.acknowledged(messageId);
        this.#replay?.goOn();
        return;
      case 'pubrec':
        session.received(messageId);
        return;
      case 'pubrel':
        session.unreleased.delete(messageId);
        this.#acknowledgements.now(answer('pubcomp', messageId));
        return;
      case 'pingreq':
        this.outbox.send(pingresp);
        return;
      case 'disconnect':
        this.#will = undefined;
        this.close();
        return;
      default:
        this.#drop(`${packet.cmd} is not for a broker`);
    }
  }

  #connect(packet: IConnectPacket): void {
    const { clientId, protocolVersion = 4, clean = true } = packet;
    const isBadId = (clientId === '' && !clean) || Buffer.byteLength(clientId) > brokerLimits.clientIdBytes;
    if (protocolVersion > 4 || isBadId) {
      this.#refuse(isBadId ? 2 : 1);
      return;
    }
    this.#phase = 'login';
    this.#login = this.#options.login(this, packet, (answered) => {
      if (this.#phase !== 'login') return;
      this.#login = undefined;
      if ('access' in answered) this.#open(packet, answered.access);
      else this.#refuse(answered.code);
    });
  }

  #open(packet: IConnectPacket, access: Access): void {
    const { core, timers } = this.#options;
    const { clean = true, keepalive = 0 } = packet;
    this.#clientId = packet.clientId === '' ? core.newClientId() : packet.clientId;
    if (!core.mayHold(this.#clientId, access.name)) {
      this.#refuse(2);
      return;
    }
    this.#access = access;
    this.#will = willOf(packet, access);
    this.#phase = 'open';
    this.#deadline?.();
    this.#deadline = undefined;
    const { session, wasKept } = core.hold(this.#clientId, access, clean, this);
    this.#session = session;
    this.#ingest.allowMessages();
    this.outbox.send(connack(0, wasKept));
    session.attach(this);
    this.#heardMs = timers.elapsed();
    if (keepalive > 0) this.#keepAlive(keepalive * 1_500);
    this.#ingest.resume();
  }

  #refuse(code: number): void {
    const { wire } = this.#options;
    for (const part of connack(code, false).parts) wire.write(part);
    // What is written goes out before the end.
    wire.end();
    wire.setTimeout(limits.endTimeoutMs, () => wire.destroy());
    this.#ingest.close();
  }

  #publish(packet: IPublishPacket, session: Session): void {
    const { topic, qos, retain, messageId = 0 } = packet;
    if (!isPublishable(topic) || topic.split('/', limits.topicLevels + 1).length > limits.topicLevels) {
      this.#drop('not a topic');
      return;
    }
    if (qos === 2 && session.unreleased.has(messageId)) {
      this.#acknowledgements.now(answer('pubrec', messageId));
      return;
    }
    if (qos === 2 && session.unreleased.size >= brokerLimits.unreleased) {
      this.#drop('releases nothing');
      return;
    }
    if (qos === 2) session.unreleased.add(messageId);
    // MQTT 3.1.1 has no way to say no but to close: it is taken, and goes nowhere (3.3.5).
    const isAllowed = this.#access?.mayPublish(topic) === true;
    if (!isAllowed) this.#denied('publish', topic);
    const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    const { core } = this.#options;
    if (qos === 0) {
      if (isAllowed) core.publish(topic, payload, 0, retain);
      return;
    }
    const acknowledge = this.#acknowledgements.later(answer(qos === 1 ? 'puback' : 'pubrec', messageId));
    const saved = (): void => {
      acknowledge();
      this.#ingest.resume();
    };
    if (!isAllowed || !core.publish(topic, payload, qos, retain, saved)) acknowledge();
  }

  #subscribe({ subscriptions, messageId = 0 }: ISubscribePacket, session: Session): void {
    const { core } = this.#options;
    const granted: number[] = [];
    const replayed = new Map<string, Qos>();
    for (const { topic, qos } of subscriptions) {
      if (!isFilter(topic)) {
        this.#drop('not a topic filter');
        return;
      }
      const isAllowed = this.#access?.maySubscribe(topic) === true;
      if (!isAllowed) this.#denied('subscribe', topic);
      const code = isAllowed ? core.subscribe(session, topic, qos) : 128;
      granted.push(code);
      if (code !== 128) replayed.set(topic, qos);
    }
    this.outbox.send(suback(messageId, granted));
    if (replayed.size === 0) return;
    this.#replay ??= new Replay(core, session);
    this.#replay.add(replayed);
  }

  #denied(what: 'publish' | 'subscribe', topic: string): void {
    if (this.#hasToldDenial) return;
    this.#hasToldDenial = true;
    this.#log.warn('builtinBroker.denied', {
      client: this.#clientId.slice(0, 64),
      login: this.#access?.name ?? '',
      what,
      topic: topic.slice(0, 256),
    });
  }

  #goOn(): void {
    this.#session?.pump();
    this.#replay?.goOn();
  }

  #keepAlive(ms: number): void {
    const { timers } = this.#options;
    const look = (): void => {
      const leftMs = this.#heardMs + ms - timers.elapsed();
      if (leftMs <= 0) this.#drop('silent');
      else this.#deadline = timers.after(Math.min(leftMs, ms), look);
    };
    this.#deadline = timers.after(ms, look);
  }
}

function willOf({ will }: IConnectPacket, access: Access): Will | undefined {
  if (will === undefined || !isPublishable(will.topic) || !access.mayPublish(will.topic)) return undefined;
  const payload = Buffer.from(will.payload);
  return { topic: will.topic, payload, qos: will.qos ?? 0, retain: will.retain === true };
}
