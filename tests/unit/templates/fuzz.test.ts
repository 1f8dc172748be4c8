import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globals, registry } from '../../../main/service/templates/library/registry.ts';
import { outcomeOf } from './support.ts';

/** 5 000 in CI; a longer run sets INGLENOOK_FUZZ_CASES=200000. */
const cases = Number(process.env.INGLENOOK_FUZZ_CASES ?? 5_000);

/** Processor time that a rendering may take; the steps are worth 20 ms, the first run of code and the machine the rest. */
const slowestMs = 150;

function check(template: string, payload: string): void {
  let [kind, text, spent] = timed(template, payload);
  // Slow is what is slow each time: a busy machine makes anything slow now and then.
  for (let again = 0; again < 4 && spent >= slowestMs; again += 1) [kind, text, spent] = timed(template, payload);
  expect(typeof text).toBe('string');
  // A bug in the engine itself shows as an internal error.
  if (kind === 'python') expect(text).not.toContain('internal:');
  expect(spent, `${template} <- ${payload}`).toBeLessThan(slowestMs);
}

function timed(template: string, payload: string): [kind: string, text: string, ms: number] {
  const start = process.cpuUsage();
  const [kind, text] = outcomeOf(template, payload);
  const { user, system } = process.cpuUsage(start);
  return [kind, text, (user + system) / 1_000];
}

const payloads = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '5',
    '-0',
    '1e400',
    '20.0',
    '"x"',
    'ON',
    '[[[[]]]]',
    '{"a":{"b":[1,2.0,null,"é😀"]},"__proto__":{"x":1}}',
  ),
  fc.integer({ min: 1, max: 20_000 }).map((length) => `"${'a'.repeat(length)}"`),
  fc.integer({ min: 1, max: 2_000 }).map((length) => JSON.stringify(Array.from({ length }, (_, index) => index))),
);

const names = [...globals.keys(), 'value', 'value_json', 'foo', 'loop', 'this', 'x'];
const filters = [...registry.filters.keys()];
const tests = [...registry.tests.keys()].filter((name) => /^\w+$/.test(name));
const attributes = [
  ...[
    'a',
    'b',
    'x',
    'items',
    'keys',
    'values',
    'get',
    'split',
    'format',
    'upper',
    'join',
    'replace',
    'center',
    'encode',
  ],
  ...[
    '__class__',
    'constructor',
    'prototype',
    '__proto__',
    'toString',
    'year',
    'strftime',
    'isoformat',
    'index',
    'cycle',
  ],
  ...[
    'append',
    'pop',
    'fromkeys',
    'decode',
    'zfill',
    'ljust',
    'expandtabs',
    'translate',
    'union',
    'total_seconds',
    'replace',
  ],
];
const literals = [
  '0',
  '1',
  '-1',
  '2.5',
  '1e308',
  '99999999999',
  "''",
  "'a'",
  "'%s %d {0} {x:>9}'",
  "'(a+)+$'",
  'true',
  'none',
  '[]',
  '{}',
  "{'a': 1}",
  '(1,)',
  "'abc'",
  'range(9)',
  "'\\x00😀'",
];

const { expression } = fc.letrec<{ expression: string; call: string }>((tie) => ({
  call: fc
    .array(
      fc.oneof(
        tie('expression'),
        tie('expression').map((value) => `attribute=${value}`),
      ),
      { maxLength: 3 },
    )
    .map((args) => `(${args.join(', ')})`),
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...literals),
    fc.constantFrom(...names),
    fc
      .tuple(tie('expression'), fc.constantFrom(...filters), fc.option(tie('call')))
      .map(([value, name, args]) => `(${value} | ${name}${args ?? ''})`),
    fc
      .tuple(tie('expression'), fc.constantFrom(...tests), fc.option(tie('call')))
      .map(([value, name, args]) => `(${value} is ${name}${args ?? ''})`),
    fc
      .tuple(tie('expression'), fc.constantFrom(...attributes), fc.option(tie('call')))
      .map(([value, name, args]) => `(${value}).${name}${args ?? ''}`),
    fc.tuple(fc.constantFrom(...names), tie('call')).map(([name, args]) => `${name}${args}`),
    fc.tuple(tie('expression'), tie('expression')).map(([value, key]) => `(${value})[${key}]`),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([value, a, b]) => `(${value})[${a}:${b}]`),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('+', '-', '*', '/', '//', '%', '**', '~', '==', '<', '>=', 'in', 'not in', 'and', 'or'),
        tie('expression'),
      )
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `(${a} if ${b} else ${c})`),
    fc.array(tie('expression'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.tuple(tie('expression'), tie('expression')).map(([key, value]) => `{${key}: ${value}}`),
  ),
}));

const { statement } = fc.letrec<{ statement: string }>((tie) => ({
  statement: fc.oneof(
    { depthSize: 'small' },
    expression.map((value) => `{{ ${value} }}`),
    fc.constantFrom(
      'text',
      ' {# c #} ',
      '{% break %}',
      '{% raw %}{{{% endraw %}',
      '{{ loop.changed(x) }}',
      '{{ caller() }}',
    ),
    fc
      .tuple(expression, tie('statement'), tie('statement'))
      .map(([test, a, b]) => `{% if ${test} %}${a}{% else %}${b}{% endif %}`),
    fc.tuple(expression, tie('statement')).map(([items, body]) => `{% for x in ${items} %}${body}{% endfor %}`),
    fc
      .tuple(expression, tie('statement'))
      .map(([items, body]) => `{% for x in ${items} recursive %}${body}{{ loop(x) }}{% endfor %}`),
    expression.map((value) => `{% set x = ${value} %}`),
    tie('statement').map((body) => `{% set x %}${body}{% endset %}`),
    tie('statement').map(
      (body) => `{% macro m(x=1) %}${body}{{ m(x) }}{% endmacro %}{{ m() }}{% call m() %}${body}{% endcall %}`,
    ),
    fc.constant(
      '{% set ns = namespace(l=[1], s="ab") %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}{% set ns.s = ns.s * 2 %}{% endfor %}',
    ),
    fc
      .tuple(fc.constantFrom(...filters), fc.nat(3))
      .map(([name, kind]) => `{{ ${['ns.l', 'ns.s', 'value_json', 'value'][kind]} | ${name} }}`),
  ),
}));

const template = fc.array(statement, { maxLength: 3 }).map((parts) => parts.join(''));

/** A template with something cut, doubled or put in between. */
const mutated = fc
  .tuple(
    template,
    fc.nat(),
    fc.nat(),
    fc.oneof(fc.string(), fc.constantFrom('{{', '}}', '{%', '%}', '(', ']', '|', "'", '{#', '\\', '**', ' is ')),
  )
  .map(([text, a, b, insert]) => {
    const [from, to] = [a % (text.length + 1), b % (text.length + 1)];
    return text.slice(0, from) + insert + text.slice(to);
  });

describe('no template and no payload can hang, crash or reach outside', () => {
  it('renders templates of the grammar', { timeout: 60_000 + cases * 20 }, () => {
    fc.assert(fc.property(template, payloads, check), { numRuns: Math.ceil(cases / 2) });
  });

  it('survives templates that were damaged', { timeout: 60_000 + cases * 20 }, () => {
    fc.assert(fc.property(mutated, payloads, check), { numRuns: Math.ceil(cases / 4) });
  });

  it('survives any text', { timeout: 60_000 + cases * 20 }, () => {
    const anything = fc.tuple(
      fc.constantFrom('{{', '{%', '{#', ''),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('}}', '%}', '#}', ''),
    );
    fc.assert(
      fc.property(anything, payloads, ([start, middle, end], payload) => check(start + middle + end, payload)),
      { numRuns: Math.ceil(cases / 4) },
    );
  });
});
