/** Texts and collections as sequences: length, truth and items. */
import { type Meter, pythonError } from './meter.ts';
import { PyFloat } from './numbers.ts';
import {
  DictView,
  dictKeys,
  dictSize,
  isDict,
  PyBytes,
  PyIterator,
  PyObject,
  PyRange,
  PySet,
  PyTuple,
  typeName,
} from './values.ts';

const surrogates = /[\ud800-\udfff]/;

/** Whether the text has characters of two units, which Python counts as one. */
export function hasSurrogates(text: string): boolean {
  return surrogates.test(text);
}

/** The characters of a text as Python counts them: code points. */
export function characters(text: string): readonly string[] {
  return surrogates.test(text) ? Array.from(text) : text.split('');
}

/** `len(text)`. */
export function textLength(text: string): number {
  return surrogates.test(text) ? Array.from(text).length : text.length;
}

/** `bool(value)`. */
export function truthy(value: unknown): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'string':
      return value !== '';
    case 'number':
      return value !== 0;
    case 'bigint':
      return value !== 0n;
    case 'undefined':
      return false;
    default:
      break;
  }
  if (value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof PyFloat) return value.value !== 0;
  if (value instanceof PyObject) return value.truthy;
  const size = sizeOf(value);
  return size === undefined || size > 0;
}

/** `len(value)`, or undefined where there is none. */
export function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'string') return textLength(value);
  if (value === undefined) return 0;
  if (Array.isArray(value)) return value.length;
  if (value instanceof PyTuple) return value.items.length;
  if (value instanceof PySet) return value.size;
  if (value instanceof PyBytes) return value.bytes.length;
  if (value instanceof PyRange) return value.length;
  if (value instanceof DictView) return dictSize(value.dict);
  return isDict(value) ? dictSize(value) : undefined;
}

/** The items of a value, or undefined where it cannot be walked. Undefined walks as nothing. */
function tryIterate(value: unknown): Iterable<unknown> | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return characters(value);
  if (value === undefined) return [];
  if (value instanceof PyTuple) return value.items;
  if (value instanceof PyBytes) return value.bytes;
  if (value instanceof PySet || value instanceof PyRange || value instanceof DictView || value instanceof PyIterator) {
    return value;
  }
  if (isDict(value)) return dictKeys(value);
  if (value instanceof PyObject) return value.items();
  return undefined;
}

/** Whether a value can be walked, without beginning to. */
export function isIterable(value: unknown): boolean {
  return typeof value === 'string' || tryIterate(value) !== undefined;
}

/** The items of a value, each paid for. @throws TemplateError (python) where it cannot be walked. */
export function* iterate(value: unknown, meter: Meter): IterableIterator<unknown> {
  for (const item of walk(value)) {
    meter.charge(1);
    yield item;
  }
}

function walk(value: unknown): Iterable<unknown> {
  const items = tryIterate(value);
  if (items === undefined) throw pythonError(`'${typeName(value)}' object is not iterable`);
  return items;
}

/** `list(value)`. */
export function toList(value: unknown, meter: Meter): unknown[] {
  const size = value instanceof PyIterator ? undefined : sizeOf(value);
  if (size === undefined) return [...iterate(value, meter)];
  meter.charge(size);
  return [...walk(value)];
}

/** A list, tuple: a sequence of fixed items. */
export function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  return value instanceof PyTuple ? value.items : undefined;
}
