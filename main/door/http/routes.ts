/** The routes of the HTTP door: each a call or two of the contract. What they take is also what the OpenAPI document says. */
import { z } from 'zod';
import type { CommandName, RequestOf, ResponseOf } from '../../../preload/contract.ts';
import { methods, type Scope } from '../../api/methods.ts';
import { err, ok, type Result } from '../../service/base/errors.ts';
import { limits } from '../../service/base/limits.ts';
import { instantSchema } from '../../service/schema/fields.ts';
import { alertRecord, automationRecord, deviceRecord, entityRecord, outcomeRecord, taskRecord } from './records.ts';
import { outcomeStatuses } from './status.ts';

/** Asks the contract with the rights of whoever came. */
export interface Ask {
  call<K extends CommandName>(name: K, request: RequestOf<K>): Promise<Result<ResponseOf<K>>>;
  now(): number;
}

export interface RouteRequest {
  /** What stands in the path, decoded. */
  readonly id: string;
  readonly action: string;
  readonly query: Readonly<Record<string, string>>;
  /** Of JSON, parsed by the schema of the route. */
  readonly body: unknown;
}

export interface Answered {
  readonly status: number;
  readonly value: unknown;
}

export interface Route {
  readonly method: 'get' | 'post';
  /** As OpenAPI writes it, below `/api/v1`. */
  readonly path: string;
  readonly summary: string;
  readonly scope: Scope;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Statuses of success, with what is answered. */
  readonly answers: Readonly<Record<number, { readonly text: string; readonly schema: z.ZodType }>>;
  run(ask: Ask, request: RouteRequest): Promise<Result<Answered>>;
}

const page = z.strictObject({
  after: z.string().min(1).max(512).exactOptional(),
  limit: z.coerce.number().int().min(1).max(limits.pageRecords).exactOptional(),
});
const alertPage = z.strictObject({ limit: z.coerce.number().int().min(1).max(5_000).exactOptional() });
const span = z.strictObject({
  from: instantSchema.exactOptional(),
  to: instantSchema.exactOptional(),
  maxPoints: z.coerce.number().int().min(2).max(10_000).exactOptional(),
});
const none = z.strictObject({});
const empty = z.object({});
const dayMs = 86_400_000;

function listOf(name: string, record: z.ZodType, paged = false): Route['answers'] {
  const list = { [name]: z.array(record) };
  return { 200: { text: 'All of them', schema: z.object(paged ? { ...list, more: z.boolean() } : list) } };
}

function one(record: z.ZodType): Route['answers'] {
  return { 200: { text: 'It', schema: record } };
}

function success(result: Result<unknown>, status = 200): Result<Answered> {
  return result.ok ? ok({ status, value: result.value }) : result;
}

function found<T extends { readonly id: string }>(
  list: Result<readonly T[]>,
  id: string,
  code: 'task.unknown' | 'automation.unknown' | 'alert.unknown',
): Result<Answered> {
  if (!list.ok) return list;
  const record = list.value.find((each) => each.id === id);
  return record === undefined ? err(code, id) : ok({ status: 200, value: record });
}

function mapped<T, U>(result: Result<T>, change: (value: T) => U): Result<U> {
  return result.ok ? ok(change(result.value)) : result;
}

/** What a route's schema of the query made of it; its defaults and numbers are there. */
function queryOf<T>(schema: z.ZodType<T>, { query }: RouteRequest): T {
  return schema.parse(query);
}

async function scenes(ask: Ask): Promise<Result<Answered>> {
  const all: unknown[] = [];
  let after: string | undefined;
  for (;;) {
    const part = await ask.call('entity.list', after === undefined ? {} : { after });
    if (!part.ok) return part;
    all.push(...part.value.entities.filter(({ platform }) => platform === 'scene'));
    after = part.value.entities.at(-1)?.id;
    if (!part.value.more) return ok({ status: 200, value: { scenes: all } });
  }
}

const reading: readonly Route[] = [
  {
    method: 'get',
    path: '/devices',
    summary: 'Devices, page by page',
    scope: 'read',
    query: page,
    answers: listOf('devices', deviceRecord, true),
    run: async (ask, request) => success(await ask.call('device.list', queryOf(page, request))),
  },
  {
    method: 'get',
    path: '/devices/{id}',
    summary: 'A device',
    scope: 'read',
    answers: one(deviceRecord),
    run: async (ask, { id }) => success(mapped(await ask.call('device.get', { id }), ({ device }) => device)),
  },
  {
    method: 'get',
    path: '/entities',
    summary: 'Entities with their states, page by page',
    scope: 'read',
    query: page,
    answers: listOf('entities', entityRecord, true),
    run: async (ask, request) => success(await ask.call('entity.list', queryOf(page, request))),
  },
  {
    method: 'get',
    path: '/entities/{id}',
    summary: 'An entity with its state',
    scope: 'read',
    answers: one(entityRecord),
    run: async (ask, { id }) => success(mapped(await ask.call('entity.get', { id }), ({ entity }) => entity)),
  },
  {
    method: 'get',
    path: '/scenes',
    summary: 'Entities that are scenes',
    scope: 'read',
    answers: listOf('scenes', entityRecord),
    run: scenes,
  },
  {
    method: 'get',
    path: '/scenes/{id}',
    summary: 'A scene',
    scope: 'read',
    answers: one(entityRecord),
    async run(ask, { id }) {
      const known = await ask.call('entity.get', { id });
      if (known.ok && known.value.entity.platform !== 'scene') return err('entity.unknown', id);
      return success(mapped(known, ({ entity }) => entity));
    },
  },
  {
    method: 'get',
    path: '/tasks',
    summary: 'Tasks',
    scope: 'read',
    answers: listOf('tasks', taskRecord),
    run: async (ask) => success(await ask.call('task.list', {})),
  },
  {
    method: 'get',
    path: '/tasks/{id}',
    summary: 'A task',
    scope: 'read',
    answers: one(taskRecord),
    run: async (ask, { id }) =>
      found(
        mapped(await ask.call('task.list', {}), ({ tasks }) => tasks),
        id,
        'task.unknown',
      ),
  },
  {
    method: 'get',
    path: '/automations',
    summary: 'Automations',
    scope: 'read',
    answers: listOf('automations', automationRecord),
    run: async (ask) => success(await ask.call('automation.list', {})),
  },
  {
    method: 'get',
    path: '/automations/{id}',
    summary: 'An automation',
    scope: 'read',
    answers: one(automationRecord),
    run: async (ask, { id }) =>
      found(
        mapped(await ask.call('automation.list', {}), ({ automations }) => automations),
        id,
        'automation.unknown',
      ),
  },
  {
    method: 'get',
    path: '/alerts',
    summary: 'Alerts, the newest first',
    scope: 'read',
    query: alertPage,
    answers: listOf('alerts', alertRecord),
    run: async (ask, request) => success(await ask.call('alert.list', queryOf(alertPage, request))),
  },
  {
    method: 'get',
    path: '/alerts/{id}',
    summary: 'An alert',
    scope: 'read',
    answers: one(alertRecord),
    run: async (ask, { id }) =>
      found(
        mapped(await ask.call('alert.list', { limit: limits.alertsKept }), ({ alerts }) => alerts),
        id,
        'alert.unknown',
      ),
  },
  {
    method: 'get',
    path: '/history/{id}',
    summary: 'Earlier states of an entity; of the last day, where no time is given',
    scope: 'read',
    query: span,
    answers: {
      200: {
        text: 'Points in the order of time',
        schema: z.object({
          points: z.array(z.object({ at: z.number(), state: z.string(), meanSeconds: z.number().optional() })),
        }),
      },
    },
    async run(ask, request) {
      const { to = new Date(ask.now()).toISOString(), from, maxPoints } = queryOf(span, request);
      const since = from ?? new Date(Date.parse(to) - dayMs).toISOString();
      const most = maxPoints === undefined ? {} : { maxPoints };
      return success(await ask.call('history.query', { entityId: request.id, from: since, to, ...most }));
    },
  },
];

const params = z.record(z.string(), z.unknown());
const runInput = z.strictObject({ input: params.exactOptional() });
const snoozeInput = z.strictObject({
  minutes: z
    .number()
    .min(0)
    .max(366 * 24 * 60),
});

const acting: readonly Route[] = [
  {
    method: 'post',
    path: '/entities/{id}/{action}',
    summary: 'Carries out an action of an entity, and answers how it ended; the body holds its parameters',
    scope: 'control',
    body: params,
    answers: {
      [outcomeStatuses.confirmed]: { text: 'The device confirmed it', schema: outcomeRecord },
      [outcomeStatuses.unconfirmed]: { text: 'Sent, and not confirmed in time', schema: outcomeRecord },
    },
    async run(ask, { id, action, body }) {
      const ended = await ask.call('entity.control', { id, action, params: body as Record<string, unknown> });
      return ended.ok ? ok({ status: outcomeStatuses[ended.value.outcome], value: ended.value }) : ended;
    },
  },
  {
    method: 'post',
    path: '/notify',
    summary: 'Shows a message',
    scope: 'control',
    body: methods['alert.notify'].request,
    answers: { 201: { text: 'The id of the alert that it became', schema: z.object({ id: z.string() }) } },
    run: async (ask, { body }) => success(await ask.call('alert.notify', body as RequestOf<'alert.notify'>), 201),
  },
  {
    method: 'post',
    path: '/tasks/{id}/run',
    summary: 'Runs a task now; with input of its own it takes admin',
    scope: 'control',
    body: runInput,
    answers: { 202: { text: 'It was begun', schema: z.object({ runId: z.string() }) } },
    run: async (ask, { id, body }) =>
      success(await ask.call('task.run', { id, ...(body as z.infer<typeof runInput>) }), 202),
  },
  {
    method: 'post',
    path: '/alerts/{id}/acknowledge',
    summary: 'Acknowledges an alert',
    scope: 'control',
    body: none,
    answers: { 200: { text: 'Done', schema: empty } },
    run: async (ask, { id }) => success(await ask.call('alert.acknowledge', { id })),
  },
  {
    method: 'post',
    path: '/alerts/{id}/snooze',
    summary: 'Puts an alert off',
    scope: 'control',
    body: snoozeInput,
    answers: { 200: { text: 'Done', schema: empty } },
    run: async (ask, { id, body }) =>
      success(await ask.call('alert.snooze', { id, ...(body as z.infer<typeof snoozeInput>) })),
  },
];

export const routes: readonly Route[] = [...reading, ...acting];
