/**
 * What the broker keeps of one client: its subscriptions and its messages of QoS 1 and 2 (MQTT 3.1.1, 3.1.2.4 and 4.3).
 * A session that is not clean outlives the connection, within bounds of count, bytes and age; not the broker.
 */
import { brokerLimits } from '../../base/broker-limits.ts';
import type { Qos } from '../model.ts';
import type { Outbox } from './outbox.ts';
import { answer, type Publication } from './publication.ts';
import type { QueueBudget } from './queue-budget.ts';
import type { Subscriber } from './subscribers.ts';

interface Sent {
  readonly message: Publication;
  readonly qos: 1 | 2;
  /** The client has it (PUBREC), and has not said that it forgot its number (PUBCOMP). */
  isReceived: boolean;
}

interface Waiting {
  readonly message: Publication;
  readonly qos: 1 | 2;
}

/** The connection that a session is on. */
export interface SessionLine {
  readonly outbox: Outbox;
  /** More waits for it than may. */
  overflowed(): void;
}

export class Session implements Subscriber {
  readonly clientId: string;
  /** Name of the login it belongs to: nobody else can take it over. */
  readonly owner: string;
  readonly isClean: boolean;
  readonly subscriptions = new Map<string, Qos>();
  /** Packet identifiers of QoS 2 messages from the client that it has not released. */
  readonly unreleased = new Set<number>();
  readonly #budget: QueueBudget;
  readonly #sent = new Map<number, Sent>();
  #waiting: Waiting[] = [];
  #head = 0;
  #bytes = 0;
  #nextId = 0;
  #line: SessionLine | undefined;
  #lost = 0;
  #isClosed = false;
  subscriptionBytes = 0;
  wildcards = 0;
  /** When its client went away, in milliseconds of `Timers.elapsed`. */
  awaySince = 0;

  constructor(clientId: string, owner: string, isClean: boolean, budget: QueueBudget) {
    this.clientId = clientId;
    this.owner = owner;
    this.isClean = isClean;
    this.#budget = budget;
  }

  get isConnected(): boolean {
    return this.#line !== undefined;
  }

  /** What waits for its client, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Messages that were given up because too much waited. */
  get lost(): number {
    return this.#lost;
  }

  /** Whether retained messages may follow that need not go out now. */
  get hasRoom(): boolean {
    return this.#line?.outbox.hasRoom === true && this.#head === this.#waiting.length;
  }

  /** Puts it on a connection; what was sent and not acknowledged is sent again, in its order (4.4). */
  attach(line: SessionLine): void {
    this.#line = line;
    for (const [messageId, { message, qos, isReceived }] of this.#sent) {
      line.outbox.send(isReceived ? answer('pubrel', messageId) : message.frameFor(qos, messageId, true));
    }
    this.pump();
  }

  detach(nowMs: number): void {
    this.#line = undefined;
    this.awaySince = nowMs;
  }

  /** Nothing of it is needed any more, and nothing is delivered to it. */
  close(): void {
    this.#isClosed = true;
    this.#line = undefined;
    this.#budget.count(-this.#bytes);
    this.#bytes = 0;
    this.#waiting = [];
    this.#head = 0;
    this.#sent.clear();
    this.unreleased.clear();
  }

  deliver(message: Publication, granted: Qos): void {
    const qos = message.qos < granted ? message.qos : granted;
    if (qos === 0) {
      this.#line?.outbox.send(message.frame());
      return;
    }
    if (this.#isClosed) return;
    const { bytes } = message;
    while (!this.#budget.mayHold(this.#bytes, bytes)) {
      if (this.#line !== undefined) {
        this.#line.overflowed();
        if (this.isClean) return;
      }
      // For a client that is away the newest counts.
      if (!this.#forgetOldest()) return;
    }
    this.#count(bytes);
    this.#waiting.push({ message, qos });
    this.pump();
  }

  /** Sends what may be sent now. */
  pump(): void {
    while (this.#head < this.#waiting.length && this.#sent.size < brokerLimits.inflight) {
      const line = this.#line;
      if (line === undefined || !line.outbox.hasRoom) break;
      const { message, qos } = this.#waiting[this.#head] as Waiting;
      this.#head += 1;
      const messageId = this.#newId();
      this.#sent.set(messageId, { message, qos, isReceived: false });
      line.outbox.send(message.frameFor(qos, messageId, false));
    }
    if (this.#head === this.#waiting.length || this.#head > 1_024) {
      this.#waiting = this.#waiting.slice(this.#head);
      this.#head = 0;
    }
  }

  /** PUBACK or PUBCOMP. */
  acknowledged(messageId: number): void {
    const sent = this.#sent.get(messageId);
    if (sent === undefined) return;
    this.#sent.delete(messageId);
    this.#count(-sent.message.bytes);
    this.pump();
  }

  /** PUBREC; answered by PUBREL, also where the message is not known any more. */
  received(messageId: number): void {
    const sent = this.#sent.get(messageId);
    if (sent !== undefined) sent.isReceived = true;
    this.#line?.outbox.send(answer('pubrel', messageId));
  }

  #forgetOldest(): boolean {
    const waiting = this.#waiting[this.#head];
    const [first] = this.#sent;
    if (waiting !== undefined) {
      this.#head += 1;
      this.#count(-waiting.message.bytes);
    } else if (first !== undefined) {
      this.#sent.delete(first[0]);
      this.#count(-first[1].message.bytes);
    } else return false;
    this.#lost += 1;
    return true;
  }

  #newId(): number {
    do {
      this.#nextId = this.#nextId >= 65_535 ? 1 : this.#nextId + 1;
    } while (this.#sent.has(this.#nextId));
    return this.#nextId;
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    this.#budget.count(bytes);
  }
}
