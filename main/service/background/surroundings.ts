/** What the service is given: its surroundings, and how it is to run. */
import type { Clock, Logger, Notifier, Power, SecretStore, SettingsStore, Timers } from '../base/ports.ts';
import type { BrokersOptions } from '../brokers/brokers.ts';
import type { AppCost } from '../model/service.ts';

export interface ServicePorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly settings: SettingsStore;
  /** Where the registry keeps ids and names over restarts. */
  readonly memory: SettingsStore;
  readonly secrets: SecretStore;
  readonly notifier: Notifier;
  readonly power: Power;
  /** What the app costs, where it is more than this process. */
  readonly cost?: () => AppCost;
}

export interface ServiceOptions {
  readonly dataDir: string;
  readonly version: string;
  /** The simulated home on a built-in broker of its own, and nothing else. */
  readonly demo: boolean;
  /** Brokers of this run, in place of the saved ones. */
  readonly extraBrokers: BrokersOptions['extra'];
  readonly discoveryPrefix?: string;
  /** The system's languages, the best first; absent = what Node was started with. */
  readonly languages?: readonly string[];
  /** More than `limits.entities`, for measurements. */
  readonly maxEntities?: number;
}
