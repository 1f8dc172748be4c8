/** A task definition from outside (a form, a file, a command): checked, with a default for everything optional. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import { type TaskChange, type TaskDefinition, taskKinds } from '../model/tasks.ts';
import { idSchema, instantSchema, timeZoneSchema } from '../schema/fields.ts';
import { describeIssue, type FieldIssue, listIssues, locateIssue } from '../schema/issues.ts';
import { taskChangeSchema } from '../schema/task-change.ts';
import { cronProblem } from '../time/cron-text.ts';
import { taskKindOf } from './kinds/table.ts';

const longestSeconds = 10 * 366 * 86_400;
const seconds = (min: number) => z.number().min(min).max(longestSeconds);
const flag = z.boolean().exactOptional();

const schedule = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('once'), at: instantSchema.exactOptional() }),
  z.strictObject({ type: z.literal('after'), seconds: seconds(0) }),
  z.strictObject({
    type: z.literal('cron'),
    cron: z
      .string()
      .max(500)
      .superRefine((value, context) => {
        const problem = cronProblem(value);
        if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
      }),
    timeZone: timeZoneSchema.exactOptional(),
  }),
  z
    .strictObject({ type: z.literal('interval'), seconds: seconds(1), flexSeconds: seconds(0).exactOptional() })
    .refine((value) => (value.flexSeconds ?? 0) <= value.seconds, {
      path: ['flexSeconds'],
      message: 'must not exceed seconds',
    }),
  z.strictObject({ type: z.literal('manual') }),
]);

const constraints = z.strictObject({
  brokerOnline: flag,
  network: flag,
  unmetered: flag,
  onAcPower: flag,
  batteryAbovePercent: z.number().min(0).max(100).exactOptional(),
  idleMinutes: z.number().min(0).max(1_440).exactOptional(),
  freeDiskMiB: z.number().min(0).exactOptional(),
});

const backoff = z
  .strictObject({
    kind: z.enum(['linear', 'exponential']).default('exponential'),
    firstSeconds: seconds(0).default(30),
    maxSeconds: seconds(0).default(18_000),
    jitter: z.number().min(0).max(1).default(0.2),
  })
  .refine((value) => value.firstSeconds <= value.maxSeconds, {
    path: ['maxSeconds'],
    message: 'must not be below firstSeconds',
  });

const origin = z.strictObject({
  by: z.enum(['task', 'automation']),
  id: z.string().min(1).max(limits.nameChars),
  generation: z.number().int().min(1).max(limits.taskChanges.generations),
});

const definition = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1, 'must not be empty').max(limits.nameChars),
  kind: z.enum(taskKinds),
  input: z.record(z.string(), z.unknown()).default({}),
  schedule,
  initialDelaySeconds: seconds(0).exactOptional(),
  enabled: z.boolean().default(true),
  tags: z.array(z.string().min(1).max(64)).max(20).default([]),
  constraints: constraints.default({}),
  backoff: backoff.prefault({}),
  maxAttempts: z.number().int().min(1).max(100).default(3),
  timeLimitSeconds: z.number().min(1).max(86_400).default(60),
  missed: z.enum(['once', 'all', 'none']).default('once'),
  catchUpAtMost: z.number().int().min(1).max(limits.catchUpRunsAtMost).exactOptional(),
  visible: z.boolean().default(false),
  afterTaskId: z.string().min(1).exactOptional(),
  afterResult: z.enum(['done', 'failed']).exactOptional(),
  muteFailure: flag,
  priority: z.enum(['high', 'low']).exactOptional(),
  heavy: flag,
  madeBy: origin.exactOptional(),
});

export const taskDefinitionSchema: z.ZodType<TaskDefinition> = definition.transform((task, context): TaskDefinition => {
  const input = taskKindOf(task.kind).input.safeParse(task.input);
  const issues = input.success ? [] : input.error.issues.map(locateIssue);
  const inner = input.success && task.kind === 'manage' ? changeIssues(taskChangeSchema.parse(task.input)) : [];
  for (const { path, message } of [...issues, ...inner])
    context.addIssue({ code: 'custom', message, path: ['input', ...path] });
  return input.success && inner.length === 0 ? { ...task, input: { ...input.data } } : z.NEVER;
});

/**
 * What is wrong with the task that a change makes, or with the fields that it sets. Whether these fit the task is known
 * when it is changed.
 */
export function changeIssues(change: TaskChange): Array<{ readonly path: PropertyKey[]; readonly message: string }> {
  if (change.do !== 'save' && change.do !== 'change') return [];
  const [name, parsed] =
    change.do === 'save'
      ? (['task', taskDefinitionSchema.safeParse(change.task)] as const)
      : (['fields', definition.partial().safeParse(change.fields)] as const);
  if (parsed.success) return [];
  return parsed.error.issues.map(locateIssue).map(({ path, message }) => ({ path: [name, ...path], message }));
}

/** All that is wrong with a task definition, by field. */
export function taskIssues(raw: unknown): FieldIssue[] {
  const parsed = taskDefinitionSchema.safeParse(raw);
  return parsed.success ? [] : listIssues(parsed.error);
}

/** A task definition, or `task.invalid` with the field. */
export function parseTaskDefinition(raw: unknown): Result<TaskDefinition> {
  const parsed = taskDefinitionSchema.safeParse(raw);
  return parsed.success ? ok(parsed.data) : err('task.invalid', describeIssue(parsed.error));
}

/** What a new installation starts with, all of it silent: a refresh and a health check every 15 minutes, upkeep, backups. */
export function defaultTasks(): readonly TaskDefinition[] {
  const every15Minutes = { type: 'cron', cron: '*/15 * * * *' };
  // By day: many computers sleep at night, and a missed one is caught up anyway.
  const daily = { type: 'cron', cron: '0 12 * * *' };
  const nightly = { type: 'cron', cron: '30 3 * * *' };
  return [
    { id: 'refresh', name: 'Refresh', kind: 'refresh', schedule: every15Minutes, constraints: { brokerOnline: true } },
    { id: 'health', name: 'Health check', kind: 'health', schedule: every15Minutes },
    { id: 'compact', name: 'Compact history', kind: 'compact', schedule: nightly, timeLimitSeconds: 600 },
    { id: 'backup', name: 'Back up the settings', kind: 'backup', schedule: daily, input: { keep: 14 } },
  ].map((raw) => taskDefinitionSchema.parse(raw));
}
