/**
 * The kinds of values a template can hold, besides numbers (numbers.ts) and dates (datetime.ts):
 * str = string, bool = boolean, None = null, list = array, dict = JSON object (read only) or `PyDict`,
 * Jinja's undefined = `undefined`. Everything else is one of the classes below; nothing else is reachable.
 */
import { orderedKeys } from './json.ts';
import { type Meter, pythonError } from './meter.ts';
import { PyFloat } from './numbers.ts';

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**';

export class PyTuple {
  readonly items: readonly unknown[];
  /** Field names of a named tuple, reachable as attributes. */
  readonly fields: readonly string[];
  /** What it is as a key, once somebody has asked. */
  key: string | undefined = undefined;
  constructor(items: readonly unknown[], fields: readonly string[] = []) {
    this.items = items;
    this.fields = fields;
  }
}

/** Bytes, as `pack` and `base64_decode` make them. */
export class PyBytes {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** A lazy sequence that can be walked once: what `map`, `select`, `zip` and their kind answer. */
export class PyIterator {
  readonly name: string;
  readonly #iterator: Iterator<unknown>;
  constructor(name: string, iterable: Iterable<unknown>) {
    this.name = name;
    this.#iterator = iterable[Symbol.iterator]();
  }
  next(): IteratorResult<unknown> {
    return this.#iterator.next();
  }
  /** Without `return`: leaving a loop early does not end the sequence. */
  *[Symbol.iterator](): Iterator<unknown> {
    for (let step = this.#iterator.next(); !step.done; step = this.#iterator.next()) yield step.value;
  }
}

/** `range(start, stop, step)`. */
export class PyRange {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly length: number;
  constructor(start: number, stop: number, step: number) {
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.length = Math.max(0, Math.ceil((stop - start) / step));
  }
  *[Symbol.iterator](): Iterator<number> {
    for (let index = 0; index < this.length; index += 1) yield this.start + index * this.step;
  }
}

/** Keys of several parts are made anew each time; templates that need longer ones do not exist. */
const maxKeyChars = 256;

/** A key that is equal exactly where Python's keys are: `1`, `1.0` and `True` are one key. */
export function hashKey(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.startsWith('\0') ? `\0s${value}` : value;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof PyFloat) return value.value;
  if (value instanceof PyTuple) {
    if (depth > 50) throw pythonError('the key is nested too deeply');
    if (value.items.length > maxKeyChars) throw pythonError('the key is too long');
    value.key ??= tupleKey(value, depth);
    return value.key;
  }
  if (value instanceof PyBytes) {
    if (value.bytes.length > maxKeyChars) throw pythonError('the key is too long');
    return `\0b${value.bytes.join(',')}`;
  }
  if (Array.isArray(value) || isDict(value) || value instanceof PySet) {
    throw pythonError(`unhashable type: '${typeName(value)}'`);
  }
  if (isHashable(value)) return `\0h${value.hash()}`;
  return value;
}

function tupleKey(value: PyTuple, depth: number): string {
  const parts = value.items.map((item) => {
    const key = hashKey(item, depth + 1);
    return typeof key === 'string' ? `s${key.length}:${key}` : `${typeof key}:${String(key)}`;
  });
  const joined = parts.join(',');
  if (joined.length > maxKeyChars) throw pythonError('the key is too long');
  return `\0t${joined}`;
}

/** What dates have in common: equal ones hash alike. */
export interface Hashable {
  hash(): string;
}

function isHashable(value: unknown): value is Hashable {
  return value instanceof PyObject;
}

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** Base of the objects with attributes of their own: dates, namespaces, loops, states. */
export abstract class PyObject implements Hashable {
  abstract readonly typeName: string;
  /** The attribute, or `absent`. Only what is listed here can be reached. */
  abstract attribute(name: string): unknown;
  /** What `str()` prints. */
  abstract print(meter: Meter): string;
  repr(meter: Meter): string {
    return this.print(meter);
  }
  /** `format(value, spec)` with a specification that is not empty. */
  format(_spec: string, _meter: Meter): string {
    throw pythonError(`unsupported format string passed to ${this.typeName}.__format__`);
  }
  /** An object is itself only, as long as it says nothing else. */
  hash(): string {
    let number = numbers.get(this);
    if (number === undefined) {
      lastNumber += 1;
      number = lastNumber;
      numbers.set(this, number);
    }
    return `${this.typeName} ${number}`;
  }
  /** Undefined where Python has no order or equality between the two. */
  compare(_other: unknown): number | undefined {
    return undefined;
  }
  equals(other: unknown): boolean {
    return this === other;
  }
  get truthy(): boolean {
    return true;
  }
  /** What it holds, where it can be walked. */
  items(): Iterable<unknown> | undefined {
    return undefined;
  }
}

/** Stands for "there is none" where `undefined` is a value. */
export const absent: unique symbol = Symbol('absent');

/** A dict made by a template: any hashable key, in insertion order. */
export class PyDict {
  readonly #entries = new Map<unknown, readonly [key: unknown, value: unknown]>();
  get size(): number {
    return this.#entries.size;
  }
  get(key: unknown): unknown {
    const entry = this.#entries.get(hashKey(key));
    return entry === undefined ? absent : entry[1];
  }
  set(key: unknown, value: unknown): void {
    const hash = hashKey(key);
    this.#entries.set(hash, [this.#entries.get(hash)?.[0] ?? key, value]);
  }
  entries(): IterableIterator<readonly [key: unknown, value: unknown]> {
    return this.#entries.values();
  }
}

export class PySet {
  readonly #items = new Map<unknown, unknown>();
  constructor(items: Iterable<unknown>) {
    for (const item of items) this.add(item);
  }
  get size(): number {
    return this.#items.size;
  }
  has(value: unknown): boolean {
    return this.#items.has(hashKey(value));
  }
  add(value: unknown): void {
    const key = hashKey(value);
    if (!this.#items.has(key)) this.#items.set(key, value);
  }
  [Symbol.iterator](): IterableIterator<unknown> {
    return this.#items.values();
  }
}

export type Dict = PyDict | Readonly<Record<string, unknown>>;

/** `d.keys()`, `d.values()`, `d.items()`. */
export class DictView {
  readonly kind: 'keys' | 'values' | 'items';
  readonly dict: Dict;
  constructor(kind: 'keys' | 'values' | 'items', dict: Dict) {
    this.kind = kind;
    this.dict = dict;
  }
  *[Symbol.iterator](): Iterator<unknown> {
    for (const [key, value] of dictEntries(this.dict)) {
      yield this.kind === 'keys' ? key : this.kind === 'values' ? value : new PyTuple([key, value]);
    }
  }
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export function isDict(value: unknown): value is Dict {
  return value instanceof PyDict || (typeof value === 'object' && value !== null && isPlain(value));
}

export function dictSize(dict: Dict): number {
  return dict instanceof PyDict ? dict.size : orderedKeys(dict).length;
}

/** The value of a key, or `absent`. Own keys only: a payload has no prototype to look into. */
export function dictGet(dict: Dict, key: unknown): unknown {
  if (dict instanceof PyDict) return dict.get(key);
  if (typeof key !== 'string') {
    hashKey(key);
    return absent;
  }
  return Object.hasOwn(dict, key) ? dict[key] : absent;
}

export function* dictKeys(dict: Dict): IterableIterator<unknown> {
  if (dict instanceof PyDict) for (const [key] of dict.entries()) yield key;
  else yield* orderedKeys(dict);
}

export function* dictEntries(dict: Dict): IterableIterator<readonly [key: unknown, value: unknown]> {
  if (dict instanceof PyDict) yield* dict.entries();
  else for (const key of orderedKeys(dict)) yield [key, dict[key]];
}

/** Python's name of a value's type, for `typeof` and for error texts. */
export function typeName(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'number':
      return Number.isInteger(value) ? 'int' : 'float';
    case 'bigint':
      return 'int';
    case 'boolean':
      return 'bool';
    case 'undefined':
      return 'LoggingUndefined';
    default:
      break;
  }
  if (value === null) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (value instanceof PyFloat) return 'float';
  if (value instanceof PyTuple) return 'tuple';
  if (value instanceof PySet) return 'set';
  if (value instanceof PyBytes) return 'bytes';
  if (value instanceof PyRange) return 'range';
  if (value instanceof DictView) return `dict_${value.kind}`;
  if (value instanceof PyIterator) return value.name;
  if (value instanceof PyObject) return value.typeName;
  return isDict(value) ? 'dict' : 'object';
}
