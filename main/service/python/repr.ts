/** Python's `str()` and `repr()`. */
import { Meter } from './meter.ts';
import { floatRepr, PyFloat } from './numbers.ts';
import { iterate } from './sequences.ts';
import {
  DictView,
  dictEntries,
  isDict,
  PyBytes,
  PyDict,
  PyIterator,
  PyObject,
  PyRange,
  PySet,
  PyTuple,
} from './values.ts';

/** For callers outside a rendering: their values are configs and payloads, already bounded in size. */
const unmetered = new Meter(Number.POSITIVE_INFINITY);

/** Of 4 096 bits at most: its digits are computed one by one. */
const stepsPerLargeInteger = 100;

// What Python's repr() escapes: controls, surrogates, separators, format characters and unassigned code points.
const unprintable = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

function escapeChar(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (char === '\n') return '\\n';
  if (char === '\r') return '\\r';
  if (char === '\t') return '\\t';
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

function textRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return quote + escaped.replace(unprintable, escapeChar) + quote;
}

/** `repr()` of bytes: `b'..'`. */
function bytesRepr(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) {
    if (byte === 0x5c) out += '\\\\';
    else if (byte === 0x0a) out += '\\n';
    else if (byte === 0x0d) out += '\\r';
    else if (byte === 0x09) out += '\\t';
    else if (byte < 0x20 || byte > 0x7e) out += `\\x${byte.toString(16).padStart(2, '0')}`;
    else out += String.fromCharCode(byte);
  }
  const quote = out.includes("'") && !out.includes('"') ? '"' : "'";
  return `b${quote}${quote === "'" ? out.replaceAll("'", "\\'") : out}${quote}`;
}

/** Python's `repr()` of a value. @throws TemplateError (python) when it grows past the caps of a template. */
export function pyRepr(value: unknown, meter: Meter = unmetered): string {
  if (typeof value === 'string') {
    if (meter !== unmetered) meter.checkText(value.length);
    meter.charge(value.length / 4);
    return textRepr(value);
  }
  if (value === undefined) return 'Undefined';
  return value instanceof PyObject ? value.repr(meter) : pyStr(value, meter);
}

/** Python's `str()` of a value: `True`, `None`, `22.0`, `[1, 'a', True]`, `{'k': None}`. Undefined prints as nothing. */
export function pyStr(value: unknown, meter: Meter = unmetered): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return Number.isInteger(value) && !Object.is(value, -0) ? String(value) : floatRepr(value);
    case 'bigint':
      meter.charge(stepsPerLargeInteger);
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
  return printObject(value, meter);
}

function printObject(value: unknown, meter: Meter): string {
  if (Array.isArray(value)) return `[${printItems(value, meter)}]`;
  if (value instanceof PyTuple) return printTuple(value, meter);
  if (value instanceof PySet) return value.size === 0 ? 'set()' : `{${printItems(value, meter)}}`;
  if (value instanceof PyDict || isDict(value)) return `{${printEntries(dictEntries(value), meter)}}`;
  if (value instanceof Map) return `{${printEntries(value.entries(), meter)}}`;
  if (value instanceof PyBytes) {
    meter.charge(value.bytes.length / 4);
    return bytesRepr(value.bytes);
  }
  if (value instanceof PyRange) {
    return `range(${value.start}, ${value.stop}${value.step === 1 ? '' : `, ${value.step}`})`;
  }
  if (value instanceof DictView) return `dict_${value.kind}([${printItems(iterate(value, meter), meter)}])`;
  if (value instanceof PyObject) return value.print(meter);
  return value instanceof PyIterator ? `<${value.name} object>` : '<object>';
}

function printTuple(tuple: PyTuple, meter: Meter): string {
  return `(${printItems(tuple.items, meter)}${tuple.items.length === 1 ? ',' : ''})`;
}

function printItems(items: Iterable<unknown>, meter: Meter): string {
  let out = '';
  for (const item of items) {
    meter.charge(2);
    out += out === '' ? pyRepr(item, meter) : `, ${pyRepr(item, meter)}`;
    if (meter !== unmetered) meter.checkText(out.length);
  }
  return out;
}

function printEntries(entries: Iterable<readonly [unknown, unknown]>, meter: Meter): string {
  let out = '';
  for (const [key, value] of entries) {
    meter.charge(2);
    out += `${out === '' ? '' : ', '}${pyRepr(key, meter)}: ${pyRepr(value, meter)}`;
    if (meter !== unmetered) meter.checkText(out.length);
  }
  return out;
}
