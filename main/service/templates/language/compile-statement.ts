/** Statements to closures that write to the context. */
import { jinjaError, pythonError } from '../../python/meter.ts';
import { pyStr } from '../../python/repr.ts';
import { toList, truthy } from '../../python/sequences.ts';
import { absent } from '../../python/values.ts';
import { glance, PyFunction } from '../callable.ts';
import { type Context, type Named, Scope } from '../context.ts';
import { bindMacro, Loop, Namespace, notANamespace } from '../library/loops.ts';
import type { MacroBody, Statement, Target } from './ast.ts';
import type { ExpressionCompiler } from './compile-expression.ts';

/** How a statement ended: 0 as usual, or with a `break` or `continue` on its way to the loop. */
type Outcome = 0 | 'break' | 'continue';
export type Execute = (context: Context) => Outcome;
type Assign = (context: Context, value: unknown) => void;

export class StatementCompiler {
  readonly #expressions: ExpressionCompiler;

  constructor(expressions: ExpressionCompiler) {
    this.#expressions = expressions;
  }

  body(statements: readonly Statement[]): Execute {
    const steps = statements.map((statement) => this.#statement(statement));
    const [only] = steps;
    if (steps.length === 1 && only !== undefined) return only;
    return (context) => {
      for (const step of steps) {
        const outcome = step(context);
        if (outcome !== 0) return outcome;
      }
      return 0;
    };
  }

  #statement(node: Statement): Execute {
    switch (node.kind) {
      case 'text': {
        const { text } = node;
        return effect(1, (context) => context.write(text));
      }
      case 'output': {
        const { evaluate: value, steps } = this.#expressions.weigh(node.expression);
        return effect(steps, (context) => context.write(pyStr(value(context), context)));
      }
      case 'do': {
        const { evaluate, steps } = this.#expressions.weigh(node.expression);
        return effect(steps, evaluate);
      }
      case 'if':
        return this.#if(node);
      case 'for':
        return this.#for(node);
      case 'break':
      case 'continue': {
        const { kind } = node;
        return () => kind;
      }
      case 'set': {
        const { evaluate: value, steps } = this.#expressions.weigh(node.value);
        const assign = this.#target(node.target);
        return effect(steps, (context) => assign(context, value(context)));
      }
      case 'set-block':
        return this.#setBlock(node);
      case 'with':
        return this.#with(node);
      case 'filter-block': {
        const body = this.#scoped(node.body);
        const { evaluate: filter, steps } = this.#expressions.weigh(node.filter);
        return effect(steps, (context) => {
          context.captured = context.capture(() => body(context));
          context.write(pyStr(filter(context), context));
        });
      }
      case 'macro': {
        const macro = this.#macro(node.macro);
        return effect(4, (context) => context.scope.set(node.macro.name, macro(context)));
      }
      case 'call-block': {
        const caller = this.#macro(node.macro);
        const call = this.#expressions.callWith(node.call);
        return effect(call.steps, (context) => context.write(pyStr(call.evaluate(context, caller(context)), context)));
      }
      case 'group':
        return this.#scoped(node.body);
      case 'missing-template':
        return effect(1, () => {
          if (!node.optional) throw jinjaError('there are no other templates to load');
        });
    }
  }

  /** A body whose assignments end with it. */
  #scoped(statements: readonly Statement[]): Execute {
    const body = this.#unconditional(() => this.body(statements));
    return (context) => context.within(new Scope(context.scope), () => body(context));
  }

  #unconditional<T>(compile: () => T): T {
    return this.#expressions.conditionally(false, compile);
  }

  #if(node: Statement & { readonly kind: 'if' }): Execute {
    const branches = node.branches.map(({ test, body }) => ({
      test: this.#expressions.conditionally(true, () => this.#expressions.weigh(test)),
      body: this.#expressions.conditionally(true, () => this.body(body)),
    }));
    const otherwise = this.#expressions.conditionally(true, () => this.body(node.otherwise));
    return (context) => {
      for (const { test, body } of branches) {
        context.charge(test.steps);
        if (truthy(test.evaluate(context))) return body(context);
      }
      return otherwise(context);
    };
  }

  #for(node: Statement & { readonly kind: 'for' }): Execute {
    const { test } = node;
    const compiled = {
      iterable: this.#expressions.weigh(node.iterable),
      assign: this.#target(node.target),
      test: test === undefined ? undefined : this.#unconditional(() => this.#expressions.weigh(test)),
      body: this.#unconditional(() => this.body(node.body)),
      otherwise: this.#scoped(node.otherwise),
      recursive: node.recursive,
    };
    return (context) => {
      context.charge(compiled.iterable.steps);
      runLoop(compiled, context, compiled.iterable.evaluate(context), 1);
      return 0;
    };
  }

  #target(target: Target): Assign {
    if (target.kind === 'name') {
      const { name } = target;
      return (context, value) => context.scope.set(name, value);
    }
    if (target.kind === 'member') {
      const { namespace: name, attribute } = target;
      const owner = this.#expressions.compile({ kind: 'name', name });
      return (context, value) => {
        const namespace = owner(context);
        if (!(namespace instanceof Namespace)) throw notANamespace(name);
        namespace.set(attribute, value);
      };
    }
    const items = target.items.map((item) => this.#target(item));
    return (context, value) => {
      if (value === undefined) throw jinjaError('an undefined cannot be unpacked');
      const values = toList(value, context);
      if (values.length !== items.length) {
        throw pythonError(`${values.length} values to unpack into ${items.length} names`);
      }
      for (const [index, assign] of items.entries()) assign(context, values[index]);
    };
  }

  #setBlock(node: Statement & { readonly kind: 'set-block' }): Execute {
    const body = this.#scoped(node.body);
    const { filter: filterNode } = node;
    const { evaluate: filter, steps } =
      filterNode === undefined ? { evaluate: undefined, steps: 1 } : this.#expressions.weigh(filterNode);
    const assign = this.#target(node.target);
    return effect(steps, (context) => {
      const text = context.capture(() => body(context));
      context.captured = text;
      assign(context, filter === undefined ? text : filter(context));
    });
  }

  #with(node: Statement & { readonly kind: 'with' }): Execute {
    const entries = node.entries.map(
      ([target, value]) => [this.#target(target), this.#expressions.weigh(value)] as const,
    );
    const body = this.#unconditional(() => this.body(node.body));
    return (context) => {
      // All values are computed before any name is assigned.
      const values = entries.map(([assign, { evaluate, steps }]) => {
        context.charge(1 + steps);
        return [assign, evaluate(context)] as const;
      });
      return context.within(new Scope(context.scope), () => {
        for (const [assign, value] of values) assign(context, value);
        return body(context);
      });
    };
  }

  /** What makes the macro: it keeps the scope in which it was defined. */
  #macro(node: MacroBody): (context: Context) => PyFunction {
    const parameters = node.signature.parameters.map(({ name, fallback }) => ({
      name,
      fallback: fallback === undefined ? undefined : this.#unconditional(() => this.#expressions.weigh(fallback)),
    }));
    const shape = { name: node.name, parameters, uses: node.uses };
    const body = this.#unconditional(() => this.body(node.body));
    return ({ scope: home }) =>
      new PyFunction(
        node.name,
        (context: Context, positional: readonly unknown[], named: Named) => {
          context.charge(parameters.length);
          const variables = bindMacro(shape, positional, named);
          return context.nested(() =>
            context.within(new Scope(home), () => {
              for (const [name, value] of variables) if (value !== absent) context.scope.set(name, value);
              for (const [index, { name, fallback }] of parameters.entries()) {
                // The parameters come first among the variables, in their order.
                if (variables[index]?.[1] !== absent) continue;
                context.charge(fallback?.steps ?? 0);
                context.scope.set(name, fallback?.evaluate(context));
              }
              return context.capture(() => body(context));
            }),
          );
        },
        glance,
      );
  }
}

/** What a statement costs besides the size of what it works on. */
function effect(steps: number, run: (context: Context) => unknown): Execute {
  return (context) => {
    context.charge(1 + steps);
    run(context);
    return 0;
  };
}

/** A round has variables of its own. */
const stepsPerRound = 5;

type Weighed = ReturnType<ExpressionCompiler['weigh']>;

interface CompiledLoop {
  readonly assign: Assign;
  readonly test: Weighed | undefined;
  readonly body: Execute;
  readonly otherwise: Execute;
  readonly recursive: boolean;
}

function runLoop(loop: CompiledLoop, context: Context, iterable: unknown, depth: number): void {
  const { assign, body, test } = loop;
  let items: readonly unknown[] = toList(iterable, context);
  const outer = context.scope;
  if (test !== undefined) {
    items = items.filter((item) =>
      context.within(new Scope(outer), () => {
        context.charge(stepsPerRound + test.steps);
        assign(context, item);
        return truthy(test.evaluate(context));
      }),
    );
  }
  if (items.length === 0) {
    loop.otherwise(context);
    return;
  }
  const recurse = loop.recursive
    ? (inner: Context, value: unknown) =>
        inner.nested(() => inner.capture(() => inner.within(outer, () => runLoop(loop, inner, value, depth + 1))))
    : undefined;
  const variable = new Loop(items, depth, recurse);
  for (const item of items) {
    context.charge(stepsPerRound);
    variable.advance();
    const outcome = context.within(new Scope(outer), () => {
      context.scope.set('loop', variable);
      assign(context, item);
      return body(context);
    });
    if (outcome === 'break') break;
  }
}
