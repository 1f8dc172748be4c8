/** The surroundings that constraints are about, as the system tells them. */
import type { Power } from '../base/ports.ts';
import type { Conditions } from './constraints.ts';
import type { TaskServices } from './services.ts';

/** The surroundings of one moment: each part is asked for when a task wants to know it, and once. */
export function lazyConditions(from: {
  readonly services: Pick<TaskServices, 'brokers' | 'network' | 'freeDiskMiB'>;
  readonly power: Pick<Power, 'state'>;
}): () => Conditions {
  const { services, power } = from;
  const brokerOnline = once(() => services.brokers().some((broker) => broker.state === 'online'));
  const network = once(() => services.network());
  const state = once(() => power.state());
  const freeDiskMiB = once(() => services.freeDiskMiB());
  const conditions: Conditions = {
    get brokerOnline() {
      return brokerOnline();
    },
    get network() {
      return network();
    },
    get power() {
      return state();
    },
    get freeDiskMiB() {
      return freeDiskMiB();
    },
  };
  return () => conditions;
}

function once<T>(ask: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: ask() };
    return known.value;
  };
}
