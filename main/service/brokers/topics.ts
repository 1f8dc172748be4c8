/** Topics, on whichever broker they are: publishing on one, listening on each, also on those that come later. */
import { err, type Result } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
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
  /** Waits for the broker, or for all, that are about to be there; undefined where there is nothing to wait for. */
  settling(brokerId?: string): Promise<void> | undefined;
}

interface Everywhere {
  readonly topic: string;
  readonly brokerId: string | undefined;
  readonly listener: (message: TopicMessage) => void;
  readonly stops: Map<BrokerUnit, Dispose>;
}

/** Follows the brokers for as long as there are any. */
export function createTopics(brokers: Pick<Brokers, 'on' | 'pick' | 'settling' | 'units'>): Topics {
  const heard = new Set<Everywhere>();
  const follow = ({ topic, brokerId, listener, stops }: Everywhere): void => {
    const units = new Set(brokers.units().filter(({ id }) => brokerId === undefined || id === brokerId));
    for (const [unit, stop] of stops) {
      if (units.has(unit)) continue;
      stop();
      stops.delete(unit);
    }
    for (const unit of units) {
      if (stops.has(unit)) continue;
      const stop = unit.listen(topic, (message) => {
        listener({
          topic: message.topic,
          brokerId: unit.id,
          retained: message.retained,
          text: message.text,
          valueJson: () => message.valueJson(),
        });
      });
      stops.set(unit, stop);
    }
  };
  const followAll = (): void => {
    for (const each of heard) follow(each);
  };
  brokers.on('changed', followAll);
  brokers.on('removed', followAll);
  return {
    publish: async (message, brokerId) => (await brokers.pick(brokerId)?.publish(message)) ?? err('broker.offline'),
    listen: (topic, listener, brokerId) => {
      const each: Everywhere = { topic, brokerId, listener, stops: new Map() };
      heard.add(each);
      follow(each);
      return () => {
        heard.delete(each);
        for (const stop of each.stops.values()) stop();
        each.stops.clear();
      };
    },
    settling: (brokerId) => brokers.settling(brokerId),
  };
}
