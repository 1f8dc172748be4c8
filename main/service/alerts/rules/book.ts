/** The rules in effect: the built-in ones and a person's own, with the table that finds those that a change concerns. */
import type { AlertRule } from '../../model/alerts.ts';
import { asksPresence, conditionEntities, type OwnRuleHome, ownRule } from './own.ts';
import type { BuiltInRule } from './rule.ts';
import { builtInById, builtInRules, createRuleTable, mergeRules, type RuleTable, ruleTable } from './table.ts';

export interface RuleBook {
  readonly rules: ReadonlyMap<string, AlertRule>;
  readonly table: RuleTable;
  /** What judges for a rule; undefined for rules of messages. */
  judgeOf(id: string): BuiltInRule | undefined;
  /** Rules that hold only while something else does; looked at again when that changes. */
  readonly conditional: readonly BuiltInRule[];
  readonly conditionEntities: ReadonlySet<string>;
  readonly asksPresence: boolean;
  /** A rule speaks of a room or a label: devices that change may come under it, or leave it. */
  readonly asksPlace: boolean;
}

/** Made anew when the saved rules change. */
export function createRuleBook(saved: readonly AlertRule[], home: OwnRuleHome): RuleBook {
  const rules = mergeRules(saved);
  const own = saved.flatMap((rule) => ownRule(rule, home) ?? []);
  const ownById = new Map(own.map((rule) => [rule.defaults.id, rule]));
  const conditional = own.filter(({ defaults }) => (defaults.conditions ?? []).length > 0);
  return {
    rules,
    table: own.length === 0 ? ruleTable : createRuleTable([...builtInRules, ...own]),
    judgeOf: (id) => builtInById.get(id) ?? ownById.get(id),
    conditional,
    conditionEntities: conditionEntities(saved),
    asksPresence: asksPresence(saved),
    asksPlace: saved.some(({ about }) => (about?.area ?? about?.label) !== undefined),
  };
}
