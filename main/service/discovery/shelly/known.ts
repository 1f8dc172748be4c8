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
  /** Configs of what a person added. */
  readonly addedConfigs: Map<string, ShellyConfig>;
  /** The list of what a person added that is being told: what is not in the whole of it is no more. */
  listed: Set<string>;
  /** Members of groups. */
  readonly groups: Map<string, readonly string[]>;
  /** Whether it publishes status topics: as its config says, else as it was seen to. */
  statusTopics: boolean | undefined;
  hasStatusTopic: boolean;
  /** Whether it notifies over RPC. */
  notifies: boolean;
  /** All that its status has named, of whatever kind. */
  told: readonly string[];
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
    addedConfigs: new Map(),
    listed: new Set(),
    groups: new Map(),
    statusTopics: undefined,
    hasStatusTopic: false,
    notifies: true,
    told: [],
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
