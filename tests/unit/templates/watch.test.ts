import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../../main/service/templates/compile.ts';
import { incomparable, pick } from '../../../main/service/templates/language/watch.ts';

function watches(source: string): unknown {
  const compiled = compileTemplate(source);
  return compiled.ok ? compiled.template.watches : compiled.reason;
}

describe('what a template depends on', () => {
  it.each([
    ['{{ value_json.battery }}', [['battery']]],
    ["{{ value_json['a b'].c }}", [['a b', 'c']]],
    ['{{ value_json.temperature | round(1) }}', [['temperature']]],
    ["{{ 'ON' if value_json.state == 'open' else 'OFF' }}", [['state']]],
    [
      '{% if value_json.a is defined %}{{ value_json.a }}{% else %}{{ value_json.b }}{% endif %}',
      [['a'], ['a'], ['b']],
    ],
  ])('%s: only on %j', (source, paths) => {
    expect(watches(source)).toEqual(paths);
  });

  it.each([
    '{{ value }}',
    '{{ now() }}',
    '{{ value_json.a }}{{ now() }}',
    '{{ value_json }}',
    '{{ value_json.items }}',
    '{{ value_json[0] }}',
    '{{ value_json[value_json.key] }}',
    '{{ value_json.a.b() }}',
    "{{ states('sensor.x') if value_json.a }}",
    '{{ this.state if value_json.a }}',
    '{{ value_json.list | random }}',
    '{% set x = value_json.a %}{{ x }}',
    'constant',
  ])('%s: on more than fields, so it is always rendered', (source) => {
    expect(watches(source)).toBeUndefined();
  });
});

describe('picking a field', () => {
  it.each([
    [{ a: { b: 1 } }, ['a', 'b'], 1],
    [{ a: null }, ['a'], null],
    [{}, ['a'], undefined],
    [{}, ['a', 'b'], undefined],
    [{ a: [1] }, ['a'], incomparable],
    [{ a: 'x' }, ['a', 'length'], incomparable],
    [JSON.parse('{"a":1}'), ['constructor'], undefined],
    [5, ['a'], incomparable],
  ])('of %j, %j', (root, path, value) => {
    expect(pick(root, path)).toBe(value);
  });
});
