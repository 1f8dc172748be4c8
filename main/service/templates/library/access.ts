/** Attributes and subscripts. Own keys and listed methods only: nothing else of an object can be reached. */
import { PyDate, PyDateTime, PyTime } from '../../python/datetime.ts';
import { jinjaError, type Meter, pythonError } from '../../python/meter.ts';
import { asNumber, isInt } from '../../python/numbers.ts';
import { characters, hasSurrogates, textLength } from '../../python/sequences.ts';
import { PyTimedelta } from '../../python/timedelta.ts';
import {
  absent,
  dictEntries,
  dictGet,
  isDict,
  PyBytes,
  PyDict,
  PyObject,
  PyRange,
  PySet,
  PyTuple,
  typeName,
} from '../../python/values.ts';
import { BoundMethod, define, defineVariadic, type PyFunction, wrongArguments } from '../callable.ts';
import type { Context } from '../context.ts';
import { dateMethods, dateTimeMethods, timeMethods } from './datetime-methods.ts';
import { formatText } from './format-braces.ts';
import { bytesMethods, dictMethods, listMethods, setMethods, tupleMethods } from './methods-collection.ts';
import { numberAttribute } from './methods-number.ts';
import { textMethods, textOf } from './methods-text.ts';
import { timedeltaMethods } from './timedelta.ts';

/** The bounds of `a[start:stop:step]`; undefined where left out. */
export class PySlice {
  readonly start: unknown;
  readonly stop: unknown;
  readonly step: unknown;
  constructor(start: unknown, stop: unknown, step: unknown) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

const formatMethod = defineVariadic('format', (context, positional, named) => {
  const [self, ...rest] = positional;
  return formatText(context, { getAttribute, getItem }, textOf(self), rest, named);
});

const formatMapMethod = define('format_map', ['self', 'mapping'], (context, self, map) => {
  if (!isDict(map)) throw wrongArguments('format_map', 'a dict expected');
  const named = new Map([...dictEntries(map)].map(([key, value]) => [String(key), value]));
  return formatText(context, { getAttribute, getItem }, textOf(self), [], named);
});

const allTextMethods: Methods = new Map([
  ...textMethods,
  [formatMethod.name, formatMethod],
  [formatMapMethod.name, formatMapMethod],
]);

type Methods = ReadonlyMap<string, PyFunction | undefined>;

function methodsOf(value: unknown): Methods | undefined {
  if (typeof value === 'string') return allTextMethods;
  if (Array.isArray(value)) return listMethods;
  if (value instanceof PyTuple) return tupleMethods;
  if (value instanceof PySet) return setMethods;
  if (value instanceof PyBytes) return bytesMethods;
  if (value instanceof PyDateTime) return dateTimeMethods;
  if (value instanceof PyTimedelta) return timedeltaMethods;
  if (value instanceof PyDate) return dateMethods;
  if (value instanceof PyTime) return timeMethods;
  return isDict(value) ? dictMethods : undefined;
}

/** The method of a value by its name, for calling it at once. Undefined when it has no such method. */
export function findMethod(value: unknown, name: string): PyFunction | undefined {
  return methodsOf(value)?.get(name);
}

// Attributes of every Python object; the sandbox hides them.
const hidden = /^__.*__$/;

/** The attribute, or `absent`. An undefined stands for one that the sandbox hides. */
function ownAttribute(value: unknown, name: string): unknown {
  const methods = methodsOf(value);
  if (methods?.has(name)) {
    const method = methods.get(name);
    return method === undefined ? undefined : new BoundMethod(method, value, typeName(value));
  }
  if (value instanceof PyObject) return value.attribute(name);
  if (value instanceof PyTuple) {
    const index = value.fields.indexOf(name);
    if (index >= 0) return value.items[index];
  }
  const number = asNumber(value);
  return number === undefined ? absent : numberAttribute(number, name);
}

/** Names that no template may read (`__class__`, ...). */
export function isHiddenName(name: string): boolean {
  return hidden.test(name);
}

/** `value.name`: the attribute, else the item, else undefined. @throws TemplateError (jinja) for undefined. */
export function getAttribute(value: unknown, name: string): unknown {
  if (value === undefined) throw jinjaError(`'${name}' of an undefined`);
  if (hidden.test(name)) return undefined;
  const own = ownAttribute(value, name);
  if (own !== absent) return own;
  const item = isDict(value) ? dictGet(value, name) : absent;
  return item === absent ? undefined : item;
}

/** `getAttribute` for one name, quick where the value is a JSON object: what nearly all templates do. */
export function attributeReader(name: string): (value: unknown) => unknown {
  if (hidden.test(name) || dictMethods.has(name)) return (value) => getAttribute(value, name);
  return (value) => {
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
      return getAttribute(value, name);
    }
    return Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
  };
}

/** `value[key]`: the item, else the attribute, else undefined. @throws TemplateError (jinja) for undefined. */
export function getItem(value: unknown, key: unknown, context: Context): unknown {
  if (value === undefined) throw jinjaError('an item of an undefined');
  if (key instanceof PySlice) return slice(value, key, context);
  const item = isDict(value) ? (isHashable(key) ? dictGet(value, key) : absent) : indexed(value, key, context);
  if (item !== absent) return item;
  if (typeof key !== 'string' || hidden.test(key)) return undefined;
  const own = ownAttribute(value, key);
  return own === absent ? undefined : own;
}

function isHashable(key: unknown): boolean {
  if (key instanceof PyTuple) return key.items.every(isHashable);
  return !(
    Array.isArray(key) ||
    key instanceof PySlice ||
    key instanceof PyDict ||
    key instanceof PySet ||
    isDict(key)
  );
}

function indexed(value: unknown, key: unknown, meter: Meter): unknown {
  const index = asNumber(key);
  if (index === undefined || !isInt(index)) return absent;
  const at = Number(index);
  if (typeof value === 'string') {
    meter.chargeReading(value.length);
    if (!hasSurrogates(value)) return itemAt(value, at);
    meter.charge(value.length / 2);
    return itemAt(characters(value), at);
  }
  if (Array.isArray(value)) return itemAt(value, at);
  if (value instanceof PyTuple) return itemAt(value.items, at);
  if (value instanceof PyBytes) return itemAt(value.bytes, at);
  if (value instanceof PyRange) {
    const place = at < 0 ? at + value.length : at;
    return place >= 0 && place < value.length ? value.start + place * value.step : absent;
  }
  return absent;
}

function itemAt(items: ArrayLike<unknown>, at: number): unknown {
  const place = at < 0 ? at + items.length : at;
  return place >= 0 && place < items.length ? items[place] : absent;
}

function slice(value: unknown, bounds: PySlice, meter: Meter): unknown {
  if (typeof value === 'string') {
    meter.chargeReading(value.length);
    if (hasSurrogates(value)) meter.charge(value.length);
    const [start, stop, step] = resolveSlice(bounds, textLength(value));
    if (step === 1 && !hasSurrogates(value)) return value.slice(start, Math.max(start, stop));
    meter.charge(value.length);
    return pick(characters(value), bounds).join('');
  }
  if (value instanceof PyBytes) {
    meter.charge(value.bytes.length);
    return new PyBytes(Uint8Array.from(pick([...value.bytes], bounds)));
  }
  if (Array.isArray(value)) {
    meter.charge(value.length);
    return pick(value, bounds);
  }
  if (value instanceof PyTuple) {
    meter.charge(value.items.length);
    return new PyTuple(pick(value.items, bounds));
  }
  if (value instanceof PyRange) {
    const [start, stop, step] = resolveSlice(bounds, value.length);
    const at = (index: number) => value.start + index * value.step;
    return new PyRange(at(start), at(stop), value.step * step);
  }
  throw pythonError(`'${typeName(value)}' object cannot be sliced`);
}

function pick<T>(items: readonly T[], bounds: PySlice): T[] {
  const [start, stop, step] = resolveSlice(bounds, items.length);
  if (step === 1) return items.slice(start, Math.max(start, stop));
  const picked: T[] = [];
  for (let index = start; step > 0 ? index < stop : index > stop; index += step) picked.push(items[index] as T);
  return picked;
}

function bound(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const number = asNumber(value);
  if (number === undefined || !isInt(number)) throw pythonError('slice indices must be integers or None');
  return Number(number);
}

/** Start, stop and step as Python's `slice.indices(length)` gives them. */
function resolveSlice(bounds: PySlice, length: number): [start: number, stop: number, step: number] {
  const step = bound(bounds.step) ?? 1;
  if (step === 0) throw pythonError('slice step cannot be zero');
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
  const clamp = (value: number | undefined, fallback: number) =>
    value === undefined ? fallback : Math.min(Math.max(value < 0 ? value + length : value, low), high);
  return [clamp(bound(bounds.start), step > 0 ? low : high), clamp(bound(bounds.stop), step > 0 ? high : low), step];
}
