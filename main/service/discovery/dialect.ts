/** A way in which devices announce themselves. Each dialect is a folder here and feeds the same definitions. */
import type { Dispose } from '../base/events.ts';
import type { Settings } from '../model/settings.ts';
import type { IncomingMessage } from '../mqtt/message.ts';
import type { DefinitionSink } from './definition.ts';

export interface Dialect {
  /** Topic filters to subscribe from the start. */
  filters(): readonly string[];
  /** Handles one message of its filters. Never throws. */
  handle(message: IncomingMessage): void;
  /** Whether messages on a topic may be as large as `limits.bridgePayloadBytes`. */
  takesLarge?(topic: string): boolean;
  /** A connection stands. */
  online?(): void;
  /** The connection was lost: what was asked for and not answered will not come. */
  offline?(): void;
  /**
   * Asks devices for their state, a few at a time: those alone that are awake and have something that can be read.
   * @param isFresh whether a state topic has said something lately: then nothing is asked
   * @returns how many are asked
   */
  refresh?(isFresh: (stateTopic: string) => boolean): number;
  /** What `refresh` would ask now. */
  questions?(isFresh: (stateTopic: string) => boolean): readonly Question[];
}

/** What makes a device tell its state. */
export interface Question {
  readonly topic: string;
  readonly payload: string;
}

/** What a dialect may do on its broker. */
export interface DialectContext {
  readonly brokerId: string;
  readonly sink: DefinitionSink;
  settings(): Settings['discovery'];
  /** Listens on a filter that only now is known (the topics of one Homie device). */
  listen(filter: string, listener: (message: IncomingMessage) => void): Dispose;
  /** Asks a device for its state or description, QoS 0, not retained; dropped while the broker is offline. */
  publish(topic: string, payload: string): void;
  /** Calls `fire` once, after `ms` of real time, unless the broker was given up by then. */
  after(ms: number, fire: () => void): Dispose;
}

/** Makes a dialect for one broker. */
export type DialectFactory = (context: DialectContext) => Dialect;

/** A dialect as the table of them has it. */
export interface DialectKind {
  readonly create: DialectFactory;
  /**
   * The question for a device with these identifiers that tells its state on a topic, whichever way it was announced;
   * undefined where it is not of this dialect, or cannot be asked. Pure.
   */
  readonly ask?: (identifiers: readonly string[], stateTopic: string) => Question | undefined;
}
