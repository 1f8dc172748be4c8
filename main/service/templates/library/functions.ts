/** Functions on collections and on other functions: Home Assistant's, and Python's own that Jinja offers. */
import { contains } from '../../python/compare.ts';
import { jinjaError, pythonError } from '../../python/meter.ts';
import { pyStr } from '../../python/repr.ts';
import { isIterable, itemsOf, iterate, toList, truthy } from '../../python/sequences.ts';
import {
  absent,
  dictEntries,
  dictGet,
  isDict,
  PyDict,
  PyIterator,
  PyRange,
  PySet,
  PyTuple,
  typeName,
} from '../../python/values.ts';
import { call, define, defineVariadic, glance, orElse, PyFunction, takeNamed, wrongArguments } from '../callable.ts';
import type { Context } from '../context.ts';
import { Cycler, namespaceFunction } from './loops.ts';
import { copyOf, difference, fromKeys, intersection, symmetricDifference, union } from './methods-collection.ts';
import { integerOf } from './methods-text.ts';

/** Jinja's sandbox refuses longer ranges. */
const maxRange = 100_000;

const range = define('range', ['start', 'stop?', 'step?'], (_context, first, second, third) => {
  const [start, stop] = second === absent ? [0, integerOf(first)] : [integerOf(first), integerOf(second)];
  const step = third === absent ? 1 : integerOf(third);
  if (step === 0) throw pythonError('range() arg 3 must not be zero');
  const made = new PyRange(start, stop, step);
  if (made.length > maxRange) throw pythonError('Range too big.');
  return made;
});

/**
 * The type `dict`: callable, with `fromkeys`. Any other attribute is the type again, for Python reads `dict.x` as the
 * generic `dict['x']`; configs in the wild call `dict.from_keys(zip(..))` and mean `dict(zip(..))`.
 */
class DictType extends PyFunction {
  override readonly typeName = 'type';
  constructor() {
    super('dict', (context, positional, named) => {
      const [first] = positional;
      if (positional.length > 1) throw wrongArguments('dict', 'too many arguments');
      const dict = positional.length === 0 ? new PyDict() : dictOf(context, first);
      for (const [key, value] of named ?? []) dict.set(key, value);
      return dict;
    });
  }
  override attribute(name: string): unknown {
    return name === 'fromkeys' ? fromKeys : this;
  }
}

function dictOf(context: Context, value: unknown): PyDict {
  if (value === undefined) throw jinjaError('an undefined is no dict');
  if (isDict(value)) return copyOf(value, context);
  const dict = new PyDict();
  for (const pair of iterate(value, context)) {
    const parts = toList(pair, context);
    if (parts.length !== 2) throw pythonError('dictionary update sequence element has not length 2');
    dict.set(parts[0], parts[1]);
  }
  return dict;
}

const zip = defineVariadic('zip', (context, positional, named) => {
  const [strict] = takeNamed('zip', named, ['strict']);
  const columns = positional.map((each) => iterate(each, context));
  return new PyIterator('zip', zipped(columns, truthy(orElse(strict, false))));
});

function* zipped(columns: ReadonlyArray<Iterator<unknown>>, strict: boolean): Generator<PyTuple> {
  for (;;) {
    const row: unknown[] = [];
    for (const column of columns) {
      const step = column.next();
      if (step.done) {
        const uneven = row.length > 0 || columns.slice(1).some((each) => each !== column && !each.next().done);
        if (strict && uneven) throw pythonError('zip() arguments have different lengths');
        return;
      }
      row.push(step.value);
    }
    if (row.length === 0) return;
    yield new PyTuple(row);
  }
}

const iif = define(
  'iif',
  ['value', 'if_true?', 'if_false?', 'if_none?'],
  (_context, value, yes, no, none) => {
    if (value === null && none !== absent) return none;
    return truthy(value) ? orElse(yes, true) : orElse(no, false);
  },
  glance,
);

const booleans: ReadonlyMap<string, boolean> = new Map([
  ...['1', 'true', 'yes', 'on', 'enable'].map((word) => [word, true] as const),
  ...['0', 'false', 'no', 'off', 'disable'].map((word) => [word, false] as const),
]);

/** `disable`, with white space around it. */
const maxWordChars = 1_000;

const bool = define('bool', ['value', 'default?'], (_context, value, fallback) => {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    const known = value.length > maxWordChars ? undefined : booleans.get(value.toLowerCase().trim());
    if (known !== undefined) return known;
  } else if (typeName(value) === 'int' || typeName(value) === 'float') return truthy(value);
  if (fallback === absent) throw pythonError('bool got invalid input and no default was specified');
  return fallback;
});

/** A list argument: anything that can be walked, texts excepted. */
function listArgument(name: string, context: Context, value: unknown): unknown[] {
  if (typeof value === 'string' || !isIterable(value)) {
    throw pythonError(`${name} expected a list, got ${typeName(value)}`);
  }
  return toList(value, context);
}

function setFunction(name: string, run: (a: PySet, b: PySet) => Iterable<unknown>): PyFunction {
  return define(name, ['value', 'other'], (context, value, other) => {
    const [a, b] = [listArgument(name, context, value), listArgument(name, context, other)];
    context.charge(4 * (a.length + b.length));
    return [...new PySet(run(new PySet(a), new PySet(b)))];
  });
}

const flatten = define('flatten', ['value', 'levels?'], (context, value, levels) =>
  flat(context, value, levels === absent || levels === null ? 100 : integerOf(levels), levels === absent),
);

function flat(context: Context, value: unknown, levels: number, endless: boolean): unknown[] {
  const result: unknown[] = [];
  for (const item of listArgument('flatten', context, value)) {
    const isList = typeof item !== 'string' && isIterable(item);
    if (!isList || levels < 1) {
      if (isList && endless) throw pythonError('the lists are nested too deeply');
      result.push(item);
    } else {
      const inner = flat(context, item, levels - 1, endless);
      context.charge(inner.length);
      for (const each of inner) result.push(each);
    }
  }
  return result;
}

const shuffle = defineVariadic('shuffle', (context, positional, named) => {
  takeNamed('shuffle', named, ['seed']);
  const [first] = positional;
  if (positional.length === 0) throw wrongArguments('shuffle', 'at least 1 argument expected');
  const isList = typeof first !== 'string' && isIterable(first);
  if (!isList && positional.length === 1) throw pythonError(`'${typeName(first)}' object is not iterable`);
  const items = isList ? toList(first, context) : [...positional];
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [items[last], items[other]] = [items[other], items[last]];
  }
  return items;
});

const combine = defineVariadic('combine', (context, positional, named) => {
  const [recursive] = takeNamed('combine', named, ['recursive']);
  if (positional.length === 0) throw wrongArguments('combine', 'at least 1 argument expected');
  return merge(context, positional, truthy(orElse(recursive, false)), 0);
});

function merge(context: Context, dicts: readonly unknown[], recursive: boolean, depth: number): PyDict {
  if (depth > 50) throw pythonError('the dicts are nested too deeply');
  const result = new PyDict();
  for (const dict of dicts) {
    if (!isDict(dict)) throw pythonError(`combine expected a dict, got ${typeName(dict)}`);
    for (const [key, value] of dictEntries(dict)) {
      context.charge(1);
      const before = recursive ? dictGet(result, key) : absent;
      const nested = isDict(before) && isDict(value);
      result.set(key, nested ? merge(context, [before, value], recursive, depth + 1) : value);
    }
  }
  return result;
}

const apply = defineVariadic(
  'apply',
  (context, positional, named) => {
    const [value, target, ...rest] = positional;
    return call(target, context, [value, ...rest], named);
  },
  glance,
);

/** A macro with a `returns` argument as a function: it answers what the macro hands to `returns`. */
const asFunction = define('as_function', ['macro'], (_context, macro) => {
  if (!(macro instanceof PyFunction)) throw pythonError(`'${typeName(macro)}' object has no attribute 'name'`);
  return defineVariadic(macro.name.replace(/^macro_/, ''), (context, positional, named) => {
    let answer: unknown = null;
    const returns = define('returns', ['value'], (_inner, value) => {
      answer = value;
      return value;
    });
    call(macro, context, positional, new Map([...(named ?? []), ['returns', returns]]));
    return answer;
  });
});

const joiner = define('joiner', ['sep?'], (_context, separator) => {
  let used = false;
  return define('joiner', [], () => {
    const text = used ? orElse(separator, ', ') : '';
    used = true;
    return text;
  });
});

const cycler = defineVariadic('cycler', (_context, positional) => {
  if (positional.length === 0) throw pythonError('at least one item has to be provided');
  return new Cycler(positional);
});

let collator: Intl.Collator | undefined;

/** Natural order: runs of digits compare as numbers. */
const naturalSort = define('natural_sort', ['value', 'reverse?'], (context, value, reverse) => {
  const items = itemsOf(value);
  if (items === undefined) throw pythonError(`natural_sort expected an iterable list, got ${typeName(value)}`);
  collator ??= new Intl.Collator('en', { numeric: true, caseFirst: 'upper' });
  const { compare } = collator;
  const keyed = items.map((item) => ({ item, key: pyStr(item, context) }));
  keyed.sort((a, b) => {
    context.charge(15 + Math.min(a.key.length, b.key.length) / 4);
    return compare(a.key, b.key);
  });
  const sorted = keyed.map(({ item }) => item);
  return truthy(orElse(reverse, false)) ? sorted.reverse() : sorted;
});

/** Both filters and global functions. */
export const collectionFunctions: readonly PyFunction[] = [
  iif,
  bool,
  flatten,
  shuffle,
  naturalSort,
  setFunction('intersect', intersection),
  setFunction('difference', difference),
  setFunction('union', union),
  setFunction('symmetric_difference', symmetricDifference),
  combine,
  apply,
  asFunction,
  define('typeof', ['value'], (_context, value) => typeName(value), glance),
];

/** Global functions only. */
export const collectionGlobals: readonly PyFunction[] = [
  range,
  new DictType(),
  zip,
  namespaceFunction,
  joiner,
  cycler,
  define('set', ['value'], (context, value) => {
    const items = toList(value, context);
    context.charge(2 * items.length);
    return new PySet(items);
  }),
  define('tuple', ['value'], (context, value) => new PyTuple(toList(value, context))),
];

/** Both filter and test. */
export const containsFunction = define('contains', ['value', 'item'], (context, value, item) =>
  contains(value, item, context),
);

/** `apply` as a test. */
export const applyTest = apply;
