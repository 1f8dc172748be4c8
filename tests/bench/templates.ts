/** How many templates one core renders in a second, with the payload already parsed. */
import { parseJson } from '../../main/service/python/json.ts';
import { compileTemplate } from '../../main/service/templates/compile.ts';

const payload = '{"temperature": 21.5567, "humidity": 44, "state": "ON", "nested": {"list": [1, 2]}}';

const sources: readonly string[] = [
  '{{ value }}',
  '{{ value_json.temperature }}',
  '{{ value_json.temperature | round(1) }}',
  "{{ value_json['humidity'] }}",
  '{{ value_json.nested.list[1] }}',
  "{{ value_json.missing | default('n/a') }}",
  '{{ value_json.temperature | float * 1.8 + 32 }}',
  "{{ 'on' if value_json.state == 'ON' else 'off' }}",
  "{% if value_json.state == 'ON' %}on{% else %}off{% endif %}",
];

export interface TemplateRate {
  readonly source: string;
  readonly rendersPerSecond: number;
}

/** @param renders per template; a tenth more of them warm up */
export function benchTemplates(renders = 500_000): readonly TemplateRate[] {
  const value = parseJson(payload);
  const input = { value: payload, valueJson: () => value, now: 0 };
  return sources.map((source) => {
    const compiled = compileTemplate(source);
    if (!compiled.ok) throw new Error(compiled.reason);
    const run = (times: number) => {
      for (let index = 0; index < times; index += 1) compiled.template.render(input);
    };
    run(renders / 10);
    const start = performance.now();
    run(renders);
    return { source, rendersPerSecond: Math.round((renders / (performance.now() - start)) * 1000) };
  });
}

if (import.meta.main) {
  for (const { source, rendersPerSecond } of benchTemplates()) {
    process.stdout.write(`${String(rendersPerSecond).padStart(12)} ${source}\n`);
  }
}
