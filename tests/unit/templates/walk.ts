/** Everything that a template can call or compute, with large values of every kind, and what each costs for its steps. */
import { PyDate, PyDateTime, PyTime } from '../../../main/service/python/datetime.ts';
import { TemplateError } from '../../../main/service/python/errors.ts';
import { pyFloat } from '../../../main/service/python/numbers.ts';
import { PyTimedelta } from '../../../main/service/python/timedelta.ts';
import { DictView, PyBytes, PyDict, PyIterator, PyRange, PySet, PyTuple } from '../../../main/service/python/values.ts';
import { PyFunction } from '../../../main/service/templates/callable.ts';
import { compileTemplate } from '../../../main/service/templates/compile.ts';
import { Context } from '../../../main/service/templates/context.ts';
import { dateMethods, dateTimeMethods, timeMethods } from '../../../main/service/templates/library/datetime-methods.ts';
import {
  bytesMethods,
  dictMethods,
  listMethods,
  setMethods,
  tupleMethods,
} from '../../../main/service/templates/library/methods-collection.ts';
import { textMethods } from '../../../main/service/templates/library/methods-text.ts';
import { globals, registry } from '../../../main/service/templates/library/registry.ts';
import { timedeltaMethods } from '../../../main/service/templates/library/timedelta.ts';
import { findZone, utc } from '../../../main/service/time/zone.ts';

const size = 12_000;

function numbered<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Lists within lists, each twice: small in memory, endless to walk. */
function shared(levels: number): unknown {
  let value: unknown = [1];
  for (let level = 0; level < levels; level += 1) value = [value, value];
  return value;
}

function largeDict(): PyDict {
  const dict = new PyDict();
  for (let index = 0; index < size / 3; index += 1) dict.set(index, `v${index}`);
  return dict;
}

const zone = findZone('Europe/Berlin') ?? utc;

/** Large values by what they are. Made anew where walking uses them up. */
const largeValues: ReadonlyMap<string, () => unknown> = new Map<string, () => unknown>([
  ['text', kept('Ab é<x>&'.repeat(size / 8))],
  ['one letter', kept('a'.repeat(size))],
  ['capitals', kept('A'.repeat(size))],
  ['digits', kept('1'.repeat(size))],
  ['digits that end badly', kept(`${'1'.repeat(size)}x`)],
  ['a float of digits', kept(`1.${'0'.repeat(size)}`)],
  ['spaces', kept(`${' '.repeat(size)}x`)],
  ['nothing but spaces', kept(' '.repeat(size))],
  ['lines', kept('a\n'.repeat(size / 2))],
  ['emoji', kept('😀'.repeat(size / 2))],
  ['surrogates', kept('\ud800'.repeat(size))],
  ['hex digits', kept('0f'.repeat(size / 2))],
  ['braces', kept('{}'.repeat(size / 2))],
  ['open braces', kept('{'.repeat(size))],
  ['percents', kept('%s'.repeat(size / 2))],
  ['open brackets', kept('%('.repeat(size / 2))],
  ['directives', kept('%c%Z'.repeat(400))],
  ['tags', kept('<!--'.repeat(size / 4))],
  ['entities', kept('&#1;'.repeat(size / 4))],
  ['quotes', kept(`'"\\`.repeat(size / 3))],
  ['JSON', kept(JSON.stringify(numbered(size / 6, (index) => index)))],
  ['JSON of floats', kept(`[${'1.0,'.repeat(size / 4)}1.0]`)],
  ['deep JSON', kept('['.repeat(size))],
  ['backslashes', kept('\\'.repeat(size))],
  ['bytes', kept(new PyBytes(new Uint8Array(size).fill(0xc3)))],
  ['bytes of letters', kept(new PyBytes(new Uint8Array(size).fill(0x61)))],
  ['numbers', kept(numbered(size / 3, (index) => index))],
  ['equal numbers', kept(numbered(size / 3, () => 7))],
  ['floats', kept(numbered(size / 3, (index) => index / 7))],
  ['large numbers', kept(numbered(size / 10, () => 2n ** 4000n))],
  ['texts', kept(numbered(size / 3, (index) => `Text ${size - index}`))],
  ['long texts', kept(numbered(40, (index) => `${'a'.repeat(size)}${index}`))],
  ['pairs', kept(numbered(size / 6, (index) => [`k${index}`, index]))],
  ['records', kept(numbered(size / 10, (index) => ({ a: `k${index}`, b: { c: index } })))],
  ['tuples', kept(numbered(size / 30, (index) => new PyTuple(numbered(30, (each) => each + index))))],
  ['a tuple', kept(new PyTuple(numbered(size / 3, (index) => index)))],
  ['shared lists', kept(shared(60))],
  ['nested lists', kept(numbered(90, (index) => index).reduce<unknown>((inner) => [inner], 1))],
  ['a JSON object', kept(Object.fromEntries(numbered(size / 3, (index) => [`k${index}`, index])))],
  ['a dict', kept(largeDict())],
  ['keys', kept(new DictView('keys', largeDict()))],
  ['a set', kept(new PySet(numbered(size / 3, (index) => index)))],
  ['a range', kept(new PyRange(0, 100_000, 1))],
  ['an iterator', () => new PyIterator('generator', new PyRange(0, size / 3, 1))],
  ['a large integer', kept(2n ** 4095n + 1n)],
  ['a float', kept(1e300)],
  ['an integral float', kept(pyFloat(1e22))],
  ['a number', kept(12_345)],
  ['true', kept(true)],
  ['none', kept(null)],
  ['undefined', kept(undefined)],
  ['a moment', kept(new PyDateTime(1_700_000_000_000_000n, zone))],
  ['a day', kept(new PyDate(20_000))],
  ['a time', kept(new PyTime(3_600_000_000n))],
  ['a duration', kept(new PyTimedelta(123_456_789n))],
]);

function kept(value: unknown): () => unknown {
  return () => value;
}

/** Further arguments; `self` stands for the value again. */
const self = Symbol('self');
const furtherArguments: ReadonlyArray<readonly unknown[]> = [
  [],
  [self],
  [self, self],
  ['a'],
  ['aaaaaaaaab'],
  ['upper'],
  ['string', 'x'],
  ['{}'],
  ['%c %Z'],
  ['<BBBB'],
  ['(a|b)*c'],
  ['[a-z]+', 'x'],
  [','],
  [3],
  [1, 36],
  [2, 'x'],
  [null],
  ['a', 'bc'],
  ['a', self],
  [self, 'a'],
  [`${'a'.repeat(4_000)}b`],
  [`b${'a'.repeat(4_000)}`],
];

export interface Callable {
  readonly name: string;
  readonly target: PyFunction;
  fits(value: unknown): boolean;
}

function* methodsOf(
  kind: string,
  methods: ReadonlyMap<string, PyFunction | undefined>,
  fits: (value: unknown) => boolean,
): IterableIterator<Callable> {
  for (const [name, target] of methods) if (target !== undefined) yield { name: `${kind}.${name}`, target, fits };
}

/** All filters, tests, global functions and methods. */
function callables(): readonly Callable[] {
  const any = () => true;
  const found: Callable[] = [];
  for (const [name, target] of registry.filters) found.push({ name: `filter ${name}`, target, fits: any });
  for (const [name, target] of registry.tests) found.push({ name: `test ${name}`, target, fits: any });
  for (const [name, target] of globals) {
    if (target instanceof PyFunction) found.push({ name: `function ${name}`, target, fits: any });
  }
  const isObject = (value: unknown) =>
    value instanceof PyDict || (typeof value === 'object' && value !== null && !Array.isArray(value) && isPlain(value));
  return [
    ...found,
    ...methodsOf('str', textMethods, (value) => typeof value === 'string'),
    ...methodsOf('list', listMethods, Array.isArray),
    ...methodsOf('tuple', tupleMethods, (value) => value instanceof PyTuple),
    ...methodsOf('dict', dictMethods, isObject),
    ...methodsOf('set', setMethods, (value) => value instanceof PySet),
    ...methodsOf('bytes', bytesMethods, (value) => value instanceof PyBytes),
    ...methodsOf('datetime', dateTimeMethods, (value) => value instanceof PyDateTime),
    ...methodsOf('date', dateMethods, (value) => value instanceof PyDate),
    ...methodsOf('time', timeMethods, (value) => value instanceof PyTime),
    ...methodsOf('timedelta', timedeltaMethods, (value) => value instanceof PyTimedelta),
  ];
}

function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}

/** One piece of work: it charges the context, and may fail as templates do. */
export interface Work {
  readonly name: string;
  run(context: Context): void;
}

/** Every callable with every large value, each with so many of the sets of further arguments, in turn. */
export function* calls(setsPerValue: number): IterableIterator<Work> {
  let next = 0;
  const seen = new Set<PyFunction>();
  for (const { name, target, fits } of callables()) {
    // Many are filter, test and function at once.
    if (seen.has(target)) continue;
    seen.add(target);
    for (const [kind, make] of largeValues) {
      if (!fits(make())) continue;
      for (let count = 0; count < setsPerValue; count += 1) {
        const index = next % furtherArguments.length;
        const further = furtherArguments[index] ?? [];
        next += 1;
        yield {
          name: `${name} of ${kind}, arguments ${index}`,
          run: (context) => {
            const value = make();
            const result = target.invoke(
              context,
              [value, ...further.map((each) => (each === self ? value : each))],
              undefined,
            );
            // What is lazy works when it is walked.
            if (result instanceof PyIterator) for (const item of result) void item;
          },
        };
      }
    }
  }
}

function newContext(steps: number): Context {
  return new Context(
    { value: '', now: 1_700_000_000_000, timeZone: 'Europe/Berlin', budget: { left: steps } },
    registry,
  );
}

export interface Measured {
  /** Steps charged. */
  readonly steps: number;
  /** Processor time in milliseconds. */
  readonly ms: number;
}

/** Runs work once, with the budget of a rendering. @throws what is no error of a template */
export function measure(work: Work, steps: number): Measured {
  const context = newContext(steps);
  const start = process.cpuUsage();
  try {
    work.run(context);
  } catch (error) {
    if (!(error instanceof TemplateError) && !(error instanceof RangeError)) throw error;
  }
  const { user, system } = process.cpuUsage(start);
  return { steps: steps - context.left, ms: (user + system) / 1_000 };
}

/** Operators, conversions and statements over `a` and `b`. */
const operations: readonly string[] = [
  ...['+', '-', '*', '/', '//', '%', '**', '~', '==', '!=', '<', '>=', 'in', 'not in', 'and', 'or'].map(
    (operator) => `{% set x = a ${operator} b %}`,
  ),
  '{% set x = not a %}{% set x = -a %}',
  '{% if a %}{% elif b %}{% endif %}',
  '{% set x = a if b else b %}',
  '{{ a }}{{ b }}',
  '{% set x = a ~ "" %}',
  '{% set x = "%s" % a %}{% set x = "%r %s" % (a, b) %}',
  '{% set x = "{} {!r} {:>9}".format(a, b, a) %}',
  '{% set x = a[0] %}{% set x = a[-1] %}{% set x = a[b] %}{% set x = a.k1 %}',
  '{% set x = a[1:] %}{% set x = a[::-1] %}{% set x = a[3:9:2] %}',
  '{% set x = [a, b] == [b, a] %}{% set x = {"a": a} == {"a": b} %}',
  '{% set x = {a: b} %}',
  '{% set x = (a, b) in [(a, b)] %}',
  '{% for x in a %}{% endfor %}',
  '{% for x in a %}{{ x }}{% endfor %}',
  '{% for x in a if x == b %}{{ loop.changed(b) }}{% endfor %}',
  '{% set p, q = a %}',
  '{% set ns = namespace(a=a, b=b) %}{{ ns }}',
  '{% macro m(x, y=b) %}{{ x }}{{ y }}{{ varargs }}{% endmacro %}{{ m(a) }}{{ m(*a) }}{{ m(**a) }}',
  '{% filter upper %}{{ a }}{% endfilter %}{% set x %}{{ a }}{% endset %}',
  '{% set x = a | map("string") | list %}{% set x = a | select("eq", b) | list %}',
  '{{ a | to_json }}{{ a | tojson }}{{ a | pprint }}',
  '{% set x = max(a, b) %}{% set x = range(a) %}{% set x = dict(a) %}{% set x = zip(a, b) | list %}',
];

/** Every operation with pairs of large values. */
export function* operationsOnLargeValues(): IterableIterator<Work> {
  const kinds = [...largeValues];
  for (const source of operations) {
    const compiled = compileTemplate(source);
    if (!compiled.ok) throw new Error(`${source}: ${compiled.reason}`);
    for (const [first, makeFirst] of kinds) {
      for (const [second, makeSecond] of kinds) {
        // Each kind with itself, and with some of the others.
        if (first !== second && (first.length + second.length) % 13 !== 0) continue;
        yield {
          name: `${source} with ${first} and ${second}`,
          run: (context) => {
            const budget = { left: context.left };
            try {
              compiled.template.render({
                value: '',
                variables: { a: makeFirst(), b: makeSecond() },
                now: 0,
                budget,
              });
            } finally {
              context.charge(context.left - budget.left);
            }
          },
        };
      }
    }
  }
}
