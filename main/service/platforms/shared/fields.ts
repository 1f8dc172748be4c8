/** Schema fields of discovery configs, with Home Assistant's coercions (ha-mqtt-discovery, section 2). */
import { z } from 'zod';
import { type ErrorCode, err, ok, type Result } from '../../base/errors.ts';
import { PyFloat } from '../../python/numbers.ts';
import { pyStr } from '../../python/repr.ts';
import { compileTemplate } from '../../templates/compile.ts';
import type { Template } from '../../templates/template.ts';
import type { Params, RawConfig } from '../platform.ts';
import { type Complaints, coerced, parsePlainly } from './plan.ts';

function fail(context: Complaints, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

/** Any text; booleans and numbers become text as Python's `str()` prints them (`true` -> `True`). Null is refused. */
export const text = () => coerced(toText);

function toText(value: unknown, context: Complaints): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return fail(context, 'must not be null');
  if (typeof value === 'object' && !(value instanceof PyFloat)) return fail(context, 'must be text');
  return pyStr(value);
}

/** The same, where null is allowed and kept (`name`, cover payloads). @param change is made to a text. */
export const nullableText = (change: (text: string) => string | null = same) =>
  coerced((value, context): string | null => {
    if (value === null) return null;
    const taken = toText(value, context);
    // What cannot be taken comes back as zod's sign for it, which is no text.
    return typeof taken === 'string' ? change(taken) : taken;
  });

function same(text: string): string {
  return text;
}

const truthy = new Set(['true', 'yes', 'on', 'enable', '1']);
const falsy = new Set(['false', 'no', 'off', 'disable', '0']);

/** A boolean, or the words that Home Assistant takes for one. */
export const flag = () =>
  coerced((value, context): boolean => {
    if (typeof value === 'boolean') return value;
    if (typeof value === 'number' || value instanceof PyFloat) return Number(value) !== 0;
    if (typeof value === 'string') {
      const word = value.toLowerCase().trim();
      if (truthy.has(word)) return true;
      if (falsy.has(word)) return false;
    }
    return fail(context, 'must be true or false');
  });

function toNumber(value: unknown): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  if (value instanceof PyFloat) return value.value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' && /^\s*[+-]?(\d[\d_]*(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$/.test(value)) {
    return Number(value.replaceAll('_', ''));
  }
  return Number.NaN;
}

/** A number, also as text ("5"). */
export const number = () =>
  coerced((value, context): number => {
    const result = toNumber(value);
    return Number.isFinite(result) ? result : fail(context, 'must be a number');
  });

/** `int()` of Python: numbers are truncated, text must be an integer. */
export const integer = () => coerced(toInteger);

function toInteger(value: unknown, context: Complaints): number {
  if (typeof value === 'string' && !/^\s*[+-]?\d+\s*$/.test(value)) return fail(context, 'must be an integer');
  const result = toNumber(value);
  return Number.isFinite(result) ? Math.trunc(result) : fail(context, 'must be an integer');
}

/** An integer of 0 or more. */
export const positiveInteger = () =>
  coerced((value, context): number => {
    const result = toInteger(value, context);
    return result < 0 ? fail(context, 'must not be negative') : result;
  });

/** A JSON integer and nothing else: positions and tilts of covers and valves. */
export const strictInteger = () =>
  coerced((value, context): number => {
    if (typeof value === 'number' && Number.isInteger(value)) return value;
    return fail(context, 'must be a JSON integer');
  });

const topicOf = (problemOf: (topic: string) => string | undefined) =>
  coerced((value, context): string => {
    const isText = typeof value === 'string' || typeof value === 'number' || value instanceof PyFloat;
    if (!isText && typeof value !== 'boolean') return fail(context, 'must be a topic');
    const topic = pyStr(value);
    const problem = topicProblem(topic) ?? problemOf(topic);
    return problem === undefined ? topic : fail(context, problem);
  });

/** A topic to publish to: not empty, no wildcard, no NUL. */
export const publishTopic = () =>
  topicOf((topic) => (/[+#]/.test(topic) ? 'wildcards are not allowed in a topic to publish to' : undefined));

/** A topic to subscribe to: well-formed wildcards are legal. */
export const subscribeTopic = () =>
  topicOf((topic) => {
    if (!/[+#]/.test(topic)) return undefined;
    const levels = topic.split('/');
    const wellFormed = levels.every(
      (level, index) =>
        (!level.includes('+') || level === '+') &&
        (!level.includes('#') || (level === '#' && index === levels.length - 1)),
    );
    return wellFormed ? undefined : 'a wildcard must fill its level, and # must be the last';
  });

function topicProblem(topic: string): string | undefined {
  if (topic === '') return 'must not be empty';
  if (Buffer.byteLength(topic) > 65_535) return 'is longer than 65535 bytes';
  // Control characters and non-characters: MQTT 5, 1.5.4, which Home Assistant applies to both versions.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/.test(topic) ? 'holds a control character' : undefined;
}

/** A template that must compile. */
export const template = () =>
  coerced((value, context): Template => {
    if (value === null || value === undefined || (typeof value === 'object' && !(value instanceof PyFloat))) {
      return fail(context, 'must be a template');
    }
    const compiled = compileTemplate(pyStr(value));
    return compiled.ok ? compiled.template : fail(context, `template: ${compiled.reason}`);
  });

/** One value or a list of them, as a list. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(item),
  );

/** One of the given words, exactly. */
export const oneOf = <const T extends string>(words: readonly T[]) =>
  coerced((value, context): T => {
    const found = words.find((word) => word === value);
    return found ?? fail(context, `must be one of ${words.join(', ')}`);
  });

/** A device or state class: known, matched in lower case. Null stands for none. */
export const deviceClass = (known: readonly string[]) =>
  coerced((value, context): string | null => {
    if (value === null) return null;
    const word = typeof value === 'string' ? value.toLowerCase() : '';
    return known.includes(word) ? word : fail(context, `${JSON.stringify(value)} is not known`);
  });

/** A http(s) URL. */
export const url = () =>
  text().refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''), 'must be a http or https URL');

/** Runs a schema over a config; the failure's detail is `field: reason`, of the first problem. */
export function parseConfig<T>(schema: z.ZodType<T>, raw: RawConfig): Result<T> {
  return parseFields(schema, raw, 'request.invalid');
}

/** Runs a schema over the fields of a command; the failure is `command.invalid` with `field: reason`. */
export function parseParams<T>(schema: z.ZodType<T>, params: Params): Result<T> {
  return parseFields(schema, params, 'command.invalid');
}

function parseFields<T>(schema: z.ZodType<T>, raw: Readonly<Record<string, unknown>>, code: ErrorCode): Result<T> {
  const plain = parsePlainly(schema, raw);
  if (plain !== undefined) return ok(plain as T);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  if (issue?.code === 'unrecognized_keys') return err(code, `${issue.keys[0]}: is not known`);
  const field = issue?.path.join('.') ?? '';
  const missing = issue !== undefined && issue.path.length === 1 && raw[String(issue.path[0])] === undefined;
  const reason = missing ? 'is required' : (issue?.message ?? 'is invalid');
  return err(code, field === '' ? reason : `${field}: ${reason}`);
}
