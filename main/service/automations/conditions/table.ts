/** The kinds of conditions: one file each, and a line here. Pure: each one also says what it saw, for the trace. */
import { z } from 'zod';
import type { Condition } from '../../model/automations.ts';
import { byType } from '../by-type.ts';
import { mostItems } from '../fields.ts';
import type { HomeView } from '../home.ts';
import { combinedCondition } from './combined.ts';
import type { ConditionKind, ConditionOf, Finding } from './condition.ts';
import { numericCondition } from './numeric.ts';
import { stateCondition } from './state.ts';
import { sunCondition } from './sun.ts';
import { templateCondition } from './template.ts';
import { timeCondition } from './time.ts';

const conditionKinds: { readonly [K in Condition['type']]: ConditionKind<ConditionOf<K>> } = {
  state: stateCondition,
  numeric: numericCondition,
  time: timeCondition,
  sun: sunCondition,
  template: templateCondition,
  and: combinedCondition('and', () => conditionSchema),
  or: combinedCondition('or', () => conditionSchema),
  not: combinedCondition('not', () => conditionSchema),
};

const conditionSchema: z.ZodType<Condition> = byType<Condition>(conditionKinds);
export const conditionsSchema = z.array(conditionSchema).max(mostItems);

/**
 * Whether all conditions hold. Every one of them is looked at and noted, so that the trace shows all that stand in the
 * way and not only the first.
 */
export function evaluateAll(
  conditions: readonly Condition[],
  home: HomeView,
  path: string,
  note: (finding: Finding) => void,
): boolean {
  let passed = true;
  for (const [index, condition] of conditions.entries()) {
    if (!evaluateCondition(condition, home, `${path}[${index}]`, note)) passed = false;
  }
  return passed;
}

/** Whether one condition holds; notes itself before those inside it. */
function evaluateCondition(
  condition: Condition,
  home: HomeView,
  path: string,
  note: (finding: Finding) => void,
): boolean {
  const inner: Finding[] = [];
  const kind: ConditionKind<Condition> = conditionKinds[condition.type];
  const { passed, seen, detail } = kind.judge(condition, home, (conditions) =>
    conditions.map((each, index) =>
      evaluateCondition(each, home, `${path}.conditions[${index}]`, (finding) => inner.push(finding)),
    ),
  );
  note({
    path,
    kind: condition.type,
    outcome: passed ? 'passed' : 'failed',
    ...(seen === undefined ? {} : { seen }),
    ...(detail === undefined ? {} : { detail }),
  });
  for (const finding of inner) note(finding);
  return passed;
}
