/** Statistics and ranges of numbers: Home Assistant's functions, which are filters as well. */
import { compare } from '../../python/compare.ts';
import { jinjaError, pythonError } from '../../python/meter.ts';
import { asNumber, divmod, type PyNumber, pyFloat, roundHalfEven, toDouble } from '../../python/numbers.ts';
import { binary } from '../../python/operators.ts';
import { isIterable, toList } from '../../python/sequences.ts';
import { absent, hashKey, typeName } from '../../python/values.ts';
import { define, defineVariadic, orElse, type PyFunction, takeNamed, wrongArguments } from '../callable.ts';
import type { Context } from '../context.ts';
import { noDefault, toFloat } from './filters-number.ts';
import { integerOf } from './methods-text.ts';

/** A list, or the arguments themselves; a second argument after a list is a default. */
function statistic(name: string, run: (context: Context, values: readonly unknown[]) => unknown): PyFunction {
  return defineVariadic(name, (context, positional, named) => {
    const [given] = takeNamed(name, named, ['default']);
    const [first] = positional;
    if (positional.length === 0) throw wrongArguments(name, 'at least 1 argument expected');
    const isList = isIterable(first);
    if (!isList && positional.length === 1) throw pythonError(`'${typeName(first)}' object is not iterable`);
    const fallback = given === absent && isList && positional.length > 1 ? positional[1] : given;
    const result = run(context, isList ? toList(first, context) : positional);
    if (result !== absent) return result;
    if (fallback === absent) throw noDefault(name, first);
    return fallback;
  });
}

function numbersOf(values: readonly unknown[]): readonly PyNumber[] | undefined {
  const numbers: PyNumber[] = [];
  for (const value of values) {
    const number = asNumber(value);
    if (value === undefined) throw jinjaError('an undefined is no number');
    if (number === undefined) return undefined;
    numbers.push(number);
  }
  return numbers;
}

const average = statistic('average', (_context, values) => {
  const numbers = numbersOf(values);
  if (numbers === undefined || numbers.length === 0) return absent;
  return pyFloat(sum(numbers.map(toDouble)) / numbers.length);
});

/** Neumaier's sum: as good as exact for what sensors send. */
function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return Number.isFinite(lost) ? total + lost : total;
}

const median = statistic('median', (context, values) => {
  if (values.length === 0) return absent;
  const sorted = [...values].sort((a, b) => {
    context.charge(1);
    return compare(a, b, context);
  });
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle];
  return binary('/', binary('+', sorted[middle - 1], sorted[middle], context), 2, context);
});

const mode = statistic('statistical_mode', (context, values) => {
  context.charge(4 * values.length);
  const counts = new Map<unknown, { value: unknown; count: number }>();
  for (const value of values) {
    const entry = counts.get(hashKey(value)) ?? { value, count: 0 };
    counts.set(hashKey(value), { ...entry, count: entry.count + 1 });
  }
  let best: { value: unknown; count: number } | undefined;
  for (const entry of counts.values()) if (best === undefined || entry.count > best.count) best = entry;
  return best === undefined ? absent : best.value;
});

function bounds(name: string, values: readonly unknown[]): readonly number[] {
  return values.map((value) => {
    const double = toFloat(value);
    if (double === absent) throw pythonError(`${name}() requires numeric arguments`);
    return double;
  });
}

const clamp = define('clamp', ['value', 'min_value', 'max_value'], (_context, ...given) => {
  const [value = 0, low = 0, high = 0] = bounds('clamp', given);
  return pyFloat(Math.max(low, Math.min(high, value)));
});

/** The rest of a division, with the sign of the divisor. */
function modulo(value: number, size: number): number {
  return toDouble(divmod(pyFloat(value), pyFloat(size))[1]);
}

const wrap = define('wrap', ['value', 'min_value', 'max_value'], (_context, ...given) => {
  const [value = 0, low = 0, high = 0] = bounds('wrap', given);
  return pyFloat(high === low ? low : modulo(value - low, high - low) + low);
});

/** Brings a value outside the input range into it. */
function intoRange(value: number, low: number, high: number, edges: unknown): number {
  if (edges === 'clamp') return Math.max(low, Math.min(high, value));
  if (edges !== 'wrap' && edges !== 'mirror') return value;
  if (low === high) throw pythonError('the input range is empty');
  if (edges === 'wrap') return modulo(value - low, high - low) + low;
  const size = high - low;
  const period = Math.floor((value - low) / size);
  const place = value - low - period * size;
  return low + (period < 0 || period % 2 !== 0 ? size - place : place);
}

const remap = defineVariadic('remap', (_context, positional, named) => {
  const options = takeNamed('remap', named, ['in_min', 'in_max', 'out_min', 'out_max', 'steps', 'edges']);
  const all = [0, 1, 2, 3, 4].map((at) => (at < positional.length ? positional[at] : options[at - 1]));
  if (positional.length > 5 || all.includes(absent)) throw wrongArguments('remap', 'five numbers expected');
  const [value = 0, inLow = 0, inHigh = 0, outLow = 0, outHigh = 0] = bounds('remap', all);
  const placed = intoRange(value, inLow, inHigh, options[5]);
  const steps = Math.max(integerOf(orElse(options[4], 0)), 0);
  if (steps === 0 && inLow === outLow && inHigh === outHigh) return pyFloat(placed);
  if (inLow === inHigh) throw pythonError('float division by zero');
  const share = (placed - inLow) / (inHigh - inLow);
  const stepped = steps === 0 ? share : roundHalfEven(share * steps) / steps;
  return pyFloat(outLow + stepped * (outHigh - outLow));
});

/** Both filters and global functions. */
export const statisticFunctions: readonly PyFunction[] = [average, median, mode, clamp, wrap, remap];
