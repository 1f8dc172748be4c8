/** What a kind of trigger is: how its definition must look, and how it is armed. */
import type { z } from 'zod';
import type { Dispose } from '../../base/events.ts';
import type { Clock } from '../../base/ports.ts';
import type { Trigger, WebhookMethod } from '../../model/automations.ts';
import type { Entity } from '../../model/entities.ts';
import type { TaskRun } from '../../model/tasks.ts';
import type { Listening } from '../../time/listening.ts';
import type { HomeView, TriggerFacts } from '../home.ts';
import type { Place } from '../sun.ts';

export type TriggerOf<K extends Trigger['type']> = Extract<Trigger, { type: K }>;

export interface TriggerKind<K extends Trigger['type']> {
  readonly schema: z.ZodType<TriggerOf<K>>;
  /** Watches for it until it is disposed; calls `fire` each time. */
  arm(trigger: TriggerOf<K>, fire: Fire, host: TriggerHost): Armed;
}

/** What fired, without the place of the trigger in its automation. */
export type Facts = Omit<TriggerFacts, 'path'>;

export type Fire = (facts: Facts) => void;

export interface EntityChange {
  readonly entity: Entity;
  /** Absent at the first sight of the entity. */
  readonly previous?: { readonly state: string; readonly available: boolean } | undefined;
  /** A retained replay, or the broker's coming and going: it tells a state and never triggers. */
  readonly retained: boolean;
}

/** A message on a topic that a trigger subscribed to. */
export interface HubMessage {
  readonly topic: string;
  readonly brokerId: string;
  readonly retained: boolean;
  readonly text: string;
  /** The payload as template value, lazily (`Message.valueJson`). */
  valueJson(): unknown;
}

export interface EntityEvent {
  readonly entityId: string;
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface DeviceTrigger {
  readonly deviceId: string;
  readonly type: string;
  readonly subtype: string;
  readonly payload: string;
}

/** A request to the address of a hook. */
export interface HookCall {
  readonly id: string;
  readonly method: WebhookMethod;
  readonly payload: string;
}

/** What triggers reach of the home. */
export interface TriggerHost {
  readonly clock: Clock;
  /** Judges how long a sensor may be silent. */
  readonly listening: Pick<Listening, 'back' | 'boundMs' | 'follow' | 'heard' | 'lost'>;
  entity(id: string): Entity | undefined;
  place(): Place | undefined;
  timeZone(): string | undefined;
  home(trigger: TriggerFacts): HomeView;
  /** Absent brokerId = the topic on every broker. */
  subscribe(topic: string, listener: (message: HubMessage) => void, brokerId?: string): Dispose;
  /** Calls back after each live report of the entity, also of one that changed nothing. */
  followReports(entityId: string, listener: () => void): Dispose;
}

/** A trigger at work: memory, timers and subscription. Told of what happens, as far as it wants to hear it. */
export interface Armed {
  changed?(change: EntityChange): void;
  event?(event: EntityEvent): void;
  deviceTrigger?(trigger: DeviceTrigger): void;
  tag?(tagId: string): void;
  /** Undefined where the hook is another's. */
  hook?(call: HookCall): 'fired' | 'method' | undefined;
  taskEnded?(run: TaskRun): void;
  started?(): void;
  suspended?(): void;
  resumed?(): void;
  /** The wall clock was set. */
  clockSet?(): void;
  dispose(): void;
}
