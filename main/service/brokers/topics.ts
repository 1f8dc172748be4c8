/** Topics, on whichever broker they are: publishing on one, listening on each, also on those that come later. */
import { err, type Result } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import type { IncomingMessage } from '../mqtt/message.ts';
import type { Delivery } from '../mqtt/model.ts';
import type { Brokers } from './brokers.ts';
import type { BrokerUnit } from './unit.ts';

export interface OutgoingMessage {
  readonly topic: string;
  readonly payload: string;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
}

export interface TopicMessage {
  readonly topic: string;
  readonly brokerId: string;
  readonly retained: boolean;
  readonly text: string;
  /** The payload as template value, lazily. */
  valueJson(): unknown;
}

export interface Topics {
  /** Publishes on the broker of an id, or, without one, on the first that is online. */
  publish(message: OutgoingMessage, brokerId?: string): Promise<Result<Delivery>>;
  /** Calls `listener` for each message; without an id, of every broker. */
  listen(topic: string, listener: (message: TopicMessage) => void, brokerId?: string): Dispose;
  /** As `listen`, of every broker, and what came while the machine slept or the app was off is heard afterwards. */
  listenKept(topic: string, listener: (message: TopicMessage) => void): Dispose;
  /** Waits for the broker, or for all, that are about to be there; undefined where there is nothing to wait for. */
  settling(brokerId?: string): Promise<void> | undefined;
}

interface Everywhere {
  readonly topic: string;
  readonly brokerId: string | undefined;
  readonly listener: (message: TopicMessage) => void;
  readonly stops: Map<BrokerUnit, Dispose>;
  readonly isKept?: boolean;
}

/** Follows the brokers for as long as there are any. */
export function createTopics(brokers: Pick<Brokers, 'on' | 'pick' | 'settling' | 'units'>): Topics {
  const heard = new Set<Everywhere>();
  const follow = ({ topic, brokerId, listener, stops, isKept }: Everywhere): void => {
    const units = new Set(brokers.units().filter(({ id }) => brokerId === undefined || id === brokerId));
    for (const [unit, stop] of stops) {
      if (units.has(unit)) continue;
      stop();
      stops.delete(unit);
    }
    for (const unit of units) {
      if (stops.has(unit)) continue;
      const tell = (message: IncomingMessage): void => {
        listener({
          topic: message.topic,
          brokerId: unit.id,
          retained: message.retained,
          text: message.text,
          valueJson: () => message.valueJson(),
        });
      };
      stops.set(unit, isKept === true ? unit.listenKept(topic, tell) : unit.listen(topic, tell));
    }
  };
  const followAll = (): void => {
    for (const each of heard) follow(each);
  };
  const add = (each: Everywhere): Dispose => {
    heard.add(each);
    follow(each);
    return () => {
      heard.delete(each);
      for (const stop of each.stops.values()) stop();
      each.stops.clear();
    };
  };
  brokers.on('changed', followAll);
  brokers.on('removed', followAll);
  return {
    publish: async (message, brokerId) => (await brokers.pick(brokerId)?.publish(message)) ?? err('broker.offline'),
    listen: (topic, listener, brokerId) => add({ topic, brokerId, listener, stops: new Map() }),
    listenKept: (topic, listener) => add({ topic, brokerId: undefined, listener, stops: new Map(), isKept: true }),
    settling: (brokerId) => brokers.settling(brokerId),
  };
}
