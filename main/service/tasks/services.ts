/** What tasks need of the rest of the service. */
import type { Result } from '../base/errors.ts';
import type { Clock, Logger, Timers } from '../base/ports.ts';
import type { EndedCommand } from '../entities/commands.ts';
import type { RetentionReport } from '../history/retention.ts';
import type { Standstill } from '../loop/watch.ts';
import type { Alert } from '../model/alerts.ts';
import type { Broker } from '../model/brokers.ts';
import type { Device, Entity } from '../model/entities.ts';
import type { TaskChange, TaskMaker } from '../model/tasks.ts';
import type { Delivery } from '../mqtt/model.ts';
import type { Listening } from '../time/listening.ts';
import type { DigestReport } from './digest-report.ts';

export interface PublishRequest {
  readonly topic: string;
  readonly payload: string;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
}

export interface TaskServices {
  entities(): readonly Entity[];
  devices(): readonly Device[];
  brokers(): readonly Broker[];
  /** Open alerts, and those that recovered lately. */
  alerts(): readonly Alert[];
  /** When a message for the entity last came, also one that changed nothing; undefined where that is not known. */
  lastSeen(entityId: string): number | undefined;
  /** Judges how long a sensor may be silent. */
  readonly listening: Pick<Listening, 'boundMs' | 'knows' | 'look' | 'silentMs'>;
  /** Asks devices for their state and subscribes again to what was lost. */
  refresh(signal: AbortSignal): Promise<{ readonly asked: number; readonly resubscribed: number }>;
  /**
   * Waits for the brokers that this work needs, where they are about to be there: after a start, or a sleep that may have
   * ended the connection. Undefined where there is nothing to wait for.
   */
  ready(target: {
    readonly brokerId?: string | undefined;
    readonly entityIds?: readonly string[];
  }): Promise<void> | undefined;
  /** Publishes on a broker; without an id, on the first that is online. */
  publish(brokerId: string | undefined, message: PublishRequest): Promise<Result<Delivery>>;
  /** Answers when the command was confirmed, or its deadline passed. */
  command(
    entityId: string,
    action: string,
    params: Readonly<Record<string, unknown>> | undefined,
  ): Promise<Result<EndedCommand>>;
  /** Values that a task fetched, as entities of a source of their own. */
  ingest(
    sourceId: string,
    values: ReadonlyMap<string, string | number | boolean | null>,
    units: Readonly<Record<string, string>>,
  ): void;
  /** The settings as a file, without secrets. */
  settingsJson(): string;
  backupFolder(): string;
  compactHistory(signal: AbortSignal, onProgress: (percent: number) => void): Promise<RetentionReport>;
  /** Makes or changes a task; answers its id. */
  changeTask(maker: TaskMaker, change: TaskChange): Promise<Result<{ readonly id: string }>>;
  /** Tells the person of the day. */
  announce(digest: DigestReport): void;
  /** From which percentage on a battery is low, as the alert rule has it. */
  lowBatteryPercent(): number;
  /** All sensors that are silent now: each is an alert, and the others are silent no more. */
  tellSilent(
    sensors: ReadonlyArray<{ readonly entityId: string; readonly name: string; readonly silentMs: number }>,
  ): void;
  /** An access token by its name, for this address; or why there is none, in the detail. */
  secret(name: string, url: string): Promise<Result<string>>;
  /** What a task wrote down for its next run. */
  recall(key: string): unknown;
  remember(key: string, value: unknown): void;
  /** Whether there is a network at all. */
  network(): boolean;
  /** Room where the data lives; undefined where the system does not tell. */
  freeDiskMiB(): number | undefined;
  /** When the app itself stood still for long, in the last day. */
  standstills(): readonly Standstill[];
}

export interface TaskContext<Input> {
  readonly taskId: string;
  readonly input: Input;
  readonly services: TaskServices;
  /** Aborted when the run must end; what comes after that is ignored. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** Deadlines of the network. */
  readonly timers: Timers;
  readonly logger: Logger;
  /** No further attempt follows a `retry`. */
  readonly isLastAttempt: boolean;
  /** From here on the run may have acted: when it is stopped, it is not begun again. */
  acting(): void;
  /** @param percent 0-100. */
  progress(percent: number, text?: string): void;
}

/** Three ways to end, never guessed: `retry` asks for another attempt, `failed` says that none would help. */
export interface TaskOutcome {
  readonly result: 'done' | 'retry' | 'failed';
  readonly message?: string;
  readonly output?: unknown;
}

export type TaskFunction<Input> = (context: TaskContext<Input>) => Promise<TaskOutcome>;
