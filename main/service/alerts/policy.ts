/** What begins and ends an alert, and whether it may be shown now. Pure: no clock, no I/O. */
import type { Alert, AlertRule } from '../model/alerts.ts';
import type { Entity } from '../model/entities.ts';
import type { Settings } from '../model/settings.ts';
import { inDayWindow, parseTimeOfDay } from '../time/local-time.ts';
import { type BuiltInRule, deviceClassOf, type Facts, type Subject, type Verdict } from './rules/rule.ts';

export interface Change {
  readonly entity: Entity;
  /** Absent at the first sight of the entity. */
  readonly previous?: { readonly state: string; readonly available: boolean } | undefined;
  /** A retained replay tells a state: it raises what the user was not told yet, and nothing twice. */
  readonly retained: boolean;
}

export interface EvaluationContext {
  /** The effective rule of a built-in one; absent = its defaults. */
  rule(id: string): AlertRule | undefined;
  isOpen(cause: string): boolean;
  /** The entities of its device, itself included; itself alone when it has no device. */
  members(entity: Subject): readonly Subject[];
  /** Neither its broker nor a gateway that it is behind is away. */
  isReachable(entity: Subject): boolean;
}

export interface Finding {
  readonly kind: 'began' | 'ended';
  readonly cause: string;
  readonly rule: AlertRule;
  readonly builtIn: BuiltInRule;
  readonly entity: Subject;
}

/** Two findings of one cause are about one alert. */
function causeOf(rule: BuiltInRule, entity: Pick<Subject, 'id' | 'deviceId'>): string {
  return `${rule.defaults.id}:${rule.scope === 'device' ? (entity.deviceId ?? entity.id) : entity.id}`;
}

/** What these rules make of an entity. An end is told only of what is open. */
export function evaluate(
  rules: readonly BuiltInRule[],
  entity: Subject,
  context: EvaluationContext,
): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (const builtIn of rules) {
    const rule = context.rule(builtIn.defaults.id) ?? builtIn.defaults;
    if (!rule.enabled) continue;
    const cause = causeOf(builtIn, entity);
    const open = context.isOpen(cause);
    const own = builtIn.judge(entity, rule, open);
    if (own !== 'holds' && !open) continue;
    const verdict = verdictOf(builtIn, rule, entity, own, open, context);
    if (verdict === 'undecided' || (verdict === 'ended' && !open)) continue;
    findings ??= [];
    findings.push({ kind: verdict === 'holds' ? 'began' : 'ended', cause, rule, builtIn, entity });
  }
  return findings ?? none;
}

const none: readonly Finding[] = [];

function verdictOf(
  builtIn: BuiltInRule,
  rule: AlertRule,
  entity: Subject,
  own: Verdict,
  open: boolean,
  context: EvaluationContext,
): Verdict {
  // Nobody can know of a device whose broker or gateway is away: the alert of that says it.
  const isAbsence = builtIn.onlyAvailability === true || (own === 'holds' && !entity.available);
  if (isAbsence && !context.isReachable(entity)) return 'undecided';
  if (builtIn.scope === 'entity' || own === decisive(builtIn)) return own;
  let undecided = own === 'undecided';
  for (const member of context.members(entity)) {
    if (member.id === entity.id) continue;
    if (!builtIn.concerns(member.platform, deviceClassOf(member))) continue;
    const verdict = builtIn.judge(member, rule, open);
    if (verdict === decisive(builtIn)) return verdict;
    undecided ||= verdict === 'undecided';
  }
  if (undecided) return 'undecided';
  return builtIn.combine === 'all' ? 'holds' : 'ended';
}

/** The verdict of one entity that settles it for the device. */
function decisive(rule: BuiltInRule): Verdict {
  return rule.combine === 'all' ? 'ended' : 'holds';
}

/** Facts and names for the texts of a built-in rule's alert. */
export function factsOf(finding: Finding, deviceName: string | undefined): Facts {
  const { builtIn, entity, rule } = finding;
  const name = builtIn.scope === 'device' ? (deviceName ?? entity.name) : entity.name;
  return {
    name,
    ...(deviceName !== undefined && !name.includes(deviceName) ? { device: deviceName } : {}),
    ...(rule.forSeconds >= 60 ? { minutes: Math.round(rule.forSeconds / 60) } : {}),
    ...builtIn.facts?.(entity),
  };
}

export type DeliveryDecision =
  | { readonly kind: 'show' }
  /** Looked at again at `untilMs` (never by itself if infinite): what is still open then is shown. */
  | { readonly kind: 'postpone'; readonly reason: SuppressReason; readonly untilMs: number };

export type SuppressReason = 'rule-muted' | 'device-muted' | 'silent' | 'paused' | 'quiet-hours' | 'cooldown';

export interface DeliveryContext {
  readonly rule: AlertRule;
  readonly settings: Settings['alerts'];
  /** The service is in silent mode. */
  readonly silent: boolean;
  readonly nowMs: number;
  /** Seconds since local midnight. */
  readonly secondOfDay: number;
  /** When an earlier alert of the same cause was last shown. */
  readonly causeShownAtMs?: number | undefined;
}

/**
 * May it be shown now? Critical alerts pass silent mode, pause, quiet hours and cool-down; a mute is meant for them too.
 * A flapping cause is shown once, then only repeated if it is critical.
 */
export function decideDelivery(alert: Alert, context: DeliveryContext): DeliveryDecision {
  const { rule, settings, nowMs } = context;
  const postpone = (reason: SuppressReason, untilMs: number): DeliveryDecision => ({
    kind: 'postpone',
    reason,
    untilMs,
  });
  const ruleMuted = timeOf(rule.mutedUntil);
  if (ruleMuted > nowMs) return postpone('rule-muted', ruleMuted);
  const deviceMuted = alert.deviceId === undefined ? 0 : timeOf(ownText(settings.mutedDevices, alert.deviceId));
  if (deviceMuted > nowMs) return postpone('device-muted', deviceMuted);
  if (alert.severity === 'critical') return { kind: 'show' };
  if (context.silent) return postpone('silent', Number.POSITIVE_INFINITY);
  const paused = timeOf(settings.pausedUntil);
  if (paused > nowMs) return postpone('paused', paused);
  const quietEnd = quietUntil(settings.quietHours, context.secondOfDay, nowMs);
  if (quietEnd !== undefined) return postpone('quiet-hours', quietEnd);
  const cooled = (context.causeShownAtMs ?? Number.NEGATIVE_INFINITY) + rule.cooldownSeconds * 1000;
  if (alert.shown === 0 && cooled > nowMs) return postpone('cooldown', cooled);
  return { kind: 'show' };
}

/** When the quiet hours that run now end; undefined outside of them. */
function quietUntil(
  quietHours: Settings['alerts']['quietHours'],
  secondOfDay: number,
  nowMs: number,
): number | undefined {
  const from = quietHours === undefined ? undefined : parseTimeOfDay(quietHours.from);
  const to = quietHours === undefined ? undefined : parseTimeOfDay(quietHours.to);
  if (from === undefined || to === undefined || from === to || !inDayWindow(secondOfDay, from, to)) return undefined;
  const leftSeconds = (to - secondOfDay + 86_400) % 86_400;
  return nowMs + leftSeconds * 1000;
}

/** ISO 8601 to milliseconds; 0 when absent or unreadable. */
export function timeOf(iso: string | undefined): number {
  const ms = iso === undefined ? 0 : Date.parse(iso);
  return Number.isNaN(ms) ? 0 : ms;
}

function ownText(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
