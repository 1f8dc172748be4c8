import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../main/service/automations/conditions/condition.ts';
import { evaluateAll } from '../../../main/service/automations/conditions/table.ts';
import type { Place } from '../../../main/service/automations/sun.ts';
import type { Condition } from '../../../main/service/model/automations.ts';
import type { Entity } from '../../../main/service/model/entities.ts';
import { blankEntity } from '../../support/alert-harness.ts';
import { changed } from '../../support/entities.ts';

const noon = Date.UTC(2026, 0, 15, 12);
const berlin: Place = { latitude: 52.52, longitude: 13.4 };

function evaluate(
  conditions: readonly Condition[],
  entities: Readonly<Record<string, Partial<Entity>>> = {},
  at: { nowMs?: number; place?: Place; timeZone?: string } = {},
): { passed: boolean; findings: readonly Finding[] } {
  const { nowMs = noon, place, timeZone = 'UTC' } = at;
  const known = new Map(Object.entries(entities).map(([id, each]) => [id, changed(blankEntity(id, noon), each)]));
  const findings: Finding[] = [];
  const trigger = { path: 'test', type: 'test' };
  const home = { entity: (id: string) => known.get(id), nowMs, timeZone, place, trigger };
  const passed = evaluateAll(conditions, home, 'conditions', (finding) => findings.push(finding));
  return { passed, findings };
}

describe('a condition', () => {
  const light = { state: 'on', attributes: { effect: 'none', brightness: 10 } };
  it.each<[string, Condition, Readonly<Record<string, Partial<Entity>>>, boolean, string | undefined]>([
    ['state', { type: 'state', entityId: 'light.a', is: ['off', 'on'] }, { 'light.a': light }, true, 'on'],
    ['state not met', { type: 'state', entityId: 'light.a', is: ['off'] }, { 'light.a': light }, false, 'on'],
    [
      'attribute',
      { type: 'state', entityId: 'light.a', attribute: 'effect', is: ['none'] },
      { 'light.a': light },
      true,
      'none',
    ],
    [
      'unavailable',
      { type: 'state', entityId: 'light.a', is: ['on'] },
      { 'light.a': { ...light, available: false } },
      false,
      'unavailable',
    ],
    ['unknown entity', { type: 'state', entityId: 'light.z', is: ['on'] }, {}, false, undefined],
    [
      'number of an attribute',
      { type: 'numeric', entityId: 'light.a', attribute: 'brightness', above: 9, below: 11 },
      { 'light.a': light },
      true,
      '10',
    ],
    ['not above itself', { type: 'numeric', entityId: 's.a', above: 5 }, { 's.a': { state: '5' } }, false, '5'],
    ['no number', { type: 'numeric', entityId: 'light.a', above: 5 }, { 'light.a': light }, false, 'on'],
  ])('%s', (_name, condition, entities, passed, seen) => {
    const result = evaluate([condition], entities);
    expect(result.passed).toBe(passed);
    expect(result.findings[0]?.seen).toBe(seen);
  });

  it('on a state may ask how long it holds', () => {
    const condition: Condition = { type: 'state', entityId: 'light.a', is: ['on'], forSeconds: 60 };
    const entities = { 'light.a': light };
    expect(evaluate([condition], entities, { nowMs: noon + 59_000 }).passed).toBe(false);
    expect(evaluate([condition], entities, { nowMs: noon + 60_000 }).passed).toBe(true);
  });

  it('on an attribute counts from the last report: when it alone changed is not known', () => {
    const minuteAgo = new Date(noon - 60_000).toISOString();
    const hourAgo = new Date(noon - 3_600_000).toISOString();
    const entities = { 'light.a': { ...light, lastChanged: hourAgo, lastUpdated: minuteAgo } };
    const held = (forSeconds: number, attribute?: string) => {
      const is = [attribute === undefined ? 'on' : 'none'];
      const about = attribute === undefined ? {} : { attribute };
      return evaluate([{ type: 'state', entityId: 'light.a', is, forSeconds, ...about }], entities);
    };
    expect(held(60, 'effect').passed).toBe(true);
    expect(held(61, 'effect').passed).toBe(false);
    expect(held(3_600).passed).toBe(true);
    expect(held(3_601).findings[0]).toMatchObject({ outcome: 'failed', seen: 'on', detail: 'for 3600 s' });
  });

  it.each<[Condition, Partial<Finding>]>([
    [{ type: 'state', entityId: 'light.z', is: ['on'] }, { detail: 'unknown entity light.z' }],
    [{ type: 'numeric', entityId: 'light.z', above: 1 }, { detail: 'unknown entity light.z' }],
    [
      { type: 'numeric', entityId: 'light.a', above: 1 },
      { seen: 'on', detail: 'not a number' },
    ],
    [{ type: 'sun', after: 'sunset' }, { detail: 'no place is set' }],
    [{ type: 'time', before: '09:05' }, { seen: 'Thursday 12:00:00' }],
    [{ type: 'time', weekdays: [0] }, { seen: 'Thursday 12:00:00' }],
  ])('that does not hold says in the trace what it saw: %j', (condition, finding) => {
    const { passed, findings } = evaluate([condition], { 'light.a': light });
    expect(passed).toBe(false);
    expect(findings).toMatchObject([{ outcome: 'failed', ...finding }]);
  });

  it('says the time to the second, of its zone', () => {
    const at = { nowMs: noon + 3_723_000, timeZone: 'Asia/Kolkata' };
    expect(evaluate([{ type: 'time', after: '09:00' }], {}, at).findings[0]?.seen).toBe('Thursday 18:32:03');
  });

  it.each([
    ['after its beginning', { after: '11:59' }, true],
    ['at its beginning', { after: '12:00' }, true],
    ['before its beginning', { after: '12:01' }, false],
    ['until its end', { before: '12:01' }, true],
    ['past its end', { before: '11:59' }, false],
  ])('on the time of day, open at one side: %s', (_name, window, passed) => {
    expect(evaluate([{ type: 'time', ...window }]).passed).toBe(passed);
  });

  // 2026-01-15 is a Thursday.
  it.each<[string, Omit<Extract<Condition, { type: 'time' }>, 'type'>, string, boolean]>([
    ['inside', { after: '11:00', before: '12:30' }, 'UTC', true],
    ['at its end', { after: '11:00', before: '12:00' }, 'UTC', false],
    ['over midnight', { after: '22:00', before: '06:00' }, 'UTC', false],
    ['over midnight, elsewhere', { after: '22:00', before: '06:00' }, 'Pacific/Auckland', true],
    ['on its weekday', { weekdays: [4] }, 'UTC', true],
    ['on another weekday', { weekdays: [0, 6] }, 'UTC', false],
    ['on the weekday of its zone', { weekdays: [5] }, 'Pacific/Auckland', true],
  ])('on the time of day: %s', (_name, window, timeZone, passed) => {
    expect(evaluate([{ type: 'time', ...window }], {}, { timeZone }).passed).toBe(passed);
  });

  // Berlin: sunrise 07:09 UTC, sunset 15:22 UTC. Tromsø has polar night.
  it.each<[string, Omit<Extract<Condition, { type: 'sun' }>, 'type'>, number, Place | undefined, boolean]>([
    ['day', { after: 'sunrise', before: 'sunset' }, 12, berlin, true],
    ['night in the day', { after: 'sunset', before: 'sunrise' }, 12, berlin, false],
    ['night in the evening', { after: 'sunset', before: 'sunrise' }, 20, berlin, true],
    ['night in the morning', { after: 'sunset', before: 'sunrise' }, 4, berlin, true],
    ['after sunset', { after: 'sunset' }, 16, berlin, true],
    ['not yet after sunset', { after: 'sunset' }, 4, berlin, false],
    ['after sunset plus two hours', { after: 'sunset', offsetSeconds: 7200 }, 16, berlin, false],
    ['before sunrise', { before: 'sunrise' }, 4, berlin, true],
    ['past sunrise', { before: 'sunrise' }, 8, berlin, false],
    ['before sunset', { before: 'sunset' }, 12, berlin, true],
    ['in the evening, past sunset', { before: 'sunset' }, 20, berlin, false],
    ['after sunrise, in the evening', { after: 'sunrise' }, 20, berlin, true],
    ['before today’s sunrise', { after: 'sunrise' }, 4, berlin, false],
    ['between nothing', { after: 'sunset', before: 'sunset' }, 20, berlin, false],
    ['at any time', {}, 12, berlin, true],
    ['polar night, after sunset', { after: 'sunset' }, 12, { latitude: 78, longitude: 15 }, true],
    ['polar night, after sunrise', { after: 'sunrise' }, 12, { latitude: 78, longitude: 15 }, false],
    ['polar night', { after: 'sunset', before: 'sunrise' }, 12, { latitude: 78, longitude: 15 }, true],
    ['without a place', { after: 'sunset' }, 20, undefined, false],
  ])('on the sun: %s', (_name, condition, hour, place, passed) => {
    const nowMs = Date.UTC(2026, 0, 15, hour);
    expect(evaluate([{ type: 'sun', ...condition }], {}, { nowMs, ...(place ? { place } : {}) }).passed).toBe(passed);
  });

  it.each([
    [12, 'sun is up'],
    [20, 'sun is down'],
  ])('on the sun says where it stands: at %s h', (hour, seen) => {
    const at = { nowMs: Date.UTC(2026, 0, 15, hour), place: berlin };
    expect(evaluate([{ type: 'sun', after: 'sunrise' }], {}, at).findings[0]?.seen).toBe(seen);
  });

  it.each<['and' | 'or' | 'not', boolean[], boolean]>([
    ['and', [true, true], true],
    ['and', [true, false], false],
    ['or', [false, true], true],
    ['or', [], false],
    ['not', [false, false], true],
    ['not', [false, true], false],
  ])('%s of %j is %s', (type, values, passed) => {
    const conditions = values.map(
      (value): Condition => ({ type: 'state', entityId: 'a.a', is: [value ? 'on' : 'off'] }),
    );
    const result = evaluate([{ type, conditions }], { 'a.a': { state: 'on' } });
    expect(result.passed).toBe(passed);
    expect(result.findings.map(({ path }) => path)).toEqual([
      'conditions[0]',
      ...values.map((_value, index) => `conditions[0].conditions[${index}]`),
    ]);
  });

  it('that fails does not hide the others from the trace', () => {
    const conditions: Condition[] = [
      { type: 'state', entityId: 'a.a', is: ['off'] },
      { type: 'state', entityId: 'a.a', is: ['on'] },
    ];
    expect(evaluate(conditions, { 'a.a': { state: 'on' } }).findings.map(({ outcome }) => outcome)).toEqual([
      'failed',
      'passed',
    ]);
  });
});

describe('a template', () => {
  const entities = { 'light.a': { state: 'on', attributes: { brightness: 10 } }, 'sensor.t': { state: '21.5' } };
  it.each([
    ["{{ states('light.a') == 'on' }}", true, 'True'],
    ["{{ is_state('light.a', ['on', 'off']) and has_value('sensor.t') }}", true, 'True'],
    ["{{ states('sensor.t') | float > 25 }}", false, 'False'],
    ["{{ state_attr('light.a', 'brightness') + 1 }}", true, '11'],
    ["{{ is_state_attr('light.a', 'brightness', 10) }}", true, 'True'],
    ['{{ states.light.a.attributes.brightness - 10 }}', false, '0'],
    ["{{ states('light.none') }}", false, 'unknown'],
    ['{{ states.light.none is none }}', true, 'True'],
    ['{{ trigger.type }}', false, 'test'],
    ['{{ now().hour == 12 }}', true, 'True'],
  ])('%s', (template, passed, seen) => {
    const result = evaluate([{ type: 'template', template }], entities);
    expect(result.findings).toEqual([
      { path: 'conditions[0]', kind: 'template', outcome: passed ? 'passed' : 'failed', seen },
    ]);
  });

  it('that fails does not hold, and says why', () => {
    const { passed, findings } = evaluate([{ type: 'template', template: "{{ 'x' | float }}" }]);
    expect(passed).toBe(false);
    expect(findings[0]?.detail).toContain('float got invalid input');
  });
});
