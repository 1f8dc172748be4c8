import { describe, expect, it } from 'vitest';
import { interest } from '../../../main/service/alerts/inbox.ts';
import { type EvaluationContext, evaluate } from '../../../main/service/alerts/policy.ts';
import { deviceClassOf } from '../../../main/service/alerts/rules/rule.ts';
import { mergeRules, ruleTable } from '../../../main/service/alerts/rules/table.ts';
import type { Entity } from '../../../main/service/model/entities.ts';
import { ruleNames } from '../../../preload/words/say-alert.ts';
import { blankEntity } from '../../support/alert-harness.ts';
import { changed, type EntityChanges } from '../../support/entities.ts';

const entity = (id: string, deviceClass: string | undefined, changes: EntityChanges = {}): Entity =>
  changed(blankEntity(id, 0), {
    attributes: deviceClass === undefined ? {} : { device_class: deviceClass },
    ...changes,
  });

function find(subject: Entity, open: readonly string[] = [], members: readonly Entity[] = []): string[] {
  const context: EvaluationContext = {
    rule: () => undefined,
    isOpen: (cause) => open.includes(cause),
    members: () => members,
    isReachable: ({ brokerId: id }) => id === 'home',
  };
  const rules = ruleTable.forAvailability(subject.platform, deviceClassOf(subject));
  return evaluate(rules, subject, context).map(({ kind, cause }) => `${kind} ${cause}`);
}

describe('a built-in rule', () => {
  it.each<[string, string | undefined, string, string[]]>([
    ['alarm_control_panel.a', undefined, 'triggered', ['began alarm.triggered:alarm_control_panel.a']],
    ['alarm_control_panel.a', undefined, 'armed_away', []],
    ['binary_sensor.a', 'smoke', 'on', ['began safety.smoke:binary_sensor.a']],
    ['binary_sensor.a', 'gas', 'on', ['began safety.gas:binary_sensor.a']],
    ['binary_sensor.a', 'carbon_monoxide', 'on', ['began safety.co:binary_sensor.a']],
    ['binary_sensor.a', 'moisture', 'on', ['began safety.water:binary_sensor.a']],
    ['binary_sensor.a', 'safety', 'on', ['began safety.unsafe:binary_sensor.a']],
    ['binary_sensor.a', 'tamper', 'on', ['began safety.tamper:binary_sensor.a']],
    ['binary_sensor.a', 'motion', 'on', []],
    ['binary_sensor.a', undefined, 'on', []],
    ['lock.a', undefined, 'jammed', ['began lock.jammed:lock.a']],
    ['lock.a', undefined, 'unlocked', ['began lock.open:lock.a']],
    ['lock.a', undefined, 'unlocking', []],
    ['binary_sensor.a', 'door', 'on', ['began door.open:binary_sensor.a']],
    ['cover.a', 'garage', 'open', ['began door.open:cover.a']],
    ['cover.a', 'shutter', 'open', []],
    ['sensor.a', 'battery', '14', ['began battery.low:sensor.a']],
    ['sensor.a', 'battery', '15', []],
    ['sensor.a', 'battery', '', []],
    ['sensor.a', 'battery', 'unknown', []],
    ['binary_sensor.a', 'battery', 'on', ['began battery.low:binary_sensor.a']],
    ['sensor.a', 'temperature', '5', []],
  ])('of %s (%s) in state %s finds %j', (id, deviceClass, state, found) => {
    expect(find(entity(id, deviceClass, { state }))).toEqual(found);
  });

  it('takes an unavailable or unknown entity for undecided', () => {
    const open = ['safety.smoke:binary_sensor.a'];
    const smoke = entity('binary_sensor.a', 'smoke', { state: 'off' });
    expect(find(smoke, open)).toEqual(['ended safety.smoke:binary_sensor.a']);
    expect(find({ ...smoke, state: 'unknown' }, open)).toEqual([]);
    expect(find({ ...smoke, available: false }, open)).toEqual(['began device.offline:binary_sensor.a']);
  });

  it('lets a battery recover only well above its threshold', () => {
    const open = ['battery.low:d'];
    const battery = (state: string): Entity => entity('sensor.a', 'battery', { state, deviceId: 'd' });
    expect(find(battery('16'), open)).toEqual(['began battery.low:d']);
    expect(find(battery('20'), open)).toEqual(['ended battery.low:d']);
  });

  it('puts the two batteries of a device together', () => {
    const sensor = entity('sensor.a', 'battery', { state: '80', deviceId: 'd' });
    const flag = entity('binary_sensor.a', 'battery', { state: 'on', deviceId: 'd' });
    const other = entity('sensor.b', 'temperature', { state: '1', deviceId: 'd' });
    const open = ['battery.low:d'];
    expect(find(sensor, open, [sensor, flag, other])).toEqual(['began battery.low:d']);
    expect(find(sensor, open, [sensor, { ...flag, state: 'unknown' }, other])).toEqual([]);
    expect(find(sensor, open, [sensor, { ...flag, state: 'off' }, other])).toEqual(['ended battery.low:d']);
  });

  it('says a device is offline when all of it is, and its broker is not', () => {
    const one = entity('sensor.a', undefined, { available: false, deviceId: 'd' });
    const two = entity('sensor.b', undefined, { available: false, deviceId: 'd' });
    expect(find(one, [], [one, two])).toEqual(['began device.offline:d']);
    expect(find(one, [], [one, { ...two, available: true }])).toEqual([]);
    expect(find({ ...one, brokerId: 'lost' }, [], [one, two])).toEqual([]);
    expect(find({ ...one, available: true }, ['device.offline:d'], [])).toEqual(['ended device.offline:d']);
  });
});

describe('interest', () => {
  it.each([
    ['binary_sensor', 'smoke', true],
    ['binary_sensor', 'motion', false],
    ['sensor', 'battery', true],
    ['sensor', 'temperature', false],
    ['lock', undefined, true],
    ['siren', undefined, true],
    ['light', undefined, false],
    ['cover', 'garage', true],
    ['cover', undefined, false],
  ] as const)('in %s with class %s is %s', (platform, deviceClass, interested) => {
    expect(interest(platform, deviceClass)).toBe(interested);
  });
});

describe('rules', () => {
  it('all have words', () => {
    const known = [...mergeRules([]).keys()].sort();
    expect([...ruleNames].sort()).toEqual(known);
  });

  it('are the built-in ones with what the user changed', () => {
    const door = mergeRules([]).get('door.open');
    if (door === undefined) throw new Error('no rule');
    expect(door).toMatchObject({ enabled: true, severity: 'warning', forSeconds: 600 });
    expect(mergeRules([{ ...door, forSeconds: 60 }]).get('door.open')?.forSeconds).toBe(60);
    const critical = [...mergeRules([]).values()].filter(({ severity }) => severity === 'critical');
    expect(critical.every(({ renotifySeconds, cooldownSeconds }) => renotifySeconds > 0 && cooldownSeconds === 0)).toBe(
      true,
    );
  });
});
