/** The service as its background work sees it: each feature takes what it needs of it. */
import type { Brokers } from '../brokers/brokers.ts';
import type { Commands } from '../entities/commands.ts';
import type { Registry } from '../entities/registry.ts';
import type { LoopWatch } from '../loop/watch.ts';
import type { ServiceEvents, SettingsView } from '../model/service.ts';
import type { SettingsHolder } from '../settings/holder.ts';
import type { ServiceOptions, ServicePorts } from './surroundings.ts';

export interface Host {
  readonly ports: ServicePorts;
  readonly options: ServiceOptions;
  readonly settings: SettingsHolder;
  readonly registry: Registry;
  readonly brokers: Brokers;
  readonly commands: Commands;
  readonly loop: LoopWatch;
  /** The home's IANA zone. */
  readonly timeZone: string;
  /** Reports through the events of the service. */
  emit<K extends keyof ServiceEvents>(name: K, event: ServiceEvents[K]): void;
  /** Settings without secrets. */
  settingsView(): SettingsView;
}
