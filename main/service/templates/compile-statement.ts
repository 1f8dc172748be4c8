/** Statements to closures that write to the context. */
import type { MacroBody, Statement, Target } from './ast.ts';
import { type Named, PyFunction } from './callable.ts';
import type { Evaluate, ExpressionCompiler } from './compile-expression.ts';
import { type Context, Scope } from './context.ts';
import { bindMacro, Loop, Namespace, notANamespace } from './loops.ts';
import { jinjaError, pythonError } from './meter.ts';
import { pyStr } from './repr.ts';
import { toList, truthy } from './sequences.ts';
import { absent } from './values.ts';

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
        return effect((context) => context.write(text));
      }
      case 'output': {
        const value = this.#expressions.compile(node.expression);
        return effect((context) => context.write(pyStr(value(context), context)));
      }
      case 'do':
        return effect(this.#expressions.compile(node.expression));
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
        const value = this.#expressions.compile(node.value);
        const assign = this.#target(node.target);
        return effect((context) => assign(context, value(context)));
      }
      case 'set-block':
        return this.#setBlock(node);
      case 'with':
        return this.#with(node);
      case 'filter-block': {
        const body = this.#scoped(node.body);
        const filter = this.#expressions.compile(node.filter);
        return effect((context) => {
          context.captured = context.capture(() => body(context));
          context.write(pyStr(filter(context), context));
        });
      }
      case 'macro': {
        const macro = this.#macro(node.macro);
        return effect((context) => context.scope.set(node.macro.name, macro(context)));
      }
      case 'call-block': {
        const caller = this.#macro(node.macro);
        const call = this.#expressions.callWith(node.call);
        return effect((context) => context.write(pyStr(call(context, caller(context)), context)));
      }
      case 'group':
        return this.#scoped(node.body);
      case 'missing-template':
        return effect(() => {
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
      test: this.#expressions.conditionally(true, () => this.#expressions.compile(test)),
      body: this.#expressions.conditionally(true, () => this.body(body)),
    }));
    const otherwise = this.#expressions.conditionally(true, () => this.body(node.otherwise));
    return (context) => {
      for (const { test, body } of branches) if (truthy(test(context))) return body(context);
      return otherwise(context);
    };
  }

  #for(node: Statement & { readonly kind: 'for' }): Execute {
    const { test } = node;
    const compiled = {
      iterable: this.#expressions.compile(node.iterable),
      assign: this.#target(node.target),
      test: test === undefined ? undefined : this.#unconditional(() => this.#expressions.compile(test)),
      body: this.#unconditional(() => this.body(node.body)),
      otherwise: this.#scoped(node.otherwise),
      recursive: node.recursive,
    };
    return (context) => {
      runLoop(compiled, context, compiled.iterable(context), 1);
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
    const filter = node.filter === undefined ? undefined : this.#expressions.compile(node.filter);
    const assign = this.#target(node.target);
    return effect((context) => {
      const text = context.capture(() => body(context));
      context.captured = text;
      assign(context, filter === undefined ? text : filter(context));
    });
  }

  #with(node: Statement & { readonly kind: 'with' }): Execute {
    const entries = node.entries.map(
      ([target, value]) => [this.#target(target), this.#expressions.compile(value)] as const,
    );
    const body = this.#unconditional(() => this.body(node.body));
    return (context) => {
      // All values are computed before any name is assigned.
      const values = entries.map(([assign, value]) => [assign, value(context)] as const);
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
      fallback: fallback === undefined ? undefined : this.#unconditional(() => this.#expressions.compile(fallback)),
    }));
    const shape = { name: node.name, parameters, uses: node.uses };
    const body = this.#unconditional(() => this.body(node.body));
    return ({ scope: home }) =>
      new PyFunction(node.name, (context: Context, positional: readonly unknown[], named: Named) => {
        const variables = bindMacro(shape, positional, named);
        return context.nested(() =>
          context.within(new Scope(home), () => {
            for (const [name, value] of variables) if (value !== absent) context.scope.set(name, value);
            for (const { name, fallback } of parameters) {
              const isMissing = variables.some(([each, value]) => each === name && value === absent);
              if (isMissing) context.scope.set(name, fallback?.(context));
            }
            return context.capture(() => body(context));
          }),
        );
      });
  }
}

function effect(run: (context: Context) => unknown): Execute {
  return (context) => {
    run(context);
    return 0;
  };
}

interface CompiledLoop {
  readonly assign: Assign;
  readonly test: Evaluate | undefined;
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
        assign(context, item);
        return truthy(test(context));
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
    context.charge(1);
    variable.advance();
    const outcome = context.within(new Scope(outer), () => {
      context.scope.set('loop', variable);
      assign(context, item);
      return body(context);
    });
    if (outcome === 'break') break;
  }
}
