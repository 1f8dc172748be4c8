/**
 * What a template depends on. Where that is only a few fixed fields of the payload, its text cannot differ while they do
 * not, and a message that repeats them needs no rendering: most values of most messages are the ones of the message before.
 */
import { isHiddenName } from '../library/access.ts';
import { dictMethods } from '../library/methods-collection.ts';
import type { Arguments, Expression, Statement } from './ast.ts';

/** A field of `value_json`: `['battery']`, `['update', 'state']`. */
export type Path = readonly string[];

const mostPaths = 4;

/** Filters, tests and functions whose result depends on their arguments alone. */
const pureFilters = new Set(
  'abs add bool capitalize count d default first float iif int is_number join last length list lower max min multiply replace round string sum title to_json tojson trim truncate unique upper'.split(
    ' ',
  ),
);
const pureTests = new Set(
  'boolean defined divisibleby eq equalto even false float ge gt in integer le lower lt mapping ne none number odd sameas sequence string true undefined upper'.split(
    ' ',
  ),
);
const pureFunctions = new Set(['bool', 'float', 'iif', 'int', 'max', 'min']);

/** The fields of the payload that decide the text; undefined when something else does too. */
export function watchedPaths(body: readonly Statement[]): readonly Path[] | undefined {
  const paths: Path[] = [];
  return body.every((statement) => inStatement(statement, paths)) && paths.length > 0 && paths.length <= mostPaths
    ? paths
    : undefined;
}

function inStatement(statement: Statement, paths: Path[]): boolean {
  switch (statement.kind) {
    case 'text':
      return true;
    case 'output':
      return inExpression(statement.expression, paths);
    case 'if':
      return (
        statement.branches.every(
          ({ test, body }) => inExpression(test, paths) && body.every((each) => inStatement(each, paths)),
        ) && statement.otherwise.every((each) => inStatement(each, paths))
      );
    default:
      return false;
  }
}

function inExpression(expression: Expression, paths: Path[]): boolean {
  const inside = (each: Expression | undefined): boolean => each === undefined || inExpression(each, paths);
  switch (expression.kind) {
    case 'constant':
      return true;
    case 'attribute':
    case 'item': {
      const path = pathOf(expression);
      if (path === undefined) return false;
      paths.push(path);
      return true;
    }
    case 'list':
    case 'tuple':
      return expression.items.every(inside);
    case 'dict':
      return expression.entries.every(([key, value]) => inside(key) && inside(value));
    case 'unary':
      return inside(expression.operand);
    case 'binary':
    case 'and':
    case 'or':
      return inside(expression.left) && inside(expression.right);
    case 'concat':
      return expression.parts.every(inside);
    case 'compare':
      return inside(expression.first) && expression.rest.every(([, operand]) => inside(operand));
    case 'condition':
      return inside(expression.test) && inside(expression.yes) && inside(expression.no);
    case 'filter':
      return (
        expression.operand !== undefined &&
        pureFilters.has(expression.name) &&
        inside(expression.operand) &&
        inArguments(expression.args, paths)
      );
    case 'test':
      return pureTests.has(expression.name) && inside(expression.operand) && inArguments(expression.args, paths);
    case 'call':
      return (
        expression.callee.kind === 'name' &&
        pureFunctions.has(expression.callee.name) &&
        inArguments(expression.args, paths)
      );
    default:
      return false;
  }
}

function inArguments(args: Arguments, paths: Path[]): boolean {
  return (
    args.spread === undefined &&
    args.spreadNamed === undefined &&
    args.positional.every((each) => inExpression(each, paths)) &&
    args.named.every(([, each]) => inExpression(each, paths))
  );
}

/** The path of `value_json.a['b']`; undefined for anything else. */
function pathOf(expression: Expression): Path | undefined {
  if (expression.kind === 'name') return expression.name === 'value_json' ? [] : undefined;
  if (expression.kind !== 'attribute' && expression.kind !== 'item') return undefined;
  const above = pathOf(expression.object);
  if (above === undefined) return undefined;
  if (expression.kind === 'attribute') {
    const isField = !dictMethods.has(expression.name) && !isHiddenName(expression.name);
    return isField ? [...above, expression.name] : undefined;
  }
  const { key } = expression;
  return key.kind === 'constant' && typeof key.value === 'string' ? [...above, key.value] : undefined;
}

/** Stands for a value that cannot be compared with the one of another message. */
export const incomparable = Symbol('incomparable');

/** The value of a field: text, number, boolean or null; undefined where there is none; `incomparable` for all else. */
export function pick(root: unknown, path: Path): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
      return value === undefined ? undefined : incomparable;
    }
    value = Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  return typeof value === 'object' && value !== null ? incomparable : value;
}
