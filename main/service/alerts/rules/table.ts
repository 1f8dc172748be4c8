/** The table of built-in rules, and which of them can concern an entity. */
import { limits } from '../../base/limits.ts';
import type { AlertRule, RuleName } from '../../model/alerts.ts';
import type { PlatformName } from '../../model/entities.ts';
import { alarmTriggered } from './alarm-triggered.ts';
import { batteryLow } from './battery-low.ts';
import { detector } from './detector.ts';
import { deviceOffline } from './device-offline.ts';
import { doorOpen } from './door-open.ts';
import { lockJammed } from './lock-jammed.ts';
import { lockOpen } from './lock-open.ts';
import { type BuiltInRule, ruleDefaults } from './rule.ts';

/** A rule that no entity raises: another part watches for it. */
interface Watched {
  readonly defaults: AlertRule;
}

/** A line for each: a rule without one, or without its words (preload/words/say-alert.ts), does not compile. */
const table: { readonly [R in RuleName]: BuiltInRule | Watched } = {
  'alarm.triggered': alarmTriggered,
  'safety.smoke': detector('smoke', 'smoke', 'critical'),
  'safety.gas': detector('gas', 'gas', 'critical'),
  'safety.co': detector('co', 'carbon_monoxide', 'critical'),
  'safety.water': detector('water', 'moisture', 'critical'),
  'safety.unsafe': detector('unsafe', 'safety', 'critical'),
  'safety.tamper': detector('tamper', 'tamper', 'warning'),
  'lock.jammed': lockJammed,
  'lock.open': lockOpen,
  'door.open': doorOpen,
  'battery.low': batteryLow,
  'device.offline': deviceOffline,
  'sensor.silent': { defaults: ruleDefaults({ id: 'sensor.silent', cooldownSeconds: 86_400 }) },
  'broker.lost': {
    defaults: ruleDefaults({ id: 'broker.lost', forSeconds: limits.brokerLostGraceMs / 1000, cooldownSeconds: 0 }),
  },
};

const isJudged = (rule: BuiltInRule | Watched): rule is BuiltInRule => 'judge' in rule;

/** Rules that entities raise. */
export const builtInRules: readonly BuiltInRule[] = Object.values(table).filter(isJudged);

/** Rules that no entity raises: the watch of silent sensors, and of brokers. */
export const otherDefaults: readonly AlertRule[] = Object.values(table)
  .filter((rule) => !isJudged(rule))
  .map(({ defaults }) => defaults);

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
