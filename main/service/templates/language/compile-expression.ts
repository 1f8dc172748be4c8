/** Expressions to closures. */
import { contains, equals, isOrdered } from '../../python/compare.ts';
import { jinjaError, pythonError } from '../../python/meter.ts';
import { binary, unary } from '../../python/operators.ts';
import { pyStr } from '../../python/repr.ts';
import { iterate, truthy } from '../../python/sequences.ts';
import { absent, type Dict, dictEntries, isDict, PyDict, PyTuple, typeName } from '../../python/values.ts';
import { call, type PyFunction, type Tables } from '../callable.ts';
import type { Context, Named } from '../context.ts';
import { attributeReader, findMethod, getAttribute, getItem, PySlice } from '../library/access.ts';
import type { Arguments, Comparison, Expression } from './ast.ts';

export type Evaluate = (context: Context) => unknown;

/** What names mean that a template does not assign itself, and the filters and tests there are. */
export interface Environment extends Tables {
  /** Reads a variable of the rendering or a global function. */
  lookup(name: string): Evaluate;
}

/** A template that cannot be compiled, and why. */
export class CompileError extends Error {}

export class ExpressionCompiler {
  readonly #environment: Environment;
  readonly #assigned: ReadonlySet<string>;
  /** In the branch of a condition an unknown filter only fails when it is reached, as in Jinja. */
  #conditional = false;
  /** How many expressions were compiled so far, those within others included. */
  #parts = 0;

  /** @param assigned the names that the template itself assigns anywhere; all others are looked up once, here. */
  constructor(environment: Environment, assigned: ReadonlySet<string>) {
    this.#environment = environment;
    this.#assigned = assigned;
  }

  /** Runs `body` for code that only runs under a condition, or not. */
  conditionally<T>(conditional: boolean, body: () => T): T {
    const outer = this.#conditional;
    this.#conditional = conditional;
    const result = body();
    this.#conditional = outer;
    return result;
  }

  /** Compiles an expression, and says how many steps its parts are: half a one each. */
  weigh(node: Expression): { readonly evaluate: Evaluate; readonly steps: number } {
    const before = this.#parts;
    const evaluate = this.compile(node);
    return { evaluate, steps: (this.#parts - before) / 2 };
  }

  compile(node: Expression): Evaluate {
    this.#parts += 1;
    switch (node.kind) {
      case 'constant': {
        const { value } = node;
        return () => value;
      }
      case 'name':
        return this.#name(node.name);
      case 'attribute': {
        const read = attributeReader(node.name);
        const object = this.compile(node.object);
        return (context) => read(object(context));
      }
      case 'item':
        return this.#item(node.object, node.key);
      case 'slice':
        return this.#slice(node.start, node.stop, node.step);
      case 'list':
      case 'tuple':
        return this.#sequence(node.kind, node.items);
      case 'dict':
        return this.#dict(node.entries);
      case 'unary':
        return this.#unary(node.operator, node.operand);
      case 'binary': {
        const { operator } = node;
        const left = this.compile(node.left);
        const right = this.compile(node.right);
        return (context) => binary(operator, left(context), right(context), context);
      }
      case 'concat':
        return this.#concat(node.parts);
      case 'compare':
        return this.#compare(node.first, node.rest);
      case 'and': {
        const left = this.compile(node.left);
        const right = this.compile(node.right);
        return (context) => {
          const value = left(context);
          return truthy(value) ? right(context) : value;
        };
      }
      case 'or': {
        const left = this.compile(node.left);
        const right = this.compile(node.right);
        return (context) => {
          const value = left(context);
          return truthy(value) ? value : right(context);
        };
      }
      case 'condition':
        return this.#condition(node);
      case 'call':
        return this.#call(node.callee, node.args);
      case 'filter':
        return this.#filter(node);
      case 'test':
        return this.#test(node);
    }
  }

  #name(name: string): Evaluate {
    const outside = this.#environment.lookup(name);
    if (!this.#assigned.has(name)) return outside;
    return (context) => {
      const value = context.variable(name);
      return value === absent ? outside(context) : value;
    };
  }

  #item(objectNode: Expression, keyNode: Expression): Evaluate {
    const object = this.compile(objectNode);
    const key = this.compile(keyNode);
    return (context) => getItem(object(context), key(context), context);
  }

  #optional(node: Expression | undefined): Evaluate {
    return node === undefined ? () => undefined : this.compile(node);
  }

  #slice(startNode?: Expression, stopNode?: Expression, stepNode?: Expression): Evaluate {
    const [start, stop, step] = [this.#optional(startNode), this.#optional(stopNode), this.#optional(stepNode)];
    return (context) => new PySlice(start(context), stop(context), step(context));
  }

  #sequence(kind: 'list' | 'tuple', nodes: readonly Expression[]): Evaluate {
    const items = nodes.map((node) => this.compile(node));
    const list = (context: Context) => items.map((item) => item(context));
    return kind === 'list' ? list : (context) => new PyTuple(list(context));
  }

  #dict(nodes: ReadonlyArray<readonly [Expression, Expression]>): Evaluate {
    const entries = nodes.map(([key, value]) => [this.compile(key), this.compile(value)] as const);
    return (context) => {
      const dict = new PyDict();
      for (const [key, value] of entries) dict.set(key(context), value(context));
      return dict;
    };
  }

  #unary(operator: '-' | '+' | 'not', node: Expression): Evaluate {
    const operand = this.compile(node);
    if (operator === 'not') return (context) => !truthy(operand(context));
    return (context) => unary(operator, operand(context));
  }

  #concat(nodes: readonly Expression[]): Evaluate {
    const parts = nodes.map((node) => this.compile(node));
    return (context) => {
      let text = '';
      for (const part of parts) {
        text += pyStr(part(context), context);
        context.checkText(text.length);
      }
      context.chargeReading(text.length);
      return text;
    };
  }

  #compare(firstNode: Expression, nodes: ReadonlyArray<readonly [Comparison, Expression]>): Evaluate {
    const first = this.compile(firstNode);
    const rest = nodes.map(([operator, operand]) => [comparison(operator), this.compile(operand)] as const);
    const [only] = rest;
    if (rest.length === 1 && only !== undefined) {
      const [holds, operand] = only;
      return (context) => holds(first(context), operand(context), context);
    }
    return (context) => {
      let left = first(context);
      for (const [holds, operand] of rest) {
        const right = operand(context);
        if (!holds(left, right, context)) return false;
        left = right;
      }
      return true;
    };
  }

  #condition(node: Expression & { readonly kind: 'condition' }): Evaluate {
    const [test, yes, no] = this.conditionally(
      true,
      () => [this.compile(node.test), this.compile(node.yes), this.#optional(node.no)] as const,
    );
    return (context) => (truthy(test(context)) ? yes(context) : no(context));
  }

  #call(callee: Expression, argumentNodes: Arguments): Evaluate {
    const args = this.#arguments(argumentNodes);
    const named = this.named(argumentNodes);
    if (callee.kind === 'attribute') {
      const { name } = callee;
      const object = this.compile(callee.object);
      return (context) => {
        const receiver = object(context);
        const method = findMethod(receiver, name);
        if (method === undefined) return call(getAttribute(receiver, name), context, args(context), named(context));
        context.charge(1);
        return method.invoke(context, [receiver, ...args(context)], named(context));
      };
    }
    const target = this.compile(callee);
    return (context) => call(target(context), context, args(context), named(context));
  }

  #arguments(args: Arguments): (context: Context) => readonly unknown[] {
    const positional = args.positional.map((node) => this.compile(node));
    const spread = args.spread === undefined ? undefined : this.compile(args.spread);
    const [only] = positional;
    if (spread === undefined && positional.length === 0) return () => none;
    if (spread === undefined && positional.length === 1 && only !== undefined) return (context) => [only(context)];
    return (context) => {
      const values = positional.map((value) => value(context));
      if (spread !== undefined) values.push(...iterate(spread(context), context));
      return values;
    };
  }

  /** Named arguments of a call, `**` included. */
  named(args: Arguments): (context: Context) => Named {
    if (args.named.length === 0 && args.spreadNamed === undefined) return () => undefined;
    const named = args.named.map(([name, node]) => [name, this.compile(node)] as const);
    const spread = args.spreadNamed === undefined ? undefined : this.compile(args.spreadNamed);
    return (context) => {
      const values = new Map<string, unknown>();
      for (const [name, value] of named) values.set(name, value(context));
      if (spread !== undefined) addNamed(context, values, spread(context));
      return values;
    };
  }

  /** The call of a `{% call %}` block: its body arrives as the argument `caller`. */
  callWith(node: Expression & { readonly kind: 'call' }): {
    readonly steps: number;
    evaluate(context: Context, caller: PyFunction): unknown;
  } {
    const before = this.#parts;
    const target = this.compile(node.callee);
    const args = this.#arguments(node.args);
    const named = this.named(node.args);
    return {
      steps: (this.#parts - before) / 2,
      evaluate: (context, caller) =>
        call(target(context), context, args(context), new Map([...(named(context) ?? []), ['caller', caller]])),
    };
  }

  #filter(node: Expression & { readonly kind: 'filter' }): Evaluate {
    const operand = node.operand === undefined ? (context: Context) => context.captured : this.compile(node.operand);
    const filter = this.#environment.filters.get(node.name);
    if (filter === undefined) return this.#unknown(`No filter named '${node.name}'.`);
    return this.#apply(filter, operand, node.args);
  }

  #test(node: Expression & { readonly kind: 'test' }): Evaluate {
    const operand = this.compile(node.operand);
    const test = this.#environment.tests.get(node.name);
    if (test === undefined) return this.#unknown(`No test named '${node.name}'.`);
    const apply = this.#apply(test, operand, node.args);
    return (context) => truthy(apply(context));
  }

  #apply(target: PyFunction, operand: Evaluate, args: Arguments): Evaluate {
    const { invoke } = target;
    const simple = args.named.length === 0 && args.spread === undefined && args.spreadNamed === undefined;
    const [only] = args.positional;
    if (simple && only === undefined) return (context) => invoke(context, [operand(context)], undefined);
    if (simple && args.positional.length === 1 && only !== undefined) {
      const argument = this.compile(only);
      return (context) => invoke(context, [operand(context), argument(context)], undefined);
    }
    const positional = this.#arguments(args);
    const named = this.named(args);
    return (context) => invoke(context, [operand(context), ...positional(context)], named(context));
  }

  #unknown(reason: string): Evaluate {
    if (!this.#conditional) throw new CompileError(reason);
    return () => {
      throw jinjaError(reason);
    };
  }
}

const none: readonly unknown[] = [];

function addNamed(context: Context, values: Map<string, unknown>, spread: unknown): void {
  if (spread === undefined) throw jinjaError('an undefined cannot be spread');
  if (!isDict(spread)) throw pythonError(`'${typeName(spread)}' cannot be spread as named arguments`);
  for (const [key, value] of dictEntries(spread as Dict)) {
    context.charge(1);
    if (typeof key !== 'string') throw pythonError('keywords must be strings');
    if (values.has(key)) throw pythonError(`several values for argument '${key}'`);
    values.set(key, value);
  }
}

type Holds = (a: unknown, b: unknown, context: Context) => boolean;

function comparison(operator: Comparison): Holds {
  switch (operator) {
    case '==':
      return equals;
    case '!=':
      return (a, b, context) => !equals(a, b, context);
    case 'in':
      return (a, b, context) => contains(b, a, context);
    case 'not in':
      return (a, b, context) => !contains(b, a, context);
    default:
      return (a, b, context) => isOrdered(operator, a, b, context);
  }
}
