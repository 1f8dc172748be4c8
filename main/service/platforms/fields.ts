/** Schema fields of discovery configs, with Home Assistant's coercions (ha-mqtt-discovery, section 2). */
import { z } from 'zod';
import { type ErrorCode, err, ok, type Result } from '../errors.ts';
import { compileTemplate } from '../templates/compile.ts';
import { PyFloat, pyStr } from '../templates/python.ts';
import type { Template } from '../templates/template.ts';
import type { Params, RawConfig } from './platform.ts';

function fail(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

/** Any text; booleans and numbers become text as Python's `str()` prints them (`true` -> `True`). Null is refused. */
export const text = () =>
  z.unknown().transform((value, context): string => {
    if (typeof value === 'string') return value;
    if (value === null || value === undefined) return fail(context, 'must not be null');
    if (typeof value === 'object' && !(value instanceof PyFloat)) return fail(context, 'must be text');
    return pyStr(value);
  });

/** The same, where null is allowed and kept (`name`, cover payloads). */
export const nullableText = () => z.union([z.null(), text()]);

const truthy = new Set(['true', 'yes', 'on', 'enable', '1']);
const falsy = new Set(['false', 'no', 'off', 'disable', '0']);

/** A boolean, or the words that Home Assistant takes for one. */
export const flag = () =>
  z.unknown().transform((value, context): boolean => {
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
  if (typeof value === 'string' && /^\s*[+-]?(\d[\d_]*\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value)) {
    return Number(value.replaceAll('_', ''));
  }
  return Number.NaN;
}

/** A number, also as text ("5"). */
export const number = () =>
  z.unknown().transform((value, context): number => {
    const result = toNumber(value);
    return Number.isFinite(result) ? result : fail(context, 'must be a number');
  });

/** `int()` of Python: numbers are truncated, text must be an integer. */
export const integer = () =>
  z.unknown().transform((value, context): number => {
    if (typeof value === 'string' && !/^\s*[+-]?\d+\s*$/.test(value)) return fail(context, 'must be an integer');
    const result = toNumber(value);
    return Number.isFinite(result) ? Math.trunc(result) : fail(context, 'must be an integer');
  });

/** An integer of 0 or more. */
export const positiveInteger = () => integer().refine((value) => value >= 0, 'must not be negative');

/** A JSON integer and nothing else: positions and tilts of covers and valves. */
export const strictInteger = () =>
  z.unknown().transform((value, context): number => {
    if (typeof value === 'number' && Number.isInteger(value)) return value;
    return fail(context, 'must be a JSON integer');
  });

const topicOf = (problemOf: (topic: string) => string | undefined) =>
  z.unknown().transform((value, context): string => {
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
  z.unknown().transform((value, context): Template => {
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
  z.unknown().transform((value, context): T => {
    const found = words.find((word) => word === value);
    return found ?? fail(context, `must be one of ${words.join(', ')}`);
  });

/** A device or state class: known, matched in lower case. Null stands for none. */
export const deviceClass = (known: readonly string[]) =>
  z.unknown().transform((value, context): string | null => {
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
  const parsed = (slim(schema, raw) as z.ZodType<T>).safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  if (issue?.code === 'unrecognized_keys') return err(code, `${issue.keys[0]}: is not known`);
  const field = issue?.path.join('.') ?? '';
  const missing = issue !== undefined && issue.path.length === 1 && raw[String(issue.path[0])] === undefined;
  const reason = missing ? 'is required' : (issue?.message ?? 'is invalid');
  return err(code, field === '' ? reason : `${field}: ${reason}`);
}

interface Slimmed {
  readonly shape: Readonly<Record<string, z.ZodType>>;
  readonly optional: readonly string[];
  readonly variants: Map<string | number, z.ZodType>;
}

const slimmed = new WeakMap<z.ZodType, Slimmed | null>();
const mostVariants = 512;

/**
 * The schema without the optional fields that the config does not have. A light knows seventy options and uses ten: most
 * of the time of a start would go into finding that nothing is there. Configs of one kind share a schema.
 */
function slim(schema: z.ZodType, raw: Readonly<Record<string, unknown>>): z.ZodType {
  let known = slimmed.get(schema);
  if (known === undefined) {
    known = inspect(schema);
    slimmed.set(schema, known);
  }
  if (known === null) return schema;
  // One bit per option, 30 to a number: this runs for every config.
  let mark: string | number = 0;
  for (let index = 0; index < known.optional.length; index += 30) {
    let bits = 0;
    const end = Math.min(index + 30, known.optional.length);
    for (let at = index; at < end; at += 1) if (raw[known.optional[at] ?? ''] !== undefined) bits |= 1 << (at - index);
    mark = index === 0 ? bits : `${mark}.${bits}`;
  }
  const variant = known.variants.get(mark);
  if (variant !== undefined) return variant;
  if (known.variants.size >= mostVariants) return schema;
  const absent = known.optional.filter((key) => raw[key] === undefined);
  const fewer = z.object(Object.fromEntries(Object.entries(known.shape).filter(([key]) => !absent.includes(key))));
  known.variants.set(mark, fewer);
  return fewer;
}

/** Only plain objects can be slimmed: checks over the whole object may look at any field. */
function inspect(schema: z.ZodType): Slimmed | null {
  if (!(schema instanceof z.ZodObject) || schema.def.catchall !== undefined || (schema.def.checks?.length ?? 0) > 0) {
    return null;
  }
  const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
  const optional = Object.keys(shape).filter((key) => shape[key] instanceof z.ZodOptional);
  return { shape, optional, variants: new Map() };
}
