/** A way in which devices announce themselves. Each dialect is a folder here and feeds the same definitions. */
import type { IncomingMessage } from '../mqtt/message.ts';
import type { DefinitionSink } from './homeassistant/processor.ts';

export interface Dialect {
  /** Topic filters to subscribe. */
  filters(): readonly string[];
  /** Handles one message of its filters. Never throws. */
  handle(message: IncomingMessage): void;
  /** The connection was lost: non-retained knowledge may be stale. */
  offline?(): void;
}

/** Makes a dialect for one broker. */
export type DialectFactory = (context: DialectContext) => Dialect;

export interface DialectContext {
  readonly sink: DefinitionSink;
  /** Asks a device for its state or description, where the dialect has a way to ask. */
  publish(topic: string, payload: string): void;
  /** Subscribes a further filter that only now is known (a Homie device, a Zigbee2MQTT base topic). */
  readonly brokerId: string;
}
