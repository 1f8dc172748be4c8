/** What the task service is given, and what it tells. */
import type { Editing } from '../base/editing.ts';
import type { Clock, Logger, Power, Timers } from '../base/ports.ts';
import type { RunStore } from '../history/run-store.ts';
import type { Task, TaskDefinition, TaskRun } from '../model/tasks.ts';
import type { TaskServices } from './services.ts';

export interface TaskEvents {
  'task.changed': { readonly task: Task };
  'task.removed': { readonly id: string };
  /** A run that began (no `result` yet) or ended. */
  'task.run': { readonly run: TaskRun };
}

export interface TaskServiceOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly power: Pick<Power, 'state'>;
  readonly runs: RunStore;
  readonly services: TaskServices;
  definitions(): readonly TaskDefinition[];
  /** The service is told of a change by `reload`. */
  readonly edit: Editing<readonly TaskDefinition[]>;
  /** The home's IANA zone; default the system's. */
  timeZone?(): string;
  /** 0 to below 1. */
  random?(): number;
}
