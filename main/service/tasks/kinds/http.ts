/** Calls an HTTP(S) address and maps its JSON answer to values. */

import { z } from 'zod';
import { err, ok, type Result } from '../../base/errors.ts';
import { limits } from '../../base/limits.ts';
import type { TaskContext, TaskFunction, TaskOutcome } from '../services.ts';
import { taskKind } from './kind.ts';

/** One value of an answer. */
export type HttpValue = string | number | boolean | null;

const mostRedirects = 5;
/** 408 request timeout, 425 too early, 429 too many requests (RFC 9110, RFC 8470, RFC 6585): later may do. */
const passingStatus: ReadonlySet<number> = new Set([408, 425, 429]);

const httpUrl = z.string().refine((value) => {
  const url = URL.parse(value);
  if (url === null) return false;
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === '';
}, 'must be an http:// or https:// address without user and password');

/** A value inside a JSON answer: keys and indexes, `items[0].price`. Empty = the whole answer. */
const jsonPath = z.string().max(500);

const schema = z.strictObject({
  url: httpUrl,
  method: z.enum(['GET', 'POST', 'PUT']).default('GET'),
  headers: z.record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, 'is no header name'), z.string().max(4_096)).default({}),
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
});

type Input = z.infer<typeof schema>;

const run: TaskFunction<Input> = async (context) => {
  const { input, signal, timers, progress } = context;
  const startedAt = timers.now();
  const deadline = new AbortController();
  const endDeadline = timers.after(input.timeoutSeconds * 1000, () => deadline.abort());
  try {
    progress(10, `Asking ${new URL(input.url).hostname}`);
    const answer = await call(context, AbortSignal.any([signal, deadline.signal]));
    return 'result' in answer ? answer : await read(context, answer, startedAt);
  } catch (error) {
    if (deadline.signal.aborted) return { result: 'retry', message: 'http.timeout' };
    return { result: 'retry', message: `http.unreachable: ${reasonOf(error)}` };
  } finally {
    endDeadline();
    // Ends a body that is still coming.
    deadline.abort();
  }
};

export const httpTask = taskKind(schema, run);

/** Sends the request and follows redirects on the same host. */
async function call({ input, services }: TaskContext<Input>, signal: AbortSignal): Promise<Response | TaskOutcome> {
  const headers = new Headers({ accept: 'application/json', ...input.headers });
  if (input.bearerSecret !== undefined) {
    const secret = await services.secret(input.bearerSecret, input.url);
    if (!secret.ok) return { result: 'failed', message: `http.secret: ${secret.error.detail}` };
    headers.set('authorization', `Bearer ${secret.value}`);
  }
  let url = new URL(input.url);
  let method: string = input.method;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const body = method === 'GET' ? null : (input.body ?? null);
    const response = await fetch(url.href, { method, headers, body, signal, redirect: 'manual' });
    const target = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || response.status === 304 || target === null) return response;
    await response.body?.cancel();
    const next = URL.parse(target, url.href);
    // Another host, port or an unencrypted address must not get the headers.
    if (next === null || next.host !== url.host || next.protocol !== url.protocol) {
      return { result: 'failed', message: 'http.redirect: to another host', output: { status: response.status } };
    }
    url = next;
    // RFC 9110, 15.4: only 307 and 308 repeat the method.
    if (response.status !== 307 && response.status !== 308) method = 'GET';
  }
  return { result: 'failed', message: 'http.redirect: too many' };
}

async function read(context: TaskContext<Input>, response: Response, startedAt: number): Promise<TaskOutcome> {
  const { input, services, timers, taskId } = context;
  context.progress(60, 'Reading the answer');
  const text = await readCapped(response, input.maxBytes);
  const facts = { status: response.status, durationMs: timers.now() - startedAt };
  if (text === undefined) {
    return { result: 'failed', message: `http.size: more than ${input.maxBytes} bytes`, output: facts };
  }
  const output = { ...facts, bytes: Buffer.byteLength(text) };
  if (!response.ok) {
    const passing = response.status >= 500 || passingStatus.has(response.status);
    return { result: passing ? 'retry' : 'failed', message: `http.status: ${response.status}`, output };
  }
  const names = Object.entries(input.values);
  if (names.length === 0) return { result: 'done', output };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { result: 'failed', message: 'http.json: the answer is not JSON', output };
  }
  const values = new Map<string, HttpValue>();
  for (const [name, path] of names) {
    const value = valueAt(json, path);
    if (!value.ok) return { result: 'failed', message: `http.value: ${name}: ${value.error.detail ?? ''}`, output };
    values.set(name, value.value);
  }
  services.ingest(taskId, values, input.units);
  return { result: 'done', output: { ...output, values: Object.fromEntries(values) } };
}

/** The body as text, or undefined when it is larger than `maxBytes`; it is not read further then. */
async function readCapped(response: Response, maxBytes: number): Promise<string | undefined> {
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > maxBytes) return undefined;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/**
 * The single value at a path of keys and indexes: `items[0].price`, `$.a["b c"]`. An empty path is the whole answer.
 * Names of the answer are only ever looked up as its own.
 */
export function valueAt(json: unknown, path: string): Result<HttpValue> {
  let current: unknown = json;
  for (const key of pathKeys(path)) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) {
      return err('request.invalid', `nothing at ${key}`);
    }
    current = Reflect.get(current, key);
  }
  if (current === null || ['string', 'number', 'boolean'].includes(typeof current)) return ok(current as HttpValue);
  return err('request.invalid', 'is not a single value');
}

function pathKeys(path: string): string[] {
  const keys: string[] = [];
  for (const [, quoted, index, plain] of path.replace(/^\$/, '').matchAll(/\["([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g)) {
    keys.push(quoted ?? index ?? plain ?? '');
  }
  return keys;
}

/** The system's word for what went wrong (`ECONNREFUSED`), never an address. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'failed';
}
