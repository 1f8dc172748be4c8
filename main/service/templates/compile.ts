/** Compiles templates to closures. No code is generated, and nothing but the listed functions can be reached. */
import { limits } from '../base/limits.ts';
import { TemplateError } from '../python/errors.ts';
import { pythonError } from '../python/meter.ts';
import { pyStr } from '../python/repr.ts';
import { strip } from '../python/text.ts';
import { Context, Scope } from './context.ts';
import { CompileError, type Environment, type Evaluate, ExpressionCompiler } from './language/compile-expression.ts';
import { StatementCompiler } from './language/compile-statement.ts';
import { TemplateSyntaxError } from './language/lexer.ts';
import { type ParsedTemplate, parseTemplate } from './language/parser.ts';
import { type Path, watchedPaths } from './language/watch.ts';
import { globals, registry } from './library/registry.ts';
import { allStates, ownState } from './library/state-functions.ts';
import type { RenderInput, Template } from './template.ts';

export type Compiled =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly reason: string };

const cache = new Map<string, Compiled>();

/**
 * Compiles a template, or says why it does not compile. Equal sources share one compiled template; of many sources
 * the longest unused are forgotten.
 */
export function compileTemplate(source: string): Compiled {
  const known = cache.get(source);
  if (known !== undefined) {
    // Moves it to the end: the first entry is then the one unused for longest.
    cache.delete(source);
    cache.set(source, known);
    return known;
  }
  const compiled = compile(source);
  const oldest = cache.size >= limits.templateCacheEntries ? cache.keys().next() : undefined;
  if (oldest !== undefined && oldest.done !== true) cache.delete(oldest.value);
  cache.set(source, compiled);
  return compiled;
}

function compile(source: string): Compiled {
  if (source.length > limits.templateChars) return { ok: false, reason: 'the template is too long' };
  if (!/\{[{%#]/.test(source)) return { ok: true, template: new ConstantTemplate(source) };
  try {
    const parsed = parseTemplate(strip(source));
    return { ok: true, template: new CompiledTemplate(source, build(parsed), watchedPaths(parsed.body)) };
  } catch (error) {
    if (error instanceof TemplateSyntaxError || error instanceof CompileError)
      return { ok: false, reason: error.message };
    // The depth of a template is bounded by the stack alone.
    if (error instanceof RangeError) return { ok: false, reason: 'the template is nested too deeply' };
    throw error;
  }
}

type Render = (context: Context) => string;

function build({ body, assigned }: ParsedTemplate): Render {
  const expressions = new ExpressionCompiler(environment, assigned);
  const [only] = body;
  // The usual template is a single expression: its text is the result.
  if (body.length === 1 && only?.kind === 'output') {
    const value = expressions.compile(only.expression);
    return (context) => pyStr(value(context), context);
  }
  const run = new StatementCompiler(expressions).body(body);
  return (context) => {
    if (assigned.size > 0) context.scope = new Scope(undefined);
    run(context);
    return context.out;
  };
}

const environment: Environment = { ...registry, lookup };

/** Variables of the rendering come before global functions. */
function lookup(name: string): Evaluate {
  const outside = lookupCommon(name);
  return (context) => {
    const { variables } = context.input;
    return variables !== undefined && Object.hasOwn(variables, name) ? variables[name] : outside(context);
  };
}

function lookupCommon(name: string): Evaluate {
  switch (name) {
    case 'value':
      return (context) => context.input.value;
    case 'value_json':
      return (context) => context.valueJson();
    case 'entity_id':
      return (context) => context.input.entity?.entityId;
    case 'name':
      return (context) => context.input.entity?.name;
    case 'this':
      return (context) => {
        const { entity } = context.input;
        return entity === undefined ? undefined : ownState(entity, context);
      };
    case 'states':
      return allStates;
    default: {
      const value = globals.get(name);
      return () => value;
    }
  }
}

class ConstantTemplate implements Template {
  readonly source: string;
  readonly constant = true;
  readonly #text: string;

  constructor(source: string) {
    this.source = source;
    // Home Assistant trims a template before it looks whether it is one.
    this.#text = strip(source);
  }

  render(): string {
    return this.#text;
  }
}

/** What reaches entities; a word in a text that looks like it only costs a little. */
const stateWords = /\b(?:states|is_state|state_attr|is_state_attr|state_translated|has_value|expand)\b/;

class CompiledTemplate implements Template {
  readonly source: string;
  readonly constant = false;
  readonly watches: readonly Path[] | undefined;
  readonly readsStates: boolean;
  readonly #run: Render;

  constructor(source: string, run: Render, watches: readonly Path[] | undefined) {
    this.source = source;
    this.watches = watches;
    this.readsStates = stateWords.test(source);
    this.#run = run;
  }

  render(input: RenderInput): string {
    const context = new Context(input, registry);
    try {
      const text = this.#run(context);
      if (text.length > limits.templateOutputChars) throw pythonError('the template makes too long a text');
      return strip(text);
    } catch (error) {
      if (error instanceof TemplateError) throw error;
      // A stack that ran out, or a size that JavaScript refuses: the template asked for too much.
      if (error instanceof RangeError) throw pythonError('the template is nested too deeply or asks for too much');
      throw pythonError(`internal: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      if (input.budget !== undefined) input.budget.left = context.left;
    }
  }
}
