/** A template says yes: `true`, `on`, `yes`, or a number other than 0. */
import { z } from 'zod';
import { template } from '../fields.ts';
import { isTruthy, renderInHome } from '../templates.ts';
import type { ConditionKind, ConditionOf } from './condition.ts';

export const templateCondition: ConditionKind<ConditionOf<'template'>> = {
  schema: z.strictObject({ type: z.literal('template'), template }),
  judge(condition, home) {
    const rendered = renderInHome(condition.template, home);
    return rendered.ok
      ? { passed: isTruthy(rendered.text), seen: rendered.text }
      : { passed: false, detail: `template: ${rendered.reason}` };
  },
};
