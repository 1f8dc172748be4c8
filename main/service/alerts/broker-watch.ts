/** Says that a broker is lost after a grace period in which the machine was awake, and takes it back on recovery. */
import type { Dispose } from '../base/events.ts';
import type { Timers } from '../base/ports.ts';
import type { Broker } from '../model/brokers.ts';

export interface BrokerWatchOptions {
  readonly timers: Timers;
  graceMs(): number;
  onLost(broker: Broker): void;
  /** The connection is back, or nobody wants it any more. */
  onRecovered(brokerId: string, wanted: boolean): void;
}

export interface BrokerWatch {
  changed(broker: Broker): void;
  /** @param returns it is set up anew or only rests: what was said of it is still true until it says otherwise. */
  removed(brokerId: string, returns: boolean): void;
  /** Unknown brokers count as online: the state of their entities is taken as it is. */
  isOnline(brokerId: string): boolean;
  /** There are brokers, and each can be reached. */
  allOnline(): boolean;
  suspended(): void;
  resumed(): void;
  stop(): void;
}

interface Watched {
  broker: Broker;
  timer: Dispose | undefined;
  said: boolean;
}

export function createBrokerWatch(options: BrokerWatchOptions): BrokerWatch {
  const brokers = new Map<string, Watched>();
  let asleep = false;

  const wait = (watched: Watched): void => {
    if (asleep || watched.said || watched.timer !== undefined) return;
    watched.timer = options.timers.after(options.graceMs(), () => {
      watched.timer = undefined;
      watched.said = true;
      options.onLost(watched.broker);
    });
  };
  const rest = (watched: Watched): void => {
    watched.timer?.();
    watched.timer = undefined;
  };

  return {
    changed(broker) {
      const watched = brokers.get(broker.id) ?? { broker, timer: undefined, said: false };
      brokers.set(broker.id, watched);
      watched.broker = broker;
      const wanted = broker.state !== 'stopped' && broker.state !== 'idle';
      if (wanted && broker.state !== 'online') {
        wait(watched);
        return;
      }
      rest(watched);
      watched.said = false;
      options.onRecovered(broker.id, wanted);
    },
    removed(brokerId, returns) {
      const watched = brokers.get(brokerId);
      if (watched !== undefined) rest(watched);
      brokers.delete(brokerId);
      if (!returns) options.onRecovered(brokerId, false);
    },
    isOnline: (brokerId) => {
      const state = brokers.get(brokerId)?.broker.state;
      return state === undefined || state === 'online';
    },
    allOnline: () => brokers.size > 0 && [...brokers.values()].every((watched) => watched.broker.state === 'online'),
    suspended() {
      asleep = true;
      for (const watched of brokers.values()) rest(watched);
    },
    resumed() {
      asleep = false;
      for (const watched of brokers.values()) {
        const { state } = watched.broker;
        if (state !== 'online' && state !== 'stopped' && state !== 'idle') wait(watched);
      }
    },
    stop() {
      for (const watched of brokers.values()) rest(watched);
      brokers.clear();
    },
  };
}
