/** An alert rule from outside: the settings, a file, a command. */
import { z } from 'zod';
import { limits } from '../base/limits.ts';
import type { AlertRule } from '../model/alerts.ts';
import { instantSchema } from '../schema/fields.ts';

export const alertRuleSchema: z.ZodType<AlertRule> = z.strictObject({
  id: z.string().min(1).max(limits.nameChars),
  enabled: z.boolean(),
  severity: z.enum(['info', 'warning', 'critical']),
  forSeconds: z.number().min(0),
  cooldownSeconds: z.number().min(0),
  renotifySeconds: z.number().min(0),
  notifyRecovery: z.boolean(),
  threshold: z.number().exactOptional(),
  mutedUntil: instantSchema.exactOptional(),
});
