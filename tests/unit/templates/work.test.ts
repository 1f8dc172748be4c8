/** Everything that a template does is paid for by its size: nothing takes long for few steps. */
import { describe, expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { TemplateError } from '../../../main/service/python/errors.ts';
import { parseJson } from '../../../main/service/python/json.ts';
import { compileTemplate } from '../../../main/service/templates/compile.ts';
import { calls, type Measured, measure, operationsOnLargeValues, type Work } from './walk.ts';

/** A quarter of a rendering: enough to tell, and the walk is long. */
const steps = 50_000;
const worstMsPerThousand = 5;
/** All sets of arguments take minutes: INGLENOOK_WALK_ARGUMENTS=22. */
const setsPerValue = Number(process.env.INGLENOOK_WALK_ARGUMENTS ?? 1);

function isTooSlow({ ms, steps: charged }: Measured): boolean {
  return ms > 3 && ms / (Math.max(charged, 1) / 1_000) > worstMsPerThousand;
}

/** Work that is slow each time; on a busy machine anything is slow now and then. */
function slowOnes(all: Iterable<Work>): readonly string[] {
  const slow: string[] = [];
  for (const work of all) {
    let measured = measure(work, steps);
    for (let again = 0; again < 4 && isTooSlow(measured); again += 1) {
      const next = measure(work, steps);
      if (next.ms < measured.ms) measured = next;
    }
    if (isTooSlow(measured)) slow.push(`${work.name}: ${measured.ms} ms for ${Math.round(measured.steps)} steps`);
  }
  return slow;
}

describe('work is charged by its size', () => {
  it('by every filter, test, function and method', { timeout: 600_000 }, () => {
    expect(slowOnes(calls(setsPerValue))).toEqual([]);
  });

  it('by every operator, conversion and statement', { timeout: 600_000 }, () => {
    expect(slowOnes(operationsOnLargeValues())).toEqual([]);
  });
});

const megabyte = 1024 * 1024;
const mixed = 'é<x> '.repeat(megabyte / 6);
const object = JSON.stringify(Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`k${index}`, index])));
const many = (body: string) => `{% for i in range(60000) %}{% set x = ${body} %}{% endfor %}`;
const doubled = '{% set ns = namespace(l=[1]) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}';

/** Templates that took seconds, minutes or for ever, each with its payload. */
const attacks: ReadonlyArray<readonly [template: string, payload: string]> = [
  [many('value | urlencode'), mixed],
  [many('value | bool(1)'), 'A'.repeat(megabyte)],
  [many('value | length'), mixed],
  [many('value | truncate'), mixed],
  [many('value | float(0)'), `${'1'.repeat(megabyte - 1)}x`],
  [many('value | sin(0)'), `${'1'.repeat(megabyte - 1)}x`],
  [many('value | is_number'), '1'.repeat(megabyte)],
  [many('value | int(0)'), '1'.repeat(megabyte)],
  [many('value | int(0, 36)'), 'z'.repeat(megabyte)],
  [many('value | from_hex'), '0f'.repeat(megabyte / 2)],
  [many('value | base64_decode'), '?'.repeat(megabyte)],
  [many('value | md5'), mixed],
  [many('value | iif'), mixed],
  [many('value | slugify'), mixed],
  [many('value | as_timedelta'), '1'.repeat(megabyte)],
  [many('value is lower'), mixed],
  [many('value.rfind(value[:1000] ~ "!")'), 'a'.repeat(megabyte)],
  [many('value.find("b" ~ value[:100000])'), 'a'.repeat(megabyte)],
  [many('value[:9000] in value'), 'a'.repeat(megabyte)],
  [many('value == value ~ ""'), mixed],
  [many('value_json | default(1, true)'), object],
  [many('value_json | length'), object],
  [many('value_json and 1'), object],
  [many('value_json == value_json'), object],
  [many('value_json | string'), object],
  [many('value_json.items()'), object],
  [many('this.state'), ''],
  [many('"{:01000,}".format(1)'), ''],
  [many('now().strftime("%Z" * 2000)'), ''],
  [many('strptime("1" * 20, "%d%f%m%H%M%S%j%y " ~ i, 0)'), ''],
  [many('"a" | regex_match("[a-z]" ~ i)'), ''],
  [many('2 ** 4000 * i'), ''],
  [many(Array.from({ length: 3_000 }, () => 'i').join('+')), ''],
  ['{{ unpack(pack(1, "B"), value) }}', '1'.repeat(megabyte / 4)],
  [`${doubled}{{ ns }}`, ''],
  [`${doubled}{{ [ns.l] | natural_sort }}`, ''],
  [`${doubled}{{ ns.l == ns.l[:] }}`, ''],
  [`${doubled}{{ is_state(ns.l, 'on') }}{{ ns.l | to_json }}`, ''],
  [`${'{% with %}'.repeat(900)}${many('foo + foo')}${'{% endwith %}'.repeat(900)}`, ''],
];

describe('a rendering is bounded in time', () => {
  // 20 ms is what the steps are worth; other work on the machine, and the first run of code, take their part.
  const worstMs = 150;

  for (const [template, payload] of attacks) {
    it(`${template.slice(0, 80)} on ${payload.length} characters`, { timeout: 60_000 }, () => {
      const compiled = compileTemplate(template);
      if (!compiled.ok) throw new Error(compiled.reason);
      const valueJson = parseJson(payload);
      const attributes = Object.fromEntries(Array.from({ length: 9_000 }, (_, index) => [`k${index}`, index]));
      const entity = {
        entityId: 'sensor.a',
        name: 'a',
        this: () => ({ entity_id: 'sensor.a', state: 'on', attributes: { ...attributes } }),
      };
      let best = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 5 && best > worstMs / 3; round += 1) {
        const start = process.cpuUsage();
        try {
          compiled.template.render({ value: payload, valueJson: () => valueJson, entity, now: 0 });
        } catch (error) {
          if (!(error instanceof TemplateError)) throw error;
        }
        const { user, system } = process.cpuUsage(start);
        best = Math.min(best, (user + system) / 1_000);
      }
      expect(best).toBeLessThan(worstMs);
    });
  }

  it('lets usual templates do usual work', () => {
    const list = JSON.stringify(
      Array.from({ length: 200 }, (_, index) => ({ id: index, name: `n${index}`, on: true })),
    );
    const source =
      '{% for x in value_json | selectattr("on") | sort(attribute="name") %}{{ x.name | upper }}={{ x.id | int + 1 }};{% endfor %}';
    const compiled = compileTemplate(source);
    if (!compiled.ok) throw new Error(compiled.reason);
    const budget = { left: limits.templateSteps };
    compiled.template.render({ value: list, valueJson: () => parseJson(list), now: 0, budget });
    expect(limits.templateSteps - budget.left).toBeLessThan(limits.templateSteps / 5);
  });
});
