/** What each kind of task may be told, checked when a task is saved and again when it runs. */
import { z } from 'zod';
import { limits } from '../base/limits.ts';
import type { TaskKind } from '../model/tasks.ts';
import { isPublishable } from '../mqtt/topics.ts';
import { taskChangeSchema } from '../schema/task-change.ts';

const publishTopic = z.string().refine(isPublishable, 'must be a topic without + # and NUL');

const httpUrl = z.string().refine((value) => {
  const url = URL.parse(value);
  if (url === null) return false;
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === '';
}, 'must be an http:// or https:// address without user and password');

const none = z.strictObject({});

/** Send it again although it may have arrived: when the broker did not confirm it, or the run was stopped meanwhile. */
const resendUnconfirmed = z.boolean().default(false);

/**
 * What it counts as when nobody confirmed it, device or broker. Absent = sent again where that does no harm, else done.
 * `retry` fails when the last attempt is not confirmed either.
 */
const unconfirmed = z.enum(['done', 'retry', 'failed']).exactOptional();

/** A value inside a JSON answer: keys and indexes, `items[0].price`. Empty = the whole answer. */
const jsonPath = z.string().max(500);

export const taskInputs = {
  refresh: none,
  health: z.strictObject({
    /** A sensor that said nothing for so long is silent; absent = learnt from its own rhythm. */
    silentAfterHours: z.number().positive().max(8_760).exactOptional(),
    /** Absent = as the alert rule has it. */
    batteryBelowPercent: z.number().min(0).max(100).exactOptional(),
    /** Entity ids that are left out. */
    ignore: z.array(z.string()).max(1_000).default([]),
  }),
  publish: z.strictObject({
    topic: publishTopic,
    payload: z.string().max(limits.statePayloadBytes).default(''),
    brokerId: z.string().min(1).exactOptional(),
    /** 1: done is what the broker has acknowledged. */
    qos: z.literal([0, 1, 2]).default(1),
    retain: z.boolean().default(false),
    resendUnconfirmed,
    unconfirmed,
  }),
  command: z.strictObject({
    entityId: z.string().min(1),
    /** Further entities that get the same command. */
    alsoEntityIds: z.array(z.string().min(1)).max(100).default([]),
    action: z.string().min(1),
    params: z.record(z.string(), z.unknown()).exactOptional(),
    resendUnconfirmed,
    unconfirmed,
  }),
  http: z.strictObject({
    url: httpUrl,
    method: z.enum(['GET', 'POST', 'PUT']).default('GET'),
    headers: z
      .record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, 'is no header name'), z.string().max(4_096))
      .default({}),
    /** Name of a secret that is sent as a bearer token: tokens have no place in the settings. */
    bearerSecret: z.string().min(1).max(limits.nameChars).exactOptional(),
    body: z
      .string()
      .max(64 * 1024)
      .exactOptional(),
    timeoutSeconds: z.number().min(1).max(120).default(10),
    maxBytes: z
      .number()
      .int()
      .min(1)
      .max(4 * 1024 * 1024)
      .default(256 * 1024),
    /** Name of a value -> where it is in the answer. */
    values: z.record(z.string().min(1).max(limits.nameChars), jsonPath).default({}),
    /** Name of a value -> its unit (`°C`): with one it is shown and drawn as a number. */
    units: z.record(z.string().min(1).max(limits.nameChars), z.string().max(50)).default({}),
  }),
  backup: z.strictObject({
    /** How many copies stay; the oldest go. */
    keep: z.number().int().min(1).max(100).default(10),
  }),
  compact: none,
  digest: none,
  manage: taskChangeSchema,
} satisfies Record<TaskKind, z.ZodType>;

/** The checked input of a kind. */
export type TaskInput<K extends TaskKind> = z.infer<(typeof taskInputs)[K]>;
