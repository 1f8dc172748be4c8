/** Holds the open alerts, keeps their timers and carries out what the life-cycle machine asks for. */
import type { SpokenWords } from '../../../preload/words/outside.ts';
import { recoveryText } from '../../../preload/words/say-alert.ts';
import { toError } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Clock, Logger } from '../base/ports.ts';
import type { AlertStore } from '../history/alert-store.ts';
import type { Alert, AlertAction, AlertRule, PendingAlert } from '../model/alerts.ts';
import type { Settings } from '../model/settings.ts';
import { localTime } from '../time/local-time.ts';
import { createWallSteps } from '../time/wall-steps.ts';
import type { Delivery } from './delivery.ts';
import {
  type AlertEffect,
  type AlertInput,
  beginAlert,
  dueAt,
  next,
  restoreAlert,
  type Step,
  stepTracked,
  type Tracked,
} from './life-cycle.ts';
import { decideDelivery } from './policy.ts';

export interface LedgerOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly store: AlertStore;
  words(): SpokenWords;
  settings(): Settings['alerts'];
  isSilent(): boolean;
  timeZone(): string | undefined;
  ruleOf(alert: Alert): AlertRule;
  /** The buttons as they are to be shown now. */
  actionsOf(alert: Alert): readonly AlertAction[];
  onRaised(alert: Alert): void;
  onChanged(alert: Alert): void;
}

export type NewAlert = Omit<Alert, 'state' | 'since' | 'shown'>;

export interface Ledger {
  /** Takes the open alerts of the store over. */
  restore(): void;
  begin(alert: NewAlert, rule: AlertRule, frozen: boolean): void;
  /** What is only kept: it is over, and never shown. */
  record(alert: Alert): void;
  apply(id: string, input: AlertInput): void;
  /** The id of the open alert of a cause. */
  openId(cause: string): string | undefined;
  /** The id of the alert that last had this cause, open or not. */
  lastId(cause: string): string | undefined;
  get(id: string): Alert | undefined;
  /** Pending ones included. */
  alerts(): readonly Alert[];
  /** What will be raised if it holds, the next first. */
  pending(): readonly PendingAlert[];
  /** Open alerts that are over when this entity's state ends. */
  heldBy(entityId: string): ReadonlySet<string>;
  /** While it rests nothing comes due: no repetition, no end of a snooze. */
  setResting(rests: boolean): void;
  clear(): void;
}

/** What is remembered of a cause beyond its alert, for cool-down and flapping. */
interface CauseMemory {
  readonly id: string;
  readonly raises: readonly number[];
  readonly shownAtMs: number | undefined;
}

export function createLedger(options: LedgerOptions, delivery: Delivery): Ledger {
  const { clock, logger, store } = options;
  const open = new Map<string, Tracked>();
  const byCause = new Map<string, string>();
  const timers = new Map<string, Dispose>();
  const held = new Map<string, Set<string>>();
  const causes = new Map<string, CauseMemory>();
  let isResting = false;
  const wallStep = createWallSteps(clock);

  /** Where the wall clock was set, what is remembered in its times is moved along. Answers the time by it. */
  const wallNow = (): number => {
    const nowMs = clock.now();
    const steppedMs = wallStep();
    if (steppedMs === 0) return nowMs;
    for (const [id, tracked] of open) open.set(id, stepTracked(tracked, steppedMs));
    for (const [cause, memory] of causes) {
      const shownAtMs = memory.shownAtMs === undefined ? undefined : memory.shownAtMs + steppedMs;
      causes.set(cause, { ...memory, raises: memory.raises.map((at) => at + steppedMs), shownAtMs });
    }
    return nowMs;
  };

  const hold = ({ id, until }: Alert): void => {
    if (until !== undefined) held.set(until.entityId, (held.get(until.entityId) ?? new Set()).add(id));
  };
  const release = ({ id, until }: Alert): void => {
    const ids = until === undefined ? undefined : held.get(until.entityId);
    ids?.delete(id);
    if (until !== undefined && ids?.size === 0) held.delete(until.entityId);
  };

  const remember = (tracked: Tracked): void => {
    const { cause, id } = tracked.alert;
    const shownAtMs = tracked.shownAtMs ?? causes.get(cause)?.shownAtMs;
    // Re-inserting keeps the Map in the order of last use, so that its first key is the oldest.
    causes.delete(cause);
    causes.set(cause, { id, raises: tracked.raises, shownAtMs });
    if (causes.size <= limits.alertsKept) return;
    for (const oldest of causes.keys()) {
      causes.delete(oldest);
      break;
    }
  };

  const schedule = (id: string): void => {
    const nowMs = wallNow();
    timers.get(id)?.();
    timers.delete(id);
    const tracked = open.get(id);
    const due = tracked === undefined ? undefined : dueAt(tracked, options.ruleOf(tracked.alert));
    if (due === undefined || due === Number.POSITIVE_INFINITY || isResting) return;
    const timer = clock.after(Math.max(due - nowMs, 0), () => {
      timers.delete(id);
      apply(id, { type: 'time' });
      // A timer may come a moment early, or the clock have been set back: then nothing was due yet.
      if (!timers.has(id)) schedule(id);
    });
    timers.set(id, timer);
  };

  const save = (alert: Alert, tell: (alert: Alert) => void): void => {
    try {
      store.save(alert, () => tell(alert));
    } catch (error) {
      // Better shown without a record than not shown at all.
      logger.error('alert.unsaved', { id: alert.id, error: toError(error) });
      tell(alert);
    }
  };

  const mayShow = (alert: Alert): ReturnType<typeof decideDelivery> => {
    const nowMs = wallNow();
    const memory = causes.get(alert.cause);
    return decideDelivery(alert, {
      rule: options.ruleOf(alert),
      settings: options.settings(),
      silent: options.isSilent(),
      nowMs,
      secondOfDay: localTime(nowMs, options.timeZone()).secondOfDay,
      causeShownAtMs: memory?.shownAtMs,
    });
  };

  const show = (id: string): void => {
    const tracked = open.get(id);
    if (tracked === undefined) return;
    apply(id, { type: 'equipped', actions: options.actionsOf(tracked.alert) });
    const decision = mayShow(tracked.alert);
    if (decision.kind === 'show') delivery.show(tracked.alert);
    else apply(id, { type: 'postponed', reason: decision.reason, untilMs: decision.untilMs });
  };

  const carryOut = (effect: AlertEffect, id: string, alert: Alert, isNew: boolean): void => {
    switch (effect) {
      case 'save':
        save(alert, isNew ? options.onRaised : options.onChanged);
        return;
      case 'tell':
        options.onChanged(alert);
        return;
      case 'show':
        show(id);
        return;
      case 'withdraw':
        delivery.withdraw(id);
        return;
      case 'note':
        if (mayShow(alert).kind === 'show')
          delivery.note(`${id}:over`, recoveryText(options.words(), alert), alert.rule);
        return;
      case 'forget':
        open.delete(id);
        release(alert);
        if (byCause.get(alert.cause) === id) byCause.delete(alert.cause);
        return;
    }
  };

  const commit = (step: Step, before: Alert['state'] | undefined): void => {
    const { alert } = step.tracked;
    const { id } = alert;
    open.set(id, step.tracked);
    byCause.set(alert.cause, id);
    hold(alert);
    if (alert.state !== 'pending') remember(step.tracked);
    const isNew = alert.state === 'raised' && (before === undefined || before === 'pending');
    for (const effect of step.effects) carryOut(effect, id, alert, isNew && effect === 'save');
    schedule(id);
  };

  const apply = (id: string, input: AlertInput): void => {
    const nowMs = wallNow();
    const tracked = open.get(id);
    if (tracked === undefined) return;
    const step = next(tracked, input, options.ruleOf(tracked.alert), nowMs);
    if (step.tracked !== tracked || step.effects.length > 0) commit(step, tracked.alert.state);
  };

  return {
    restore() {
      for (const alert of store.list({ states: ['recovered'], limit: 500 }).reverse()) remember(restoreAlert(alert, 0));
      for (const alert of store.open()) {
        const tracked = restoreAlert(alert, wallNow());
        open.set(alert.id, tracked);
        byCause.set(alert.cause, alert.id);
        hold(alert);
        remember(tracked);
      }
      for (const { alert } of open.values()) delivery.restore(alert);
      for (const id of open.keys()) schedule(id);
    },
    begin(bare, rule, frozen) {
      const nowMs = wallNow();
      const raises = causes.get(bare.cause)?.raises ?? [];
      const begun = beginAlert(bare, rule, raises, nowMs, frozen);
      const alert = { ...begun.tracked.alert, actions: options.actionsOf(begun.tracked.alert) };
      commit({ ...begun, tracked: { ...begun.tracked, alert } }, undefined);
    },
    record: (alert) => save(alert, options.onRaised),
    apply,
    openId: (cause) => byCause.get(cause),
    lastId: (cause) => byCause.get(cause) ?? causes.get(cause)?.id,
    get: (id) => open.get(id)?.alert,
    alerts: () => [...open.values()].map((tracked) => tracked.alert),
    pending() {
      const waiting = [...open.values()].filter(({ alert }) => alert.state === 'pending');
      const due = waiting.map((tracked) => ({
        tracked,
        at: dueAt(tracked, options.ruleOf(tracked.alert)),
      }));
      return due
        .sort((a, b) => (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY))
        .map(({ tracked: { alert }, at }) =>
          at === undefined ? { alert } : { alert, dueAt: new Date(at).toISOString() },
        );
    },
    heldBy: (entityId) => held.get(entityId) ?? nothing,
    setResting(rests) {
      isResting = rests;
      for (const id of open.keys()) schedule(id);
    },
    clear() {
      for (const dispose of timers.values()) dispose();
      timers.clear();
      open.clear();
      byCause.clear();
      held.clear();
    },
  };
}

const nothing: ReadonlySet<string> = new Set();
