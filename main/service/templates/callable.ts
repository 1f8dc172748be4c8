/** Functions as templates call them: positional and named arguments, bound to declared parameters. */
import { charsPerStep, charsReadPerStep, jinjaError, pythonError } from '../python/meter.ts';
import { stepsOf } from '../python/size.ts';
import { absent, PyObject, typeName } from '../python/values.ts';
import type { Context, Named } from './context.ts';

type Raw = (context: Context, positional: readonly unknown[], named: Named) => unknown;

/** What a call is charged before anything of it runs, and how often over it goes through what it takes and answers. */
export interface Cost {
  readonly steps: number;
  readonly times: number;
}

/** What every callable costs unless it says otherwise: a call, and the size of all that it takes and answers. */
const whole: Cost = { steps: 4, times: 1 };

/** For callables that look at the kind of a value or at a part that does not grow: the call alone. */
export const glance: Cost = { steps: 4, times: 0 };

/** For callables that leave it to the engine to compare, search or copy a text. */
export const reading: Cost = { steps: 4, times: charsPerStep / charsReadPerStep };

/** For callables that cost more. @param steps for a call @param times how often they go through their values */
export function costing(steps: number, times = 1): Cost {
  return { steps, times };
}

/** The steps for values that are taken or answered. */
function sizeOfNamed(named: Named): number {
  let steps = 0;
  for (const value of named?.values() ?? []) steps += 1 + stepsOf(value);
  return steps;
}

/** Anything that a template can call. The one place where calls are paid for. */
export class PyFunction extends PyObject {
  override readonly typeName: string = 'function';
  readonly name: string;
  readonly invoke: Raw;

  constructor(name: string, run: Raw, cost: Cost = whole) {
    super();
    this.name = name;
    const { steps, times } = cost;
    this.invoke =
      times === 0
        ? (context, positional, named) => {
            context.charge(steps);
            return run(context, positional, named);
          }
        : (context, positional, named) => {
            let taken = 0;
            for (let index = 0; index < positional.length; index += 1) taken += stepsOf(positional[index]);
            if (named !== undefined) taken += sizeOfNamed(named);
            context.charge(steps + times * taken);
            const result = run(context, positional, named);
            const made = stepsOf(result);
            if (made > 0) context.charge(times * made);
            return result;
          };
  }

  override attribute(_name: string): unknown {
    return absent;
  }

  override print(): string {
    return `<function ${this.name}>`;
  }
}

/**
 * A function with declared parameters: `x` is required, `x?` optional; a missing one arrives as `absent`.
 * Too many, missing or unknown arguments are a Python TypeError.
 */
export function define(
  name: string,
  parameters: readonly string[],
  run: (context: Context, ...values: readonly unknown[]) => unknown,
  cost?: Cost,
): PyFunction {
  const names = parameters.map((parameter) => parameter.replace('?', ''));
  const required = parameters.filter((parameter) => !parameter.endsWith('?')).length;
  const bound: Raw = (context, positional, named) => {
    if (positional.length > names.length) throw wrongArguments(name, 'too many arguments');
    if (named === undefined && positional.length >= required) {
      if (positional.length === names.length) return run(context, ...positional);
      const values = [...positional];
      while (values.length < names.length) values.push(absent);
      return run(context, ...values);
    }
    return run(context, ...bind(name, names, required, positional, named));
  };
  return new PyFunction(name, bound, cost);
}

function bind(
  name: string,
  names: readonly string[],
  required: number,
  positional: readonly unknown[],
  named: Named,
): readonly unknown[] {
  const values: unknown[] = [...positional];
  while (values.length < names.length) values.push(absent);
  for (const [key, value] of named ?? []) {
    const index = names.indexOf(key);
    if (index < 0) throw wrongArguments(name, `unexpected argument '${key}'`);
    if (index < positional.length) throw wrongArguments(name, `several values for '${key}'`);
    values[index] = value;
  }
  for (let index = 0; index < required; index += 1) {
    if (values[index] === absent) throw wrongArguments(name, `'${names[index]}' is missing`);
  }
  return values;
}

/** Python's TypeError for a call that does not fit. */
export function wrongArguments(name: string, reason: string): Error {
  return pythonError(`${name}(): ${reason}`);
}

/** A function that takes what it gets: positional arguments as a list, named ones as a map. */
export function defineVariadic(name: string, run: Raw, cost?: Cost): PyFunction {
  return new PyFunction(name, run, cost);
}

/** Takes named arguments out of a variadic call; any other name is a TypeError. */
export function takeNamed(name: string, named: Named, allowed: readonly string[]): readonly unknown[] {
  for (const key of named?.keys() ?? []) {
    if (!allowed.includes(key)) throw wrongArguments(name, `unexpected argument '${key}'`);
  }
  return allowed.map((key) => (named?.has(key) ? named.get(key) : absent));
}

/** A method with the object it belongs to: what `value.upper` is before it is called. */
export class BoundMethod extends PyFunction {
  override readonly typeName = 'builtin_function_or_method';
  readonly #owner: string;

  constructor(method: PyFunction, receiver: unknown, owner: string) {
    // The method itself charges for what it is given.
    super(
      method.name,
      (context, positional, named) => method.invoke(context, [receiver, ...positional], named),
      glance,
    );
    this.#owner = owner;
  }

  override print(): string {
    return `<built-in method ${this.name} of ${this.#owner} object>`;
  }
}

/** The filters and tests there are, by name. */
export interface Tables {
  readonly filters: ReadonlyMap<string, PyFunction>;
  readonly tests: ReadonlyMap<string, PyFunction>;
}

/** A name to function table. */
export function table(functions: readonly PyFunction[]): ReadonlyMap<string, PyFunction> {
  return new Map(functions.map((each) => [each.name, each]));
}

/** `value` unless it is absent. */
export function orElse<T>(value: unknown, fallback: T): unknown {
  return value === absent ? fallback : value;
}

/** Calls a value. @throws TemplateError: jinja for an undefined, python for what is no function. */
export function call(target: unknown, context: Context, positional: readonly unknown[], named: Named): unknown {
  context.charge(1);
  if (target instanceof PyFunction) return target.invoke(context, positional, named);
  if (target === undefined) throw jinjaError('an undefined is called');
  throw pythonError(`'${typeName(target)}' object is not callable`);
}
