/**
 * Python numbers in JavaScript.
 * int = integral `number` within 2^53, `bigint` beyond; float = other `number`, or `PyFloat` where it is integral (20.0).
 */
import { pythonError } from './meter.ts';

/** A float whose value is integral, so that `20.0` prints as `20.0` and not as `20`. */
export class PyFloat {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
  valueOf(): number {
    return this.value;
  }
  toJSON(): number {
    return this.value;
  }
}

export type PyInt = number | bigint;
export type PyNumber = PyInt | PyFloat;

// Integers of a template may not grow without end; real ones fit 64 bits.
const maxIntegerBits = 4096;
const maxInteger = 1n << BigInt(maxIntegerBits);

/** Makes a Python float of a JavaScript number: boxed only where it would otherwise look like an int. */
export function pyFloat(value: number): number | PyFloat {
  return Number.isInteger(value) ? new PyFloat(value) : value;
}

/** Makes a Python int of a bigint. @throws TemplateError (python) beyond 4096 bits. */
export function pyInt(value: bigint): PyInt {
  if (value >= -9007199254740991n && value <= 9007199254740991n) return Number(value);
  if (value > maxInteger || value < -maxInteger) throw pythonError('the integer is too large');
  return value;
}

/** The number that a value is to Python's arithmetic (booleans count as 0 and 1), or undefined. */
export function asNumber(value: unknown): PyNumber | undefined {
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof PyFloat) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return undefined;
}

export function isInt(value: PyNumber): value is PyInt {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
}

/** The nearest double. @throws TemplateError (python) for integers beyond the range of floats. */
export function toDouble(value: PyNumber): number {
  if (typeof value === 'number') return value;
  if (value instanceof PyFloat) return value.value;
  const result = Number(value);
  if (!Number.isFinite(result)) throw pythonError('int too large to convert to float');
  return result;
}

/** `int(x)` of a float: towards zero. @throws TemplateError (python) for nan and infinities. */
export function truncate(value: number): PyInt {
  if (!Number.isFinite(value)) throw pythonError(`cannot convert float ${floatRepr(value)} to integer`);
  const whole = Math.trunc(value) + 0;
  return Number.isSafeInteger(whole) ? whole : pyInt(BigInt(whole));
}

/** `repr()` of a Python float: shortest digits, exponent below 1e-4 and from 1e16 on. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (value === Number.POSITIVE_INFINITY) return 'inf';
  if (value === Number.NEGATIVE_INFINITY) return '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits = '', exponent = '0'] = value.toExponential().split('e');
    const power = Number(exponent);
    return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  const text = String(value);
  return Number.isInteger(value) ? `${text}.0` : text;
}

/** Half to even, as Python's `round(x)` does on the binary value. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/**
 * A float with exactly `digits` (0 to 100) digits after the point: exact on the binary value, halves to even.
 * JavaScript's toFixed is exact too, but rounds halves away from zero.
 */
export function fixedDigits(value: number, digits: number): string {
  if (Math.abs(value) >= 1e21) return `${BigInt(value)}${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`;
  // A double lies exactly half way only if twice its scaled value is an odd integer; powers of two scale exactly.
  const doubled = digits < 60 ? value * 2 ** (digits + 1) : 0;
  if (!Number.isInteger(doubled) || doubled % 2 === 0) return signed(value, value.toFixed(digits));
  const scaled = BigInt(Math.abs(doubled)) * 5n ** BigInt(digits);
  const below = (scaled - 1n) / 2n;
  const text = String(below % 2n === 0n ? below : below + 1n).padStart(digits + 1, '0');
  const fixed = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return value < 0 ? `-${fixed}` : fixed;
}

function signed(value: number, text: string): string {
  return Object.is(value, -0) ? `-${text}` : text;
}

/**
 * `round(x, digits)` of a Python float: exact on the binary value, halves to even.
 * Negative digits round to tens, hundreds, ...
 */
export function roundDigits(value: number, digits: number): number {
  if (!Number.isFinite(value) || digits > 100) return value;
  if (digits <= 0) return roundToPower(value, -digits);
  return Math.abs(value) >= 2 ** 52 ? value : Number(fixedDigits(value, digits));
}

function roundToPower(value: number, power: number): number {
  if (power === 0) return Math.abs(value) >= 2 ** 52 ? value : roundHalfEven(value);
  if (power > 308) return 0 * value;
  const whole = BigInt(Math.trunc(value));
  const unit = 10n ** BigInt(power);
  const size = whole < 0n ? -whole : whole;
  const rest = size % unit;
  const twice = rest * 2n;
  const half = twice === unit && Number.isInteger(value);
  const up = twice > unit || (twice === unit && !half) || (half && (size / unit) % 2n === 1n);
  const result = Number((size / unit + (up ? 1n : 0n)) * unit);
  return value < 0 ? -result : result;
}

const floatText =
  /^[+-]?(?:(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?|inf(?:inity)?|nan)$/i;

/** `float(text)`: undefined where Python raises ValueError. */
export function parseFloatText(text: string): number | undefined {
  const trimmed = text.trim();
  if (!floatText.test(trimmed)) return undefined;
  const direct = Number(trimmed);
  if (!Number.isNaN(direct)) return direct;
  const word = trimmed.toLowerCase();
  if (word.endsWith('nan')) return Number.NaN;
  if (word.includes('inf')) return word.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(word.replaceAll('_', ''));
}

/** Python refuses more than 4300 digits as well. */
const maxDigits = 1_300;

const prefixes: Readonly<Record<string, number>> = { '0x': 16, '0o': 8, '0b': 2 };

/** `int(text, base)`: undefined where Python raises ValueError. Base 0 goes by the prefix. */
export function parseIntText(text: string, base = 10): PyInt | undefined {
  const match = /^([+-]?)(0[xob]_?)?(\w+)$/i.exec(text.trim());
  if (match === null) return undefined;
  const [, sign = '', prefix, rest = ''] = match;
  const implied = prefix === undefined ? undefined : prefixes[prefix.slice(0, 2).toLowerCase()];
  let digits = rest;
  let radix = base;
  if (prefix !== undefined && (base === 0 || base === implied)) radix = implied ?? 10;
  else if (prefix !== undefined) digits = prefix + rest;
  if (radix === 0) {
    if (/^0+[1-9]/.test(digits.replaceAll('_', ''))) return undefined;
    radix = 10;
  }
  if (!/^[0-9a-z]+(?:_[0-9a-z]+)*$/i.test(digits)) return undefined;
  const plain = digits.replaceAll('_', '').toLowerCase();
  if (plain.length <= maxDigits) for (const digit of plain) if (Number.parseInt(digit, 36) >= radix) return undefined;
  const small = Number.parseInt(plain, radix);
  if (Number.isSafeInteger(small)) return sign === '-' ? 0 - small : small;
  return parseLarge(plain, radix, sign === '-');
}

function parseLarge(digits: string, radix: number, negative: boolean): PyInt {
  if (digits.length > maxDigits) throw pythonError('the integer is too large');
  const value = radix === 10 ? BigInt(digits) : largeInteger(digits, radix);
  return pyInt(negative ? -value : value);
}

/** Ten digits at a time, each less than 2^53: digit by digit a long one would be computed a thousand times. */
function largeInteger(digits: string, radix: number): bigint {
  let value = 0n;
  for (let at = 0; at < digits.length; at += 10) {
    const part = digits.slice(at, at + 10);
    value = value * BigInt(radix ** part.length) + BigInt(Number.parseInt(part, radix));
  }
  return value;
}

function fromInts(result: number, exact: () => bigint): PyInt {
  return Number.isSafeInteger(result) ? result + 0 : pyInt(exact());
}

/** `a + b` of numbers. */
export function addNumbers(a: PyNumber, b: PyNumber): PyNumber {
  if (isInt(a) && isInt(b)) return fromInts(Number(a) + Number(b), () => BigInt(a) + BigInt(b));
  return pyFloat(toDouble(a) + toDouble(b));
}

/** `a - b` of numbers. */
export function subtractNumbers(a: PyNumber, b: PyNumber): PyNumber {
  if (isInt(a) && isInt(b)) return fromInts(Number(a) - Number(b), () => BigInt(a) - BigInt(b));
  return pyFloat(toDouble(a) - toDouble(b));
}

/** `a * b` of numbers. */
export function multiplyNumbers(a: PyNumber, b: PyNumber): PyNumber {
  if (isInt(a) && isInt(b)) return fromInts(Number(a) * Number(b), () => BigInt(a) * BigInt(b));
  return pyFloat(toDouble(a) * toDouble(b));
}

/** `a / b`: always a float. */
export function divideNumbers(a: PyNumber, b: PyNumber): PyNumber {
  const divisor = toDouble(b);
  if (divisor === 0) throw pythonError('division by zero');
  return pyFloat(toDouble(a) / divisor);
}

function floatDivmod(a: number, b: number): [quotient: number, rest: number] {
  let rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0) {
    if (b < 0 !== rest < 0) {
      rest += b;
      quotient -= 1;
    }
  } else {
    rest = b < 0 ? -0 : 0;
  }
  if (quotient === 0) return [a / b < 0 ? -0 : 0, rest];
  const floor = Math.floor(quotient);
  return [quotient - floor > 0.5 ? floor + 1 : floor, rest];
}

/** `a // b` and `a % b`: the quotient is floored, the rest has the sign of `b`. */
export function divmod(a: PyNumber, b: PyNumber): [quotient: PyNumber, rest: PyNumber] {
  if (Number(b) === 0) throw pythonError('integer division or modulo by zero');
  if (!isInt(a) || !isInt(b)) {
    const [quotient, rest] = floatDivmod(toDouble(a), toDouble(b));
    return [pyFloat(quotient), pyFloat(rest)];
  }
  if (typeof a === 'number' && typeof b === 'number') {
    let rest = a % b;
    if (rest !== 0 && rest < 0 !== b < 0) rest += b;
    return [Math.round((a - rest) / b) + 0, rest + 0];
  }
  const [x, y] = [BigInt(a), BigInt(b)];
  let rest = x % y;
  if (rest !== 0n && rest < 0n !== y < 0n) rest += y;
  return [pyInt((x - rest) / y), pyInt(rest)];
}

/** `a ** b`. @throws TemplateError (python) where the result is too large or not real. */
export function powerNumbers(a: PyNumber, b: PyNumber): PyNumber {
  if (isInt(a) && isInt(b) && b >= 0) {
    const small = Number(a) ** Number(b);
    if (Number.isSafeInteger(small)) return small + 0;
    const bits = BigInt(a).toString(2).length * Number(b);
    if (bits > 2 * maxIntegerBits) throw pythonError('the integer is too large');
    return pyInt(BigInt(a) ** BigInt(b));
  }
  const [base, exponent] = [toDouble(a), toDouble(b)];
  if (base === 0 && exponent < 0) throw pythonError('0.0 cannot be raised to a negative power');
  if (base < 0 && Number.isFinite(base) && Number.isFinite(exponent) && !Number.isInteger(exponent)) {
    throw pythonError('complex numbers are not supported');
  }
  if (base === 1 || exponent === 0) return new PyFloat(1);
  const result = base ** exponent;
  if (!Number.isFinite(result) && Number.isFinite(base) && Number.isFinite(exponent)) {
    throw pythonError('Numerical result out of range');
  }
  return pyFloat(result);
}

/** `-a`. */
export function negateNumber(a: PyNumber): PyNumber {
  if (typeof a === 'bigint') return pyInt(-a);
  if (typeof a === 'number') return Number.isInteger(a) ? 0 - a : -a;
  return new PyFloat(-a.value);
}

/** -1, 0, 1, or NaN where a nan takes part. Ints and floats compare exactly. */
export function compareNumbers(a: PyNumber, b: PyNumber): number {
  const x = a instanceof PyFloat ? a.value : a;
  const y = b instanceof PyFloat ? b.value : b;
  if (x < y) return -1;
  if (x > y) return 1;
  // Loose equality on purpose: it compares a bigint and a number by value.
  // biome-ignore lint/suspicious/noDoubleEquals: see above
  return x == y ? 0 : Number.NaN;
}
