/**
 * THE contract: every command and event that crosses from the service to the window (IPC) or to a program (JSON-RPC).
 * Types and names only, so that neither bridge nor page bundles anything of the service.
 */
import type { Failure, Result } from '../main/service/base/errors.ts';
import type { AgentCommands } from '../main/service/model/agents.ts';
import type { Alert, AlertRule, AwayCommands, PendingAlert } from '../main/service/model/alerts.ts';
import type {
  AppCommands,
  AppInfo,
  HealthItem,
  PanelCommands,
  SafetyCommands,
  UpdateView,
} from '../main/service/model/app.ts';
import type { Automation, AutomationDefinition, ConditionsNow, Trace } from '../main/service/model/automations.ts';
import type { Broker, BrokerSettings } from '../main/service/model/brokers.ts';
import type { DiscoveryCommands } from '../main/service/model/discovery.ts';
import type { CommandOutcome, Device, Entity, EntityChange } from '../main/service/model/entities.ts';
import type { HttpCommands } from '../main/service/model/http.ts';
import type { HomeLayout, LayoutChange } from '../main/service/model/layout.ts';
import type { ForgottenDevice, RemovalPreview, RemovedDevice } from '../main/service/model/removal.ts';
import type {
  AppCost,
  Counters,
  EntityDiagnostics,
  FoundBroker,
  FoundEntities,
  HistoryCommands,
  ServiceEvents,
  ServiceMode,
  ServiceStatus,
  SettingsChange,
  SettingsView,
  Snapshot,
} from '../main/service/model/service.ts';
import type { BuiltinLogin, MailCommands, ManualEntity, Settings } from '../main/service/model/settings.ts';
import type { ExistingPolicy, FailedTaskCommands, Task, TaskDefinition, TaskRun } from '../main/service/model/tasks.ts';

export type { ErrorCode, Failure, Result } from '../main/service/base/errors.ts';
export type { AgentEntry } from '../main/service/model/agents.ts';
export type * from '../main/service/model/alerts.ts';
export type { AppInfo, HealthItem, SecretsView, SettingsCopy, UpdateView } from '../main/service/model/app.ts';
export type {
  Action,
  Automation,
  AutomationDefinition,
  Condition,
  ConditionsNow,
  Trace,
  TraceStep,
  Trigger,
  WebhookMethod,
} from '../main/service/model/automations.ts';
export type { Broker, BrokerSettings } from '../main/service/model/brokers.ts';
export type * from '../main/service/model/discovery.ts';
export type {
  CommandOutcome,
  Device,
  Entity,
  EntityChange,
  EntityOf,
  PlatformName,
} from '../main/service/model/entities.ts';
export type { AttributeOf } from '../main/service/model/facts.ts';
export type { HttpSettings, HttpState, HttpToken, TokenScope } from '../main/service/model/http.ts';
export type { HomeLayout, LayoutChange, TileChoice } from '../main/service/model/layout.ts';
export type * from '../main/service/model/service.ts';
export type {
  BuiltinLogin,
  EscalationStep,
  MailServer,
  ManualEntity,
  Settings,
} from '../main/service/model/settings.ts';
export type * from '../main/service/model/tasks.ts';

/** What the page needs at its start: the snapshot, and the sequence number that the next patch follows. */
export interface PageState extends Snapshot {
  readonly seq: number;
  readonly settings: SettingsView;
  readonly app: AppInfo;
}

/** What is wrong with a field of a definition: `triggers[0].cron`. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

type None = Record<string, never>;

/** Some fields of a record; `null` removes an optional one. */
type FieldPatch<T> = { readonly [K in keyof T]?: T[K] | (Record<never, never> extends Pick<T, K> ? null : never) };
type SettingsSection = 'agents' | 'builtinBroker' | 'discovery' | 'alerts' | 'history' | 'http' | 'layout' | 'updates';

/** What changes of the settings. The fields of a section may be given alone too. */
export type SettingsPatch = FieldPatch<Omit<Settings, SettingsSection>> & {
  readonly [K in SettingsSection]?: FieldPatch<Settings[K]>;
};

type CommandsOfRooms = AgentCommands &
  AppCommands &
  AwayCommands &
  DiscoveryCommands &
  FailedTaskCommands &
  HistoryCommands &
  HttpCommands &
  MailCommands &
  SafetyCommands;

/** `[request, response]` by command name. Every name has a schema and a handler in main/api, or nothing compiles. */
export interface Commands extends CommandsOfRooms {
  'service.snapshot': [None, Snapshot];
  'service.watch': [{ entities: 'all' | string[] }, None];
  /**
   * Ends the process when it has no window; with `stayStopped` only the work stops, also over a restart, until
   * `service.start`.
   */
  'service.stop': [{ stayStopped?: boolean }, None];
  'service.start': [None, None];
  'service.restart': [None, None];
  /** What the app's processes cost; without a window, what this one does. */
  'service.cost': [None, AppCost];
  'service.status': [None, ServiceStatus];
  'clock.advance': [{ seconds: number }, { now: string }];
  /** The wall clock is set by so much, also back; no time passes. */
  'clock.step': [{ seconds: number }, { now: string }];
  'power.suspend': [None, None];
  'power.resume': [None, None];
  'settings.get': [None, SettingsView];
  'settings.update': [{ patch: SettingsPatch }, SettingsView];
  'settings.export': [None, { json: string }];
  'settings.import': [{ json: string }, SettingsView];
  /** What `settings.import` would change; nothing is changed. */
  'settings.preview': [{ json: string }, { changes: SettingsChange[] }];
  /** Changes some of how home is arranged, and answers all of it; each choice named replaces the one before. */
  'layout.arrange': [LayoutChange, HomeLayout];

  /** The entities after one, in the order of the snapshot; `more` says that there are others after the last. */
  'entity.list': [{ after?: string; limit?: number }, { entities: readonly Entity[]; more: boolean }];
  'device.list': [{ after?: string; limit?: number }, { devices: readonly Device[]; more: boolean }];
  'entity.command': [{ id: string; action: string; params?: Record<string, unknown> }, { commandId: string }];
  /** The same, and answers how it ended. */
  'entity.control': [
    { id: string; action: string; params?: Record<string, unknown> },
    { outcome: CommandOutcome; error?: Failure },
  ];
  /** Entities by a name as people say it: "hall light", `hall/ceiling`, "all lights". */
  'entity.find': [{ name: string }, FoundEntities];
  'entity.diagnostics': [{ id: string }, EntityDiagnostics];
  'entity.rename': [{ id: string; name: string | null }, None];
  /** What is absent stays as it was chosen; `null` takes the choice back. */
  'device.label': [{ id: string; labels: readonly string[] }, None];
  'entity.label': [{ id: string; labels: readonly string[] }, None];
  'device.rename': [{ id: string; name?: string | null; area?: string | null }, None];
  /** What `device.remove` would do. */
  'device.removal': [{ id: string }, RemovalPreview];
  /** Takes a device away where it lives: clears what announces it, or has its bridge remove it (`force`: unasked). */
  'device.remove': [{ id: string; force?: boolean }, { removal: string }];
  /** What was taken away and can be published again, and what is forgotten here. */
  'device.removals': [None, { removed: readonly RemovedDevice[]; forgotten: readonly ForgottenDevice[] }];
  'device.restore': [{ id: string }, None];
  /** Takes up nothing of a device any more, whatever announces it; `device.recall` does again. */
  'device.forget': [{ id: string }, None];
  'device.recall': [{ id: string }, None];
  /** A picture of a camera or image entity as a data URL. */
  'entity.picture': [{ id: string }, { dataUrl: string | null }];

  'broker.save': [{ broker: BrokerSettings; password?: string | null }, { id: string }];
  'broker.remove': [{ id: string }, None];
  'broker.test': [{ broker: BrokerSettings; password?: string }, { ok: boolean; error?: Failure; durationMs: number }];
  'broker.reconnect': [{ id: string }, None];
  /** Without `brokerId` on the first broker that is online. */
  'broker.publish': [
    { topic: string; payload: string; brokerId?: string; qos?: 0 | 1 | 2; retain?: boolean },
    { brokerId: string },
  ];
  /** Looks for brokers on the network by mDNS, for about 3 seconds. */
  'broker.find': [None, { found: FoundBroker[] }];
  'broker.setBuiltin': [
    { enabled: boolean; lan: boolean; port?: number; username?: string; password?: string | null },
    None,
  ];
  /** A login of the built-in broker for a device, confined to its topics; a new one needs a password. */
  'broker.saveLogin': [{ login: BuiltinLogin; password?: string }, { id: string }];
  'broker.removeLogin': [{ id: string }, None];

  'discovery.saveManual': [{ entity: ManualEntity }, { id: string }];
  'discovery.removeManual': [{ id: string }, None];

  'task.list': [None, { tasks: Task[] }];
  'task.save': [{ task: TaskDefinition; existing?: ExistingPolicy }, { id: string }];
  /** What is wrong with a definition while it is edited; nothing is saved. */
  'task.check': [{ task: unknown }, { problems: FieldProblem[] }];
  /** The next five times of a cron expression, in a zone or the home's: to be shown while it is edited. */
  'schedule.next': [{ cron: string; timeZone?: string }, { times: string[] }];
  'task.remove': [{ id: string }, None];
  /**
   * Keeps the token that `http` tasks send by this name (`bearerSecret`) to the host of `url`, or of the tasks that use it;
   * null forgets it. Nothing reads it back.
   */
  'task.setToken': [{ name: string; token: string | null; url?: string }, None];
  /** `input`: in place of fields of the task's own input, for this run alone. */
  'task.run': [{ id: string; input?: Readonly<Record<string, unknown>> }, { runId: string }];
  /** `runOnly` ends what runs or waits; else periodic tasks also leave their schedule, until they are saved again. */
  'task.cancel': [
    { id?: string; name?: string; tag?: string; all?: boolean; runOnly?: boolean },
    { cancelled: number },
  ];
  'task.runs': [{ taskId?: string; limit?: number }, { runs: TaskRun[] }];
  'task.export': [None, { json: string }];
  'task.import': [{ json: string; existing: ExistingPolicy }, { imported: number }];

  'automation.list': [None, { automations: Automation[] }];
  'automation.save': [{ automation: AutomationDefinition }, { id: string }];
  /** What is wrong with a definition while it is edited; nothing is saved. */
  'automation.check': [{ automation: unknown }, { problems: FieldProblem[] }];
  /** The signals of a device's buttons, or of all devices', as they announced them. */
  'automation.deviceTriggers': [
    { deviceId?: string },
    { triggers: Array<{ deviceId: string; type: string; subtype: string }> },
  ];
  'automation.remove': [{ id: string }, None];
  /** Templates see `input` as `trigger.input`. */
  'automation.run': [{ id: string; input?: Record<string, unknown> }, { traceId: string }];
  'automation.test': [{ automation: AutomationDefinition }, { trace: Trace }];
  'automation.traces': [{ id: string; limit?: number }, { traces: Trace[] }];
  /** How its conditions stand now: why it would not run. */
  'automation.conditions': [{ id: string }, ConditionsNow];
  'automation.export': [None, { json: string }];
  'automation.import': [{ json: string }, { imported: number }];

  'alert.list': [
    {
      limit?: number;
      before?: string;
      states?: Alert['state'][];
      severities?: Alert['severity'][];
      rule?: string;
      /** What became of the last showing. */
      deliveries?: NonNullable<Alert['delivery']>['kind'][];
      search?: string;
    },
    { alerts: Alert[] },
  ];
  /** Raises a message of the person's own. */
  'alert.notify': [{ message: string; title?: string; severity?: Alert['severity'] }, { id: string }];
  /** A picture by the name that alerts carry in `image`, as a data URL; null when it is not kept any more. */
  'alert.picture': [{ image: string }, { dataUrl: string | null }];
  'alert.acknowledge': [{ id: string }, None];
  'alert.acknowledgeAll': [None, { acknowledged: number }];
  'alert.snooze': [{ id: string; minutes: number }, None];
  /** `input`: the text of a button that asks for one. */
  'alert.action': [{ id: string; action: string; input?: string }, None];
  'alert.rules': [None, { rules: AlertRule[] }];
  'alert.saveRule': [{ rule: AlertRule }, None];
  /** A rule of one's own goes; any other is as it was at first. */
  'alert.deleteRule': [{ rule: string }, None];
  /** What will be alerted of if it holds, the next first. */
  'alert.pending': [None, { pending: PendingAlert[] }];
  /** Also of messages: `foreign`, `automation:<id>`. 0 ends it. */
  'alert.muteRule': [{ rule: string; minutes: number }, None];
  'alert.export': [None, { json: string }];
  'alert.import': [{ json: string }, { imported: number }];
  'alert.muteDevice': [{ deviceId: string /** 0 ends it. */; minutes: number }, None];
  /** Pauses notifications; critical ones pass. 0 ends the pause. */
  'alert.pause': [{ minutes: number }, None];
}

export type CommandName = keyof Commands;
export type RequestOf<K extends CommandName> = Commands[K][0];
export type ResponseOf<K extends CommandName> = Commands[K][1];

/** Commands that only the app's window has, not JSON-RPC. */
export interface WindowCommands extends PanelCommands {
  'page.state': [None, PageState];
  /** How many events the page has received since it last asked for its state: the bridge says so by itself. */
  'page.seen': [{ received: number }, None];
  'health.list': [None, { items: HealthItem[] }];
  'health.fix': [{ fix: string }, None];
  'app.openExternal': [{ url: string }, None];
  /** `base64`: bytes, such as a picture. */
  'app.saveFile': [{ suggestedName: string; text: string; encoding?: 'base64' }, { saved: boolean }];
  'app.openFile': [None, { text: string | null; name?: string }];
  'app.pickPath': [{ purpose: 'ca' | 'cert' | 'key' }, { path: string | null }];
  'app.notificationTest': [None, { kind: 'shown' | 'suppressed' | 'failed'; reason?: string }];
  'app.dismissNotice': [{ code: string }, None];
  'app.quit': [None, None];
  /** Each answers how it stands then, also where it was not done. */
  'update.check': [None, UpdateView];
  'update.download': [None, UpdateView];
  /** Quits, and starts the new version. */
  'update.install': [None, UpdateView];
}

export type WindowCommandName = keyof WindowCommands;

export type ServiceEventName = keyof ServiceEvents;

/** One patch to the page: merged per record, at most twenty a second; a gap in `seq` means: fetch `page.state` again. */
export interface Patch {
  readonly seq: number;
  readonly brokers?: readonly Broker[];
  readonly devices?: readonly Device[];
  readonly entities?: readonly Entity[];
  /** Of entities that the page was told of: nothing but this has changed. */
  readonly states?: readonly EntityChange[];
  readonly tasks?: readonly Task[];
  readonly automations?: readonly Automation[];
  readonly alerts?: readonly Alert[];
  readonly removed?: {
    readonly brokers?: readonly string[];
    readonly devices?: readonly string[];
    readonly entities?: readonly string[];
    readonly tasks?: readonly string[];
    readonly automations?: readonly string[];
  };
  readonly settings?: SettingsView;
  readonly mode?: ServiceMode;
  readonly counters?: Counters;
}

/** Main to page. */
export interface PageEvents {
  patch: Patch;
  'command.settled': ServiceEvents['command.settled'];
  'task.run': ServiceEvents['task.run'];
  'discovery.rejected': ServiceEvents['discovery.rejected'];
  'update.changed': UpdateView;
  /** The tray, a notification or the second start wants the page to show something. */
  navigate: {
    view: string;
    id?: string /** An action of the entity `id` that the person is asked about. */;
    ask?: string;
  };
}

export type PageEventName = keyof PageEvents;

type AllCommands = Commands & WindowCommands;

/** `window.inglenook`. Nothing throws: every answer is a Result. */
export interface Bridge {
  command<K extends keyof AllCommands>(name: K, request: AllCommands[K][0]): Promise<Result<AllCommands[K][1]>>;
  on<K extends PageEventName>(name: K, listener: (event: PageEvents[K]) => void): () => void;
}
