/** Filters that apply other filters and tests to each item: `map`, `select` and their kin. */
import { jinjaError } from '../../python/meter.ts';
import { iterate, truthy } from '../../python/sequences.ts';
import { absent } from '../../python/values.ts';
import { defineVariadic, type PyFunction, takeNamed } from '../callable.ts';
import type { Context, Named } from '../context.ts';
import { attributeGetter, type Key, lazily } from './filters-sequence.ts';
import { textOf } from './methods-text.ts';

/** The filter or test of a name, with its further arguments, as a function of one item. */
function applier(context: Context, kind: 'filters' | 'tests', args: readonly unknown[], named: Named): Key {
  const [name, ...rest] = args;
  const target = context.registry[kind].get(textOf(name));
  if (target === undefined) throw jinjaError(`No ${kind === 'filters' ? 'filter' : 'test'} named '${name}'.`);
  return (item) => target.invoke(context, [item, ...rest], named);
}

const map = defineVariadic('map', (context, positional, named) => {
  const [value, ...args] = positional;
  return lazily(function* () {
    if (!truthy(value)) return;
    const apply = mapper(context, args, named);
    for (const item of iterate(value, context)) yield apply(item);
  });
});

function mapper(context: Context, args: readonly unknown[], named: Named): Key {
  if (args.length > 0) return applier(context, 'filters', args, named);
  const [attribute, fallback] = takeNamed('map', named, ['attribute', 'default']);
  if (attribute === absent) throw jinjaError('map requires a filter argument');
  return attributeGetter(context, attribute, fallback === null ? absent : fallback);
}

function selection(name: string, keep: boolean, byAttribute: boolean): PyFunction {
  return defineVariadic(name, (context, positional, named) => {
    const [value, ...args] = positional;
    return lazily(function* () {
      if (!truthy(value)) return;
      if (byAttribute && args.length === 0) throw jinjaError('Missing parameter for attribute name');
      const key = byAttribute ? attributeGetter(context, args[0]) : (item: unknown) => item;
      const rest = byAttribute ? args.slice(1) : args;
      const test = rest.length === 0 ? (item: unknown) => item : applier(context, 'tests', rest, named);
      for (const item of iterate(value, context)) if (truthy(test(key(item))) === keep) yield item;
    });
  });
}

export const functionalFilters: readonly PyFunction[] = [
  map,
  selection('select', true, false),
  selection('reject', false, false),
  selection('selectattr', true, true),
  selection('rejectattr', false, true),
];
