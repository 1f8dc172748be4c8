/** What is known so far of a Shelly that was met. */
import type { Dispose } from '../../base/events.ts';
import type { ShellyConfig, ShellyInfo } from './model.ts';

export interface Known {
  readonly prefix: string;
  info: ShellyInfo | undefined;
  name: string | undefined;
  /** Its address, or an id that ends in it. */
  mac: string | undefined;
  configs: ReadonlyMap<string, ShellyConfig> | undefined;
  /** Whether it publishes status topics: as its config says, else as it was seen to. */
  statusTopics: boolean | undefined;
  hasStatusTopic: boolean;
  /** It has told all its components, so that only news has to be looked at. */
  hasStatus: boolean;
  readonly components: Map<string, Set<string>>;
  /** By component: names of fields that would make more of it, as they stand in a payload. */
  readonly missing: Map<string, readonly string[]>;
  readonly listening: Dispose[];
  /** Which items were announced last: others mean that the entities have yet to hear their state. */
  announced: string;
  isAsked: boolean;
  /** Something changed since it was asked. */
  isOutdated: boolean;
  cancelPatience: Dispose | undefined;
}

export function newKnown(prefix: string): Known {
  return {
    prefix,
    info: undefined,
    name: undefined,
    mac: undefined,
    configs: undefined,
    statusTopics: undefined,
    hasStatusTopic: false,
    hasStatus: false,
    components: new Map(),
    missing: new Map(),
    listening: [],
    announced: '',
    isAsked: false,
    isOutdated: false,
    cancelPatience: undefined,
  };
}

/** Whether it has answered all that it was asked. */
export function isComplete({ info, configs, hasStatus }: Known): boolean {
  return info !== undefined && configs !== undefined && hasStatus;
}
