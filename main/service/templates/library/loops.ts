/** The `loop` variable, namespaces, macros: objects that statements make. */
import { equals } from '../../python/compare.ts';
import { jinjaError, type Meter, pythonError } from '../../python/meter.ts';
import { pyRepr } from '../../python/repr.ts';
import { absent, PyDict, PyObject, PyTuple } from '../../python/values.ts';
import { define, defineVariadic, glance, PyFunction, wrongArguments } from '../callable.ts';
import type { Context, Named } from '../context.ts';

/** `loop` within `{% for %}`. */
export class Loop extends PyFunction {
  override readonly typeName = 'LoopContext';
  readonly #items: readonly unknown[];
  readonly #depth: number;
  #index = -1;
  #last: unknown = absent;

  /** @param recurse renders the loop again for other items; undefined unless the loop is recursive. */
  constructor(
    items: readonly unknown[],
    depth: number,
    recurse: ((context: Context, items: unknown) => string) | undefined,
  ) {
    super(
      'loop',
      (context, positional) => {
        if (recurse === undefined) throw pythonError('a loop must be marked recursive to be called');
        return recurse(context, positional[0]);
      },
      glance,
    );
    this.#items = items;
    this.#depth = depth;
  }

  advance(): void {
    this.#index += 1;
  }

  override attribute(name: string): unknown {
    const index = this.#index;
    const length = this.#items.length;
    switch (name) {
      case 'index':
        return index + 1;
      case 'index0':
        return index;
      case 'revindex':
        return length - index;
      case 'revindex0':
        return length - index - 1;
      case 'first':
        return index === 0;
      case 'last':
        return index === length - 1;
      case 'length':
        return length;
      case 'depth':
        return this.#depth;
      case 'depth0':
        return this.#depth - 1;
      case 'previtem':
        return index > 0 ? this.#items[index - 1] : undefined;
      case 'nextitem':
        return this.#items[index + 1];
      case 'cycle':
        return this.#cycle;
      case 'changed':
        return this.#changed;
      default:
        return absent;
    }
  }

  readonly #cycle = defineVariadic('cycle', (_context, positional) => {
    if (positional.length === 0) throw pythonError('no items for cycling given');
    return positional[this.#index % positional.length];
  });

  readonly #changed = defineVariadic('changed', (context, positional) => {
    const value = new PyTuple(positional);
    const changed = this.#last === absent || !equals(this.#last, value, context);
    this.#last = value;
    return changed;
  });

  override print(): string {
    return `<LoopContext ${this.#index + 1}/${this.#items.length}>`;
  }
}

/** `namespace(..)`: the one object that a template may change. */
export class Namespace extends PyObject {
  override readonly typeName = 'Namespace';
  readonly #values = new PyDict();

  override attribute(name: string): unknown {
    return this.#values.get(name);
  }

  set(name: string, value: unknown): void {
    this.#values.set(name, value);
  }

  override print(meter: Meter): string {
    // It may hold itself.
    return meter.deeper(() => `<Namespace ${pyRepr(this.#values, meter)}>`);
  }
}

export interface Parameter {
  readonly name: string;
  readonly fallback: { readonly steps: number; evaluate(context: Context): unknown } | undefined;
}

export interface MacroShape {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly uses: { readonly varargs: boolean; readonly kwargs: boolean; readonly caller: boolean };
}

/** The variables that a macro's body starts with. `absent` stands for a default that is to be evaluated. */
export function bindMacro(
  shape: MacroShape,
  positional: readonly unknown[],
  named: Named,
): ReadonlyArray<readonly [name: string, value: unknown]> {
  const { name, parameters, uses } = shape;
  const rest = new Map(named ?? []);
  const variables: Array<readonly [string, unknown]> = [];
  for (const [index, parameter] of parameters.entries()) {
    let value: unknown = index < positional.length ? positional[index] : absent;
    if (rest.has(parameter.name)) {
      if (value !== absent) throw wrongArguments(name, `several values for '${parameter.name}'`);
      value = rest.get(parameter.name);
      rest.delete(parameter.name);
    }
    variables.push([parameter.name, value]);
  }
  if (uses.caller) variables.push(['caller', rest.get('caller')]);
  if (uses.caller) rest.delete('caller');
  if (uses.kwargs) variables.push(['kwargs', toDict(rest)]);
  else for (const key of rest.keys()) throw wrongArguments(name, `unexpected argument '${key}'`);
  const more = positional.slice(parameters.length);
  if (uses.varargs) variables.push(['varargs', new PyTuple(more)]);
  else if (more.length > 0) throw wrongArguments(name, 'too many arguments');
  return variables;
}

function toDict(entries: Iterable<readonly [string, unknown]>): PyDict {
  const dict = new PyDict();
  for (const [key, value] of entries) dict.set(key, value);
  return dict;
}

export const namespaceFunction = defineVariadic('namespace', (_context, positional, named) => {
  const namespace = new Namespace();
  const [first] = positional;
  if (positional.length > 1) throw wrongArguments('namespace', 'too many arguments');
  if (first instanceof PyDict) for (const [key, value] of first.entries()) namespace.set(String(key), value);
  else if (first !== undefined) throw pythonError('namespace() takes a dict');
  for (const [key, value] of named ?? []) namespace.set(key, value);
  return namespace;
});

/** `{% set ns.x = .. %}` on what is no namespace. */
export function notANamespace(name: string): Error {
  return jinjaError(`cannot assign an attribute of '${name}', which is no namespace`);
}

/** `cycler('a', 'b')`: `.next()`, `.current`, `.reset()`. */
export class Cycler extends PyObject {
  override readonly typeName = 'Cycler';
  readonly #items: readonly unknown[];
  #at = 0;

  constructor(items: readonly unknown[]) {
    super();
    this.#items = items;
  }

  override attribute(name: string): unknown {
    if (name === 'current') return this.#items[this.#at];
    if (name === 'next') return this.#next;
    return name === 'reset' ? this.#reset : absent;
  }

  readonly #next = define('next', [], () => {
    const item = this.#items[this.#at];
    this.#at = (this.#at + 1) % this.#items.length;
    return item;
  });

  readonly #reset = define('reset', [], () => {
    this.#at = 0;
    return null;
  });

  override print(): string {
    return '<Cycler>';
  }
}
