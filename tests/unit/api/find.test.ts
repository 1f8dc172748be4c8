import { describe, expect, it } from 'vitest';
import { findEntities } from '../../../main/api/find.ts';
import type { Device, Entity, PlatformName } from '../../../main/service/model/entities.ts';

const devices = new Map<string, Device>(
  [
    ['d1', 'Hall light', 'Hall'],
    ['d2', 'Ceiling', 'Küche'],
    ['d3', 'Counter', 'Küche'],
  ].map(([id = '', name = '', area = '']) => [id, { id, name, area } as Device]),
);

function entity(id: string, name: string, deviceId: string, more: Partial<Entity> = {}): Entity {
  const platform = id.split('.')[0] as PlatformName;
  return {
    id,
    platform,
    name,
    deviceId,
    attributes: { friendly_name: name },
    capabilities: { actions: [] },
    ...more,
  } as Entity;
}

const entities = [
  entity('light.hall', 'Hall light', 'd1'),
  entity('sensor.hall_power', 'Hall light Power', 'd1', { entityCategory: 'diagnostic' }),
  entity('light.ceiling', 'Ceiling', 'd2'),
  entity('light.counter', 'Counter', 'd3'),
  entity('switch.counter', 'Counter socket', 'd3'),
];

function find(name: string): [string, string[]] {
  const { match, entities: found } = findEntities(name, entities, (id) => devices.get(id ?? ''));
  return [match, found.map(({ id }) => id)];
}

it('finds a name that is written without spaces by some of its words', () => {
  const home = new Map([['d1', { id: 'd1', name: '客厅吸顶灯', area: '客厅' } as Device]]);
  const chinese = [entity('light.a', '客厅吸顶灯', 'd1'), entity('light.b', '卧室灯', 'd2')];
  const ids = (name: string) => findEntities(name, chinese, (id) => home.get(id ?? '')).entities.map(({ id }) => id);
  expect([ids('客厅灯'), ids('卧室灯'), ids('厨房灯')]).toEqual([['light.a'], ['light.b'], []]);
});

describe('a name as people say it', () => {
  it.each([
    ['light.hall', 'one', ['light.hall']],
    ['hall LIGHT', 'one', ['light.hall']],
    ['Kuche/ceiling', 'one', ['light.ceiling']],
    ['küche ceiling', 'one', ['light.ceiling']],
    ['counter socket', 'one', ['switch.counter']],
    ['kitchen', 'none', []],
    ['lights in the küche', 'group', ['light.ceiling', 'light.counter']],
    ['all lights', 'group', ['light.hall', 'light.ceiling', 'light.counter']],
    ['küche light', 'several', ['light.ceiling', 'light.counter']],
    ['hall', 'one', ['light.hall']],
    ['power', 'one', ['sensor.hall_power']],
    ['...', 'none', []],
  ])('%s: %s', (name, match, ids) => {
    expect(find(name)).toEqual([match, ids]);
  });
});
