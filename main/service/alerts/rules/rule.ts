/** What a built-in rule is: pure functions of entities. Life cycle, time and showing are the same for all of them. */
import type { Alert, AlertAction, AlertRule } from '../../model/alerts.ts';
import type { Entity, PlatformName } from '../../model/entities.ts';

/** What a rule sees of an entity. */
export type Subject = Pick<
  Entity,
  'id' | 'platform' | 'state' | 'available' | 'attributes' | 'name' | 'deviceId' | 'brokerId' | 'labels'
>;

/** `undecided`: nothing can be said (unknown, unavailable), so an open alert stays and no new one begins. */
export type Verdict = 'holds' | 'ended' | 'undecided';

export type Facts = Alert['facts'];

export interface BuiltInRule {
  readonly defaults: AlertRule;
  /** The cause is the entity's, or its device's: then the verdicts of the device's entities are put together. */
  readonly scope: 'entity' | 'device';
  /** Of a device: `any` entity for which it holds is enough, or it must hold for `all`. */
  readonly combine?: 'any' | 'all';
  /** Looks at availability alone, so that a change of state never concerns it. */
  readonly onlyAvailability?: boolean;
  concerns(platform: PlatformName, deviceClass: string | undefined): boolean;
  /** @param open whether an alert of this cause is open: thresholds then have a hysteresis. */
  judge(entity: Subject, rule: AlertRule, open: boolean): Verdict;
  facts?(entity: Subject): Facts;
  /** Buttons that do something about it. */
  actions?(entity: Subject): readonly AlertAction[];
}

/** The usual verdict of a state: these states hold it, an unknown state decides nothing. */
export function judgeState(entity: Subject, holding: readonly string[]): Verdict {
  if (!entity.available || entity.state === 'unknown' || entity.state === 'unavailable') return 'undecided';
  return holding.includes(entity.state) ? 'holds' : 'ended';
}

/** The device class as entities show it. */
export function deviceClassOf(entity: Pick<Entity, 'attributes'>): string | undefined {
  const value = entity.attributes.device_class;
  return typeof value === 'string' ? value : undefined;
}

const defaults: Omit<AlertRule, 'id'> = {
  enabled: true,
  severity: 'warning',
  forSeconds: 0,
  cooldownSeconds: 60,
  renotifySeconds: 0,
  notifyRecovery: false,
};

/** A rule's defaults; critical ones repeat every minute, pass the cool-down and say when it is over. */
export function ruleDefaults(rule: Pick<AlertRule, 'id'> & Partial<AlertRule>): AlertRule {
  const critical: Partial<AlertRule> =
    rule.severity === 'critical' ? { cooldownSeconds: 0, renotifySeconds: 60, notifyRecovery: true } : {};
  return { ...defaults, ...critical, ...rule };
}
