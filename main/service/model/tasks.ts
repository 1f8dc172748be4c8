/** Tasks as plain, versioned data, and the records of their runs. The measure is Android's WorkManager. */

export const taskKinds = [
  'refresh',
  'health',
  'publish',
  'command',
  'http',
  'backup',
  'compact',
  'digest',
  'manage',
] as const;
export type TaskKind = (typeof taskKinds)[number];

export type TaskSchedule =
  | { readonly type: 'once' /** ISO 8601; absent = as soon as its constraints allow. */; readonly at?: string }
  | { readonly type: 'after'; readonly seconds: number }
  | { readonly type: 'cron'; readonly cron: string /** IANA; absent = the home's zone. */; readonly timeZone?: string }
  | {
      readonly type: 'interval';
      readonly seconds: number /** Runs anywhere in the last `flexSeconds` of the interval. */;
      readonly flexSeconds?: number;
    }
  | { readonly type: 'manual' };

export interface TaskConstraints {
  readonly brokerOnline?: boolean;
  readonly network?: boolean;
  readonly unmetered?: boolean;
  readonly onAcPower?: boolean;
  readonly batteryAbovePercent?: number;
  readonly idleMinutes?: number;
  readonly freeDiskMiB?: number;
}

/** Whether this system tells what a constraint asks for. What it does not tell counts as fulfilled. */
export interface ConstraintJudge {
  readonly constraint: keyof TaskConstraints;
  readonly judged: boolean;
}

export interface TaskBackoff {
  readonly kind: 'linear' | 'exponential';
  readonly firstSeconds: number;
  readonly maxSeconds: number;
  /** 0-1: the part of the delay that is random. */
  readonly jitter: number;
}

/** What to do when a definition of the same unique name exists. */
export type ExistingPolicy = 'keep' | 'replace' | 'update' | 'append';

export interface TaskDefinition {
  readonly id: string;
  /** Unique among tasks. */
  readonly name: string;
  readonly kind: TaskKind;
  readonly input: Readonly<Record<string, unknown>>;
  readonly schedule: TaskSchedule;
  readonly initialDelaySeconds?: number;
  readonly enabled: boolean;
  readonly tags: readonly string[];
  readonly constraints: TaskConstraints;
  readonly backoff: TaskBackoff;
  readonly maxAttempts: number;
  readonly timeLimitSeconds: number;
  /** After sleep, a clock jump, or the app having been off. */
  readonly missed: 'once' | 'all' | 'none';
  /** With `all`: so many missed runs are caught up, the newest; absent = 100. */
  readonly catchUpAtMost?: number;
  /** Visible tasks show progress in tray and window; silent ones only leave their record. */
  readonly visible: boolean;
  /** After `append`: runs when the task of this id has ended. */
  readonly afterTaskId?: string;
  /** Only if that task was done, or has failed; absent = however it ended. */
  readonly afterResult?: 'done' | 'failed';
  /** That it failed for good raises no alert. */
  readonly muteFailure?: boolean;
  /** Which of several waiting tasks begins first; absent = in between. */
  readonly priority?: 'high' | 'low';
  /** Heavy work: on mains, when nobody uses the computer, and one such task at a time. */
  readonly heavy?: boolean;
  /** Who made it, where no person did. */
  readonly madeBy?: TaskOrigin;
}

/** A task or an automation that makes or changes tasks. */
export interface TaskMaker {
  readonly by: 'task' | 'automation';
  readonly id: string;
}

/** A task that a person made makes tasks of generation 1, and these make tasks of generation 2. */
export interface TaskOrigin extends TaskMaker {
  readonly generation: number;
}

/** What a task or an automation does to a task other than itself. */
export type TaskChange =
  /** A whole definition. `existing` is what becomes of one that is there; absent = it is replaced. */
  | { readonly do: 'save'; readonly task: Readonly<Record<string, unknown>>; readonly existing?: ExistingPolicy }
  /** Fields in place of those of its definition; of its input, those that are named. */
  | { readonly do: 'change'; readonly taskId: string; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly do: 'enable' | 'disable'; readonly taskId: string }
  /** With `runOnly` what it does and waits for now; else it also is off its schedule until it is saved again. */
  | { readonly do: 'cancel'; readonly taskId: string; readonly runOnly?: boolean };

export type TaskState = 'scheduled' | 'waiting' | 'running' | 'retrying' | 'succeeded' | 'failed' | 'cancelled';
export type StopReason = 'timeout' | 'cancelled' | 'quit' | 'sleep' | 'constraint-lost' | 'replaced';

export interface TaskProgress {
  /** 0-100. */
  readonly percent: number;
  readonly text?: string;
}

/** A task with its live state. */
export interface Task extends TaskDefinition {
  readonly state: TaskState;
  /** ISO 8601; absent when nothing is scheduled. */
  readonly nextRun?: string;
  /** What a waiting task waits for, by the names of its constraints. */
  readonly waitingFor?: readonly string[];
  readonly progress?: TaskProgress;
  readonly attempt: number;
  readonly lastRun?: TaskRun;
}

export type TaskResult = 'done' | 'retry' | 'failed' | 'cancelled';

export interface TaskRun {
  readonly id: string;
  readonly taskId: string;
  readonly taskName: string;
  readonly trigger: 'schedule' | 'manual' | 'catch-up' | 'retry' | 'automation' | 'append';
  /** ISO 8601: the time it was due; catch-up runs carry the missed time. */
  readonly dueAt: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly durationMs?: number;
  readonly attempt: number;
  /** So many earlier times were missed and left out, for more were missed than are caught up. */
  readonly leftOut?: number;
  /** Absent while it runs. */
  readonly result?: TaskResult;
  readonly stopReason?: StopReason;
  readonly message?: string;
  /** What it was told, where that was for this run alone. */
  readonly input?: TaskDefinition['input'];
  /** Kind specific, small, plain data: findings of the health check, HTTP status, ... */
  readonly output?: unknown;
}

/** Work that failed for good, and that nobody has taken up yet. */
export interface FailedTask {
  /** The run that failed last. */
  readonly id: string;
  readonly taskId: string;
  readonly taskName: string;
  /** ISO 8601. */
  readonly failedAt: string;
  /** So often in a row. */
  readonly times: number;
  readonly message?: string;
  /** What it was told, where that was for this run alone. */
  readonly input?: TaskDefinition['input'];
}

/** The commands of the contract that concern failed work; `id` is that of the failure. */
export interface FailedTaskCommands {
  /** Which constraints this system can judge. */
  'task.constraints': [Record<string, never>, { constraints: ConstraintJudge[] }];
  'task.failures': [Record<string, never>, { failures: FailedTask[] }];
  /** Runs it once more, as it ran or with other fields of its input. */
  'task.retry': [{ id: string; input?: TaskDefinition['input'] }, { runId: string }];
  /** Takes it off the list. */
  'task.drop': [{ id: string }, Record<string, never>];
}
