/** Filters on lists and other sequences. Those that are lazy in Jinja are lazy here. */
import { compare, equals } from '../../python/compare.ts';
import { jinjaError, pythonError } from '../../python/meter.ts';
import { binary } from '../../python/operators.ts';
import { pyStr } from '../../python/repr.ts';
import { characters, isIterable, itemsOf, iterate, sizeOf, toList, truthy } from '../../python/sequences.ts';
import {
  absent,
  DictView,
  dictEntries,
  hashKey,
  isDict,
  PyBytes,
  PyIterator,
  PyRange,
  PyTuple,
  typeName,
} from '../../python/values.ts';
import { define, defineVariadic, orElse, type PyFunction, takeNamed, wrongArguments } from '../callable.ts';
import type { Context } from '../context.ts';
import { getAttribute, getItem } from './access.ts';
import { integerOf } from './methods-text.ts';

export type Key = (item: unknown) => unknown;

/** Reads `a.b.0` from an item, as the `attribute` argument of many filters does. */
export function attributeGetter(context: Context, attribute: unknown, fallback: unknown = absent): Key {
  if (attribute === absent || attribute === null) return (item) => item;
  const parts = typeof attribute === 'string' ? attribute.split('.') : [attribute];
  const keys = parts.map((part) => (typeof part === 'string' && /^\d+$/.test(part) ? Number(part) : part));
  return (item) => {
    let value = item;
    context.charge(keys.length);
    for (const key of keys) {
      value = getItem(value, key, context);
      if (value === undefined && fallback !== absent) value = fallback;
    }
    return value;
  };
}

/** Texts compare in lower case unless `caseSensitive` is set. */
function folded(context: Context, key: Key, caseSensitive: unknown): Key {
  if (caseSensitive !== absent && truthy(caseSensitive)) return key;
  return (item) => {
    const value = key(item);
    if (typeof value !== 'string') return value;
    context.chargeCharacters(value.length);
    return value.toLowerCase();
  };
}

/** A stable sort by key; the keys are computed once. */
function sortBy(context: Context, items: readonly unknown[], key: Key, reverse: unknown): unknown[] {
  const sign = reverse !== absent && truthy(reverse) ? -1 : 1;
  const keyed = items.map((item) => ({ item, key: key(item) }));
  keyed.sort((a, b) => {
    context.charge(1);
    return sign * (compare(a.key, b.key, context) || 0);
  });
  return keyed.map(({ item }) => item);
}

const length = (name: string) =>
  define(name, ['value'], (_context, value) => {
    const size = value instanceof PyIterator ? undefined : sizeOf(value);
    if (size === undefined) throw pythonError(`object of type '${typeName(value)}' has no len()`);
    return size;
  });

const first = define('first', ['value'], (context, value) => {
  if (Array.isArray(value)) return value[0];
  if (typeof value === 'string') return characters(value.slice(0, 2))[0];
  for (const item of iterate(value, context)) return item;
  return undefined;
});

const last = define('last', ['value'], (context, value) => {
  const items = reversible(context, value);
  if (items === undefined) throw pythonError(`'${typeName(value)}' object is not reversible`);
  return items.at(-1);
});

/** The items of what Python's `reversed()` takes. */
function reversible(context: Context, value: unknown): readonly unknown[] | undefined {
  const isSequence =
    typeof value === 'string' ||
    itemsOf(value) !== undefined ||
    value instanceof PyBytes ||
    value instanceof PyRange ||
    value instanceof DictView ||
    value === undefined ||
    isDict(value);
  return isSequence ? toList(value, context) : undefined;
}

const reverse = define('reverse', ['value'], (context, value) => {
  if (typeof value === 'string') return toList(value, context).reverse().join('');
  const items = reversible(context, value);
  if (items !== undefined) return new PyIterator('list_reverseiterator', [...items].reverse());
  if (!isIterable(value)) throw jinjaError('argument must be iterable');
  return toList(value, context).reverse();
});

const list = define('list', ['value'], (context, value) => toList(value, context));

const join = define('join', ['value', 'd?', 'attribute?'], (context, value, separator, attribute) => {
  const key = attributeGetter(context, attribute);
  const between = pyStr(orElse(separator, ''), context);
  let text = '';
  let isFirst = true;
  for (const item of iterate(value, context)) {
    text += (isFirst ? '' : between) + pyStr(key(item), context);
    isFirst = false;
    context.checkText(text.length);
  }
  return text;
});

const sort = define('sort', ['value', 'reverse?', 'case_sensitive?', 'attribute?'], (context, ...given) => {
  const [value, isReverse, caseSensitive, attribute] = given;
  const items = toList(value, context);
  if (typeof attribute !== 'string' || !attribute.includes(',')) {
    return sortBy(context, items, folded(context, attributeGetter(context, attribute), caseSensitive), isReverse);
  }
  const keys = attribute.split(',').map((part) => folded(context, attributeGetter(context, part), caseSensitive));
  return sortBy(context, items, (item) => keys.map((key) => key(item)), isReverse);
});

const unique = define('unique', ['value', 'case_sensitive?', 'attribute?'], (context, ...given) => {
  const [value, caseSensitive, attribute] = given;
  const key = folded(context, attributeGetter(context, attribute), caseSensitive);
  return lazily(function* () {
    const seen = new Set<unknown>();
    for (const item of iterate(value, context)) {
      context.charge(2);
      const hash = hashKey(key(item));
      if (seen.has(hash)) continue;
      seen.add(hash);
      yield item;
    }
  });
});

/** A generator as Python shows it. */
export function lazily(items: () => Generator<unknown>): PyIterator {
  return new PyIterator('generator', items());
}

/** `min` and `max`, as filter and (with several arguments) as function. Empty gives undefined. */
function extreme(name: 'min' | 'max', sign: 1 | -1): { filter: PyFunction; global: PyFunction } {
  const run = (context: Context, value: unknown, caseSensitive: unknown, attribute: unknown): unknown => {
    const key = folded(context, attributeGetter(context, attribute), caseSensitive);
    let best: { item: unknown; key: unknown } | undefined;
    for (const item of iterate(value, context)) {
      const next = { item, key: key(item) };
      if (best === undefined || sign * compare(next.key, best.key, context) < 0) best = next;
    }
    return best?.item;
  };
  const options = ['case_sensitive', 'attribute'];
  return {
    filter: define(name, ['value', 'case_sensitive?', 'attribute?'], run),
    global: defineVariadic(name, (context, positional, named) => {
      const [caseSensitive, attribute] = takeNamed(name, named, options);
      if (positional.length === 0) throw wrongArguments(name, 'at least 1 argument expected');
      return run(context, positional.length === 1 ? positional[0] : positional, caseSensitive, attribute);
    }),
  };
}

const minimum = extreme('min', 1);
const maximum = extreme('max', -1);

const sum = define('sum', ['value', 'attribute?', 'start?'], (context, value, attribute, start) => {
  const key = attributeGetter(context, attribute);
  let total = orElse(start, 0);
  if (typeof total === 'string') throw pythonError("sum() can't sum strings");
  for (const item of iterate(value, context)) total = binary('+', total, key(item), context);
  return total;
});

const batch = define('batch', ['value', 'linecount', 'fill_with?'], (context, value, count, fill) => {
  const size = integerOf(count);
  return lazily(function* () {
    let row: unknown[] = [];
    for (const item of iterate(value, context)) {
      if (row.length === size) {
        yield row;
        row = [];
      }
      row.push(item);
    }
    if (row.length === 0) return;
    if (fill !== absent && fill !== null) while (row.length < size) row.push(chargedFill(context, fill));
    yield row;
  });
});

function chargedFill(context: Context, fill: unknown): unknown {
  context.charge(1);
  return fill;
}

const slice = define('slice', ['value', 'slices', 'fill_with?'], (context, value, count, fill) => {
  const slices = integerOf(count);
  return lazily(function* () {
    const items = toList(value, context);
    if (slices === 0) throw pythonError('integer division or modulo by zero');
    const perSlice = Math.floor(items.length / slices);
    const extra = items.length % slices;
    let offset = 0;
    for (let index = 0; index < slices; index += 1) {
      context.charge(1);
      const size = perSlice + (index < extra ? 1 : 0);
      const part = items.slice(offset, offset + size);
      offset += size;
      if (fill !== absent && fill !== null && index >= extra) part.push(fill);
      yield part;
    }
  });
});

const groupBy = define('groupby', ['value', 'attribute', 'default?', 'case_sensitive?'], (context, ...given) => {
  const [value, attribute, fallback, caseSensitive] = given;
  const exact = attributeGetter(context, attribute, fallback === null ? absent : fallback);
  const key = folded(context, exact, caseSensitive);
  const groups: Array<{ key: unknown; items: unknown[] }> = [];
  for (const item of sortBy(context, toList(value, context), key, false)) {
    const current = groups.at(-1);
    if (current !== undefined && equals(current.key, key(item), context)) current.items.push(item);
    else groups.push({ key: key(item), items: [item] });
  }
  return groups.map(({ items }) => new PyTuple([exact(items[0]), items], ['grouper', 'list']));
});

const dictSort = define('dictsort', ['value', 'case_sensitive?', 'by?', 'reverse?'], (context, ...given) => {
  const [value, caseSensitive, by, isReverse] = given;
  const position = orElse(by, 'key') === 'key' ? 0 : by === 'value' ? 1 : undefined;
  if (position === undefined) throw jinjaError('You can only sort by either "key" or "value"');
  if (value === undefined) throw jinjaError('an undefined has no items');
  if (!isDict(value)) throw pythonError(`'${typeName(value)}' object has no attribute 'items'`);
  const pairs = [...dictEntries(value)].map(([key, each]) => new PyTuple([key, each]));
  context.charge(pairs.length);
  return sortBy(
    context,
    pairs,
    folded(context, (pair) => itemsOf(pair)?.[position], caseSensitive),
    isReverse,
  );
});

const items = define('items', ['value'], (context, value) =>
  lazily(function* () {
    if (value === undefined) return;
    if (!isDict(value)) throw pythonError('Can only get item pairs from a mapping.');
    for (const [key, each] of dictEntries(value)) {
      context.charge(1);
      yield new PyTuple([key, each]);
    }
  }),
);

const attr = define('attr', ['value', 'name'], (context, value, name) => {
  const attribute = pyStr(name, context);
  // The attribute alone: an item of that name does not count.
  return isDict(value) && !/^(keys|values|items|get|copy)$/.test(attribute)
    ? undefined
    : getAttribute(value, attribute);
});

const random = define('random', ['values'], (context, values) => {
  const choices = toList(values, context);
  if (choices.length === 0) throw pythonError('Cannot choose from an empty sequence');
  return choices[Math.floor(Math.random() * choices.length)];
});

export const sequenceFilters: readonly PyFunction[] = [
  length('length'),
  length('count'),
  first,
  last,
  reverse,
  list,
  join,
  sort,
  unique,
  minimum.filter,
  maximum.filter,
  sum,
  batch,
  slice,
  groupBy,
  dictSort,
  items,
  attr,
  random,
];

export const extremeFunctions: readonly PyFunction[] = [minimum.global, maximum.global];
