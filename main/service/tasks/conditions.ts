/** The surroundings that constraints are about, as the system tells them. */
import type { Power } from '../ports.ts';
import type { Conditions } from './constraints.ts';
import type { TaskServices } from './services.ts';

/** The surroundings, asked for once and only when a task wants to know. */
export function lazyConditions(from: {
  readonly services: Pick<TaskServices, 'brokers' | 'network' | 'freeDiskMiB'>;
  readonly power: Pick<Power, 'state'>;
}): () => Conditions {
  const { services, power } = from;
  let known: Conditions | undefined;
  return () => {
    known ??= {
      brokerOnline: services.brokers().some((broker) => broker.state === 'online'),
      network: services.network(),
      power: power.state(),
      freeDiskMiB: services.freeDiskMiB(),
    };
    return known;
  };
}
