/**
 * Python values in JavaScript, as far as templates and payloads can see the difference.
 * int = integral `number` (or `bigint` beyond 2^53), float = other `number`, or `PyFloat` where it is integral (20.0).
 */

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

/** Makes a Python float of a JavaScript number: boxed only where it would otherwise look like an int. */
export function pyFloat(value: number): number | PyFloat {
  return Number.isInteger(value) ? new PyFloat(value) : value;
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

function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = quote;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (char === quote || char === '\\') out += `\\${char}`;
    else if (char === '\n') out += '\\n';
    else if (char === '\r') out += '\\r';
    else if (char === '\t') out += '\\t';
    else if (code < 0x20 || code === 0x7f) out += `\\x${code.toString(16).padStart(2, '0')}`;
    else out += char;
  }
  return out + quote;
}

/** Python's `repr()` of a value. */
export function pyRepr(value: unknown): string {
  return typeof value === 'string' ? stringRepr(value) : pyStr(value);
}

/** Python's `str()` of a value: `True`, `None`, `22.0`, `[1, 'a', True]`, `{'k': None}`. Undefined prints as nothing. */
export function pyStr(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return Number.isInteger(value) && !Object.is(value, -0) ? String(value) : floatRepr(value);
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'undefined':
      return '';
    default:
      break;
  }
  if (value === null) return 'None';
  if (value instanceof PyFloat) return floatRepr(value.value);
  if (Array.isArray(value)) return `[${value.map(pyRepr).join(', ')}]`;
  const entries = value instanceof Map ? [...value] : Object.entries(value as object);
  return `{${entries.map(([key, each]) => `${pyRepr(key)}: ${pyRepr(each)}`).join(', ')}}`;
}

/** Half to even, as Python's `round(x)` does on the binary value. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

// A float with a zero fraction or an exponent, or digits beyond 2^53: only then does native parsing lose the difference.
const needsCare = /\d\.0+(?!\d)|\d[eE][+-]?\d|\d{16}/;

/**
 * Strict JSON with Python's number types; `undefined` when the text is not JSON.
 * Plain `JSON.parse` serves unless the text holds something that looks like `20.0`, `1e3` or a very large integer.
 */
export function parseJson(text: string): unknown {
  try {
    if (!needsCare.test(text)) return JSON.parse(text);
    return JSON.parse(text, careful as (this: unknown, key: string, value: unknown) => unknown);
  } catch {
    return undefined;
  }
}

function careful(this: unknown, _key: string, value: unknown, context: { source?: string }): unknown {
  if (typeof value !== 'number' || context.source === undefined) return value;
  const source = context.source;
  if (/[.eE]/.test(source)) return pyFloat(value);
  return Number.isSafeInteger(value) ? value : BigInt(source);
}

/** Strict JSON as plain JavaScript values, for attributes and for platforms that only compute with it. */
export function parsePlainJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** True for a JSON object (not null, not a list). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof PyFloat);
}
