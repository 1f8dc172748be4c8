/** One armed trigger of each kind: memory, timers and subscription, until it is disposed. */
import type { Dispose } from '../base/events.ts';
import type { Clock } from '../base/ports.ts';
import type { Trigger } from '../model/automations.ts';
import type { Entity } from '../model/entities.ts';
import type { HomeView, TriggerFacts } from './home.ts';
import { noRhythm, paused, reported, silenceMs } from './rhythm.ts';
import type { Place } from './sun.ts';
import { isTruthy, renderInHome } from './templates.ts';
import {
  type EntityChange,
  type Facts,
  initialMemory,
  isBeat,
  match,
  nextFiring,
  type StatefulTrigger,
  type TimedTrigger,
} from './triggers.ts';

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

export interface HubOptions {
  readonly clock: Clock;
  entity(id: string): Entity | undefined;
  place(): Place | undefined;
  timeZone(): string | undefined;
  home(trigger: TriggerFacts): HomeView;
  /** Absent brokerId = the topic on every broker. */
  subscribe(topic: string, listener: (message: HubMessage) => void, brokerId?: string): Dispose;
  /** Calls back after each live report of the entity, also of one that changed nothing. */
  followReports(entityId: string, listener: () => void): Dispose;
}

export type Fire = (facts: Facts) => void;

/** A time that is this late has passed in sleep or in a jump of the clock: the moment is over. */
const latestMs = 60_000;

/** A timer may come so much early, as clocks are compared by the millisecond. */
const earlyMs = 1_000;
/** So many times are remembered that do not come twice. */
const firedKept = 50;

export interface Armed {
  changed?(change: EntityChange): void;
  event?(event: EntityEvent): void;
  deviceTrigger?(trigger: DeviceTrigger): void;
  tag?(tagId: string): void;
  started?(): void;
  suspended?(): void;
  resumed?(): void;
  /** The wall clock was set. */
  clockSet?(): void;
  dispose(): void;
}

export function armStateful(trigger: StatefulTrigger, fire: Fire, options: HubOptions): Armed {
  const forMs = (trigger.forSeconds ?? 0) * 1000;
  let memory = initialMemory(trigger, options.entity(trigger.entityId));
  let waiting: Facts | undefined;
  let timer: Dispose | undefined;
  const stop = (): void => {
    timer?.();
    timer = undefined;
  };
  const wait = (): void => {
    stop();
    timer = options.clock.after(forMs, () => {
      const facts = waiting;
      timer = undefined;
      waiting = undefined;
      if (facts !== undefined) fire(facts);
    });
  };
  return {
    changed(change) {
      const found = match(trigger, memory, change);
      memory = found.memory;
      if (found.entered && forMs === 0) {
        fire(found.facts);
      } else if (found.entered) {
        waiting = found.facts;
        wait();
      } else if (!found.holds) {
        stop();
        waiting = undefined;
      }
    },
    // Nobody knows what happened in sleep: the for-duration begins anew.
    suspended: stop,
    resumed: () => (waiting === undefined ? undefined : wait()),
    dispose: stop,
  };
}

export function armTimed(trigger: TimedTrigger, fire: Fire, options: HubOptions): Armed {
  const { clock } = options;
  let timer: Dispose | undefined;
  /** When it fired last: times that came do not come again if the clock goes back. */
  const fired = new Set<number>();
  const remember = (due: number): void => {
    fired.add(due);
    for (const oldest of fired) {
      if (fired.size <= firedKept) break;
      fired.delete(oldest);
    }
  };
  const stop = (): void => {
    timer?.();
    timer = undefined;
  };
  const nextAfter = (afterMs: number): number | undefined => {
    const next = (after: number) => nextFiring(trigger, after, options.timeZone(), options.place());
    let due = next(afterMs);
    while (due !== undefined && fired.has(due)) due = next(due);
    return due;
  };
  const wait = (afterMs: number): void => {
    stop();
    const due = nextAfter(afterMs);
    if (due === undefined) return;
    timer = clock.after(Math.max(due - clock.now(), 0), () => {
      const lateMs = clock.now() - due;
      // The clock was set back meanwhile: it is not time yet.
      if (lateMs < -earlyMs) return wait(clock.now());
      if (lateMs <= latestMs && !isBeat(trigger)) remember(due);
      // After `due` and not after now, so that two times within one turn both come.
      wait(lateMs > latestMs ? clock.now() : due);
      if (lateMs <= latestMs) fire({ type: trigger.type });
    });
  };
  wait(clock.now());
  const anew = (): void => wait(clock.now());
  return { suspended: stop, resumed: anew, clockSet: anew, dispose: stop };
}

export function armMqtt(trigger: Extract<Trigger, { type: 'mqtt' }>, fire: Fire, options: HubOptions): Armed {
  const onMessage = (message: HubMessage): void => {
    if (message.retained) return;
    const { topic, text } = message;
    const facts: Facts = { type: 'mqtt', topic, payload: text };
    let value = text;
    if (trigger.template !== undefined) {
      const home = options.home({ ...facts, path: 'trigger' });
      const rendered = renderInHome(trigger.template, home, text, () => message.valueJson());
      if (!rendered.ok || (trigger.payload === undefined && !isTruthy(rendered.text))) return;
      value = rendered.text;
    }
    if (trigger.payload === undefined || trigger.payload === value) fire(facts);
  };
  return { dispose: options.subscribe(trigger.topic, onMessage, trigger.brokerId) };
}

export function armSilence(trigger: Extract<Trigger, { type: 'silence' }>, fire: Fire, options: HubOptions): Armed {
  const { clock } = options;
  const { entityId } = trigger;
  let rhythm = noRhythm;
  let timer: Dispose | undefined;
  const stop = (): void => {
    timer?.();
    timer = undefined;
  };
  const wait = (): void => {
    stop();
    const ms = trigger.seconds === undefined ? silenceMs(rhythm) : trigger.seconds * 1000;
    if (ms === undefined) return;
    timer = clock.after(ms, () => {
      timer = undefined;
      fire({ type: 'silence', entityId, to: `silent for ${Math.round(ms / 1000)} s` });
    });
  };
  const heard = (): void => {
    rhythm = reported(rhythm, clock.elapsed());
    wait();
  };
  const rest = (): void => {
    rhythm = paused(rhythm);
    stop();
  };
  const unfollow = options.followReports(entityId, heard);
  if (options.entity(entityId) !== undefined) wait();
  return {
    changed({ entity, retained }) {
      if (!retained) heard();
      // Its broker is gone: that is not the sensor's silence.
      else if (!entity.available) rest();
      else if (timer === undefined) wait();
    },
    suspended: rest,
    resumed: wait,
    dispose: () => {
      unfollow();
      stop();
    },
  };
}
