/**
 * Topics whose messages the broker keeps while the machine sleeps or the app is off: a second small client with a session that
 * lasts (build/decisions/kept-messages.md). Where it cannot be had, the unit's own connection listens.
 */
import type { Dispose } from '../base/events.ts';
import { createLink, type Link, type LinkOptions } from '../mqtt/connection.ts';
import { IncomingMessage } from '../mqtt/message.ts';

export type MessageListener = (message: IncomingMessage) => void;

/** Where a broker's settings say nothing. */
export const keptSeconds = 86_400;
/** So long the client may be away while the unit is connected, before the unit listens for it. */
const standInMs = 10_000;
/** What was heard in its place, and may come once more. */
const mostHeard = 500;

export interface KeptTopicsOptions {
  readonly link: Omit<LinkOptions, 'onMessage' | 'onOversized' | 'availabilityTopic' | 'keepSeconds'>;
  readonly seconds: number;
  now(): number;
  /** The unit itself: it is asked whether it is online, and listens where the client cannot. */
  readonly unit: { readonly online: boolean; listen(topic: string, listener: MessageListener): Dispose };
}

export class KeptTopics {
  readonly #options: KeptTopicsOptions;
  readonly #listeners = new Map<string, Set<MessageListener>>();
  readonly #subscriptions = new Map<string, Dispose>();
  readonly #standIns = new Map<string, Dispose>();
  #heard: string[] = [];
  #link: Link | undefined;
  #waiting: Dispose | undefined;

  constructor(options: KeptTopicsOptions) {
    this.#options = options;
  }

  /** Hears the messages of a topic, also those that came while nobody listened. */
  listen(topic: string, listener: MessageListener): Dispose {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    if (this.#link !== undefined && !this.#subscriptions.has(topic)) this.#subscribe(topic, this.#link);
    if (this.#standIns.size > 0) this.#standIn();
    this.unitChanged();
    return () => {
      if (!listeners.delete(listener) || listeners.size > 0) return;
      this.#listeners.delete(topic);
      for (const held of [this.#subscriptions, this.#standIns]) {
        held.get(topic)?.();
        held.delete(topic);
      }
    };
  }

  /** The unit came or went: the client begins after it, so that it slows no start down. */
  unitChanged(isNew = false): void {
    if (!this.#options.unit.online || this.#listeners.size === 0) return;
    if (this.#link === undefined) this.#begin();
    // What was refused waits for a person, who may have changed the password for both.
    else if (isNew && this.#link.record().state === 'refused') this.#link.reconnect();
    this.#watch();
  }

  suspend(): void {
    this.#link?.suspend();
  }

  resume(): void {
    this.#link?.resume();
  }

  networkUp(): void {
    this.#link?.networkUp();
  }

  async stop(): Promise<void> {
    this.#waiting?.();
    this.#waiting = undefined;
    this.#stopStandIn();
    const link = this.#link;
    this.#link = undefined;
    this.#subscriptions.clear();
    await link?.stop();
  }

  #begin(): void {
    const { link: options, seconds } = this.#options;
    const link = createLink({
      ...options,
      clientId: `${options.clientId}-kept`,
      keepSeconds: seconds,
      onMessage: (topic, payload, retained) => this.#received(topic, payload, retained),
    });
    this.#link = link;
    link.on('changed', () => this.#watch());
    for (const topic of this.#listeners.keys()) this.#subscribe(topic, link);
    link.start();
  }

  #subscribe(topic: string, link: Link): void {
    this.#subscriptions.set(topic, link.subscribe(topic, 1));
  }

  /** While the client is away and the unit is not, the unit listens: after a while, or at once where it is refused. */
  #watch(): void {
    const state = this.#link?.record().state;
    if (state === undefined) return;
    if (state === 'online') {
      this.#waiting?.();
      this.#waiting = undefined;
      this.#stopStandIn();
    } else if (state === 'refused') this.#standIn();
    else {
      this.#waiting ??= this.#options.link.timers.after(standInMs, () => {
        this.#waiting = undefined;
        if (this.#options.unit.online && this.#link?.record().state !== 'online') this.#standIn();
      });
    }
  }

  #standIn(): void {
    for (const topic of this.#listeners.keys()) {
      if (this.#standIns.has(topic)) continue;
      const stop = this.#options.unit.listen(topic, (message) => {
        if (!message.retained) this.#heard = [...this.#heard, keyOf(message)].slice(-mostHeard);
        this.#tell(message);
      });
      this.#standIns.set(topic, stop);
    }
  }

  #stopStandIn(): void {
    for (const stop of this.#standIns.values()) stop();
    this.#standIns.clear();
  }

  #received(topic: string, payload: Uint8Array, retained: boolean): void {
    const message = new IncomingMessage(topic, payload, retained, this.#options.now());
    // The broker kept it for the client while the unit heard it.
    const at = this.#heard.length === 0 ? -1 : this.#heard.indexOf(keyOf(message));
    if (at >= 0) this.#heard = this.#heard.toSpliced(at, 1);
    else this.#tell(message);
  }

  #tell(message: IncomingMessage): void {
    for (const listener of this.#listeners.get(message.topic) ?? []) listener(message);
  }
}

function keyOf({ topic, text }: IncomingMessage): string {
  return `${topic}\0${text}`;
}
