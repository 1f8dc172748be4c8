/** All, one or none of other conditions hold. */
import { z } from 'zod';
import type { Condition } from '../../model/automations.ts';
import { mostItems } from '../fields.ts';
import type { ConditionKind, ConditionOf } from './condition.ts';

type Word = 'and' | 'or' | 'not';

/** @param conditionSchema of those inside it; asked for late, because it is made of this one. */
export function combinedCondition(
  word: Word,
  conditionSchema: () => z.ZodType<Condition>,
): ConditionKind<ConditionOf<Word>> {
  return {
    schema: z.strictObject({
      type: z.literal(word),
      conditions: z.lazy(() => z.array(conditionSchema()).max(mostItems)),
    }),
    judge(condition, _home, inner) {
      const results = inner(condition.conditions);
      if (word === 'and') return { passed: results.every(Boolean) };
      return { passed: word === 'or' ? results.some(Boolean) : !results.some(Boolean) };
    },
  };
}
