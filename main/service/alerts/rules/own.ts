/** Rules of one's own, made into what built-in rules are: from there on both have one life cycle. */
import type { AlertRule, RuleCondition, RuleSubject } from '../../model/alerts.ts';
import type { Entity } from '../../model/entities.ts';
import { type BuiltInRule, deviceClassOf, type Facts, type Subject, type Verdict } from './rule.ts';
import { judgeTest } from './state-test.ts';

/** What such a rule looks at beside the entity itself. */
export interface OwnRuleHome {
  entity(id: string): Entity | undefined;
  areaOf(deviceId: string): string | undefined;
  labelsOf(deviceId: string): readonly string[];
  /** `unknown` while nobody tells. */
  presence(): 'home' | 'away' | 'unknown';
}

/** A rule of one's own as the table has rules; undefined for others. */
export function ownRule(rule: AlertRule, home: OwnRuleHome): BuiltInRule | undefined {
  const { about, when, conditions = [] } = rule;
  if (about === undefined || when === undefined) return undefined;
  return {
    defaults: rule,
    scope: 'entity',
    concerns: (platform, deviceClass) =>
      (about.platform === undefined || about.platform === platform) &&
      (about.deviceClass === undefined || about.deviceClass === deviceClass),
    judge(entity, _rule, open) {
      if (!isAbout(about, entity, home)) return 'ended';
      const own = judgeTest(entity, when, open);
      return own === 'holds' ? conditionsHold(conditions, home) : own;
    },
    facts: (entity) => ({
      ...(rule.name === undefined ? {} : { rule: rule.name }),
      said: saidState(entity, rule),
    }),
  };
}

/** Entities whose changes a rule of one's own looks at beside what it is about. */
export function conditionEntities(rules: Iterable<AlertRule>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { conditions = [] } of rules)
    for (const each of conditions) if (each.type === 'state') ids.add(each.entityId);
  return ids;
}

/** Whether a change of who is home concerns one of these rules. */
export function asksPresence(rules: Iterable<AlertRule>): boolean {
  for (const { conditions = [] } of rules) if (conditions.some(({ type }) => type !== 'state')) return true;
  return false;
}

/** Who is home, from the trackers: away when all that tell something are. */
export function presenceOf(entities: Iterable<Entity>): 'home' | 'away' | 'unknown' {
  let isKnown = false;
  for (const { platform, available, state } of entities) {
    if (platform !== 'device_tracker' || !available || state === 'unknown') continue;
    if (state === 'home') return 'home';
    isKnown = true;
  }
  return isKnown ? 'away' : 'unknown';
}

function isAbout({ entityIds, area, label }: RuleSubject, entity: Subject, home: OwnRuleHome): boolean {
  if (entityIds !== undefined && !entityIds.includes(entity.id)) return false;
  const { deviceId, labels = [] } = entity;
  const devices = (): readonly string[] => (deviceId === undefined ? [] : home.labelsOf(deviceId));
  if (label !== undefined && !labels.includes(label) && !devices().includes(label)) return false;
  if (area === undefined) return true;
  return deviceId !== undefined && home.areaOf(deviceId) === area;
}

function conditionsHold(conditions: readonly RuleCondition[], home: OwnRuleHome): Verdict {
  let verdict: Verdict = 'holds';
  for (const condition of conditions) {
    const one = judgeCondition(condition, home);
    if (one === 'ended') return 'ended';
    if (one === 'undecided') verdict = 'undecided';
  }
  return verdict;
}

function judgeCondition(condition: RuleCondition, home: OwnRuleHome): Verdict {
  if (condition.type === 'state') {
    const entity = home.entity(condition.entityId);
    return entity === undefined ? 'undecided' : judgeTest(entity, condition.test, false);
  }
  const presence = home.presence();
  if (presence === 'unknown') return 'undecided';
  return (presence === 'away') === (condition.type === 'nobody-home') ? 'holds' : 'ended';
}

const onWords: ReadonlyMap<string, string> = new Map([
  ['door', 'open'],
  ['window', 'open'],
  ['garage_door', 'open'],
  ['opening', 'open'],
  ['moisture', 'wet'],
  ['motion', 'seeing motion'],
  ['occupancy', 'occupied'],
  ['battery', 'low'],
  ['lock', 'unlocked'],
]);

/** What is said of its state: follows "is". */
function saidState(entity: Subject, { when }: AlertRule): Facts[string] {
  if (when?.available === false) return 'not answering';
  if (when?.attribute !== undefined) return String(entity.attributes[when.attribute] ?? '');
  const word = entity.state === 'on' ? onWords.get(deviceClassOf(entity) ?? '') : undefined;
  const unit = entity.attributes.unit_of_measurement;
  return word ?? (typeof unit === 'string' ? `${entity.state} ${unit}` : entity.state);
}
