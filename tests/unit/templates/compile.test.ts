import { describe, expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { PyDate, PyDateTime, PyTime } from '../../../main/service/python/datetime.ts';
import { PyFloat } from '../../../main/service/python/numbers.ts';
import { compileTemplate } from '../../../main/service/templates/compile.ts';
import type { TemplateEntity } from '../../../main/service/templates/template.ts';
import { findZone } from '../../../main/service/time/zone.ts';
import { processorMs } from '../../support/processor-time.ts';
import { compiled, outcomeOf, rendered } from './support.ts';

describe('constants', () => {
  it.each(['ON', '{"a": 1}', "b'\\x01'", '50 % } {', '', 'a\nb'])('%j is given as it is', (source) => {
    expect(compiled(source).constant).toBe(true);
    expect(rendered(source)).toBe(source);
  });

  it('loses its outer white space, as every template does', () => {
    expect(rendered('  ON\n')).toBe('ON');
    expect(rendered('  {{ 1 }} \n ')).toBe('1');
  });
});

describe('compiling', () => {
  it('shares one template among equal sources', () => {
    expect(compiled('{{ value }}')).toBe(compiled('{{ value }}'));
  });

  it('forgets the sources that were unused for longest', () => {
    const kept = compiled('{{ value ~ "kept" }}');
    const lost = compiled('{{ value ~ "lost" }}');
    for (let index = 0; index < limits.templateCacheEntries - 1; index += 1) {
      if (index === 100) compileTemplate('{{ value ~ "kept" }}');
      compileTemplate(`constant ${index}`);
    }
    expect(compiled('{{ value ~ "kept" }}')).toBe(kept);
    expect(compiled('{{ value ~ "lost" }}')).not.toBe(lost);
  });

  it.each([
    ['{{ value | nofilter }}', "No filter named 'nofilter'."],
    ['{{ value is notest }}', "No test named 'notest'."],
    ['{% notag %}', "unknown tag 'notag'"],
    ['{{ value', 'line 1: a {{ has no end'],
    ['a\nb{% if true %}', "the template ends where 'elif' or 'else' or 'endif' is missing"],
    ['{{ 1 + }}', "an expression expected, found '}}'"],
    ['{{ (1 }}', "line 1: '}' where ')' was expected"],
    ['{{ "\\x4" }}', 'line 1: a truncated or impossible \\x or \\u escape'],
    ['{% break %}', "'break' outside a loop, found '%}'"],
    [`{{ ${'('.repeat(20_000)} }}`, undefined],
    [`{{ 1${'+1'.repeat(16_000)} }}`, undefined],
    [`{{ 1 }}${' '.repeat(limits.templateChars)}`, 'the template is too long'],
  ])('%.40s says why it does not compile', (source, reason) => {
    const result = compileTemplate(source);
    if (reason !== undefined) expect(result).toEqual({ ok: false, reason });
    else if (result.ok) expect(outcomeOf(source, '')[0]).not.toBe('jinja');
  });
});

describe('the three ends of a value template', () => {
  it.each([
    ['{{ value_json.missing }}', '{}', 'ok'],
    ['{{ value_json.missing | default("d") }}', '{}', 'ok'],
    ['{{ value_json.a.b }}', '{}', 'jinja'],
    ['{{ value_json.a }}', 'garbage', 'jinja'],
    ['{{ value_json.a | is_defined }}', '{}', 'jinja'],
    ['{{ value_json.a | float }}', '{}', 'jinja'],
    ['{{ value_json.a | float(0) }}', '{}', 'jinja'],
    ['{{ value_json.a + 1 }}', '{}', 'jinja'],
    ['{{ value_json.a() }}', '{}', 'jinja'],
    ['{{ value | float }}', 'abc', 'python'],
    ['{{ value | int }}', 'abc', 'python'],
    ['{{ value | round }}', 'abc', 'python'],
    ['{{ value | from_json }}', 'abc', 'python'],
    ['{{ 1 / value_json }}', '0', 'python'],
    ['{{ value + 1 }}', '1', 'python'],
    ['{{ value_json < "a" }}', '1', 'python'],
  ])('%s of %s ends as %s', (source, payload, kind) => {
    expect(outcomeOf(source, payload)[0]).toBe(kind);
  });
});

describe('variables', () => {
  const entity: TemplateEntity = {
    entityId: 'sensor.attic',
    name: 'Attic',
    this: () => ({
      entity_id: 'sensor.attic',
      state: '5',
      attributes: { friendly_name: 'Attic fan', unit_of_measurement: 'W' },
    }),
  };

  it('knows the entity, its name and its state object', () => {
    expect(rendered('{{ entity_id }} {{ name }}', '', { entity })).toBe('sensor.attic Attic');
    expect(
      rendered('{{ this.state }} {{ this.attributes.unit_of_measurement }} {{ this.entity_id }}', '', { entity }),
    ).toBe('5 W sensor.attic');
    expect(rendered('{{ this.name }}|{{ this.domain }}|{{ this.object_id }}|{{ this.nope }}', '', { entity })).toBe(
      'Attic fan|sensor|attic|',
    );
  });

  it('has a state object before there is a state', () => {
    const fresh = { ...entity, this: () => undefined };
    expect(rendered('{{ this.state }} {{ this.attributes.x }}{{ this.name }}', '', { entity: fresh })).toBe(
      'unknown attic',
    );
  });

  it('has no entity where none was given', () => {
    expect(rendered('{{ entity_id }}{{ name }}{{ this is defined }}')).toBe('False');
  });

  it('takes the variables of the platform, and lets them win', () => {
    const variables = { position_open: 100, value: 'other', brightness: new PyFloat(20), missing: undefined };
    expect(
      rendered('{{ position_open }} {{ value }} {{ brightness }} {{ missing is defined }}', 'v', { variables }),
    ).toBe('100 other 20.0 False');
  });

  it('does not find what objects have by themselves', () => {
    expect(rendered('{{ constructor }}{{ toString }}{{ __proto__ }}{{ hasOwnProperty }}', '', { variables: {} })).toBe(
      '',
    );
    expect(rendered('{{ value_json.constructor }}{{ value_json.toString }}{{ value_json["__proto__"] }}', '{}')).toBe(
      '',
    );
    expect(rendered('{{ value_json["__proto__"].x }}', '{"__proto__": {"x": 5}}')).toBe('5');
  });

  it('hands native values of commands to their templates', () => {
    expect(rendered('{{ value }}|{{ value + 1 }}', '', { value: new PyFloat(22) })).toBe('22.0|23.0');
    expect(rendered('{{ value }}', '', { value: null })).toBe('None');
    const date = PyDate.of(2025, 12, 31);
    expect(rendered('{{ value.year }}-{{ value.strftime("%d.%m.") }}-{{ value }}', '', { value: date })).toBe(
      '2025-31.12.-2025-12-31',
    );
    expect(
      rendered('{{ value.hour }}:{{ value.minute }} {{ value }}', '', { value: new PyTime(30_600_000_000n) }),
    ).toBe('8:30 08:30:00');
    const zone = findZone('Europe/Amsterdam');
    const moment = new PyDateTime(0n, zone);
    expect(rendered('{{ value }} {{ value.timestamp() }}', '', { value: moment })).toBe(
      '1970-01-01 00:00:00+01:00 -3600.0',
    );
  });

  it('answers for other entities that they do not exist', () => {
    expect(rendered('{{ states("sensor.x") }} {{ states.sensor.x }} {{ "sensor.x" | states }}')).toBe(
      'unknown None unknown',
    );
    expect(rendered('{{ is_state("a.b", "on") }} {{ state_attr("a.b", "c") }} {{ has_value("a.b") }}')).toBe(
      'False None False',
    );
    expect(rendered('{{ area_name("x") }} {{ expand("x") }} {{ "a.b" is is_state("on") }}')).toBe('None [] False');
  });

  it('fails where another template is to be loaded', () => {
    expect(outcomeOf('{% from "tools.jinja" import x %}{{ x() }}', '')[0]).toBe('jinja');
    expect(outcomeOf('{% include "x" %}', '')[0]).toBe('jinja');
    expect(rendered('{% include "x" ignore missing %}ok')).toBe('ok');
  });

  it('makes a dict by any attribute of dict, as Python does', () => {
    expect(rendered('{{ dict.from_keys(zip(["a", "b"], [1, 2])) }}')).toBe("{'a': 1, 'b': 2}");
    expect(rendered('{{ dict.fromkeys(["a"], 0) }}')).toBe("{'a': 0}");
  });
});

describe('caps', () => {
  const tooMuch: readonly string[] = [
    '{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}',
    '{{ "x" * 1000000000 }}',
    '{{ [0] * 1000000000 }}',
    '{{ 9 ** 99999 }}',
    '{{ (2 ** 4000) ** 4000 }}',
    '{% set ns = namespace(s="x") %}{% for i in range(100) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}{{ ns.s }}',
    '{% set ns = namespace(l=[1]) %}{% for i in range(100) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{{ ns.l }}',
    '{% set ns = namespace(l=[1]) %}{% for i in range(100) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{% set ns.m = [1] %}{% for i in range(100) %}{% set ns.m = [ns.m, ns.m] %}{% endfor %}{{ ns.l == ns.m }}',
    '{% set ns = namespace(l=[1]) %}{% for i in range(100) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{{ ns.l|to_json }}',
    '{% set ns = namespace(l=[1]) %}{% for i in range(100) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{{ ns.l|flatten }}',
    '{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}',
    '{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}',
    '{{ range(1000000) }}',
    '{{ "%999999999d" | format(1) }}',
    '{{ "{:999999999}".format(1) }}',
    '{{ "x".center(999999999) }}',
    '{{ "x" | center(999999999) }}',
    '{{ "x" | indent(999999999) ~ ("y\n" * 100000) | indent(1000) }}',
    '{{ ("a" * 200000) | replace("a", "b" * 1000) }}',
    '{{ ("a" * 30) | regex_match("(a+)+$b") }}{{ ("a" * 100000) | regex_findall("a.*b|a") }}',
    '{{ "a" | regex_match("((a{1000}){1000}){1000}") }}',
    '{{ ("a" * 200000) | batch(1) | list | map("join") | list | join("x" * 1000) }}',
    '{{ range(50000) | map("string") | sort | list | length }}{% for x in range(50000) %}{{ x }}{% endfor %}',
    '{{ "a".zfill(99999999999) }}',
    '{{ [] | batch(99999999999, 1) | list }}{{ [1] | batch(99999999999, 1) | list }}',
    '{{ 10 ** 400 / 2 }}',
    '{% set s = "Ab " * 2000 %}{% for i in range(100000) %}{% set x = s is lower %}{% endfor %}',
    '{% set s = "Ab " * 2000 %}{% for i in range(100000) %}{% set x = s | title %}{% endfor %}',
    '{% set s = "Ab " * 2000 %}{% for i in range(100000) %}{% set x = {(s, s): 1} %}{% endfor %}',
    '{% set s = "a b" * 2000 %}{% for i in range(3000) %}{% set x = s | slugify(s) %}{% endfor %}',
    '{% set s = "9" * 1200 %}{% for i in range(100000) %}{% set x = s | int %}{% endfor %}',
    '{% set s = "ab" * 100000 %}{% for i in range(100000) %}{% set x = s.format(1) %}{% endfor %}',
    '{% set s = "ab" * 100000 %}{% for i in range(100000) %}{% set x = s.splitlines() %}{% endfor %}',
    '{% for i in range(100000) %}{% for j in range(9) %}{% set x = now().tzname() %}{% endfor %}{% endfor %}',
  ];

  it.each(tooMuch)('%s ends soon as a Python error', (source) => {
    let kind: string | undefined;
    const run = (): void => {
      [kind] = outcomeOf(source, '');
    };
    expect(processorMs(run, 1_000)).toBeLessThan(2_000);
    expect(kind).toBe('python');
  });

  it('reads a payload that is longer than any output', () => {
    const payload = JSON.stringify({ state: 'ON', picture: 'ab,'.repeat(1_000) + 'x'.repeat(897_000) });
    expect(rendered('{{ value_json.state }}|{{ value | length }}|{{ "ON" in value }}', payload)).toBe('ON|900027|True');
    expect(rendered('{{ value_json.picture.split(",")[0] }}{{ value_json.picture[:2] }}', payload)).toBe('abab');
    expect(outcomeOf('{{ value_json.picture }}', payload)[0]).toBe('python');
  });

  it('lets a template of usual size through', () => {
    expect(rendered('{% for i in range(2000) %}{{ i }}{% endfor %}').length).toBe(6_890);
  });
});
