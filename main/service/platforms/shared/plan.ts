/**
 * Parses configs without the machinery of zod, where the result is the same.
 *
 * A light knows seventy options and uses ten, and thousands of configs come at once: going through zod would take a third
 * of a start. Whatever is not plainly right is parsed by zod as ever, which then says what is wrong.
 */
import { z } from 'zod';

/** Where a coercion says that a value cannot be taken. */
export interface Complaints {
  addIssue(issue: { code: 'custom'; message: string }): void;
}

/** Makes a value out of what a config says, or complains. */
export type Coercion<T> = (value: unknown, complaints: Complaints) => T;

const coercions = new WeakMap<z.ZodType, Coercion<unknown>>();

/** A schema that is one function: with it a config is parsed directly. */
export function coerced<T>(coercion: Coercion<T>) {
  const schema = z.unknown().transform((value, context) => coercion(value, context));
  coercions.set(schema, coercion);
  return schema;
}

interface Field {
  readonly key: string;
  readonly isOptional: boolean;
  /** Undefined where the field has no default, or one that zod must make. */
  readonly ifAbsent: (() => unknown) | undefined;
  /** The value, or `failed`. */
  read(value: unknown): unknown;
}

interface Plan {
  readonly fields: readonly Field[];
  /** Checks over the whole object. */
  readonly checks: z.ZodType | undefined;
}

const failed = Symbol('failed');

class Failure implements Complaints {
  happened = false;
  addIssue(): void {
    this.happened = true;
  }
}

const failure = new Failure();

const plans = new WeakMap<z.ZodType, Plan | null>();

/** What zod would make of the config; undefined when it is not plainly right. */
export function parsePlainly(schema: z.ZodType, raw: Readonly<Record<string, unknown>>): object | undefined {
  let plan = plans.get(schema);
  if (plan === undefined) {
    plan = planOf(schema);
    plans.set(schema, plan);
  }
  if (plan === null) return undefined;
  const result: Record<string, unknown> = {};
  for (const { key, isOptional, ifAbsent, read } of plan.fields) {
    const value = raw[key];
    if (value === undefined) {
      if (isOptional) continue;
      if (ifAbsent === undefined) return undefined;
      result[key] = ifAbsent();
      continue;
    }
    const parsed = read(value);
    if (parsed === failed) return undefined;
    result[key] = parsed;
  }
  return plan.checks === undefined || plan.checks.safeParse(result).success ? result : undefined;
}

/** Objects that neither refuse nor keep other keys than their own can be parsed field by field. */
function planOf(schema: z.ZodType): Plan | null {
  if (!(schema instanceof z.ZodObject) || schema.def.catchall !== undefined) return null;
  const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
  const { checks = [] } = schema.def;
  return {
    fields: Object.entries(shape).map(([key, field]) => fieldOf(key, field)),
    checks: checks.length === 0 ? undefined : new z.ZodAny({ type: 'any', checks }),
  };
}

function fieldOf(key: string, schema: z.ZodType): Field {
  const isOptional = schema instanceof z.ZodOptional;
  const ifAbsent = schema instanceof z.ZodDefault ? () => schema.def.defaultValue : undefined;
  const inner = isOptional || schema instanceof z.ZodDefault ? (schema.def.innerType as z.ZodType) : schema;
  const coercion = coercions.get(inner);
  if (coercion !== undefined) return { key, isOptional, ifAbsent, read: (value) => readBy(coercion, value) };
  const read = (value: unknown): unknown => {
    const parsed = inner.safeParse(value);
    return parsed.success ? parsed.data : failed;
  };
  return { key, isOptional, ifAbsent, read };
}

function readBy(coercion: Coercion<unknown>, value: unknown): unknown {
  failure.happened = false;
  const result = coercion(value, failure);
  return failure.happened ? failed : result;
}
