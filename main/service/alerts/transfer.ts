/** Alert rules as a file: all of them as they are in effect, without what is muted for the time being. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import type { AlertRule } from '../model/alerts.ts';
import { describeIssue } from '../schema/issues.ts';
import { alertRuleSchema } from './rule-schema.ts';

const format = 'inglenook-alert-rules';
const mostRules = 5_000;

const file = z.strictObject({
  format: z.literal(format),
  version: z.literal(1),
  rules: z.array(z.unknown()).max(mostRules),
});

/** Rules as a file that `readRulesFile` takes. */
export function writeRulesFile(rules: readonly AlertRule[]): string {
  const lasting = rules.map(({ id, mutedUntil: _muted, ...rule }) => ({ id, ...rule }));
  return `${JSON.stringify({ format, version: 1, rules: lasting }, null, 2)}\n`;
}

/** The rules of such a file, all of them valid, or `settings.invalid` with the field of the first that is not. */
export function readRulesFile(json: string): Result<readonly AlertRule[]> {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return err('settings.invalid', 'json: is not JSON');
  }
  const parsed = file.safeParse(raw);
  if (!parsed.success) return err('settings.invalid', 'json: is not an alert rules file of version 1');
  const rules = new Map<string, AlertRule>();
  for (const [index, each] of parsed.data.rules.entries()) {
    const rule = alertRuleSchema.safeParse(each);
    if (!rule.success) return err('settings.invalid', `rules[${index}].${describeIssue(rule.error)}`);
    if (rules.has(rule.data.id)) return err('settings.invalid', `rules[${index}].id: is used twice`);
    rules.set(rule.data.id, rule.data);
  }
  return ok([...rules.values()]);
}
