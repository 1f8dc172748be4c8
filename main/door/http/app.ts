/** Requests of HTTP: who asks, how much, what for; then a command of the contract runs, and its outcome is the answer. */
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Hono } from 'hono/tiny';
import { z } from 'zod';
import type { CommandName, RequestOf, ResponseOf } from '../../../preload/contract.ts';
import type { Api } from '../../api/api.ts';
import { err, type Failure, ok, type Result, toError } from '../../service/base/errors.ts';
import { limits } from '../../service/base/limits.ts';
import type { Clock, Logger } from '../../service/base/ports.ts';
import { createRateLimit } from '../../service/base/rate-limit.ts';
import { jsonSize } from '../../service/base/size.ts';
import { webhookMethods } from '../../service/model/automations.ts';
import { describeIssue } from '../../service/schema/issues.ts';
import type { EventStreams } from './events.ts';
import { type HostRules, isOurHost } from './hosts.ts';
import type { Metrics } from './metrics.ts';
import { callable, openApi, prefix } from './openapi.ts';
import { type Ask, type Route, routes } from './routes.ts';
import { statuses } from './status.ts';
import type { Caller, Tokens } from './tokens.ts';

export interface HttpAppOptions {
  readonly api: Api;
  readonly tokens: Pick<Tokens, 'check'>;
  readonly streams: EventStreams;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly timers: Clock;
  readonly logger: Logger;
  readonly version: string;
  readonly url: string;
  readonly hosts: HostRules;
  readonly origins: readonly string[];
  /** A client asked for the end of a process that has no window. */
  onStop(): void;
}

interface Env {
  Bindings: HttpBindings;
  Variables: { caller: Caller; cors: Readonly<Record<string, string>> };
}

type HttpContext = Context<Env>;
type HttpStatus = 200;

const listQuery = z.strictObject({ entities: z.string().exactOptional(), events: z.string().exactOptional() });

/** Answers requests, as hono does. */
export function createHttpApp(options: HttpAppOptions): Hono<Env> {
  const log = options.logger.child('http');
  const app = new Hono<Env>();
  const askOf = (context: HttpContext): Ask => ({
    now: () => options.clock.now(),
    call: async <K extends CommandName>(name: K, request: RequestOf<K>) =>
      (await options.api.call(name, request, context.get('caller').rights)) as Result<ResponseOf<K>>,
  });

  app.use(checkTarget(options, log));
  app.use(checkOrigin(options.origins));
  app.use(checkToken(options));
  app.use(
    bodyLimit({
      maxSize: limits.httpBodyBytes,
      onError: (context) => refuse(context, err('request.tooLarge', `${limits.httpBodyBytes}`).error),
    }),
  );

  for (const route of routes) {
    const handle = (context: HttpContext): Promise<Response> => runRoute(route, askOf(context), context);
    app.on(route.method.toUpperCase(), `${prefix}${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`, handle);
  }
  const commands = new Map(callable());
  app.post(`${prefix}/call/:name`, async (context) => {
    const name = context.req.param('name');
    if (!commands.has(name as CommandName)) return refuse(context, notFound);
    const body = await jsonBody(context);
    if (!body.ok) return refuse(context, body.error);
    const called = await options.api.call(name, body.value, context.get('caller').rights);
    if (!called.ok) return refuse(context, called.error);
    const staysUp = z.object({ stayStopped: z.literal(true) }).safeParse(body.value).success;
    if (name === 'service.stop' && !staysUp) setImmediate(() => options.onStop());
    return send(context, 200, called.value);
  });
  for (const method of webhookMethods) {
    app.on(method, `${prefix}/hooks/:id`, async (context) => {
      const payload = method === 'GET' ? JSON.stringify(context.req.query()) : await context.req.text();
      const called = await askOf(context).call('automation.hook', { id: context.req.param('id'), method, payload });
      if (called.ok) return send(context, 202, called.value);
      const { code, detail } = called.error;
      return code === 'command.unsupported' && detail === 'method'
        ? send(context, 405, { error: called.error })
        : refuse(context, called.error);
    });
  }
  app.get(`${prefix}/openapi.json`, (context) => send(context, 200, openApi(options.version, options.url)));
  app.get(`${prefix}/events`, (context) => follow(options.streams, context));
  app.get('/metrics', async (context) => {
    const scraped = await options.metrics.scrape(askOf(context));
    if (!scraped.ok) return refuse(context, scraped.error);
    return context.body(scraped.value, 200, { 'content-type': options.metrics.contentType });
  });
  app.notFound((context) => refuse(context, notFound));
  app.onError((error, context) => {
    // A client that goes in the middle of its body is no fault of ours.
    if (context.env.incoming.destroyed) return refuse(context, err('request.invalid', 'body').error);
    log.error('request.crashed', { error: toError(error) });
    return refuse(context, { code: 'internal' });
  });
  return app;
}

const notFound: Failure = { code: 'request.invalid', detail: 'there is no such address' };

function send(context: HttpContext, status: number, value: unknown): Response {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  return context.json(value as object, status as HttpStatus, headers);
}

function refuse(context: HttpContext, error: Failure): Response {
  return send(context, error === notFound ? 404 : statuses[error.code], { error });
}

/** The form of the target, and whether the name in `Host` is this machine's. */
function checkTarget({ hosts }: HttpAppOptions, log: Logger) {
  return async (context: HttpContext, next: Next): Promise<Response | undefined> => {
    const { url = '', headers } = context.env.incoming;
    if (!url.startsWith('/')) return refuse(context, err('request.invalid', 'target').error);
    if (!isOurHost(headers.host, hosts)) {
      log.warn('request.otherHost');
      return send(context, 421, { error: { code: 'request.sender', detail: 'Host: is not this computer' } });
    }
    await next();
    return undefined;
  };
}

/** Browsers say where a page came from: pages of others are refused, and only those that are listed may read answers. */
function checkOrigin(origins: readonly string[]) {
  return async (context: HttpContext, next: Next): Promise<Response | undefined> => {
    const { origin } = context.env.incoming.headers;
    if (origin === undefined) {
      context.set('cors', {});
      await next();
      return undefined;
    }
    if (!origins.includes(origin)) {
      return send(context, 403, { error: { code: 'request.sender', detail: 'Origin: is not listed' } });
    }
    const cors = { 'access-control-allow-origin': origin, vary: 'Origin' };
    context.set('cors', cors);
    for (const [name, value] of Object.entries(cors)) context.header(name, value);
    if (context.req.method === 'OPTIONS') {
      return context.body(null, 204, {
        'access-control-allow-methods': 'GET, POST, PUT',
        'access-control-allow-headers': 'authorization, content-type, last-event-id',
        'access-control-max-age': '600',
      });
    }
    await next();
    return undefined;
  };
}

/** A token is needed always, also on this computer: it has other users. */
function checkToken({ tokens, timers }: HttpAppOptions) {
  const allowStranger = createRateLimit(limits.httpStrangersPerSecond);
  const allowances = new Map<string, (now: number) => boolean>();
  return async (context: HttpContext, next: Next): Promise<Response | undefined> => {
    const { authorization } = context.env.incoming.headers;
    const presented = /^Bearer ([\w-]{1,200})$/.exec(authorization ?? '')?.[1];
    const caller = presented === undefined ? undefined : tokens.check(presented);
    if (caller === undefined) {
      if (!allowStranger(timers.elapsed())) return refuse(context, { code: 'request.tooMany' });
      context.header('www-authenticate', 'Bearer realm="Inglenook"');
      return refuse(context, { code: 'access.unknown' });
    }
    const allow = allowances.get(caller.id) ?? createRateLimit(limits.httpRequestsPerSecond);
    allowances.set(caller.id, allow);
    if (!allow(timers.elapsed())) return refuse(context, { code: 'request.tooMany' });
    context.set('caller', caller);
    await next();
    return undefined;
  };
}

/** The body as JSON; nothing is an object without fields. */
async function jsonBody(context: HttpContext): Promise<Result<unknown>> {
  const text = await context.req.text();
  if (text.trim() === '') return ok({});
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) return err('request.invalid', 'content-type: must be application/json');
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return err('request.invalid', 'body: is not JSON');
  }
}

async function runRoute(route: Route, ask: Ask, context: HttpContext): Promise<Response> {
  const given = context.req.query();
  const query = (route.query ?? z.strictObject({})).safeParse(given);
  if (!query.success) return refuse(context, err('request.invalid', describeIssue(query.error)).error);
  let body: unknown = {};
  if (route.body !== undefined) {
    const read = await jsonBody(context);
    if (!read.ok) return refuse(context, read.error);
    const parsed = route.body.safeParse(read.value);
    if (!parsed.success) return refuse(context, err('request.invalid', describeIssue(parsed.error)).error);
    body = parsed.data;
  }
  const { id = '', action = '' } = context.req.param() as Readonly<Record<string, string>>;
  const answered = await route.run(ask, { id, action, query: given, body });
  if (!answered.ok) return refuse(context, answered.error);
  const { status, value } = answered.value;
  return jsonSize(value, limits.answerChars) > limits.answerChars
    ? refuse(context, { code: 'answer.tooLarge' })
    : send(context, status, value);
}

function follow(streams: EventStreams, context: HttpContext): Response {
  const query = listQuery.safeParse(context.req.query());
  if (!query.success) return refuse(context, err('request.invalid', describeIssue(query.error)).error);
  const setOf = (text: string | undefined): ReadonlySet<string> | undefined =>
    text === undefined ? undefined : new Set(text.split(',').filter((each) => each !== ''));
  const isFollowed = streams.follow(context.env.outgoing as never, {
    tokenId: context.get('caller').id,
    lastId: context.req.header('last-event-id'),
    entities: setOf(query.data.entities),
    names: setOf(query.data.events),
    headers: context.get('cors'),
  });
  return isFollowed
    ? RESPONSE_ALREADY_SENT
    : refuse(context, err('request.tooMany', `${limits.httpStreams} follow`).error);
}
