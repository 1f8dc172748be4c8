/** Statements: the tags of a template. */
import type { Expression, MacroBody, Signature, Statement, Target } from './ast.ts';
import { TemplateSyntaxError, tokenize } from './lexer.ts';
import { parseBlockFilters, parseExpression, parseTuple } from './parse-expression.ts';
import { TokenStream } from './token-stream.ts';

export interface ParsedTemplate {
  readonly body: readonly Statement[];
  /** Every name that the template assigns somewhere. */
  readonly assigned: ReadonlySet<string>;
}

/** @throws TemplateSyntaxError */
export function parseTemplate(source: string): ParsedTemplate {
  const parser = new Parser(new TokenStream(tokenize(source)));
  return { body: parser.body([]), assigned: parser.assigned };
}

class Parser {
  readonly assigned = new Set<string>();
  readonly #stream: TokenStream;
  #loops = 0;

  constructor(stream: TokenStream) {
    this.#stream = stream;
  }

  /** Statements up to one of the tags in `until`, whose name is left as the next token; up to the end if none is given. */
  body(until: readonly string[]): readonly Statement[] {
    const statements: Statement[] = [];
    const stream = this.#stream;
    for (;;) {
      const token = stream.next();
      if (token.type === 'eof') {
        if (until.length === 0) return statements;
        throw new TemplateSyntaxError(
          `the template ends where ${until.map((name) => `'${name}'`).join(' or ')} is missing`,
        );
      }
      if (token.type === 'text') statements.push({ kind: 'text', text: token.text });
      else if (token.text === 'variable') {
        statements.push({ kind: 'output', expression: parseTuple(stream) });
        stream.expect('end', 'variable');
      } else {
        const next = stream.peek();
        if (next.type === 'name' && until.includes(next.text)) return statements;
        statements.push(this.#parseTag(stream.expect('name').text));
        this.#endTag();
      }
    }
  }

  #endTag(): void {
    this.#stream.expect('end', 'block');
  }

  /** The body up to `{% end.. %}`, whose tag is consumed. */
  #blockBody(end: string): readonly Statement[] {
    this.#endTag();
    const body = this.body([end]);
    this.#stream.next();
    return body;
  }

  #parseTag(tag: string): Statement {
    switch (tag) {
      case 'if':
        return this.#if();
      case 'for':
        return this.#for();
      case 'set':
        return this.#set();
      case 'do':
        return { kind: 'do', expression: parseTuple(this.#stream) };
      case 'break':
      case 'continue':
        if (this.#loops === 0) this.#stream.fail(`'${tag}' outside a loop`);
        return { kind: tag };
      case 'macro':
        return this.#macro();
      case 'call':
        return this.#call();
      case 'with':
        return this.#with();
      case 'filter': {
        const filter = parseBlockFilters(this.#stream);
        return { kind: 'filter-block', filter, body: this.#blockBody('endfilter') };
      }
      case 'print':
        return { kind: 'output', expression: parseTuple(this.#stream) };
      case 'autoescape':
        parseExpression(this.#stream);
        return { kind: 'group', body: this.#blockBody('endautoescape') };
      case 'block':
        return this.#block();
      case 'include':
      case 'import':
      case 'from':
      case 'extends':
        return this.#missing();
      default:
        throw new TemplateSyntaxError(`unknown tag '${tag}'`);
    }
  }

  #if(): Statement {
    const branches: Array<{ test: Expression; body: readonly Statement[] }> = [];
    let otherwise: readonly Statement[] = [];
    const stream = this.#stream;
    for (;;) {
      const test = parseTuple(stream, { inline: false });
      this.#endTag();
      branches.push({ test, body: this.body(['elif', 'else', 'endif']) });
      const tag = stream.next().text;
      if (tag === 'elif') continue;
      if (tag === 'else') otherwise = this.#blockBody('endif');
      return { kind: 'if', branches, otherwise };
    }
  }

  #for(): Statement {
    const stream = this.#stream;
    const target = this.#target('in');
    stream.expect('name', 'in');
    const iterable = parseTuple(stream, { inline: false, stopAt: 'recursive' });
    const test = stream.skip('name', 'if') ? parseExpression(stream) : undefined;
    const recursive = stream.skip('name', 'recursive');
    this.assigned.add('loop');
    this.#endTag();
    this.#loops += 1;
    const body = this.body(['endfor', 'else']);
    this.#loops -= 1;
    const otherwise = stream.next().text === 'else' ? this.#blockBody('endfor') : [];
    return { kind: 'for', target, iterable, test, recursive, body, otherwise };
  }

  /** Names to assign to; in `{% set %}` also the attribute of a namespace. */
  #target(stopAt: string | undefined, members = false): Target {
    const stream = this.#stream;
    const after = stream.peek(1);
    if (members && stream.is('name') && after.type === 'operator' && after.text === '.') {
      const namespace = stream.next().text;
      stream.next();
      return { kind: 'member', namespace, attribute: stream.expect('name').text };
    }
    const items = [this.#targetItem()];
    let isTuple = false;
    while (stream.skip('operator', ',')) {
      isTuple = true;
      if (!(stream.is('name') || stream.isOperator('(')) || (stopAt !== undefined && stream.isName(stopAt))) break;
      items.push(this.#targetItem());
    }
    const [first] = items;
    return isTuple || first === undefined ? { kind: 'tuple', items } : first;
  }

  #targetItem(): Target {
    const stream = this.#stream;
    if (!stream.skip('operator', '(')) return { kind: 'name', name: this.#assignable() };
    const inner = this.#target(undefined);
    stream.expect('operator', ')');
    return inner;
  }

  #set(): Statement {
    const target = this.#target('=', true);
    if (this.#stream.skip('operator', '=')) return { kind: 'set', target, value: parseTuple(this.#stream) };
    const filter = this.#stream.skip('operator', '|') ? parseBlockFilters(this.#stream) : undefined;
    return { kind: 'set-block', target, filter, body: this.#blockBody('endset') };
  }

  /** A name that is assigned to. */
  #assignable(): string {
    const name = this.#stream.expect('name').text;
    if (constants.includes(name)) this.#stream.fail(`'${name}' cannot be assigned to`);
    this.assigned.add(name);
    return name;
  }

  #signature(): Signature {
    const stream = this.#stream;
    const parameters: Array<{ name: string; fallback: Expression | undefined }> = [];
    stream.expect('operator', '(');
    while (!stream.isOperator(')')) {
      if (parameters.length > 0) stream.expect('operator', ',');
      if (stream.isOperator(')')) break;
      const name = this.#assignable();
      const fallback = stream.skip('operator', '=') ? parseExpression(stream) : undefined;
      const before = parameters.at(-1);
      if (fallback === undefined && before?.fallback !== undefined) stream.fail('a default value expected');
      parameters.push({ name, fallback });
    }
    stream.expect('operator', ')');
    return { parameters };
  }

  /** Parameters, the tag's end and the body. A loop around it cannot be left from within. */
  #macroBody(name: string, signature: Signature, end: string): MacroBody {
    const stream = this.#stream;
    const start = stream.position;
    const body = this.#detachedBody(end);
    const reads = (each: string) => stream.hasNameSince(start, each);
    for (const each of ['varargs', 'kwargs', 'caller']) this.assigned.add(each);
    return {
      name,
      signature,
      uses: { varargs: reads('varargs'), kwargs: reads('kwargs'), caller: reads('caller') },
      body,
    };
  }

  #detachedBody(end: string): readonly Statement[] {
    const loops = this.#loops;
    this.#loops = 0;
    const body = this.#blockBody(end);
    this.#loops = loops;
    return body;
  }

  #macro(): Statement {
    const name = this.#assignable();
    return { kind: 'macro', macro: this.#macroBody(name, this.#signature(), 'endmacro') };
  }

  #call(): Statement {
    const signature = this.#stream.isOperator('(') ? this.#signature() : { parameters: [] };
    const call = parseExpression(this.#stream);
    if (call.kind !== 'call') return this.#stream.fail('a call expected');
    return { kind: 'call-block', call, macro: this.#macroBody('caller', signature, 'endcall') };
  }

  #with(): Statement {
    const stream = this.#stream;
    const entries: Array<readonly [Target, Expression]> = [];
    while (!stream.is('end')) {
      if (entries.length > 0) stream.expect('operator', ',');
      const name = this.#assignable();
      stream.expect('operator', '=');
      entries.push([{ kind: 'name', name }, parseExpression(stream)]);
    }
    return { kind: 'with', entries, body: this.#blockBody('endwith') };
  }

  #block(): Statement {
    const stream = this.#stream;
    const name = stream.expect('name').text;
    while (stream.isName('scoped') || stream.isName('required')) stream.next();
    const body = this.#detachedBody('endblock');
    stream.skip('name', name);
    return { kind: 'group', body };
  }

  #missing(): Statement {
    const stream = this.#stream;
    let optional = false;
    while (!stream.is('end') && !stream.is('eof')) {
      const token = stream.next();
      if (token.text === 'ignore' && stream.isName('missing')) optional = true;
    }
    return { kind: 'missing-template', optional };
  }
}

const constants: readonly string[] = ['true', 'True', 'false', 'False', 'none', 'None'];
