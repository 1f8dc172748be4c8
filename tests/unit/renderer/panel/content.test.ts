import { describe, expect, it } from 'vitest';
import type { Entity, SettingsView } from '../../../../preload/contract.ts';
import {
  favouriteIds,
  headLine,
  inPanel,
  minutesUntilTomorrow,
  moved,
  pinnedIds,
  sceneIds,
  suggestPins,
} from '../../../../renderer/panel/content.ts';
import { adjustCommand, toggleCommand } from '../../../../renderer/panel/quick.ts';
import { countingBridge, readUses } from '../../../../renderer/state/uses.ts';
import { type EntityChanges, entityFrom } from '../../../support/entities.ts';

const now = Date.UTC(2026, 0, 15, 12);
const entity = (id: string, state: string, changes: EntityChanges = {}): Entity =>
  entityFrom({
    id,
    brokerId: 'home',
    attributes: {},
    capabilities: { actions: [] },
    available: true,
    lastChanged: '',
    lastUpdated: '',
    objectId: id,
    discoveryTopic: '',
    platform: id.split('.')[0] as Entity['platform'],
    name: id,
    state,
    ...changes,
  });
const sensor = (id: string, state: string, device_class: string, unit_of_measurement: string) =>
  entity(`sensor.${id}`, state, { attributes: { device_class, unit_of_measurement } });
const known = (entities: readonly Entity[], settings: Partial<SettingsView> = {}) => ({
  entities: new Map(entities.map((each) => [each.id, each])),
  settings: { favourites: [], pinned: [], hiddenEntities: [], ...settings } as unknown as SettingsView,
});

describe('the panel’s head', () => {
  it('says alarm, mean temperature and power in a line', () => {
    const home = [
      sensor('a', '20', 'temperature', '°C'),
      sensor('b', '22.8', 'temperature', '°C'),
      sensor('c', '500.4', 'power', 'W'),
      sensor('d', '30', 'power', 'W'),
      entity('alarm_control_panel.house', 'armed_away'),
    ];
    expect(headLine(home, now)).toBe('Armed away · 21.4\u202f°C · 530 W');
  });
  it('adds up what has the same unit and is there', () => {
    const gone = { ...sensor('a', '90', 'power', 'W'), available: false };
    expect(headLine([gone, sensor('b', '30', 'power', 'W'), sensor('c', '2', 'power', 'kW')], now)).toBe('30 W');
    expect(headLine([], now)).toBeUndefined();
  });
});

describe('what stands in the panel', () => {
  const home = [
    sensor('t', '20', 'temperature', '°C'),
    entity('light.l', 'on'),
    entity('scene.b', 'unknown'),
    entity('scene.a', 'unknown'),
    entity('scene.c', 'unknown'),
  ];
  it('are favourites and pinned ones in the person’s order, without those that are gone', () => {
    const it = known(home, { favourites: ['light.l', 'light.gone', 'scene.c'], pinned: ['sensor.gone', 'sensor.t'] });
    expect(favouriteIds(it)).toEqual(['light.l']);
    expect(pinnedIds(it)).toEqual(['sensor.t']);
    expect(sceneIds(it)).toEqual(['scene.c', 'scene.a', 'scene.b']);
  });
  it('suggests five to pin, the most used first', () => {
    const sensors = ['temperature', 'humidity', 'power', 'battery', 'voltage', 'current'].map((kind) =>
      sensor(kind, '1', kind, 'x'),
    );
    const uses = new Map([['sensor.voltage', 3]]);
    expect(suggestPins(known(sensors), uses)).toEqual([
      'sensor.voltage',
      'sensor.temperature',
      'sensor.power',
      'sensor.humidity',
      'sensor.battery',
    ]);
  });
  it('suggests a lamp too, as a tile, and not what is there already', () => {
    const it = known([entity('switch.lamp', 'off'), entity('light.l', 'on'), sensor('t', '20', 'temperature', '°C')]);
    expect(suggestPins(it, new Map())).toEqual(['sensor.t', 'light.l', 'switch.lamp']);
    const shown = known([entity('light.l', 'on'), sensor('t', '20', 'temperature', '°C')], {
      favourites: ['light.l'],
      pinned: ['sensor.t'],
    });
    expect(suggestPins(shown, new Map())).toEqual([]);
    const places = { pinned: ['sensor.t'], favourites: [] };
    expect(inPanel(entity('switch.lamp', 'off'), places, true)).toEqual({ favourites: ['switch.lamp'] });
    expect(inPanel(sensor('t', '20', 'temperature', '°C'), places, false)).toEqual({ pinned: [] });
  });
  it('moves a pinned one by places, not over the ends', () => {
    expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 'c', -2)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b'], 'b', 1)).toEqual(['a', 'b']);
  });
  it('ends the pause tomorrow at 7 o’clock', () => {
    expect(minutesUntilTomorrow(new Date(2026, 0, 15, 23, 0))).toBe(480);
  });
});

describe('one key or click', () => {
  const actions = (...names: string[]) => ({ capabilities: { actions: names } });
  it('toggles what harms nobody', () => {
    const lamp = entity('light.l', 'on', actions('turn_on', 'turn_off'));
    expect(toggleCommand(lamp)).toEqual({ id: 'light.l', action: 'turn_off' });
    expect(toggleCommand({ ...lamp, available: false })).toBeUndefined();
    expect(toggleCommand(entity('lock.l', 'locked', actions('lock', 'unlock')))).toBeUndefined();
    expect(toggleCommand(entity('siren.s', 'off', actions('turn_on', 'turn_off')))).toBeUndefined();
    const garage = { ...actions('open_cover', 'close_cover'), attributes: { device_class: 'garage' } };
    expect(toggleCommand(entity('cover.g', 'closed', garage))).toBeUndefined();
  });
  const dimmable = { supported_color_modes: ['brightness'] };
  it.each([
    [
      'light.l',
      'on',
      { ...dimmable, brightness: 128 },
      'turn_on',
      1,
      { action: 'turn_on', params: { brightness: 153 } },
    ],
    ['light.l', 'off', dimmable, 'turn_on', 1, { action: 'turn_on', params: { brightness: 26 } }],
    ['light.l', 'on', { ...dimmable, brightness: 20 }, 'turn_on', -1, { action: 'turn_off' }],
    [
      'cover.c',
      'open',
      { current_position: 95 },
      'set_cover_position',
      1,
      { action: 'set_cover_position', params: { position: 100 } },
    ],
    [
      'climate.c',
      'heat',
      { temperature: 21, target_temp_step: 0.5 },
      'set_temperature',
      -1,
      { action: 'set_temperature', params: { temperature: 20.5 } },
    ],
    ['humidifier.h', 'on', { humidity: 45 }, 'set_humidity', 1, { action: 'set_humidity', params: { humidity: 55 } }],
  ] as const)('%s %s moves by a step', (id, state, attributes, action, direction, command) => {
    expect(adjustCommand(entity(id, state, { ...actions(action), attributes }), direction)).toEqual({ id, ...command });
  });
});

describe('a step of what is risky', () => {
  it('is not taken by a turn of the wheel or a key', () => {
    const given = {
      capabilities: { actions: ['set_cover_position'] },
      attributes: { current_position: 40, device_class: 'garage' },
    };
    const garage = entity('cover.g', 'open', given);
    const risky = {
      ...garage,
      capabilities: { ...garage.capabilities, risky: ['set_cover_position'] },
    } as typeof garage;
    expect(adjustCommand(garage, 1)).toMatchObject({ action: 'set_cover_position' });
    expect(adjustCommand(risky, 1)).toBeUndefined();
  });
});

describe('uses', () => {
  it('are counted where commands pass, and survive rubbish in the storage', async () => {
    let kept: string | null = '{"no":1}';
    const storage = {
      getItem: () => kept,
      setItem(_key: string, value: string) {
        kept = value;
      },
    };
    expect(readUses(storage).size).toBe(0);
    const bridge = countingBridge(
      { command: async () => ({ ok: true, value: {} }) as never, on: () => () => undefined },
      storage,
    );
    await bridge.command('entity.command', { id: 'light.a', action: 'turn_on' });
    await bridge.command('entity.command', { id: 'light.a', action: 'turn_off' });
    await bridge.command('settings.get', {});
    expect([...readUses(storage)]).toEqual([['light.a', 2]]);
  });
});
