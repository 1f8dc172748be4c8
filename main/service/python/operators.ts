/** Python's operators on the values of templates. */
import { percentFormat } from './format-percent.ts';
import { jinjaError, type Meter, pythonError } from './meter.ts';
import {
  addNumbers,
  asNumber,
  divideNumbers,
  divmod,
  isInt,
  multiplyNumbers,
  negateNumber,
  type PyNumber,
  powerNumbers,
  subtractNumbers,
} from './numbers.ts';
import { absent, type BinaryOperator, PyBytes, PyObject, PySet, PyTuple, typeName } from './values.ts';

/** Powers among them; integers have 4 096 bits at most. */
const stepsPerLargeInteger = 40;

type NumberOperation = (a: PyNumber, b: PyNumber) => PyNumber;

const numberOperations: Readonly<Record<BinaryOperator, NumberOperation>> = {
  '+': addNumbers,
  '-': subtractNumbers,
  '*': multiplyNumbers,
  '/': divideNumbers,
  '//': (a, b) => divmod(a, b)[0],
  '%': (a, b) => divmod(a, b)[1],
  '**': powerNumbers,
};

/** Objects that compute with others: dates and durations. `absent` where Python has no such operation. */
export interface Arithmetic {
  arithmetic(operator: BinaryOperator, other: unknown, reflected: boolean): unknown;
}

function hasArithmetic(value: unknown): value is PyObject & Arithmetic {
  return value instanceof PyObject && 'arithmetic' in value;
}

/** `a <operator> b`. @throws TemplateError: jinja where one is undefined, python where the types do not fit. */
export function binary(operator: BinaryOperator, a: unknown, b: unknown, meter: Meter): unknown {
  const x = asNumber(a);
  const y = asNumber(b);
  if (x !== undefined && y !== undefined) {
    if (typeof x === 'bigint' || typeof y === 'bigint') meter.charge(stepsPerLargeInteger);
    return numberOperations[operator](x, y);
  }
  if (operator === '%' && typeof a === 'string') return percentFormat(a, b, meter);
  if (a === undefined || b === undefined) throw jinjaError(`an undefined has no '${operator}'`);
  const result = sequences(operator, a, b, meter);
  if (result !== absent) return result;
  if (hasArithmetic(a)) {
    const own = a.arithmetic(operator, b, false);
    if (own !== absent) return own;
  }
  if (hasArithmetic(b)) {
    const reflected = b.arithmetic(operator, a, true);
    if (reflected !== absent) return reflected;
  }
  throw pythonError(`unsupported operand types for ${operator}: '${typeName(a)}' and '${typeName(b)}'`);
}

function sequences(operator: BinaryOperator, a: unknown, b: unknown, meter: Meter): unknown {
  if (operator === '+') return concatenate(a, b, meter);
  if (operator === '*') {
    const times = asNumber(b);
    if (times !== undefined && isInt(times)) return repeat(a, times, meter);
    const before = asNumber(a);
    return before !== undefined && isInt(before) ? repeat(b, before, meter) : absent;
  }
  if (operator === '-' && a instanceof PySet && b instanceof PySet) {
    meter.charge(2 * a.size);
    return new PySet([...a].filter((item) => !b.has(item)));
  }
  return absent;
}

function concatenate(a: unknown, b: unknown, meter: Meter): unknown {
  if (typeof a === 'string' && typeof b === 'string') {
    meter.chargeText(a.length + b.length);
    return a + b;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    meter.charge(a.length + b.length);
    return [...a, ...b];
  }
  if (a instanceof PyTuple && b instanceof PyTuple) {
    meter.charge(a.items.length + b.items.length);
    return new PyTuple([...a.items, ...b.items]);
  }
  if (a instanceof PyBytes && b instanceof PyBytes) {
    meter.chargeText(a.bytes.length + b.bytes.length);
    return new PyBytes(Buffer.concat([a.bytes, b.bytes]));
  }
  return absent;
}

function repeat(value: unknown, times: number | bigint, meter: Meter): unknown {
  const count = Math.max(0, Number(times));
  if (typeof value === 'string') {
    meter.chargeText(value.length * count);
    return value.repeat(value === '' ? 0 : count);
  }
  if (Array.isArray(value)) return repeatItems(value, count, meter);
  if (value instanceof PyTuple) return new PyTuple(repeatItems(value.items, count, meter));
  return absent;
}

function repeatItems(items: readonly unknown[], count: number, meter: Meter): unknown[] {
  meter.charge(items.length * count);
  const result: unknown[] = [];
  if (items.length > 0) for (let round = 0; round < count; round += 1) result.push(...items);
  return result;
}

/** `-a` and `+a`. */
export function unary(operator: '-' | '+', a: unknown): unknown {
  const x = asNumber(a);
  if (x !== undefined) return operator === '-' ? negateNumber(x) : x;
  if (a === undefined) throw jinjaError(`an undefined has no '${operator}'`);
  if (hasArithmetic(a)) {
    const result = operator === '-' ? a.arithmetic('*', -1, false) : a;
    if (result !== absent) return result;
  }
  throw pythonError(`bad operand type for unary ${operator}: '${typeName(a)}'`);
}
