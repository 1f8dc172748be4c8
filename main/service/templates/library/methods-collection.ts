/** The methods of lists, tuples, dicts, sets and bytes that do not change them: the sandbox hides the others. */
import { equals } from '../../python/compare.ts';
import { pythonError } from '../../python/meter.ts';
import { itemsOf, iterate } from '../../python/sequences.ts';
import { absent, type Dict, DictView, dictEntries, dictGet, type PyBytes, PyDict, PySet } from '../../python/values.ts';
import { define, defineVariadic, glance, orElse, type PyFunction, table } from '../callable.ts';
import type { Context } from '../context.ts';
import { integerOf, textOf } from './methods-text.ts';

type Methods = ReadonlyMap<string, PyFunction | undefined>;

function withHidden(methods: ReadonlyMap<string, PyFunction>, hidden: readonly string[]): Methods {
  return new Map<string, PyFunction | undefined>([...methods, ...hidden.map((name) => [name, undefined] as const)]);
}

const count = define('count', ['self', 'value'], (context, self, value) => {
  const items = itemsOf(self) ?? [];
  context.charge(items.length);
  return items.filter((item) => equals(item, value, context)).length;
});

const index = define('index', ['self', 'value', 'start?', 'stop?'], (context, self, value, start, stop) => {
  const items = itemsOf(self) ?? [];
  const resolve = (bound: unknown, fallback: number) => {
    const at = integerOf(orElse(bound, fallback));
    return Math.min(Math.max(at < 0 ? at + items.length : at, 0), items.length);
  };
  const end = resolve(stop, items.length);
  for (let at = resolve(start, 0); at < end; at += 1) {
    context.charge(1);
    if (equals(items[at], value, context)) return at;
  }
  throw pythonError('the value is not in the list');
});

const copyList = define('copy', ['self'], (context, self) => {
  const items = itemsOf(self) ?? [];
  context.charge(items.length);
  return [...items];
});

export const listMethods: Methods = withHidden(table([count, index, copyList]), [
  'append',
  'clear',
  'extend',
  'insert',
  'pop',
  'remove',
  'reverse',
  'sort',
]);

export const tupleMethods: Methods = table([count, index]);

const view = (kind: 'keys' | 'values' | 'items') =>
  define(kind, ['self'], (_context, self) => new DictView(kind, self as Dict), glance);

const get = define(
  'get',
  ['self', 'key', 'default?'],
  (_context, self, key, fallback) => {
    const value = dictGet(self as Dict, key);
    return value === absent ? orElse(fallback, null) : value;
  },
  glance,
);

const copyDict = define('copy', ['self'], (context, self) => copyOf(self as Dict, context));

/** A dict of its own with the same entries. */
export function copyOf(dict: Dict, context: Context): PyDict {
  const copy = new PyDict();
  for (const [key, value] of dictEntries(dict)) {
    context.charge(3);
    copy.set(key, value);
  }
  return copy;
}

/** `dict.fromkeys(keys, value)`. */
export const fromKeys = define('fromkeys', ['keys', 'value?'], (context, keys, value) => {
  const dict = new PyDict();
  for (const key of iterate(keys, context)) {
    context.charge(2);
    dict.set(key, orElse(value, null));
  }
  return dict;
});

const fromKeysMethod = defineVariadic('fromkeys', (context, positional, named) =>
  fromKeys.invoke(context, positional.slice(1), named),
);

export const dictMethods: Methods = withHidden(
  table([view('keys'), view('values'), view('items'), get, copyDict, fromKeysMethod]),
  ['clear', 'pop', 'popitem', 'setdefault', 'update'],
);

type SetOperation = (a: PySet, b: PySet) => Iterable<unknown>;

const setOperation = (name: string, run: SetOperation) =>
  defineVariadic(name, (context, positional) => {
    const [self, ...others] = positional;
    let result = self as PySet;
    for (const other of others) {
      context.charge(4 * result.size);
      result = new PySet(run(result, new PySet(iterate(other, context))));
    }
    return others.length === 0 ? new PySet(result) : result;
  });

const setQuestion = (name: string, run: (a: PySet, b: PySet) => boolean) =>
  define(name, ['self', 'other'], (context, self, other) => {
    context.charge(2 * (self as PySet).size);
    return run(self as PySet, new PySet(iterate(other, context)));
  });

export const union: SetOperation = (a, b) => [...a, ...b];
export const intersection: SetOperation = (a, b) => [...a].filter((item) => b.has(item));
export const difference: SetOperation = (a, b) => [...a].filter((item) => !b.has(item));
export const symmetricDifference: SetOperation = (a, b) => [...difference(a, b), ...difference(b, a)];

export const setMethods: Methods = withHidden(
  table([
    setOperation('union', union),
    setOperation('intersection', intersection),
    setOperation('difference', difference),
    setOperation('symmetric_difference', symmetricDifference),
    setQuestion('issubset', (a, b) => [...a].every((item) => b.has(item))),
    setQuestion('issuperset', (a, b) => [...b].every((item) => a.has(item))),
    setQuestion('isdisjoint', (a, b) => ![...a].some((item) => b.has(item))),
    define('copy', ['self'], (context, self) => new PySet(iterate(self, context))),
  ]),
  [
    'add',
    'clear',
    'difference_update',
    'discard',
    'intersection_update',
    'pop',
    'remove',
    'symmetric_difference_update',
    'update',
  ],
);

/** Bytes as text. @throws TemplateError (python) where the encoding is unknown or does not fit. */
export function decodeBytes(bytes: Uint8Array, encoding: string, errors = 'strict'): string {
  try {
    const name = encoding === 'latin-1' ? 'latin1' : encoding;
    if (name === 'latin1' || name === 'iso-8859-1') return Buffer.from(bytes).toString('latin1');
    if (name === 'ascii' && errors === 'strict' && bytes.some((byte) => byte > 0x7f)) throw new RangeError(name);
    return new TextDecoder(name, { fatal: errors === 'strict', ignoreBOM: true }).decode(bytes);
  } catch {
    throw pythonError(`the bytes cannot be decoded as ${encoding}`);
  }
}

export const bytesMethods: Methods = table([
  define('decode', ['self', 'encoding?', 'errors?'], (context, self, encoding, errors) => {
    const { bytes } = self as PyBytes;
    context.chargeText(bytes.length);
    return decodeBytes(bytes, textOf(orElse(encoding, 'utf-8')).toLowerCase(), textOf(orElse(errors, 'strict')));
  }),
  define('hex', ['self', 'separator?'], (context, self, separator) => {
    const { bytes } = self as PyBytes;
    context.chargeText(3 * bytes.length);
    context.charge(bytes.length);
    const pairs = [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
    return pairs.join(separator === absent ? '' : textOf(separator));
  }),
]);
