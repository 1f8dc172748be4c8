/** Tests: what may stand behind `is`. */
import { contains, equals, isOrdered, type Order } from '../../python/compare.ts';
import { PyDateTime } from '../../python/datetime.ts';
import { jinjaError } from '../../python/meter.ts';
import { asNumber, isInt, PyFloat } from '../../python/numbers.ts';
import { binary } from '../../python/operators.ts';
import { pyStr } from '../../python/repr.ts';
import { isIterable, truthy } from '../../python/sequences.ts';
import { isDict, PyBytes, PyRange, PySet, PyTuple } from '../../python/values.ts';
import { costing, define, glance, orElse, PyFunction } from '../callable.ts';
import type { Context } from '../context.ts';
import { textOf } from './methods-text.ts';

/** A test of the kind of a value. */
const test = (name: string, run: (value: unknown, context: Context) => boolean) =>
  define(name, ['value'], (context, value) => run(value, context), glance);

const against = (names: readonly string[], run: (a: unknown, b: unknown, context: Context) => boolean) =>
  names.map((name) => define(name, ['value', 'other'], (context, value, other) => run(value, other, context)));

const ordered = (operator: Order, names: readonly string[]) =>
  against(names, (a, b, context) => isOrdered(operator, a, b, context));

const remainder = (value: unknown, divisor: unknown, context: Context) => binary('%', value, divisor, context);

function isSequence(value: unknown): boolean {
  return (
    typeof value === 'string' ||
    Array.isArray(value) ||
    value instanceof PyTuple ||
    value instanceof PyBytes ||
    value instanceof PyRange ||
    isDict(value) ||
    value === undefined
  );
}

function isNumeric(value: unknown): boolean {
  return asNumber(value) !== undefined;
}

function isInteger(value: unknown): boolean {
  return typeof value !== 'boolean' && isNumeric(value) && isInt(asNumber(value) ?? 0.5);
}

/** The tests of Jinja and of Home Assistant, besides those that are functions as well (registry.ts). */
export const tests: readonly PyFunction[] = [
  test('defined', (value) => value !== undefined),
  test('undefined', (value) => value === undefined),
  test('none', (value) => value === null),
  test('true', (value) => value === true),
  test('false', (value) => value === false),
  test('boolean', (value) => typeof value === 'boolean'),
  test('integer', isInteger),
  test('float', (value) => value instanceof PyFloat || (typeof value === 'number' && !Number.isInteger(value))),
  test('number', isNumeric),
  test('string', (value) => typeof value === 'string'),
  test('string_like', (value) => typeof value === 'string' || value instanceof PyBytes),
  test('mapping', isDict),
  test('iterable', (value) => isIterable(value)),
  test('sequence', isSequence),
  test('callable', (value) => value instanceof PyFunction || value === undefined),
  test('list', Array.isArray),
  test('set', (value) => value instanceof PySet),
  test('tuple', (value) => value instanceof PyTuple),
  test('datetime', (value) => value instanceof PyDateTime),
  test('escaped', () => false),
  test('odd', (value, context) => equals(remainder(value, 2, context), 1, context)),
  test('even', (value, context) => equals(remainder(value, 2, context), 0, context)),
  define('divisibleby', ['value', 'num'], (context, value, divisor) =>
    equals(remainder(value, divisor, context), 0, context),
  ),
  define('lower', ['value'], (context, value) => isCase(value, 'lower', context), costing(4, 2)),
  define('upper', ['value'], (context, value) => isCase(value, 'upper', context), costing(4, 2)),
  define('sameas', ['value', 'other'], (_context, value, other) => value === other),
  define('filter', ['value'], (context, value) => context.registry.filters.has(textOf(value))),
  define('test', ['value'], (context, value) => context.registry.tests.has(textOf(value))),
  define('in', ['value', 'container'], (context, value, container) => contains(container, value, context)),
  ...against(['eq', 'equalto', '=='], equals),
  ...against(['ne', '!='], (a, b, context) => !equals(a, b, context)),
  ...ordered('<', ['lt', 'lessthan', '<']),
  ...ordered('<=', ['le', '<=']),
  ...ordered('>', ['gt', 'greaterthan', '>']),
  ...ordered('>=', ['ge', '>=']),
];

function isCase(value: unknown, wanted: 'lower' | 'upper', context: Context): boolean {
  const text = pyStr(value, context);
  context.chargeCharacters(text.length);
  if (text.toLowerCase() === text.toUpperCase()) return false;
  return text === (wanted === 'lower' ? text.toLowerCase() : text.toUpperCase());
}

/** `is_defined`: fails the rendering where a value is missing, so that the message is ignored. */
export const isDefinedFilter = define(
  'is_defined',
  ['value'],
  (_context, value) => {
    if (value === undefined) throw jinjaError('a value is undefined');
    return value;
  },
  glance,
);

/** `default` and `d`. */
export const defaultFilters: readonly PyFunction[] = ['default', 'd'].map((name) =>
  define(
    name,
    ['value', 'default_value?', 'boolean?'],
    (_context, value, fallback, boolean) => {
      const isMissing = value === undefined || (truthy(orElse(boolean, false)) && !truthy(value));
      return isMissing ? orElse(fallback, '') : value;
    },
    glance,
  ),
);
