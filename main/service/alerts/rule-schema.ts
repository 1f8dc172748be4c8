/** An alert rule from outside: the settings, a file, a command. */
import { z } from 'zod';
import { limits } from '../base/limits.ts';
import type { AlertRule, RuleCondition, RuleSubject, StateTest } from '../model/alerts.ts';
import { platformNames } from '../model/platform-names.ts';
import { instantSchema } from '../schema/fields.ts';

/** Before the ids of rules of one's own. */
export const ownRulePrefix = 'own:';

const name = z.string().min(1).max(limits.nameChars);
const mostItems = 100;

const test: z.ZodType<StateTest> = z
  .strictObject({
    attribute: name.exactOptional(),
    is: z.array(z.string().max(limits.stateChars)).min(1).max(mostItems).exactOptional(),
    above: z.number().exactOptional(),
    below: z.number().exactOptional(),
    hysteresis: z.number().min(0).exactOptional(),
    available: z.boolean().exactOptional(),
  })
  .refine(({ is, above, below, available }) => (is ?? above ?? below ?? available) !== undefined, {
    path: ['is'],
    message: 'is, above, below or available is needed',
  });

const about: z.ZodType<RuleSubject> = z
  .strictObject({
    entityIds: z.array(name).min(1).max(mostItems).exactOptional(),
    area: name.exactOptional(),
    label: name.exactOptional(),
    platform: z.enum(platformNames).exactOptional(),
    deviceClass: name.exactOptional(),
  })
  .refine((each) => Object.keys(each).length > 0, {
    path: ['entityIds'],
    message: 'what the rule is about is needed',
  });

const condition: z.ZodType<RuleCondition> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['nobody-home', 'somebody-home']) }),
  z.strictObject({ type: z.literal('state'), entityId: name, test }),
]);

const fields = z.strictObject({
  id: name,
  enabled: z.boolean(),
  severity: z.enum(['info', 'warning', 'critical']),
  forSeconds: z.number().min(0),
  cooldownSeconds: z.number().min(0),
  renotifySeconds: z.number().min(0),
  notifyRecovery: z.boolean(),
  threshold: z.number().exactOptional(),
  mutedUntil: instantSchema.exactOptional(),
  name: z.string().trim().min(1, 'must not be empty').max(limits.nameChars).exactOptional(),
  about: about.exactOptional(),
  when: test.exactOptional(),
  conditions: z.array(condition).max(mostItems).exactOptional(),
});

/** A rule of one's own has all of its parts, and an id that no other kind of rule has. */
export const alertRuleSchema: z.ZodType<AlertRule> = fields.superRefine((rule, context) => {
  const isOwn = rule.id.startsWith(ownRulePrefix);
  for (const field of ['name', 'about', 'when'] as const) {
    if (isOwn && rule[field] === undefined)
      context.addIssue({
        code: 'custom',
        path: [field],
        message: 'is needed',
      });
  }
  if (!isOwn && (rule.about ?? rule.when ?? rule.conditions) !== undefined)
    context.addIssue({
      code: 'custom',
      path: ['id'],
      message: `must begin with ${ownRulePrefix}`,
    });
});
