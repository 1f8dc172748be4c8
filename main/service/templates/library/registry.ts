/** All filters, tests and global functions by name. */
import { pyFloat } from '../../python/numbers.ts';
import { PyBytes } from '../../python/values.ts';
import { define, type PyFunction, type Tables, table } from '../callable.ts';
import type { Context } from '../context.ts';
import { dataFilters, hashFunctions, regexTests } from './filters-data.ts';
import { functionalFilters } from './filters-functional.ts';
import { numberConstants, numberFilters, numberFunctions } from './filters-number.ts';
import { extremeFunctions, sequenceFilters } from './filters-sequence.ts';
import { statisticFunctions } from './filters-statistics.ts';
import { encodeQuery, slugifyFunction, textFilters } from './filters-text.ts';
import { applyTest, collectionFunctions, collectionGlobals, containsFunction } from './functions.ts';
import { stateFunctions, stateTests } from './state-functions.ts';
import { structFunctions } from './struct.ts';
import { defaultFilters, isDefinedFilter, tests } from './tests.ts';
import { timeFilters, timeFunctions, timeGlobals } from './time-functions.ts';

/** What Home Assistant registers as filter and as global function alike. */
const both: readonly PyFunction[] = [
  ...numberFunctions,
  ...statisticFunctions,
  ...collectionFunctions,
  ...timeFunctions,
  ...stateFunctions,
  ...structFunctions,
  ...hashFunctions,
  slugifyFunction,
];

const urlEncodeGlobal = define(
  'urlencode',
  ['value'],
  (context: Context, value) => new PyBytes(Buffer.from(encodeQuery(context, value, '+'), 'utf8')),
);

const filters = table([
  ...both,
  ...sequenceFilters,
  ...functionalFilters,
  ...textFilters,
  ...dataFilters,
  ...numberFilters,
  ...timeFilters,
  ...defaultFilters,
  isDefinedFilter,
  containsFunction,
]);

const isNumber = filters.get('is_number');

const allTests = table([
  ...tests,
  ...stateTests,
  ...regexTests,
  containsFunction,
  applyTest,
  ...(isNumber === undefined ? [] : [isNumber]),
]);

export const registry: Tables = { filters, tests: allTests };

/** Global variables of templates. */
export const globals: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...table([...both, ...collectionGlobals, ...timeGlobals, ...extremeFunctions, urlEncodeGlobal]),
  ...[...numberConstants].map(([name, value]) => [name, pyFloat(value)] as const),
]);
