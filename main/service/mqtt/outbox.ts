/**
 * What one connection is to send: in order, no more at once than the broker takes, each message with a deadline.
 *
 * It says what is known. An error means that the broker does not have the message: it was never written, or the broker
 * refused it. What was written and is not acknowledged is `unconfirmed`: it is not sent again, for our sessions begin
 * clean, and within a connection MQTT forbids it (5: 4.4).
 */
import { err, type Failure, ok, type Result } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Timers } from '../base/ports.ts';
import type { Delivery, OutgoingMessage } from './model.ts';
import { SendWindow, type WindowEntry } from './send-window.ts';

export interface OutboxOptions {
  readonly timers: Timers;
  /** How many messages of QoS 1 and 2 may be unanswered at once. */
  readonly inFlight: number;
  /** How many of them of QoS 2. */
  readonly exactlyOnce: number;
  /** Writes it; `answered` is called once, with QoS 0 when it is written. */
  send(message: OutgoingMessage, answered: (result: Result<Delivery>) => void): void;
  /** Nothing can be sent any more: the broker has not answered for long. */
  onStuck(): void;
}

interface Entry extends WindowEntry {
  readonly message: OutgoingMessage;
  readonly settle: (result: Result<Delivery>) => void;
  /** The caller has its answer; with a message in flight the broker's may still be to come. */
  isTold: boolean;
  cancelTimer: Dispose | undefined;
}

const noAnswer: Failure = { code: 'broker.timeout', detail: 'it did not acknowledge the message' };
/** Why nothing more will be known of a message. */
export const cutOff: Failure = { code: 'broker.timeout', detail: 'the connection ended before the acknowledgement' };

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #window: SendWindow<Entry>;
  /** QoS 0 that the network has not taken yet. */
  readonly #writing = new Set<Entry>();
  #isClosed = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#window = new SendWindow(options.inFlight, options.exactlyOnce);
  }

  /** Errors: broker.offline and command.timeout (it was not sent), request.tooMany, and what `send` answers. */
  publish(message: OutgoingMessage): Promise<Result<Delivery>> {
    if (this.#isClosed) return Promise.resolve(err('broker.offline'));
    const { promise, resolve } = Promise.withResolvers<Result<Delivery>>();
    const entry: Entry = {
      message,
      topic: message.topic,
      qos: message.qos,
      bytes: message.payload.length + message.topic.length,
      settle: resolve,
      isTold: false,
      cancelTimer: undefined,
    };
    const verdict = this.#window.offer(entry, this.#options.timers.now());
    if (verdict === 'full') return Promise.resolve(err('request.tooMany', 'too many messages wait for the broker'));
    if (verdict === 'send') this.#send(entry);
    if (!entry.isTold) {
      entry.cancelTimer = this.#options.timers.after(limits.publishTimeoutMs, () => this.#late(entry));
    }
    return promise;
  }

  /** The connection is over: what waited was not sent, of what was sent nothing more will be known. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const entry of this.#window.waiting) this.#tell(entry, err('broker.offline', 'the connection ended'));
    for (const entry of [...this.#window.inFlight, ...this.#writing]) this.#tell(entry, ok({ unconfirmed: cutOff }));
  }

  #send(entry: Entry): void {
    if (entry.qos === 0) this.#writing.add(entry);
    this.#options.send(entry.message, (result) => {
      this.#writing.delete(entry);
      this.#tell(entry, result);
      this.#sendAll(this.#window.answered(entry, this.#options.timers.now()));
    });
  }

  #sendAll(entries: readonly Entry[]): void {
    if (this.#isClosed) return;
    for (const entry of entries) this.#send(entry);
  }

  #late(entry: Entry): void {
    const now = this.#options.timers.now();
    const released = this.#window.withdraw(entry, now);
    if (released === undefined) {
      this.#tell(entry, ok({ unconfirmed: noAnswer }));
      return;
    }
    this.#tell(entry, err('command.timeout', 'not sent: the broker has not acknowledged earlier messages'));
    this.#sendAll(released);
    // Places of acknowledgements that were lost come back with a new connection only.
    if (now - (this.#window.oldestMs ?? now) >= limits.unansweredMs) this.#options.onStuck();
  }

  #tell(entry: Entry, result: Result<Delivery>): void {
    if (entry.isTold) return;
    entry.isTold = true;
    entry.cancelTimer?.();
    entry.settle(result);
  }
}
