/** Automations as plain, versioned data: triggers, conditions, actions, mode (Home Assistant's words). */
import type { TaskChange } from './tasks.ts';

export const webhookMethods = ['GET', 'POST', 'PUT'] as const;
export type WebhookMethod = (typeof webhookMethods)[number];

export type Trigger =
  | {
      readonly type: 'state';
      readonly entityId: string;
      readonly from?: string;
      readonly to?: string;
      readonly attribute?: string;
      readonly forSeconds?: number;
    }
  | {
      readonly type: 'numeric';
      readonly entityId: string;
      readonly attribute?: string;
      readonly above?: number;
      readonly below?: number;
      readonly hysteresis?: number;
      readonly forSeconds?: number;
    }
  | {
      readonly type: 'mqtt';
      readonly topic: string;
      readonly brokerId?: string;
      readonly payload?: string;
      readonly template?: string;
    }
  | { readonly type: 'time' /** HH:MM or HH:MM:SS */; readonly at: string }
  | { readonly type: 'cron'; readonly cron: string; readonly timeZone?: string }
  | { readonly type: 'sun'; readonly event: 'sunrise' | 'sunset'; readonly offsetSeconds?: number }
  | { readonly type: 'event'; readonly entityId: string; readonly eventType?: string }
  | { readonly type: 'device'; readonly deviceId: string; readonly triggerType: string; readonly subtype?: string }
  | { readonly type: 'tag'; readonly tagId: string }
  | {
      readonly type: 'availability';
      readonly entityId: string;
      readonly to: 'online' | 'offline';
      readonly forSeconds?: number;
    }
  | {
      readonly type: 'silence';
      readonly entityId: string /** Absent = learnt from the sensor's own rhythm. */;
      readonly seconds?: number;
    }
  | {
      readonly type: 'task';
      readonly taskId: string /** Absent = however it ended. */;
      readonly result?: 'done' | 'failed';
    }
  /** Somebody asked for the address of the hook over HTTP; absent methods = POST alone. */
  | { readonly type: 'webhook'; readonly id: string; readonly methods?: readonly WebhookMethod[] }
  | { readonly type: 'service-start' }
  | { readonly type: 'resume' }
  /** Never fires on its own: the automation is run by hand, from window or command. */
  | { readonly type: 'manual' };

export type Condition =
  | {
      readonly type: 'state';
      readonly entityId: string;
      readonly attribute?: string;
      readonly is: readonly string[];
      readonly forSeconds?: number;
    }
  | {
      readonly type: 'numeric';
      readonly entityId: string;
      readonly attribute?: string;
      readonly above?: number;
      readonly below?: number;
    }
  | {
      readonly type: 'time';
      readonly after?: string;
      readonly before?: string /** 0 = Sunday. */;
      readonly weekdays?: readonly number[];
    }
  | {
      readonly type: 'sun';
      readonly after?: 'sunrise' | 'sunset';
      readonly before?: 'sunrise' | 'sunset';
      readonly offsetSeconds?: number;
    }
  | { readonly type: 'template'; readonly template: string }
  | { readonly type: 'and' | 'or' | 'not'; readonly conditions: readonly Condition[] };

/**
 * What it counts as when nobody confirmed it, device or broker; with a choice the run waits for that. Absent = it goes on
 * at once. `retry` sends it three times at most, and has failed when the last one is not confirmed either.
 */
export type UnconfirmedChoice = 'done' | 'retry' | 'failed';

export type Action =
  | {
      readonly type: 'command';
      readonly entityId: string;
      readonly action: string;
      readonly params?: Readonly<Record<string, unknown>>;
      readonly unconfirmed?: UnconfirmedChoice;
    }
  | {
      readonly type: 'publish';
      readonly topic: string;
      readonly payload: string;
      readonly brokerId?: string;
      readonly qos?: 0 | 1 | 2;
      readonly retain?: boolean;
      readonly unconfirmed?: UnconfirmedChoice;
    }
  | {
      readonly type: 'notify';
      readonly title: string;
      readonly message: string;
      readonly severity: 'info' | 'warning' | 'critical';
    }
  | { readonly type: 'delay'; readonly seconds: number }
  | {
      readonly type: 'wait';
      readonly trigger: Trigger;
      readonly timeoutSeconds: number;
      readonly continueOnTimeout: boolean;
    }
  | {
      readonly type: 'choose';
      readonly options: ReadonlyArray<{
        readonly conditions: readonly Condition[];
        readonly actions: readonly Action[];
      }>;
      readonly otherwise?: readonly Action[];
    }
  | {
      readonly type: 'repeat';
      readonly count: number;
      readonly while?: readonly Condition[];
      readonly actions: readonly Action[];
    }
  | {
      readonly type: 'task';
      readonly taskId: string;
      /** In place of fields of its own input, for this run alone; texts are templates. */
      readonly input?: Readonly<Record<string, unknown>>;
    }
  /** Makes, changes, switches or cancels a task; texts are templates. */
  | { readonly type: 'manage'; readonly change: TaskChange }
  | { readonly type: 'stop'; readonly reason?: string };

export interface AutomationDefinition {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly triggers: readonly Trigger[];
  readonly conditions: readonly Condition[];
  readonly actions: readonly Action[];
  readonly mode: 'single' | 'restart' | 'queued' | 'parallel';
  /** Bound of queued and parallel runs. */
  readonly maxRuns: number;
  /** That an action failed raises no alert. */
  readonly muteFailure?: boolean;
  /** The agent that drafted it; it is a draft until a person switches it on. */
  readonly draftedBy?: string;
  /** What its entities were called when it was saved, by id: one that is gone is still known by it. */
  readonly names?: Readonly<Record<string, string>>;
}

export interface Automation extends AutomationDefinition {
  readonly running: number;
  readonly lastTriggered?: string;
  /** Set when it was stopped for triggering itself, or for another reason to be seen by the user. */
  readonly problem?: string;
}

/** One line of a trace: what was looked at or done, with what outcome. */
export interface TraceStep {
  readonly at: string;
  /** `trigger`, `condition`, `action`, with its path: `actions[1].options[0].conditions[0]`. */
  readonly path: string;
  readonly kind: string;
  readonly outcome: 'passed' | 'failed' | 'done' | 'unconfirmed' | 'would-do' | 'error' | 'skipped' | 'timeout';
  /** What it saw: the state, the number, the rendered template. */
  readonly seen?: string;
  readonly detail?: string;
}

export interface Trace {
  readonly id: string;
  readonly automationId: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly trigger: string;
  readonly result:
    | 'running'
    | 'finished'
    | 'conditions-failed'
    | 'stopped'
    | 'error'
    | 'mode-refused'
    | 'loop-stopped'
    | 'test';
  readonly steps: readonly TraceStep[];
}

/** How the conditions of an automation stand, each with what it saw. */
export interface ConditionsNow {
  readonly hold: boolean;
  readonly steps: readonly TraceStep[];
}
