/** An automation definition from outside (a form, a file, a command): strict, with errors that name the field. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { AutomationDefinition } from '../model/automations.ts';
import { idSchema } from '../schema/fields.ts';
import { describeIssue, type FieldIssue, listIssues } from '../schema/issues.ts';
import { actionsSchema } from './actions/table.ts';
import { conditionsSchema } from './conditions/table.ts';
import { mostItems } from './fields.ts';
import { triggerSchema } from './triggers/table.ts';

/** How deep and, or, not, choose and repeat may nest. */
const deepest = 8;

const entityId = z.string().regex(/^\w{1,64}\.\w{1,255}$/);

const automationSchema: z.ZodType<AutomationDefinition> = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1, 'must not be empty').max(limits.nameChars),
  enabled: z.boolean().default(true),
  triggers: z.array(triggerSchema).max(mostItems).default([]),
  conditions: conditionsSchema.default([]),
  actions: actionsSchema.default([]),
  mode: z.enum(['single', 'restart', 'queued', 'parallel']).default('single'),
  maxRuns: z.number().int().min(1).max(100).default(10),
  muteFailure: z.boolean().exactOptional(),
  draftedBy: z.string().min(1).max(limits.nameChars).exactOptional(),
  names: z.record(entityId, z.string().max(limits.nameChars)).exactOptional(),
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
