/** Records of the service as a whole: the snapshot, its events, and the views that leave it. */
import type { Failure } from '../base/errors.ts';
import type { Alert } from './alerts.ts';
import type { Automation } from './automations.ts';
import type { Broker, BrokerSettings } from './brokers.ts';
import type { CommandOutcome, Device, Entity } from './entities.ts';
import type { BuiltinLogin, Settings } from './settings.ts';
import type { Task, TaskRun } from './tasks.ts';

export interface Counters {
  readonly messagesReceived: number;
  readonly messagesDropped: number;
  readonly messagesPublished: number;
  readonly entities: number;
  readonly devices: number;
  readonly topics: number;
  readonly discoveryRejected: number;
  readonly templateErrors: number;
}

/** A process of the app and what it costs. */
export interface ProcessCost {
  readonly kind: 'main' | 'window' | 'graphics' | 'helper';
  /** Resident; a page that processes share counts in each of them. */
  readonly memoryBytes: number;
  /** Since it began; absent where the system does not tell. */
  readonly processorMs?: number;
}

export interface AppCost {
  readonly processes: readonly ProcessCost[];
  /** How long the main one runs. */
  readonly runningMs: number;
}

export type ServiceMode = 'starting' | 'running' | 'degraded' | 'stopped';

export interface Snapshot {
  readonly brokers: readonly Broker[];
  readonly devices: readonly Device[];
  readonly entities: readonly Entity[];
  readonly tasks: readonly Task[];
  readonly automations: readonly Automation[];
  readonly alerts: readonly Alert[];
  readonly counters: Counters;
  readonly mode: ServiceMode;
  /**
   * How many more there are of a list that did not fit; absent when all is there. Entities and devices go on with
   * `entity.list` and `device.list` after the last one, alerts are found with `alert.list`.
   */
  readonly more?: { readonly entities?: number; readonly devices?: number; readonly alerts?: number };
}

/** How the app stands, in little: for a status line. */
export interface ServiceStatus {
  readonly version: string;
  readonly dataDir: string;
  readonly pid: number;
  readonly demo: boolean;
  /** It can open a window and a panel. */
  readonly hasWindow: boolean;
  readonly mode: ServiceMode;
  readonly brokers: readonly Broker[];
  readonly counters: Counters;
  readonly openAlerts: number;
  readonly tasksAtWork: number;
  /** Notifications are paused until then. */
  readonly pausedUntil?: string;
}

/** What a name of a person means: `group`, all lights of a room; `several`, one of these; at most 50 are told. */
export interface FoundEntities {
  readonly match: 'one' | 'group' | 'several' | 'none';
  readonly entities: readonly Entity[];
}

/** A field of the settings that a file would change; in a list, how many of it. */
export interface SettingsChange {
  readonly field: string;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** Settings as the page and RPC clients see them: no secret, only whether there is one. */
export interface SettingsView extends Omit<Settings, 'alerts' | 'brokers' | 'builtinBroker'> {
  /** This run is the demo home: nothing that it shows is saved, and the first-run page is passed over. */
  readonly demo: boolean;
  readonly alerts: Settings['alerts'] & { readonly hasMailPassword: boolean };
  readonly brokers: ReadonlyArray<BrokerSettings & { readonly hasPassword: boolean }>;
  readonly builtinBroker: Omit<Settings['builtinBroker'], 'logins'> & {
    readonly hasPassword: boolean;
    readonly logins: ReadonlyArray<BuiltinLogin & { readonly hasPassword: boolean }>;
    readonly url?: string;
    /** Where devices on the network reach it, the likeliest first; only while it is open to the network. */
    readonly addresses?: readonly string[];
    /** Why it does not run although it should: `password.missing`, `password.unreadable`, or what the system said. */
    readonly problem?: string;
  };
}

export interface DiscoveryRejection {
  readonly at: string;
  readonly brokerId: string;
  readonly topic: string;
  readonly reason: string;
}

/** The raw side of an entity, for its page. */
export interface EntityDiagnostics {
  readonly id: string;
  readonly discoveryTopic: string;
  readonly discoveryPayload?: string;
  readonly topics: ReadonlyArray<{
    readonly topic: string;
    readonly use: 'state' | 'availability' | 'attributes' | 'command';
    readonly template?: string;
    readonly lastPayload?: string;
    readonly lastAt?: string;
    readonly truncated?: boolean;
  }>;
  readonly problem?: string;
}

export interface HistoryPoint {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly state: string;
  /** The state is the mean of so many seconds, from `at` on: of the older past only means are kept. */
  readonly meanSeconds?: number;
}

/** Nothing was heard: the app was off or asleep, or the device away. Milliseconds since the epoch. */
export interface HistoryGap {
  readonly from: number;
  readonly to: number;
}

/** Attributes that have a history of their own. */
export type HistoryAttribute =
  | 'current_temperature'
  | 'temperature'
  | 'target_temp_low'
  | 'target_temp_high'
  | 'hvac_action';

export interface HistoryCommands {
  'history.query': [
    /** `attribute`: of what heats and cools, its history instead of that of the state. */
    {
      entityId: string;
      attribute?: HistoryAttribute;
      /** ISO 8601. */
      from: string;
      to: string;
      maxPoints?: number;
    },
    /** `gaps`: when nothing was heard, so that the state before did not hold until the next. */
    { points: HistoryPoint[]; gaps: HistoryGap[] },
  ];
}

export interface FoundBroker {
  readonly name: string;
  readonly url: string;
}

/** What a live topic says and what a template makes of it, for the form "by hand". */
export interface TopicPreview {
  readonly payload?: string;
  readonly retained?: boolean;
  readonly rendered?: string;
  readonly error?: string;
}

/** Notifications of the service, by JSON-RPC method name. */
export interface ServiceEvents {
  'service.ready': { version: string; dataDir: string; builtinBroker?: { url: string } };
  'broker.changed': { broker: Broker };
  'broker.removed': { id: string };
  'device.changed': { device: Device };
  'device.removed': { id: string };
  'entity.changed': { entity: Entity; retained: boolean };
  'entity.removed': { id: string };
  'entity.event': { id: string; type: string; attributes: Readonly<Record<string, unknown>> };
  'device.trigger': { deviceId: string; type: string; subtype: string; payload: string };
  'tag.scanned': { tagId: string; deviceId?: string };
  'command.settled': { commandId: string; outcome: CommandOutcome; error?: Failure };
  'discovery.rejected': { topic: string; reason: string };
  'task.changed': { task: Task };
  'task.removed': { id: string };
  'task.run': { run: TaskRun };
  'automation.changed': { automation: Automation };
  'automation.removed': { id: string };
  'alert.raised': { alert: Alert };
  'alert.changed': { alert: Alert };
  /** `changed` names the fields at the top that are others than before. */
  'settings.changed': { settings: SettingsView; changed: readonly string[] };
  'service.mode': { mode: ServiceMode };
}
