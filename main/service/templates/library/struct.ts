/** `pack` and `unpack`: one value, by a format of Python's struct module. */
import { type Meter, pythonError } from '../../python/meter.ts';
import { asNumber, isInt, pyFloat, pyInt, toDouble } from '../../python/numbers.ts';
import { PyBytes } from '../../python/values.ts';
import { costing, define, orElse, type PyFunction } from '../callable.ts';
import { integerOf, textOf } from './methods-text.ts';

interface Field {
  readonly kind: 'int' | 'float' | 'bool' | 'char' | 'text' | 'pad';
  readonly size: number;
  readonly signed: boolean;
}

/** Sizes as with `<`, `>`, `=` and `!`; without a mark the native ones, which are these but for `l`, `L`, `n`, `N`. */
function fieldOf(letter: string, native: boolean): Field | undefined {
  const int = (size: number): Field => ({ kind: 'int', size, signed: letter === letter.toLowerCase() });
  switch (letter) {
    case 'b':
    case 'B':
      return int(1);
    case 'h':
    case 'H':
      return int(2);
    case 'i':
    case 'I':
      return int(4);
    case 'l':
    case 'L':
      return int(native ? 8 : 4);
    case 'q':
    case 'Q':
      return int(8);
    case 'n':
    case 'N':
      return native ? int(8) : undefined;
    case 'e':
    case 'f':
    case 'd':
      return { kind: 'float', size: letter === 'e' ? 2 : letter === 'f' ? 4 : 8, signed: true };
    case '?':
      return { kind: 'bool', size: 1, signed: false };
    case 'c':
      return { kind: 'char', size: 1, signed: false };
    case 's':
      return { kind: 'text', size: 1, signed: false };
    case 'x':
      return { kind: 'pad', size: 1, signed: false };
    default:
      return undefined;
  }
}

interface Format {
  readonly fields: readonly Field[];
  readonly little: boolean;
}

/** More than any device packs. */
const maxFields = 4_096;
const maxDigits = 8;

/** Undefined for a format that struct refuses. */
function parseFormat(text: string, meter: Meter): Format | undefined {
  const format = fieldsOf(text);
  meter.charge(4 * (format?.fields.length ?? 0));
  return format;
}

function fieldsOf(text: string): Format | undefined {
  const mark = /^[@=<>!]/.exec(text)?.[0] ?? '@';
  const fields: Field[] = [];
  let digits = '';
  for (const letter of text.slice(/^[@=<>!]/.test(text) ? 1 : 0)) {
    if (/\s/.test(letter)) continue;
    if (/\d/.test(letter)) {
      digits += letter;
      if (digits.length > maxDigits) return undefined;
      continue;
    }
    const field = fieldOf(letter, mark === '@');
    const count = digits === '' ? 1 : Number(digits);
    if (field === undefined || count > maxFields || fields.length > maxFields) return undefined;
    digits = '';
    if (field.kind === 'text') fields.push({ ...field, size: count });
    else for (let index = 0; index < count; index += 1) fields.push(field);
  }
  return digits === '' ? { fields, little: mark !== '>' && mark !== '!' } : undefined;
}

function writeInt(value: unknown, field: Field, little: boolean): Uint8Array | undefined {
  const number = asNumber(value);
  if (number === undefined || !isInt(number)) return undefined;
  const bits = BigInt(field.size * 8);
  const whole = BigInt(number);
  const [low, high] = field.signed ? [-(1n << (bits - 1n)), 1n << (bits - 1n)] : [0n, 1n << bits];
  if (whole < low || whole >= high) return undefined;
  const bytes = new Uint8Array(field.size);
  let rest = BigInt.asUintN(Number(bits), whole);
  for (let index = 0; index < field.size; index += 1) {
    bytes[little ? index : field.size - 1 - index] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytes;
}

function write(value: unknown, field: Field, little: boolean): Uint8Array | undefined {
  switch (field.kind) {
    case 'int':
      return writeInt(value, field, little);
    case 'bool':
      return Uint8Array.of(value ? 1 : 0);
    case 'char':
      return value instanceof PyBytes && value.bytes.length === 1 ? value.bytes : undefined;
    case 'text': {
      if (!(value instanceof PyBytes)) return undefined;
      const bytes = new Uint8Array(field.size);
      bytes.set(value.bytes.subarray(0, field.size));
      return bytes;
    }
    case 'float': {
      const number = asNumber(value);
      if (number === undefined) return undefined;
      const view = new DataView(new ArrayBuffer(field.size));
      if (field.size === 2) view.setFloat16(0, toDouble(number), little);
      else if (field.size === 4) view.setFloat32(0, toDouble(number), little);
      else view.setFloat64(0, toDouble(number), little);
      return new Uint8Array(view.buffer);
    }
    case 'pad':
      return new Uint8Array(1);
  }
}

/** The bytes of one value, None where struct raises its error. */
const pack = define(
  'pack',
  ['value', 'format_string'],
  (context, value, formatText) => {
    const format = parseFormat(textOf(formatText), context);
    const values = format?.fields.filter((field) => field.kind !== 'pad').length;
    if (format === undefined || values !== 1) return null;
    const parts = format.fields.map((field) => write(value, field, format.little));
    return parts.includes(undefined) ? null : new PyBytes(Buffer.concat(parts as Uint8Array[]));
  },
  costing(10, 16),
);

function readInt(bytes: Uint8Array, field: Field, little: boolean): unknown {
  let value = 0n;
  const ordered = little ? [...bytes].reverse() : bytes;
  for (const byte of ordered) value = (value << 8n) | BigInt(byte);
  return pyInt(field.signed ? BigInt.asIntN(field.size * 8, value) : value);
}

function read(bytes: Uint8Array, field: Field, little: boolean): unknown {
  switch (field.kind) {
    case 'int':
      return readInt(bytes, field, little);
    case 'bool':
      return bytes[0] !== 0;
    case 'float': {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      if (field.size === 2) return pyFloat(view.getFloat16(0, little));
      return pyFloat(field.size === 4 ? view.getFloat32(0, little) : view.getFloat64(0, little));
    }
    default:
      return new PyBytes(bytes);
  }
}

/** The first value in the bytes, None where struct raises its error. */
const unpack = define(
  'unpack',
  ['value', 'format_string', 'offset?'],
  (context, value, formatText, offset) => {
    if (!(value instanceof PyBytes)) throw pythonError('a bytes-like object is required');
    const format = parseFormat(textOf(formatText), context);
    if (format === undefined) return null;
    const total = format.fields.reduce((sum, field) => sum + field.size, 0);
    const given = integerOf(orElse(offset, 0));
    let at = given < 0 ? given + value.bytes.length : given;
    if (at < 0 || at + total > value.bytes.length) return null;
    for (const field of format.fields) {
      if (field.kind !== 'pad') return read(value.bytes.slice(at, at + field.size), field, format.little);
      at += field.size;
    }
    throw pythonError('tuple index out of range');
  },
  costing(10, 16),
);

/** Both filters and global functions. */
export const structFunctions: readonly PyFunction[] = [pack, unpack];
