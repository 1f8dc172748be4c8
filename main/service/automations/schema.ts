/** An automation definition from outside (a form, a file, a command): strict, with errors that name the field. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { Action, AutomationDefinition, Condition, Trigger } from '../model/automations.ts';
import { isSubscribable } from '../mqtt/subscriptions.ts';
import { isPublishable } from '../mqtt/topics.ts';
import { idSchema, timeZoneSchema } from '../schema/fields.ts';
import { describeIssue, type FieldIssue, listIssues } from '../schema/issues.ts';
import { cronProblem } from '../time/cron-text.ts';
import { parseTimeOfDay } from '../time/local-time.ts';
import { templateProblem } from './templates.ts';

const longestSeconds = 366 * 86_400;
const mostItems = 100;
const mostRepeats = 1_000;
/** How deep and, or, not, choose and repeat may nest. */
export const deepest = 8;

const seconds = (min = 0) => z.number().min(min).max(longestSeconds);
const duration = seconds().exactOptional();
const id = z.string().min(1).max(limits.nameChars);
const optionalId = id.exactOptional();
const value = z.string().max(limits.stateChars);
const bound = z.number().exactOptional();

const timeOfDay = z.string().refine((text) => parseTimeOfDay(text) !== undefined, 'must be HH:MM or HH:MM:SS');
const template = z
  .string()
  .max(limits.templateChars)
  .superRefine((source, context) => {
    const problem = templateProblem(source);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: `template: ${problem}` });
  });
const cron = z
  .string()
  .max(500)
  .superRefine((text, context) => {
    const problem = cronProblem(text);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  });

const hasBound = (range: { above?: number; below?: number }): boolean =>
  range.above !== undefined || range.below !== undefined;
const boundNeeded = { path: ['above'], message: 'above or below is needed' };

export const triggerSchema: z.ZodType<Trigger> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('state'),
    entityId: id,
    from: value.exactOptional(),
    to: value.exactOptional(),
    attribute: optionalId,
    forSeconds: duration,
  }),
  z
    .strictObject({
      type: z.literal('numeric'),
      entityId: id,
      attribute: optionalId,
      above: bound,
      below: bound,
      hysteresis: z.number().min(0).exactOptional(),
      forSeconds: duration,
    })
    .refine(hasBound, boundNeeded),
  z.strictObject({
    type: z.literal('mqtt'),
    topic: z.string().refine(isSubscribable, 'must be a topic filter, and not # alone'),
    brokerId: optionalId,
    payload: z.string().max(limits.shownPayloadChars).exactOptional(),
    template: template.exactOptional(),
  }),
  z.strictObject({ type: z.literal('time'), at: timeOfDay }),
  z.strictObject({ type: z.literal('cron'), cron, timeZone: timeZoneSchema.exactOptional() }),
  z.strictObject({
    type: z.literal('sun'),
    event: z.enum(['sunrise', 'sunset']),
    offsetSeconds: z.number().min(-43_200).max(43_200).exactOptional(),
  }),
  z.strictObject({ type: z.literal('event'), entityId: id, eventType: optionalId }),
  z.strictObject({ type: z.literal('device'), deviceId: id, triggerType: id, subtype: optionalId }),
  z.strictObject({ type: z.literal('tag'), tagId: id }),
  z.strictObject({
    type: z.literal('availability'),
    entityId: id,
    to: z.enum(['online', 'offline']),
    forSeconds: duration,
  }),
  z.strictObject({ type: z.literal('silence'), entityId: id, seconds: seconds(1).exactOptional() }),
  z.strictObject({ type: z.literal('service-start') }),
  z.strictObject({ type: z.literal('resume') }),
  z.strictObject({ type: z.literal('manual') }),
]);

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('state'),
      entityId: id,
      attribute: optionalId,
      is: z.array(value).min(1).max(mostItems),
      forSeconds: duration,
    }),
    z
      .strictObject({ type: z.literal('numeric'), entityId: id, attribute: optionalId, above: bound, below: bound })
      .refine(hasBound, boundNeeded),
    z.strictObject({
      type: z.literal('time'),
      after: timeOfDay.exactOptional(),
      before: timeOfDay.exactOptional(),
      weekdays: z.array(z.number().int().min(0).max(6)).max(7).exactOptional(),
    }),
    z.strictObject({
      type: z.literal('sun'),
      after: z.enum(['sunrise', 'sunset']).exactOptional(),
      before: z.enum(['sunrise', 'sunset']).exactOptional(),
      offsetSeconds: z.number().min(-43_200).max(43_200).exactOptional(),
    }),
    z.strictObject({ type: z.literal('template'), template }),
    z.strictObject({ type: z.enum(['and', 'or', 'not']), conditions: z.array(conditionSchema).max(mostItems) }),
  ]),
);

const conditions = z.array(conditionSchema).max(mostItems);

export const actionSchema: z.ZodType<Action> = z.lazy(() => {
  const actions = z.array(actionSchema).max(mostItems);
  return z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('command'),
      entityId: id,
      action: id,
      params: z.record(z.string(), z.unknown()).exactOptional(),
    }),
    z.strictObject({
      type: z.literal('publish'),
      topic: z.string().refine(isPublishable, 'must be a topic without wildcards'),
      payload: template,
      brokerId: optionalId,
      qos: z.literal([0, 1, 2]).exactOptional(),
      retain: z.boolean().exactOptional(),
    }),
    z.strictObject({
      type: z.literal('notify'),
      title: template,
      message: template,
      severity: z.enum(['info', 'warning', 'critical']),
    }),
    z.strictObject({ type: z.literal('delay'), seconds: seconds() }),
    z.strictObject({
      type: z.literal('wait'),
      trigger: triggerSchema.refine(({ type }) => type !== 'manual', 'cannot be waited for'),
      timeoutSeconds: seconds(1),
      continueOnTimeout: z.boolean(),
    }),
    z.strictObject({
      type: z.literal('choose'),
      options: z.array(z.strictObject({ conditions, actions })).max(mostItems),
      otherwise: actions.exactOptional(),
    }),
    z.strictObject({
      type: z.literal('repeat'),
      count: z.number().int().min(1).max(mostRepeats),
      while: conditions.exactOptional(),
      actions,
    }),
    z.strictObject({ type: z.literal('task'), taskId: id }),
    z.strictObject({ type: z.literal('stop'), reason: z.string().max(limits.nameChars).exactOptional() }),
  ]);
});

export const automationSchema: z.ZodType<AutomationDefinition> = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1, 'must not be empty').max(limits.nameChars),
  enabled: z.boolean().default(true),
  triggers: z.array(triggerSchema).max(mostItems).default([]),
  conditions: conditions.default([]),
  actions: z.array(actionSchema).max(mostItems).default([]),
  mode: z.enum(['single', 'restart', 'queued', 'parallel']).default('single'),
  maxRuns: z.number().int().min(1).max(100).default(10),
});

// Measured first: a schema that calls itself would otherwise run out of stack on a hostile file.
const isTooDeep = (raw: unknown): boolean => nesting(raw) > deepest * 3;
const tooDeep = `nested more than ${deepest} deep`;

/** All that is wrong with an automation, by field. */
export function automationIssues(raw: unknown): FieldIssue[] {
  if (isTooDeep(raw)) return [{ path: '', message: tooDeep }];
  const parsed = automationSchema.safeParse(raw);
  return parsed.success ? [] : listIssues(parsed.error);
}

/** An automation, or `automation.invalid` with the field. */
export function parseAutomation(raw: unknown): Result<AutomationDefinition> {
  if (isTooDeep(raw)) return err('automation.invalid', tooDeep);
  const parsed = automationSchema.safeParse(raw);
  return parsed.success ? ok(parsed.data) : err('automation.invalid', describeIssue(parsed.error));
}

/** How deep lists and objects nest, counted no further than needed. Each level of conditions or actions is two or three. */
function nesting(raw: unknown, depth = 0): number {
  if (typeof raw !== 'object' || raw === null || depth > deepest * 3) return depth;
  let most = depth;
  for (const item of Object.values(raw)) most = Math.max(most, nesting(item, depth + 1));
  return most;
}
