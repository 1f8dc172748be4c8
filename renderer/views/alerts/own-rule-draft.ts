/** A rule of one's own while it is written: what fields hold, and the rule that comes of it. Pure. */
import type { AlertRule, Entity, RuleCondition, RuleSubject, Severity, StateTest } from '../../../preload/contract.ts';
import type { Scale } from '../../../preload/words/scale.ts';
import { classOf } from '../../format/values.ts';
import { scaleOfValue } from '../../platforms/reading.ts';

export interface OwnRuleDraft {
  readonly name: string;
  readonly about: 'entity' | 'room' | 'label' | 'kind';
  readonly entityId: string;
  readonly area: string;
  readonly label: string;
  readonly kind: string;
  readonly when: 'is' | 'above' | 'below' | 'offline';
  readonly state: string;
  readonly limit: number | undefined;
  readonly minutes: number;
  readonly while: 'always' | 'nobody-home' | 'somebody-home';
  readonly severity: Severity;
}

/** The kinds that a rule can speak of: their device classes, and what they say when it matters. */
export const kinds = [
  'window',
  'door',
  'garage_door',
  'motion',
  'moisture',
  'temperature',
  'humidity',
  'power',
] as const;

export const emptyDraft: OwnRuleDraft = {
  name: '',
  about: 'kind',
  entityId: '',
  area: '',
  label: '',
  kind: 'window',
  when: 'is',
  state: 'on',
  limit: undefined,
  minutes: 10,
  while: 'always',
  severity: 'warning',
};

/** A rule as it is edited. */
export function draftOf(rule: AlertRule): OwnRuleDraft {
  const { about = {}, when = {}, conditions = [] } = rule;
  const presence = conditions.find(({ type }) => type !== 'state')?.type;
  const limit = when.above ?? when.below;
  return {
    name: rule.name ?? '',
    about: draftAbout(about),
    entityId: about.entityIds?.[0] ?? '',
    area: about.area ?? '',
    label: about.label ?? '',
    kind: about.deviceClass ?? 'window',
    when:
      when.available === false ? 'offline' : when.above !== undefined ? 'above' : limit === undefined ? 'is' : 'below',
    state: when.is?.[0] ?? 'on',
    limit,
    minutes: rule.forSeconds / 60,
    while: presence === 'nobody-home' || presence === 'somebody-home' ? presence : 'always',
    severity: rule.severity,
  };
}

function draftAbout(about: RuleSubject): OwnRuleDraft['about'] {
  if (about.entityIds !== undefined) return 'entity';
  if (about.label !== undefined) return 'label';
  return about.area === undefined ? 'kind' : 'room';
}

/** The rule of a draft; undefined while something is missing. @param before the rule that is edited. */
export function ruleOf(draft: OwnRuleDraft, id: string, before?: AlertRule): AlertRule | undefined {
  const about = aboutOf(draft);
  const when = testOf(draft);
  const name = draft.name.trim();
  if (name === '' || about === undefined || when === undefined) return undefined;
  const isCritical = draft.severity === 'critical';
  return {
    enabled: true,
    cooldownSeconds: isCritical ? 0 : 60,
    renotifySeconds: isCritical ? 60 : 0,
    notifyRecovery: isCritical,
    ...before,
    id,
    name,
    about,
    when,
    severity: draft.severity,
    forSeconds: draft.minutes * 60,
    conditions: draft.while === 'always' ? [] : [{ type: draft.while } satisfies RuleCondition],
  };
}

function aboutOf({ about, entityId, area, label, kind, when }: OwnRuleDraft): RuleSubject | undefined {
  if (about === 'entity') return entityId === '' ? undefined : { entityIds: [entityId] };
  if (about === 'label') return label === '' ? undefined : { label };
  if (about === 'kind') return { platform: when === 'is' ? 'binary_sensor' : 'sensor', deviceClass: kind };
  return area === '' ? undefined : { area };
}

function testOf({ when, state, limit }: OwnRuleDraft): StateTest | undefined {
  if (when === 'offline') return { available: false };
  if (when === 'is') return state.trim() === '' ? undefined : { is: [state.trim()] };
  if (limit === undefined) return undefined;
  return when === 'above' ? { above: limit } : { below: limit };
}

/**
 * In what the limit is counted: as its entity measures, or as all of its kind do. Where these differ, and of rooms and
 * labels, a limit is a bare number, which each entity takes in its own unit.
 */
export function limitScale(draft: OwnRuleDraft, entity: Entity | undefined, entities: Iterable<Entity>): Scale {
  if (draft.about === 'entity') return scaleOfValue(entity);
  const scales = new Map<string | undefined, Scale>();
  if (draft.about === 'kind') {
    for (const each of entities) {
      if (each.platform !== 'sensor' || classOf(each) !== draft.kind) continue;
      scales.set(each.capabilities.unit, scaleOfValue(each));
    }
  }
  const [only] = scales.values();
  return only === undefined || scales.size > 1 ? scaleOfValue(undefined) : only;
}
