import { describe, expect, it } from 'vitest';
import { beginningsOf, tryTemplate } from '../../../main/service/templates/try.ts';

const now = { now: Date.UTC(2026, 0, 1), timeZone: 'UTC' };

describe('trying a template', () => {
  it('gives the result, and what each step gives', () => {
    const template = '{% set f = 2 %}{{ value_json.a["b"] | float * f }} W';
    expect(tryTemplate('{{ value_json.a["b"] | float | round(1) }} W', '{"a": {"b": "1.26"}}', now)).toEqual({
      isJson: true,
      result: '1.3 W',
      steps: [
        { expression: 'value_json', result: "{'a': {'b': '1.26'}}" },
        { expression: 'value_json.a', result: "{'b': '1.26'}" },
        { expression: 'value_json.a["b"]', result: '1.26' },
        { expression: 'value_json.a["b"] | float', result: '1.26' },
        { expression: 'value_json.a["b"] | float | round(1)', result: '1.3' },
      ],
    });
    expect(tryTemplate(template, '{"a": {"b": "1.5"}}', now)).toMatchObject({ result: '3.0 W' });
  });

  it('says what is wrong, and at which step', () => {
    const { error, result, steps } = tryTemplate('{{ value_json.a | float | round(1) }}', '{"a": "x"}', now);
    expect(result).toBeUndefined();
    expect(error).toContain('float');
    expect(steps.map((each) => each.error === undefined)).toEqual([true, true, false, false]);
    expect(tryTemplate('{{ value_json.a ', '{}', now).error).toBeDefined();
  });

  it('says that a payload is no JSON', () => {
    expect(tryTemplate('{{ value }}', 'on', now)).toMatchObject({ isJson: false, result: 'on' });
  });

  it('leaves out the steps inside of conditions and loops, which are nothing by themselves', () => {
    const { result, steps } = tryTemplate(
      '{% if value_json.a %}{{ value_json.b }}{% endif %}{{ 1 }}',
      '{"a": 1, "b": 2}',
      now,
    );
    expect(result).toBe('21');
    expect(steps).toEqual([{ expression: '1', result: '1' }]);
  });

  it.each([
    ['value_json.a.b', ['value_json', 'value_json.a', 'value_json.a.b']],
    ["value_json['a|b'] | int", ['value_json', "value_json['a|b']", "value_json['a|b'] | int"]],
    ['a + b.c', ['a + b.c']],
    ['states("x.y") | float(0)', ['states("x.y")', 'states("x.y") | float(0)']],
    ['"it', ['"it']],
  ])('cuts %s before fields and filters', (expression, beginnings) => {
    expect(beginningsOf(expression)).toEqual(beginnings);
  });
});
