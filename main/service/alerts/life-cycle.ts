/** The life of one alert as a pure machine: pending, raised, acknowledged, snoozed, recovered. Times in ms since the epoch. */
import { assertNever } from '../base/errors.ts';
import type { Alert, AlertAction, AlertRule } from '../model/alerts.ts';
import { timeOf } from './policy.ts';
import type { Facts } from './rules/rule.ts';

/** That many raisings of one cause within the window are flapping; it then stays open until it was quiet for a while. */
const flapping = { raises: 4, windowMs: 10 * 60_000, quietMs: 5 * 60_000 } as const;
/** A showing that failed is tried again after 1, 2, 4, ... minutes, then every hour. */
const retry = { firstMs: 60_000, maxMs: 3_600_000 } as const;

export interface Tracked {
  readonly alert: Alert;
  /** A pending alert ripens from here on. */
  readonly sinceMs: number;
  /** Asleep, or its broker is offline: a pending alert does not ripen. */
  readonly frozen: boolean;
  /** Earlier raisings of the same cause, its own included. */
  readonly raises: readonly number[];
  readonly shownAtMs?: number | undefined;
  /** When a postponed or failed showing is tried again. */
  readonly retryAtMs?: number | undefined;
  readonly failures: number;
  /** A showing is under way. */
  readonly showing: boolean;
  /** Flapping, and its cause does not hold since then. */
  readonly quietSinceMs?: number | undefined;
}

export type AlertInput =
  | { readonly type: 'began'; readonly facts: Facts }
  /** The cause ended; `silently`: its entity or rule went away, so there is nothing to tell. */
  | { readonly type: 'ended'; readonly silently: boolean }
  | { readonly type: 'time' }
  | { readonly type: 'froze' }
  | { readonly type: 'thawed' }
  | { readonly type: 'acknowledged' }
  | { readonly type: 'snoozed'; readonly untilMs: number }
  | { readonly type: 'delivered'; readonly kind: 'shown' | 'suppressed' | 'failed'; readonly reason?: string }
  | { readonly type: 'postponed'; readonly reason: string; readonly untilMs: number }
  /** Settings changed: what was postponed is looked at again. */
  | { readonly type: 'reconsidered' }
  /** Its buttons, just before it is shown. */
  | { readonly type: 'equipped'; readonly actions: readonly AlertAction[] }
  | { readonly type: 'grouped'; readonly others: readonly string[] }
  /** Steps of the escalation were taken; `loud`: one of them shows it again, louder and on top. */
  | { readonly type: 'escalated'; readonly steps: readonly number[]; readonly loud: boolean }
  /** Another entity of its device stands for it now. */
  | { readonly type: 'moved'; readonly entityId: string }
  /** A message of the same cause with a new text. */
  | { readonly type: 'replaced'; readonly alert: Alert };

/**
 * `save` comes before `show`: an alert is on disk before it is on the screen. `tell`: listeners hear of it, but the disk
 * does not, for facts such as a battery's percent may change with every message.
 */
export type AlertEffect = 'save' | 'tell' | 'show' | 'withdraw' | 'note' | 'forget';

export interface Step {
  readonly tracked: Tracked;
  readonly effects: readonly AlertEffect[];
}

/** Messages bring their own text. */
export function isMessage(alert: Alert): boolean {
  return alert.title !== undefined || alert.body !== undefined;
}

/** A message ends by being seen, unless it was sent for a state: then it is over when that ends. */
function endsBySeeing(alert: Alert): boolean {
  return isMessage(alert) && alert.until === undefined;
}

/** A message that asks nothing: once it was handed over there is nothing left to be done about it. */
function isInformation(alert: Alert): boolean {
  return isMessage(alert) && alert.severity === 'info' && alert.actions.length === 0;
}

/** A new alert: pending where its rule has a for-duration, else raised at once. */
export function beginAlert(
  alert: Omit<Alert, 'state' | 'since' | 'shown'>,
  rule: AlertRule,
  raises: readonly number[],
  nowMs: number,
  frozen = false,
): Step {
  const tracked: Tracked = {
    alert: { ...alert, state: 'pending', since: iso(nowMs), shown: 0 },
    sinceMs: nowMs,
    frozen,
    raises,
    failures: 0,
    showing: false,
  };
  return rule.forSeconds > 0 ? { tracked, effects: [] } : raise(tracked, nowMs);
}

/** An open alert as the store had it: one that was never shown is shown now, at the latest. */
export function restoreAlert(alert: Alert, nowMs: number): Tracked {
  const unseen = alert.state === 'raised' && alert.shown === 0;
  return {
    alert,
    sinceMs: timeOf(alert.since),
    frozen: false,
    raises: [timeOf(alert.raisedAt)],
    failures: 0,
    showing: false,
    shownAtMs: alert.shown > 0 ? timeOf(alert.delivery?.at ?? alert.raisedAt) : undefined,
    retryAtMs: unseen ? nowMs : undefined,
  };
}

/** The wall clock was set by `ms` while no time passed: everything that lasts goes on as if nothing had happened. */
export function stepTracked(tracked: Tracked, ms: number): Tracked {
  const moved = (at: number | undefined): number | undefined => (at === undefined ? undefined : at + ms);
  const { alert } = tracked;
  const snoozed = alert.snoozedUntil === undefined ? {} : { snoozedUntil: iso(timeOf(alert.snoozedUntil) + ms) };
  return {
    ...tracked,
    alert: { ...alert, ...snoozed },
    sinceMs: tracked.sinceMs + ms,
    raises: tracked.raises.map((at) => at + ms),
    shownAtMs: moved(tracked.shownAtMs),
    retryAtMs: moved(tracked.retryAtMs),
    quietSinceMs: moved(tracked.quietSinceMs),
  };
}

/** When the machine wants the next `time`; undefined = not on its own. */
export function dueAt(tracked: Tracked, rule: AlertRule): number | undefined {
  const { alert } = tracked;
  switch (alert.state) {
    case 'pending':
      return tracked.frozen ? undefined : tracked.sinceMs + rule.forSeconds * 1000;
    case 'snoozed':
      return earliest(timeOf(alert.snoozedUntil), quietEnd(tracked));
    case 'raised':
      return earliest(tracked.showing ? undefined : showDue(tracked, rule), quietEnd(tracked));
    case 'acknowledged':
      return quietEnd(tracked);
    case 'recovered':
      return undefined;
    default:
      return assertNever(alert.state);
  }
}

/** The next state of an alert, and what is to be done about it, in this order. */
export function next(tracked: Tracked, input: AlertInput, rule: AlertRule, nowMs: number): Step {
  const { alert } = tracked;
  if (alert.state === 'recovered') return { tracked, effects: input.type === 'delivered' ? ['withdraw'] : [] };
  switch (input.type) {
    case 'began':
      return began(tracked, input.facts);
    case 'ended':
      return ended(tracked, input.silently, rule, nowMs);
    case 'time':
      return time(tracked, rule, nowMs);
    case 'froze':
      return { tracked: { ...tracked, frozen: true }, effects: [] };
    case 'thawed':
      // What happened meanwhile is unknown, so the for-duration starts anew.
      return { tracked: { ...tracked, frozen: false, sinceMs: nowMs }, effects: [] };
    case 'acknowledged':
      return acknowledged(tracked, nowMs);
    case 'snoozed':
      if (alert.state === 'pending') return { tracked, effects: [] };
      return put(calmed(tracked), { state: 'snoozed', snoozedUntil: iso(input.untilMs) }, ['save', 'withdraw']);
    case 'delivered':
      return delivered(tracked, input.kind, input.reason, nowMs);
    case 'postponed': {
      const delivery = { kind: 'suppressed', reason: input.reason, at: iso(nowMs) } as const;
      // An information is not worth showing later: it is in the inbox, with the reason.
      if (isInformation(alert)) return settle(tracked, { delivery }, nowMs);
      // What was shown before keeps saying so: only the first showing has something to explain.
      const step = put(tracked, alert.shown === 0 ? { delivery } : {}, alert.shown === 0 ? ['save'] : []);
      return { ...step, tracked: { ...step.tracked, showing: false, retryAtMs: input.untilMs } };
    }
    case 'reconsidered':
      return tracked.retryAtMs === undefined || tracked.showing ? { tracked, effects: [] } : show(tracked, []);
    case 'equipped': {
      const same = JSON.stringify(input.actions) === JSON.stringify(alert.actions);
      return same ? { tracked, effects: [] } : put(tracked, { actions: input.actions }, ['save']);
    }
    case 'grouped':
      return put(tracked, { groupOf: input.others }, ['save']);
    case 'escalated': {
      if (alert.state !== 'raised') return { tracked, effects: [] };
      const step = put(tracked, { escalated: input.steps, ...(input.loud ? { loud: true } : {}) }, ['save']);
      return input.loud ? show(step.tracked, ['save']) : step;
    }
    case 'moved':
      return put(tracked, { entityId: input.entityId }, alert.state === 'pending' ? [] : ['save']);
    case 'replaced':
      return show({ ...tracked, alert: { ...input.alert, id: alert.id, shown: 0, state: 'raised' } }, ['save']);
    default:
      return assertNever(input);
  }
}

function began(tracked: Tracked, facts: Facts): Step {
  const same = JSON.stringify(facts) === JSON.stringify(tracked.alert.facts);
  const held = tracked.quietSinceMs === undefined ? tracked : { ...tracked, quietSinceMs: undefined };
  if (same) return { tracked: held, effects: [] };
  return put(held, { facts }, tracked.alert.state === 'pending' ? [] : ['tell']);
}

function ended(tracked: Tracked, silently: boolean, rule: AlertRule, nowMs: number): Step {
  if (tracked.alert.state === 'pending') return { tracked, effects: ['forget'] };
  if (tracked.alert.flapping === true && !silently) {
    return { tracked: { ...tracked, quietSinceMs: tracked.quietSinceMs ?? nowMs }, effects: [] };
  }
  return recover(tracked, silently, rule, nowMs);
}

function recover(tracked: Tracked, silently: boolean, rule: AlertRule, nowMs: number): Step {
  const note = !silently && rule.notifyRecovery && tracked.alert.shown > 0;
  const effects: AlertEffect[] = note ? ['save', 'withdraw', 'note', 'forget'] : ['save', 'withdraw', 'forget'];
  const { alert } = tracked;
  // It ended while others of its rule were waited for, or was never tried: the inbox says why nobody saw it.
  const unseen = alert.shown === 0 && alert.delivery === undefined;
  const delivery = { kind: 'suppressed', reason: 'over', at: iso(nowMs) } as const;
  return put(tracked, { state: 'recovered', recoveredAt: iso(nowMs), ...(unseen ? { delivery } : {}) }, effects);
}

function acknowledged(tracked: Tracked, nowMs: number): Step {
  const { state } = tracked.alert;
  if (state === 'pending' || state === 'acknowledged') return { tracked, effects: [] };
  const at = { acknowledgedAt: iso(nowMs) };
  if (!endsBySeeing(tracked.alert)) return put(calmed(tracked), { state: 'acknowledged', ...at }, ['save', 'withdraw']);
  return put(tracked, { state: 'recovered', recoveredAt: iso(nowMs), ...at }, ['save', 'withdraw', 'forget']);
}

/** A snooze that ends begins with the first step again. */
function calmed(tracked: Tracked): Tracked {
  const { loud: _loud, escalated: _taken, ...alert } = tracked.alert;
  return { ...tracked, alert };
}

function time(tracked: Tracked, rule: AlertRule, nowMs: number): Step {
  const due = dueAt(tracked, rule);
  if (due === undefined || due > nowMs) return { tracked, effects: [] };
  const quiet = quietEnd(tracked);
  if (quiet !== undefined && quiet <= nowMs) return recover(tracked, false, rule, nowMs);
  if (tracked.alert.state === 'pending') return raise(tracked, nowMs);
  if (tracked.alert.state === 'snoozed') return show(put(tracked, { state: 'raised' }, []).tracked, ['save']);
  return show(tracked, []);
}

function raise(tracked: Tracked, nowMs: number): Step {
  const raises = [...tracked.raises.filter((at) => at > nowMs - flapping.windowMs), nowMs];
  const flaps = raises.length >= flapping.raises ? { flapping: true } : {};
  const step = put({ ...tracked, raises }, { state: 'raised', raisedAt: iso(nowMs), ...flaps }, []);
  return show(step.tracked, ['save']);
}

function show(tracked: Tracked, before: readonly AlertEffect[]): Step {
  return { tracked: { ...tracked, showing: true, retryAtMs: undefined }, effects: [...before, 'show'] };
}

function delivered(
  tracked: Tracked,
  kind: 'shown' | 'suppressed' | 'failed',
  reason: string | undefined,
  nowMs: number,
): Step {
  const { alert } = tracked;
  const delivery = { kind, at: iso(nowMs), ...(reason === undefined ? {} : { reason }) };
  const failures = kind === 'failed' ? tracked.failures + 1 : 0;
  const retryAtMs = kind === 'failed' ? nowMs + Math.min(retry.firstMs * 2 ** (failures - 1), retry.maxMs) : undefined;
  // The system's own "do not disturb" counts as handed over: it is in the inbox, and repeating would not help.
  const shownAtMs = kind === 'failed' ? tracked.shownAtMs : nowMs;
  const seen = { ...tracked, showing: false, failures, retryAtMs, shownAtMs };
  const shown = kind === 'shown' ? alert.shown + 1 : alert.shown;
  if (isInformation(alert) && kind !== 'failed') return settle(seen, { shown, delivery }, nowMs);
  const effects: AlertEffect[] = alert.state === 'raised' ? ['save'] : ['save', 'withdraw'];
  return put(seen, { shown, delivery }, effects);
}

function settle(tracked: Tracked, changes: Partial<Alert>, nowMs: number): Step {
  return put(tracked, { ...changes, state: 'recovered', recoveredAt: iso(nowMs) }, ['save', 'forget']);
}

/** When a raised alert is to be shown: a postponed showing, or the next repetition. */
function showDue(tracked: Tracked, rule: AlertRule): number | undefined {
  if (tracked.retryAtMs !== undefined) return tracked.retryAtMs;
  // While a flapping cause is quiet there is nothing to repeat.
  if (rule.renotifySeconds <= 0 || tracked.shownAtMs === undefined || tracked.quietSinceMs !== undefined)
    return undefined;
  return tracked.shownAtMs + rule.renotifySeconds * 1000;
}

function quietEnd(tracked: Tracked): number | undefined {
  return tracked.quietSinceMs === undefined ? undefined : tracked.quietSinceMs + flapping.quietMs;
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}

function put(tracked: Tracked, changes: Partial<Alert>, effects: readonly AlertEffect[]): Step {
  return { tracked: { ...tracked, alert: { ...tracked.alert, ...changes } }, effects };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
