/** The table of built-in rules, and which of them can concern an entity. */
import { limits } from '../../base/limits.ts';
import type { AlertRule } from '../../model/alerts.ts';
import type { PlatformName } from '../../model/entities.ts';
import { openingRules } from './openings.ts';
import { type BuiltInRule, ruleDefaults } from './rule.ts';
import { safetyRules } from './safety.ts';
import { upkeepRules } from './upkeep.ts';

export const builtInRules: readonly BuiltInRule[] = [...safetyRules, ...openingRules, ...upkeepRules];

/** Rules that no entity raises: the broker watch, notify actions, foreign notifications, tasks. */
export const otherDefaults: readonly AlertRule[] = [
  ruleDefaults({ id: 'sensor.silent', cooldownSeconds: 86_400 }),
  ruleDefaults({ id: 'broker.lost', forSeconds: limits.brokerLostGraceMs / 1000, cooldownSeconds: 0 }),
];

export interface RuleTable {
  /** The rules that a change of this entity's state can concern; the same list for the same pair. */
  forState(platform: PlatformName, deviceClass: string | undefined): readonly BuiltInRule[];
  /** The rules that a change of its availability, or its first sight, can concern. */
  forAvailability(platform: PlatformName, deviceClass: string | undefined): readonly BuiltInRule[];
}

/** Answers are kept per pair: this is asked for every change of every entity. */
export function createRuleTable(rules: readonly BuiltInRule[] = builtInRules): RuleTable {
  const keep = (accepts: (rule: BuiltInRule) => boolean): RuleTable['forState'] => {
    const byPlatform = new Map<PlatformName, Map<string | undefined, readonly BuiltInRule[]>>();
    return (platform, deviceClass) => {
      let byClass = byPlatform.get(platform);
      if (byClass === undefined) {
        byClass = new Map();
        byPlatform.set(platform, byClass);
      }
      let found = byClass.get(deviceClass);
      if (found === undefined) {
        found = rules.filter((rule) => accepts(rule) && rule.concerns(platform, deviceClass));
        byClass.set(deviceClass, found);
      }
      return found;
    };
  };
  return { forState: keep((rule) => rule.onlyAvailability !== true), forAvailability: keep(() => true) };
}

export const ruleTable: RuleTable = createRuleTable();

export const builtInById: ReadonlyMap<string, BuiltInRule> = new Map(
  builtInRules.map((rule) => [rule.defaults.id, rule]),
);

/** The effective rules: the built-in ones with what the user changed, and the user's settings of other rules. */
export function mergeRules(saved: readonly AlertRule[]): ReadonlyMap<string, AlertRule> {
  const merged = new Map<string, AlertRule>();
  for (const { defaults } of builtInRules) merged.set(defaults.id, defaults);
  for (const defaults of otherDefaults) merged.set(defaults.id, defaults);
  for (const rule of saved) merged.set(rule.id, { ...merged.get(rule.id), ...rule });
  return merged;
}
