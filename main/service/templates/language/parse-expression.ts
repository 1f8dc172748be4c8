/** Expressions, with the precedence of Jinja's grammar. */
import { pyFloat } from '../../python/numbers.ts';
import type { BinaryOperator } from '../../python/values.ts';
import type { Arguments, Comparison, Expression } from './ast.ts';
import type { TokenStream } from './token-stream.ts';

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** No arguments: what a filter or test without parentheses is called with. */
const noArguments: Arguments = { positional: [], named: [] };

/** An expression; `inline` allows `a if b else c` at its top. */
export function parseExpression(stream: TokenStream, inline = true): Expression {
  return inline ? parseCondition(stream) : parseOr(stream);
}

/**
 * One expression, or several separated by commas as a tuple. `stopAt` names a word that ends the list
 * (`in`, `recursive`); within parentheses the list may be empty.
 */
export function parseTuple(
  stream: TokenStream,
  options: { readonly inline?: boolean; readonly stopAt?: string; readonly parenthesised?: boolean } = {},
): Expression {
  const items: Expression[] = [];
  let isTuple = false;
  for (;;) {
    if (items.length > 0) stream.expect('operator', ',');
    if (endsTuple(stream, options.stopAt)) break;
    items.push(parseExpression(stream, options.inline ?? true));
    if (!stream.isOperator(',')) break;
    isTuple = true;
  }
  const [first] = items;
  if (!isTuple && first !== undefined) return first;
  if (!isTuple && options.parenthesised !== true) stream.fail('an expression expected');
  return { kind: 'tuple', items };
}

function endsTuple(stream: TokenStream, stopAt: string | undefined): boolean {
  return stream.is('end') || stream.isOperator(')') || (stopAt !== undefined && stream.isName(stopAt));
}

function parseCondition(stream: TokenStream): Expression {
  let yes = parseOr(stream);
  while (stream.skip('name', 'if')) {
    const test = parseOr(stream);
    const no = stream.skip('name', 'else') ? parseCondition(stream) : undefined;
    yes = { kind: 'condition', test, yes, no };
  }
  return yes;
}

function parseOr(stream: TokenStream): Expression {
  let left = parseAnd(stream);
  while (stream.skip('name', 'or')) left = { kind: 'or', left, right: parseAnd(stream) };
  return left;
}

function parseAnd(stream: TokenStream): Expression {
  let left = parseNot(stream);
  while (stream.skip('name', 'and')) left = { kind: 'and', left, right: parseNot(stream) };
  return left;
}

function parseNot(stream: TokenStream): Expression {
  if (stream.skip('name', 'not')) return { kind: 'unary', operator: 'not', operand: parseNot(stream) };
  return parseComparison(stream);
}

function nextComparison(stream: TokenStream): Comparison | undefined {
  const token = stream.peek();
  if (token.type === 'operator' && comparisons.has(token.text)) return stream.next().text as Comparison;
  if (stream.skip('name', 'in')) return 'in';
  const after = stream.peek(1);
  if (stream.isName('not') && after.type === 'name' && after.text === 'in') {
    stream.next();
    stream.next();
    return 'not in';
  }
  return undefined;
}

function parseComparison(stream: TokenStream): Expression {
  const first = parseSum(stream);
  const rest: Array<readonly [Comparison, Expression]> = [];
  for (let operator = nextComparison(stream); operator !== undefined; operator = nextComparison(stream)) {
    rest.push([operator, parseSum(stream)]);
  }
  return rest.length === 0 ? first : { kind: 'compare', first, rest };
}

function parseBinary(
  stream: TokenStream,
  operators: ReadonlySet<string>,
  operand: (stream: TokenStream) => Expression,
): Expression {
  let left = operand(stream);
  while (stream.peek().type === 'operator' && operators.has(stream.peek().text)) {
    const operator = stream.next().text as BinaryOperator;
    left = { kind: 'binary', operator, left, right: operand(stream) };
  }
  return left;
}

const sums: ReadonlySet<string> = new Set(['+', '-']);
const products: ReadonlySet<string> = new Set(['*', '/', '//', '%']);
const powers: ReadonlySet<string> = new Set(['**']);

const parseSum = (stream: TokenStream): Expression => parseBinary(stream, sums, parseConcat);
const parseProduct = (stream: TokenStream): Expression => parseBinary(stream, products, parsePower);
// Jinja's power binds to the left, unlike Python's.
const parsePower = (stream: TokenStream): Expression => parseBinary(stream, powers, parseUnary);

function parseConcat(stream: TokenStream): Expression {
  const parts = [parseProduct(stream)];
  while (stream.skip('operator', '~')) parts.push(parseProduct(stream));
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : { kind: 'concat', parts };
}

function parseUnary(stream: TokenStream): Expression {
  return parseFilters(stream, parseSigned(stream));
}

function parseSigned(stream: TokenStream): Expression {
  for (const operator of ['-', '+'] as const) {
    // The sign binds before filters do: `-1 | abs` is 1.
    if (stream.skip('operator', operator)) {
      return parsePostfix(stream, { kind: 'unary', operator, operand: parseSigned(stream) });
    }
  }
  return parsePostfix(stream, parsePrimary(stream));
}

function parsePrimary(stream: TokenStream): Expression {
  const token = stream.next();
  switch (token.type) {
    case 'name': {
      const value = constants.get(token.text);
      return value === undefined ? { kind: 'name', name: token.text } : { kind: 'constant', value };
    }
    case 'string': {
      let text = token.text;
      while (stream.is('string')) text += stream.next().text;
      return { kind: 'constant', value: text };
    }
    case 'integer':
      return { kind: 'constant', value: token.value };
    case 'float':
      return { kind: 'constant', value: pyFloat(token.value) };
    case 'operator':
      if (token.text === '(') {
        const inner = parseTuple(stream, { parenthesised: true });
        stream.expect('operator', ')');
        return inner;
      }
      if (token.text === '[') return { kind: 'list', items: parseItems(stream, ']') };
      if (token.text === '{') return parseDict(stream);
      break;
    default:
      break;
  }
  return stream.fail('an expression expected', token);
}

function parseItems(stream: TokenStream, close: string): readonly Expression[] {
  const items: Expression[] = [];
  while (!stream.isOperator(close)) {
    if (items.length > 0) stream.expect('operator', ',');
    if (stream.isOperator(close)) break;
    items.push(parseExpression(stream));
  }
  stream.expect('operator', close);
  return items;
}

function parseDict(stream: TokenStream): Expression {
  const entries: Array<readonly [Expression, Expression]> = [];
  while (!stream.isOperator('}')) {
    if (entries.length > 0) stream.expect('operator', ',');
    if (stream.isOperator('}')) break;
    const key = parseExpression(stream);
    stream.expect('operator', ':');
    entries.push([key, parseExpression(stream)]);
  }
  stream.expect('operator', '}');
  return { kind: 'dict', entries };
}

/** `.name`, `[key]` and `(arguments)`. */
function parsePostfix(stream: TokenStream, start: Expression): Expression {
  let node = start;
  for (;;) {
    if (stream.skip('operator', '.')) node = parseMember(stream, node);
    else if (stream.skip('operator', '[')) node = { kind: 'item', object: node, key: parseSubscript(stream) };
    else if (stream.skip('operator', '(')) node = { kind: 'call', callee: node, args: parseArguments(stream) };
    else return node;
  }
}

function parseMember(stream: TokenStream, object: Expression): Expression {
  const token = stream.next();
  if (token.type === 'name') return { kind: 'attribute', object, name: token.text };
  if (token.type === 'integer') return { kind: 'item', object, key: { kind: 'constant', value: token.value } };
  return stream.fail('a name or number expected after the point', token);
}

function parseSubscript(stream: TokenStream): Expression {
  const parts = [parseSubscriptPart(stream)];
  while (stream.skip('operator', ',')) parts.push(parseSubscriptPart(stream));
  stream.expect('operator', ']');
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : { kind: 'tuple', items: parts };
}

function parseSubscriptPart(stream: TokenStream): Expression {
  const bound = () =>
    stream.isOperator(':') || stream.isOperator(']') || stream.isOperator(',') ? undefined : parseExpression(stream);
  const start = bound();
  if (!stream.skip('operator', ':')) return start ?? stream.fail('a subscript expected');
  const stop = bound();
  const step = stream.skip('operator', ':') ? bound() : undefined;
  return { kind: 'slice', start, stop, step };
}

/** The arguments of a call, after its opening parenthesis. */
function parseArguments(stream: TokenStream): Arguments {
  const positional: Expression[] = [];
  const named: Array<readonly [string, Expression]> = [];
  let spread: Expression | undefined;
  let spreadNamed: Expression | undefined;
  let count = 0;
  while (!stream.isOperator(')')) {
    if (count > 0) {
      stream.expect('operator', ',');
      if (stream.isOperator(')')) break;
    }
    count += 1;
    const token = stream.peek();
    const after = stream.peek(1);
    if (stream.isOperator('*') && spread === undefined && spreadNamed === undefined) {
      stream.next();
      spread = parseExpression(stream);
    } else if (stream.isOperator('**') && spreadNamed === undefined) {
      stream.next();
      spreadNamed = parseExpression(stream);
    } else if (token.type === 'name' && after.type === 'operator' && after.text === '=' && spreadNamed === undefined) {
      stream.next();
      stream.next();
      if (named.some(([name]) => name === token.text)) stream.fail(`argument '${token.text}' is repeated`);
      named.push([token.text, parseExpression(stream)]);
    } else if (named.length === 0 && spread === undefined && spreadNamed === undefined) {
      positional.push(parseExpression(stream));
    } else {
      stream.fail('a positional argument after a named one');
    }
  }
  stream.expect('operator', ')');
  return {
    positional,
    named,
    ...(spread === undefined ? {} : { spread }),
    ...(spreadNamed === undefined ? {} : { spreadNamed }),
  };
}

function parseFilters(stream: TokenStream, start: Expression): Expression {
  let node = start;
  for (;;) {
    if (stream.skip('operator', '|')) node = parseFilter(stream, node);
    else if (stream.skip('name', 'is')) node = parseTest(stream, node);
    // Calls after filters are part of Jinja's grammar: `(x | f)(1)` without the parentheses.
    else if (stream.skip('operator', '(')) node = { kind: 'call', callee: node, args: parseArguments(stream) };
    else return node;
  }
}

function parseDottedName(stream: TokenStream): string {
  let name = stream.expect('name').text;
  while (stream.skip('operator', '.')) name += `.${stream.expect('name').text}`;
  return name;
}

function parseFilter(stream: TokenStream, operand: Expression | undefined): Expression {
  const name = parseDottedName(stream);
  const args = stream.skip('operator', '(') ? parseArguments(stream) : noArguments;
  return { kind: 'filter', name, operand, args };
}

/** The filters of a `{% filter %}` or `{% set %}` block; the innermost has no operand. */
export function parseBlockFilters(stream: TokenStream): Expression {
  let node = parseFilter(stream, undefined);
  while (stream.skip('operator', '|')) node = parseFilter(stream, node);
  return node;
}

function parseTest(stream: TokenStream, operand: Expression): Expression {
  const negated = stream.skip('name', 'not');
  const name = parseDottedName(stream);
  const test: Expression = { kind: 'test', name, operand, args: parseTestArguments(stream) };
  return negated ? { kind: 'unary', operator: 'not', operand: test } : test;
}

function parseTestArguments(stream: TokenStream): Arguments {
  if (stream.skip('operator', '(')) return parseArguments(stream);
  const token = stream.peek();
  const startsOperand =
    token.type === 'string' ||
    token.type === 'integer' ||
    token.type === 'float' ||
    (token.type === 'name' && !['else', 'or', 'and'].includes(token.text)) ||
    (token.type === 'operator' && (token.text === '[' || token.text === '{'));
  if (!startsOperand) return noArguments;
  if (stream.isName('is')) stream.fail('tests cannot be chained with is');
  return { positional: [parsePostfix(stream, parsePrimary(stream))], named: [] };
}
