/**
 * Topics whose messages the broker keeps while the machine sleeps or the app is off: a second small client with a session that
 * lasts (build/decisions/kept-messages.md). Until it is there, and where it cannot be had, the unit's own connection
 * listens.
 */
import type { Dispose } from '../base/events.ts';
import { createLink, type Link, type LinkOptions } from '../mqtt/connection.ts';
import { IncomingMessage } from '../mqtt/message.ts';

export type MessageListener = (message: IncomingMessage) => void;

/** Where a broker's settings say nothing. */
export const keptSeconds = 86_400;
/** So long after both have listened, a message may still come from the second of them. */
const overlapMs = 5_000;
/** What was heard from one of them, and may come from the other. */
const mostHeard = 500;

type Ear = 'kept' | 'unit';

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
  readonly #heard: Record<Ear, string[]> = { kept: [], unit: [] };
  #link: Link | undefined;
  #forgetting: Dispose | undefined;
  #isSettled = false;

  constructor(options: KeptTopicsOptions) {
    this.#options = options;
  }

  /** Hears the messages of a topic, also those that came while nobody listened. */
  listen(topic: string, listener: MessageListener): Dispose {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    if (this.#link !== undefined && !this.#subscriptions.has(topic)) this.#subscribe(topic, this.#link);
    if (!this.#isSettled) this.#standIn();
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
    this.#forgetting?.();
    this.#forgetting = undefined;
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
    link.on('changed', () => void this.#watch(link));
    for (const topic of this.#listeners.keys()) this.#subscribe(topic, link);
    link.start();
  }

  #subscribe(topic: string, link: Link): void {
    this.#subscriptions.set(topic, link.subscribe(topic, 1));
  }

  /** While the client is away the unit listens; both do until the broker has answered the client's subscriptions. */
  async #watch(link: Link): Promise<void> {
    if (link.record().state !== 'online') {
      this.#isSettled = false;
      if (this.#link === link) this.#standIn();
      return;
    }
    await link.settled();
    if (this.#link !== link || link.record().state !== 'online') return;
    this.#isSettled = true;
    this.#stopStandIn();
    this.#forgetting?.();
    // The same words may be said again by then.
    this.#forgetting = this.#options.link.timers.after(overlapMs, () => {
      this.#forgetting = undefined;
      if (this.#standIns.size === 0) this.#heard.kept = this.#heard.unit = [];
    });
  }

  #standIn(): void {
    for (const topic of this.#listeners.keys()) {
      if (this.#standIns.has(topic)) continue;
      const stop = this.#options.unit.listen(topic, (message) => this.#hear('unit', message));
      this.#standIns.set(topic, stop);
    }
  }

  #stopStandIn(): void {
    for (const stop of this.#standIns.values()) stop();
    this.#standIns.clear();
  }

  #received(topic: string, payload: Uint8Array, retained: boolean): void {
    this.#hear('kept', new IncomingMessage(topic, payload, retained, this.#options.now()));
  }

  /** What both hear is told once. */
  #hear(ear: Ear, message: IncomingMessage): void {
    const other = this.#heard[ear === 'kept' ? 'unit' : 'kept'];
    const at = other.length === 0 || message.retained ? -1 : other.indexOf(keyOf(message));
    if (at >= 0) {
      other.splice(at, 1);
      return;
    }
    if (this.#standIns.size > 0 && !message.retained) {
      this.#heard[ear].push(keyOf(message));
      this.#heard[ear].splice(0, this.#heard[ear].length - mostHeard);
    }
    this.#tell(message);
  }

  #tell(message: IncomingMessage): void {
    for (const listener of this.#listeners.get(message.topic) ?? []) listener(message);
  }
}

function keyOf({ topic, text }: IncomingMessage): string {
  return `${topic}\0${text}`;
}
