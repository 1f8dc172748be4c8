/** What a kind of action is: how its definition must look, and what it does in a run. */
import type { z } from 'zod';
import type { Result } from '../../base/errors.ts';
import type { Dispose } from '../../base/events.ts';
import type { Clock } from '../../base/ports.ts';
import type { EndedCommand } from '../../entities/commands.ts';
import type { Action, Trigger } from '../../model/automations.ts';
import type { TaskChange } from '../../model/tasks.ts';
import type { Delivery } from '../../mqtt/model.ts';
import type { Finding } from '../conditions/condition.ts';
import type { HomeView } from '../home.ts';
import type { Rendered } from '../templates.ts';
import type { Facts } from '../triggers/trigger.ts';

export type ActionOf<K extends Action['type']> = Extract<Action, { type: K }>;

export interface ActionKind<A extends Action> {
  readonly schema: z.ZodType<A>;
  run(action: A, step: Step): Promise<ActionsEnd> | ActionsEnd;
}

/** What was sent. */
export interface Sent extends Delivery {
  /** How it ended, where more is to come than what the broker says. */
  readonly ended?: Promise<Pick<EndedCommand, 'outcome' | 'error'>>;
}

/** What actions reach. The engine has already bound them to the run. */
export interface ActionPorts {
  command(entityId: string, action: string, params: Readonly<Record<string, unknown>>): Promise<Result<Sent>>;
  publish(message: PublishRequest): Promise<Result<Delivery>>;
  notify(message: NotifyRequest): void;
  runTask(taskId: string, given: TaskGiven): Promise<Result<{ readonly runId: string }>>;
  /** Answers the id of the task. */
  changeTask(change: TaskChange): Promise<Result<{ readonly id: string }>>;
  arm(trigger: Trigger, fire: (facts: Facts) => void): Dispose;
}

/** What a task is told for one run. */
export interface TaskGiven {
  readonly input: Readonly<Record<string, unknown>> | undefined;
  /** What a text becomes with what triggered. */
  render(text: string): Result<string>;
}

export interface PublishRequest {
  readonly topic: string;
  readonly payload: string;
  readonly brokerId?: string;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
}

export interface NotifyRequest {
  readonly title: string;
  readonly message: string;
  readonly severity: 'info' | 'warning' | 'critical';
  /** Which action sends it: `actions[0]`. */
  readonly path: string;
}

export interface ActionRun {
  readonly ports: ActionPorts;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Nothing is done; conditions are still looked at. */
  readonly dry: boolean;
  home(): HomeView;
  note(finding: Finding): void;
  /** Something threw that should not. */
  onBug(error: unknown): void;
}

export type ActionsEnd = 'finished' | 'stopped' | 'error';

/** One action of a run, and how it says what became of it. */
export interface Step {
  readonly run: ActionRun;
  /** `actions[1].options[0].actions[2]`. */
  readonly path: string;
  /** Carries out actions inside this one; `under` goes behind its path. */
  list(actions: readonly Action[], under: string): Promise<ActionsEnd>;
  render(source: string): Rendered;
  /** Waits for `start` to call back, the time to pass, or the run to be stopped. */
  until(seconds: number, start?: (done: () => void) => Dispose): Promise<void>;
  note(outcome: Finding['outcome'], seen?: string, detail?: string): void;
  /** In a trial: what it would do. */
  would(seen: string, detail?: string): ActionsEnd;
  fail(detail: string, seen?: string): ActionsEnd;
  /** How a request ended that is done with its answer. */
  ended(result: Result<unknown>, seen: string): ActionsEnd;
}
