/** Python's format specifications: what stands behind the colon in `'{:>8.2f}'`, shared with `'%8.2f'`. */
import { type Meter, pythonError } from './meter.ts';
import { asNumber, fixedDigits, floatRepr, isInt, type PyInt, type PyNumber, toDouble, truncate } from './numbers.ts';
import { pyStr } from './repr.ts';
import { characters, textLength } from './sequences.ts';
import { PyObject, typeName } from './values.ts';

const grammar = /^(?:([\s\S])?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([bcdeEfFgGnosxX%])?$/u;

interface Spec {
  readonly fill: string;
  readonly align: string | undefined;
  readonly sign: string;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: string | undefined;
  readonly precision: number | undefined;
  readonly type: string | undefined;
}

function parseSpec(text: string): Spec {
  const match = grammar.exec(text);
  if (match === null) throw pythonError(`Invalid format specifier '${text}'`);
  const [, fill, align, sign, , alternate, zero, width, grouping, precision, type] = match;
  return {
    fill: fill ?? (zero === undefined ? ' ' : '0'),
    align: align ?? (zero === undefined ? undefined : '='),
    sign: sign ?? '-',
    alternate: alternate !== undefined,
    width: Number(width ?? 0),
    grouping,
    precision: precision === undefined ? undefined : Number(precision),
    type,
  };
}

/** `format(value, spec)`. @throws TemplateError (python) where value and specification do not fit. */
export function formatValue(value: unknown, specText: string, meter: Meter): string {
  if (specText === '') return pyStr(value, meter);
  if (value instanceof PyObject) return value.format(specText, meter);
  meter.chargeCharacters(specText.length);
  const spec = parseSpec(specText);
  const number = typeof value === 'boolean' && spec.type === undefined ? undefined : asNumber(value);
  if (number !== undefined) return formatNumber(number, spec, meter);
  if (typeof value !== 'string' && typeof value !== 'boolean') {
    throw pythonError(`unsupported format string passed to ${typeName(value)}.__format__`);
  }
  if (spec.type !== undefined && spec.type !== 's') {
    throw pythonError(`Unknown format code '${spec.type}' for object of type 'str'`);
  }
  if (spec.align === '=' && spec.fill !== '0')
    throw pythonError("'=' alignment not allowed in string format specifier");
  const text = pyStr(value, meter);
  if (spec.precision !== undefined) meter.charge(text.length / 4);
  const cut = spec.precision === undefined ? text : characters(text).slice(0, spec.precision).join('');
  return pad(cut, '', { ...spec, align: spec.align === '=' ? '<' : (spec.align ?? '<') }, meter);
}

function pad(text: string, sign: string, spec: Spec, meter: Meter): string {
  const missing = spec.width - textLength(text) - sign.length;
  meter.chargeText(Math.max(spec.width, text.length));
  if (missing <= 0) return sign + text;
  switch (spec.align) {
    case '<':
      return sign + text + spec.fill.repeat(missing);
    case '^': {
      const left = Math.floor(missing / 2);
      return spec.fill.repeat(left) + sign + text + spec.fill.repeat(missing - left);
    }
    case '=':
      return sign + spec.fill.repeat(missing) + text;
    default:
      return spec.fill.repeat(missing) + sign + text;
  }
}

function signOf(negative: boolean, spec: Spec): string {
  if (negative) return '-';
  return spec.sign === '-' ? '' : spec.sign;
}

function formatNumber(value: PyNumber, spec: Spec, meter: Meter): string {
  const { type } = spec;
  if (isInt(value) && (type === undefined || 'bcdnoxX'.includes(type))) return formatInt(value, spec, meter);
  if (type !== undefined && !'eEfFgGn%'.includes(type)) {
    throw pythonError(`Unknown format code '${type}' for object of type '${isInt(value) ? 'int' : 'float'}'`);
  }
  const double = toDouble(value);
  const negative = double < 0 || Object.is(double, -0);
  const digits = floatDigits(Math.abs(double), spec);
  const width = spec.align === '=' && spec.fill === '0' ? spec.width - (negative ? 1 : 0) : 0;
  return pad(group(digits, spec, width, meter), signOf(negative, spec), spec, meter);
}

const radixes: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };

function formatInt(value: PyInt, spec: Spec, meter: Meter): string {
  if (spec.precision !== undefined) throw pythonError('Precision not allowed in integer format specifier');
  if (spec.type === 'c') return pad(String.fromCodePoint(codePoint(value)), '', spec, meter);
  const radix = radixes[spec.type ?? ''] ?? 10;
  const negative = value < 0;
  const digits = (negative ? -BigInt(value) : BigInt(value)).toString(radix);
  const prefix = spec.alternate && radix !== 10 ? `0${spec.type}` : '';
  const text = spec.type === 'X' ? digits.toUpperCase() : digits;
  const sign = signOf(negative, spec) + prefix;
  return pad(
    group(text, spec, spec.align === '=' && spec.fill === '0' ? spec.width - sign.length : 0, meter),
    sign,
    spec,
    meter,
  );
}

function codePoint(value: PyInt): number {
  if (value < 0 || value > 0x10ffff) throw pythonError('%c arg not in range(0x110000)');
  return Number(value);
}

/** Separators between the groups of digits before the point; zeros that fill the width are grouped with them. */
function group(text: string, spec: Spec, width: number, meter: Meter): string {
  if (spec.grouping === undefined) return text;
  meter.charge((text.length + Math.min(Math.max(width, 0), 1000)) / 4);
  const [, whole = '', rest = ''] = /^([\da-fA-F]*)([\s\S]*)$/.exec(text) ?? [];
  const size = spec.type !== undefined && 'boxX'.includes(spec.type) ? 4 : 3;
  const grouped = (digits: string) => {
    const parts: string[] = [];
    for (let end = digits.length; end > 0; end -= size) parts.push(digits.slice(Math.max(0, end - size), end));
    return parts.reverse().join(spec.grouping);
  };
  const wanted = Math.min(width, 1000) - rest.length;
  let count = whole.length;
  while (count + Math.floor((count - 1) / size) < wanted) count += 1;
  return grouped(whole.padStart(count, '0')) + rest;
}

/** The digits of a float that is not negative, by the type of the specification. */
function floatDigits(value: number, spec: Spec): string {
  const { type, alternate } = spec;
  if (!Number.isFinite(value)) {
    const word = floatRepr(value) + (type === '%' ? '%' : '');
    return type !== undefined && 'EFG'.includes(type) ? word.toUpperCase() : word;
  }
  const precision = spec.precision ?? 6;
  if (precision > 100) throw pythonError('the precision is too large');
  switch (type) {
    case 'f':
    case 'F':
      return fixedDigits(value, precision) + (alternate && precision === 0 ? '.' : '');
    case '%':
      return `${fixedDigits(value * 100, precision)}%`;
    case 'e':
      return exponential(value, precision);
    case 'E':
      return exponential(value, precision).toUpperCase();
    case 'G':
      return general(value, precision, alternate).toUpperCase();
    case 'g':
    case 'n':
      return general(value, precision, alternate);
    default:
      if (spec.precision === undefined) return floatRepr(value);
      return withPoint(general(value, precision, alternate), value, precision);
  }
}

/** Python's exponents have two digits at least. */
function exponential(value: number, precision: number): string {
  return value.toExponential(precision).replace(/e([-+])(\d)$/, 'e$10$2');
}

function general(value: number, precision: number, alternate: boolean): string {
  const digits = Math.max(precision, 1);
  const exponent = value === 0 ? 0 : Number(value.toExponential(digits - 1).split('e')[1]);
  const plain = exponent >= -4 && exponent < digits;
  const text = plain ? fixedDigits(value, Math.min(digits - 1 - exponent, 100)) : exponential(value, digits - 1);
  return alternate ? text : text.replace(/(\.\d*?)0+(?=e|$)/, '$1').replace(/\.(?=e|$)/, '');
}

/** Without a type a float keeps a digit after the point, and turns to exponents one digit earlier. */
function withPoint(text: string, value: number, precision: number): string {
  const exponent = value === 0 ? 0 : Number(value.toExponential(Math.max(precision, 1) - 1).split('e')[1]);
  if (exponent === precision - 1 && precision > 0 && !text.includes('.') && exponent > 0) {
    return exponential(value, precision - 1)
      .replace(/(\.\d*?)0+e/, '$1e')
      .replace('.e', 'e');
  }
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** One conversion of `'%..'`: flags, width, precision and type, with its value. */
export function formatPercent(
  value: unknown,
  flags: string,
  width: number,
  precision: number | undefined,
  type: string,
  meter: Meter,
): string {
  const spec: Spec = {
    fill: flags.includes('0') && !flags.includes('-') ? '0' : ' ',
    align: flags.includes('-') ? '<' : flags.includes('0') ? '=' : undefined,
    sign: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '-',
    alternate: flags.includes('#'),
    width,
    grouping: undefined,
    precision,
    type,
  };
  const number = asNumber(value);
  if (type === 'c' && typeof value === 'string' && textLength(value) === 1) {
    return pad(value, '', { ...spec, fill: ' ' }, meter);
  }
  if (number === undefined) throw pythonError(`%${type} format: a number is required, not ${typeName(value)}`);
  if (!'diucxXo'.includes(type)) return formatNumber(number, spec, meter);
  const whole = wholeNumber(number, type);
  return precision === undefined
    ? formatInt(whole, { ...spec, type: 'diu'.includes(type) ? 'd' : type }, meter)
    : formatMinimum(whole, spec, precision, meter);
}

function wholeNumber(number: PyNumber, type: string): PyInt {
  if (isInt(number)) return number;
  if ('xXoc'.includes(type)) throw pythonError(`%${type} format: an integer is required, not float`);
  return truncate(toDouble(number));
}

/** In `'%.5d'` the precision is the least number of digits. */
function formatMinimum(value: PyInt, spec: Spec, precision: number, meter: Meter): string {
  if (precision > 1000) throw pythonError('the precision is too large');
  const plain = {
    ...spec,
    precision: undefined,
    width: 0,
    sign: '-',
    type: 'diu'.includes(spec.type ?? '') ? 'd' : spec.type,
  };
  const digits = formatInt(value < 0 ? -BigInt(value) : value, plain, meter).padStart(precision, '0');
  return pad(digits, signOf(value < 0, spec), spec, meter);
}

/** Aligns text for `'%10s'`. */
export function padText(text: string, left: boolean, width: number, meter: Meter): string {
  meter.chargeText(Math.max(width, text.length));
  const missing = width - textLength(text);
  if (missing <= 0) return text;
  return left ? text + ' '.repeat(missing) : ' '.repeat(missing) + text;
}
