/**
 * Asks for the stored message of a topic that many entities share, such as the status of a bridge, once for all of them.
 * Asking the broker for each newcomer would send it to all the others again: with thousands of entities, that is most of
 * what a start costs.
 */
import type { Dispose } from '../base/events.ts';
import type { Timers } from '../base/ports.ts';
import { IncomingMessage } from '../mqtt/message.ts';
import type { Binding } from '../mqtt/route.ts';
import type { Router } from '../mqtt/router.ts';

/** From so many readers on. */
const manyReaders = 32;
/** So long an answer is awaited before the broker is asked again. */
const answerMs = 500;

/** Reads along: what the broker has stored is known until a live message may have replaced it. */
class Keeper implements Binding {
  readonly #epoch: () => number;
  #message: IncomingMessage | undefined;
  #heardIn = 0;
  /** Until when an answer of the broker is awaited, and whether somebody came meanwhile. */
  waiting: Dispose | undefined;
  isWanted = false;

  constructor(epoch: () => number) {
    this.#epoch = epoch;
  }

  deliver({ topic, bytes, retained }: IncomingMessage): void {
    // The bytes lie in a larger buffer that is not to be kept.
    this.#message = retained ? new IncomingMessage(topic, Buffer.from(bytes), true) : undefined;
    this.#heardIn = this.#epoch();
    this.isWanted = false;
  }

  /** What the broker told in this connection. */
  get message(): IncomingMessage | undefined {
    return this.#heardIn === this.#epoch() ? this.#message : undefined;
  }
}

export interface SharedTopicsOptions {
  readonly router: Router;
  readonly timers: Timers;
  /** The connection of now. */
  epoch(): number;
  /** Milliseconds since the epoch by the home's clock. */
  now(): number;
  /** Has the broker send what it has stored of a topic. */
  ask(filter: string): void;
}

export class SharedTopics {
  readonly #options: SharedTopicsOptions;
  readonly #keepers = new Map<string, Keeper>();
  /** Who is to be told what, in a turn of its own: whoever binds is not done yet. */
  readonly #untold = new Map<Binding, IncomingMessage>();

  constructor(options: SharedTopicsOptions) {
    this.#options = options;
  }

  /** Somebody reads a topic that others read already, and wants to know what the broker has stored. */
  joined(filter: string, binding: Binding): void {
    const { router, epoch, ask } = this.#options;
    const known = this.#keepers.get(filter);
    if (known === undefined && (router.get(filter)?.readers ?? 0) < manyReaders) {
      ask(filter);
      return;
    }
    const keeper = known ?? new Keeper(epoch);
    if (known === undefined) {
      this.#keepers.set(filter, keeper);
      router.add(filter, keeper);
    }
    const { message } = keeper;
    if (message?.topic === filter) this.#tellSoon(binding, message);
    // The answer reaches all who are there when it comes.
    else if (keeper.waiting !== undefined) keeper.isWanted = true;
    else this.#ask(filter, keeper);
  }

  /** A reader went; true when nobody but the keeper was left, and it has gone too. */
  left(filter: string, binding: Binding): boolean {
    this.#untold.delete(binding);
    const keeper = this.#keepers.get(filter);
    const { router } = this.#options;
    if (keeper === undefined || router.get(filter)?.readers !== 1) return false;
    keeper.waiting?.();
    this.#keepers.delete(filter);
    return router.remove(filter, keeper);
  }

  #ask(filter: string, keeper: Keeper): void {
    keeper.isWanted = false;
    keeper.waiting = this.#options.timers.after(answerMs, () => {
      keeper.waiting = undefined;
      // A broker drops what a client does not take in time.
      if (keeper.isWanted) this.#ask(filter, keeper);
    });
    this.#options.ask(filter);
  }

  #tellSoon(binding: Binding, message: IncomingMessage): void {
    if (this.#untold.size === 0) setImmediate(() => this.#tell());
    this.#untold.set(binding, message);
  }

  #tell(): void {
    const untold = [...this.#untold];
    this.#untold.clear();
    // One message for all of them: it is parsed once.
    const coming = new Map<IncomingMessage, IncomingMessage>();
    for (const [binding, kept] of untold) {
      const message = coming.get(kept) ?? new IncomingMessage(kept.topic, kept.bytes, true, this.#options.now());
      coming.set(kept, message);
      binding.deliver(message);
    }
  }
}
