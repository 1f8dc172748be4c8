/** Numeric filters and functions, Jinja's and Home Assistant's. */
import { jinjaError, pythonError } from '../../python/meter.ts';
import {
  asNumber,
  isInt,
  negateNumber,
  type PyInt,
  parseFloatText,
  parseIntText,
  pyFloat,
  pyInt,
  roundDigits,
  toDouble,
  truncate,
} from '../../python/numbers.ts';
import { binary } from '../../python/operators.ts';
import { itemsOf } from '../../python/sequences.ts';
import { PyTimedelta } from '../../python/timedelta.ts';
import { absent, PyObject, typeName } from '../../python/values.ts';
import { define, defineVariadic, orElse, type PyFunction, takeNamed, wrongArguments } from '../callable.ts';
import { integerOf } from './methods-text.ts';

/** `float(value)`; `absent` where Python raises ValueError or TypeError. @throws TemplateError (jinja) for undefined. */
export function toFloat(value: unknown): number | typeof absent {
  if (typeof value === 'number') return value;
  const number = asNumber(value);
  if (number !== undefined) return toDouble(number);
  if (value === undefined) throw jinjaError('an undefined is no number');
  const parsed = typeof value === 'string' ? parseFloatText(value) : undefined;
  return parsed ?? absent;
}

/** Python's error for an input that does not convert, where no default was given. */
export function noDefault(name: string, value: unknown): Error {
  const shown = typeof value === 'string' ? `'${value.slice(0, 100)}'` : typeName(value);
  return pythonError(`${name} got invalid input ${shown} and no default was specified`);
}

/** `value` as a float, or what the filter's default says. */
function floatOr(name: string, value: unknown, fallback: unknown, run: (double: number) => unknown): unknown {
  const double = toFloat(value);
  if (double !== absent) {
    const result = run(double);
    if (result !== absent) return result;
  }
  if (fallback === absent) throw noDefault(name, value);
  return fallback;
}

/** `int(value, base)` with Jinja's leniency: "42.23" is 42. `absent` where nothing fits. */
function toInt(value: unknown, base: number): PyInt | typeof absent {
  if (typeof value === 'string') {
    if (base !== 0 && (base < 2 || base > 36)) return absent;
    const whole = parseIntText(value, base);
    if (whole !== undefined) return whole;
    const double = parseFloatText(value);
    return double === undefined || !Number.isFinite(double) ? absent : truncate(double);
  }
  const number = asNumber(value);
  if (number === undefined) {
    if (value === undefined) throw jinjaError('an undefined is no number');
    return absent;
  }
  if (isInt(number)) return number;
  const double = toDouble(number);
  // Only infinities raise an error that Jinja does not take for a failed conversion.
  return Number.isNaN(double) ? absent : truncate(double);
}

const floatFunction = define('float', ['value', 'default?'], (_context, value, fallback) =>
  typeof value === 'number' ? pyFloat(value) : floatOr('float', value, fallback, pyFloat),
);

const intFunction = define('int', ['value', 'default?', 'base?'], (_context, value, fallback, base) => {
  const result = toInt(value, base === absent ? 10 : integerOf(base));
  if (result !== absent) return result;
  if (fallback === absent) throw noDefault('int', value);
  return fallback;
});

const roundFilter = define('round', ['value', 'precision?', 'method?', 'default?'], (_context, ...given) => {
  const [value, precisionValue, method, fallback] = given;
  const precision = precisionValue === absent ? 0 : asNumber(precisionValue);
  if (precisionValue === undefined) throw jinjaError('an undefined is no precision');
  return floatOr('round', value, fallback, (double) => {
    if (precision === undefined) return absent;
    const digits = toDouble(precision);
    if (Math.abs(digits) > 308) throw pythonError('the precision is too large');
    const rounded = roundBy(double, digits, method);
    if (rounded === absent || (!isInt(precision) && method !== 'ceil' && method !== 'floor' && method !== 'half')) {
      return absent;
    }
    if (digits !== 0) return pyFloat(rounded);
    // int() of nan fails as a conversion, of an infinity as an overflow.
    return Number.isNaN(rounded) ? absent : truncate(rounded);
  });
});

function roundBy(value: number, digits: number, method: unknown): number | typeof absent {
  const multiplier = 10 ** digits;
  if ((method === 'ceil' || method === 'floor' || method === 'half') && !Number.isFinite(value)) {
    return Number.isNaN(value) ? absent : truncate(value) === 0 ? 0 : absent;
  }
  switch (method) {
    case 'ceil':
      return Math.ceil(value * multiplier) / multiplier;
    case 'floor':
      return Math.floor(value * multiplier) / multiplier;
    case 'half':
      return roundDigits(value * 2, 0) / 2;
    default:
      return roundDigits(value, digits);
  }
}

/** A function of one float with an optional default: `sin`, `sqrt`, .. NaN of a real number is a domain error. */
function realFunction(name: string, run: (value: number) => number): PyFunction {
  return define(name, ['value', 'default?'], (_context, value, fallback) =>
    floatOr(name, value, fallback, (double) => {
      const result = run(double);
      return Number.isNaN(result) && !Number.isNaN(double) ? absent : pyFloat(result);
    }),
  );
}

const logarithm = define('log', ['value', 'base?', 'default?'], (_context, value, base, fallback) =>
  floatOr('log', orElse(base, Math.E), fallback, (radix) =>
    floatOr('log', value, fallback, (double) => {
      if (double <= 0 || radix <= 0) return absent;
      if (Math.log(radix) === 0) throw pythonError('division by zero');
      if (base === absent) return pyFloat(Math.log(double));
      return pyFloat(Math.log(double) / Math.log(radix));
    }),
  ),
);

const arcTangent2 = defineVariadic('atan2', (_context, positional, named) => {
  const [defaultNamed] = takeNamed('atan2', named, ['default']);
  const list = itemsOf(positional[0]);
  const [y, x] = list ?? positional;
  const positionalDefault = list === undefined ? positional[2] : positional[1];
  const hasPositional = positional.length > (list === undefined ? 2 : 1);
  const fallback = defaultNamed === absent && hasPositional ? positionalDefault : defaultNamed;
  if (positional.length === 0 || (list ?? positional).length < 2) throw wrongArguments('atan2', 'two numbers expected');
  return floatOr('atan2', y, fallback, (first) =>
    floatOr('atan2', x, fallback, (second) => pyFloat(Math.atan2(first, second))),
  );
});

/** `add` and `multiply`: the value becomes a float first. */
function floatOperation(name: string, operator: '+' | '*'): PyFunction {
  return define(name, ['value', 'amount', 'default?'], (context, value, amount, fallback) =>
    floatOr(name, value, fallback, (double) => {
      if (amount !== undefined && asNumber(amount) === undefined) {
        return amount instanceof PyObject ? binary(operator, pyFloat(double), amount, context) : absent;
      }
      return binary(operator, pyFloat(double), amount, context);
    }),
  );
}

function bitwise(name: string, run: (a: bigint, b: bigint) => bigint): PyFunction {
  return define(name, ['first', 'second'], (_context, first, second) => {
    const [a, b] = [asNumber(first), asNumber(second)];
    if (first === undefined || second === undefined || a === undefined || b === undefined || !isInt(a) || !isInt(b)) {
      throw pythonError(`unsupported operand types for ${name}: '${typeName(first)}' and '${typeName(second)}'`);
    }
    const result = pyInt(run(BigInt(a), BigInt(b)));
    return typeof first === 'boolean' && typeof second === 'boolean' ? result !== 0 : result;
  });
}

const isNumber = define('is_number', ['value'], (_context, value) => {
  const double = toFloat(value);
  return double !== absent && Number.isFinite(double);
});

const absolute = define('abs', ['value'], (_context, value) => {
  const number = asNumber(value);
  if (number !== undefined) return Number(number) < 0 || Object.is(Number(number), -0) ? negateNumber(number) : number;
  if (value instanceof PyTimedelta) return value.absolute();
  throw pythonError(`bad operand type for abs(): '${typeName(value)}'`);
});

export const numberConstants: ReadonlyMap<string, number> = new Map([
  ['e', Math.E],
  ['pi', Math.PI],
  ['tau', 2 * Math.PI],
]);

/** Both filters and global functions. */
export const numberFunctions: readonly PyFunction[] = [
  floatFunction,
  intFunction,
  isNumber,
  realFunction('sin', Math.sin),
  realFunction('cos', Math.cos),
  realFunction('tan', Math.tan),
  realFunction('asin', Math.asin),
  realFunction('acos', Math.acos),
  realFunction('atan', Math.atan),
  realFunction('sqrt', Math.sqrt),
  arcTangent2,
  logarithm,
  bitwise('bitwise_and', (a, b) => a & b),
  bitwise('bitwise_or', (a, b) => a | b),
  bitwise('bitwise_xor', (a, b) => a ^ b),
];

/** Filters only. */
export const numberFilters: readonly PyFunction[] = [
  roundFilter,
  absolute,
  floatOperation('add', '+'),
  floatOperation('multiply', '*'),
];
