import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../../../preload/contract.ts';
import { fromPageState } from '../../../../../renderer/state/model.ts';
import {
  type Chip,
  chipsOf,
  lightCommands,
  meanTemperature,
  powerNow,
} from '../../../../../renderer/views/home/chips.ts';
import { gather } from '../../../../../renderer/views/home/gather.ts';
import { roomFacts, roomIcon } from '../../../../../renderer/views/home/room-facts.ts';
import { changed } from '../../../../support/entities.ts';
import { fakePageState } from '../../../../support/fake-home.ts';

const [some] = fromPageState(fakePageState('home')).entities.values();
if (some === undefined) throw new Error('an empty home');

function entity(id: string, state: string, attributes: Record<string, unknown> = {}, available = true): Entity {
  const platform = id.slice(0, id.indexOf('.')) as Entity['platform'];
  const capabilities = { actions: ['turn_on', 'turn_off', 'lock', 'unlock', 'close_cover'] };
  return changed(some as Entity, { id, platform, name: id, state, available, attributes, capabilities });
}

/** The chips of a home in which each entity is a device of its own. */
function chips(entities: readonly Entity[], isLinked = true): ReadonlyMap<string, Chip> {
  const byId = new Map(entities.map((each) => [each.id, each]));
  const device = { id: 'd', name: 'd', identifiers: [], connections: [], entityIds: [] };
  const cards = entities.map(({ id }) => ({
    key: id,
    name: id,
    room: undefined,
    device,
    rank: 0,
    tiles: [],
    mainIds: [id],
    moreIds: [],
    settingIds: [],
  }));
  const entityOf = (id: string): Entity | undefined => byId.get(id);
  return new Map(chipsOf(gather(cards, entityOf), entityOf, () => isLinked).map((chip) => [chip.kind, chip]));
}

describe('the head of home', () => {
  it('says nothing of what the home does not have', () => {
    expect(chips([entity('switch.a', 'on')]).size).toBe(0);
  });

  it('says the alarm, the worst panel first', () => {
    const panels = [entity('alarm_control_panel.a', 'disarmed'), entity('alarm_control_panel.b', 'triggered')];
    expect(chips(panels).get('alarm')).toMatchObject({ text: 'Triggered', tone: 'alarm' });
    expect(chips([entity('alarm_control_panel.a', 'armed_away')]).get('alarm')).toMatchObject({ tone: 'good' });
  });

  it('counts open doors and windows, closes what a motor moves, and lists what is open first', () => {
    const found = chips([
      entity('binary_sensor.a', 'off', { device_class: 'door' }),
      entity('binary_sensor.b', 'on', { device_class: 'window' }),
      entity('binary_sensor.c', 'on', { device_class: 'window' }),
      entity('cover.g', 'open', { device_class: 'garage' }),
    ]).get('openings');
    expect(found).toMatchObject({ text: '1 door open, 2 windows open', tone: 'on' });
    expect(found?.ids).toEqual(['cover.g', 'binary_sensor.b', 'binary_sensor.c', 'binary_sensor.a']);
    expect(found?.all?.commands).toEqual([{ id: 'cover.g', action: 'close_cover' }]);
    expect(chips([entity('binary_sensor.a', 'off', { device_class: 'door' })]).get('openings')?.text).toBe(
      'All closed',
    );
  });

  it('locks all but those that want a code', () => {
    const found = chips([entity('lock.a', 'unlocked'), entity('lock.b', 'unlocked', { code_format: '\\d+' })]).get(
      'locks',
    );
    expect(found).toMatchObject({ text: '2 unlocked', tone: 'warning' });
    expect(found?.all?.commands).toEqual([{ id: 'lock.a', action: 'lock' }]);
  });

  it('turns off the lights that are on', () => {
    const lights = [entity('light.a', 'on'), entity('light.b', 'off'), entity('light.c', 'on', {}, false)];
    expect(chips(lights).get('lights')).toMatchObject({ text: '1 light on', tone: 'on' });
    expect(lightCommands(lights)).toEqual([{ id: 'light.a', action: 'turn_off' }]);
    expect(lightCommands([entity('light.b', 'off')])).toEqual([{ id: 'light.b', action: 'turn_on' }]);
  });

  it('takes the mean of what is measured indoors, whatever the unit', () => {
    const warm = { device_class: 'temperature', unit_of_measurement: '°C' };
    const readings = [
      entity('sensor.a', '20', warm),
      entity('sensor.b', '22', warm),
      entity('sensor.c', '69.8', { device_class: 'temperature', unit_of_measurement: '°F' }),
      entity('sensor.freezer', '-18', warm),
      entity('sensor.gone', '99', warm, false),
    ];
    expect(meanTemperature(readings)).toBeCloseTo(21);
    expect(chips(readings).get('temperature')?.text).toMatch(/^21\s°C$/);
  });

  it('does not count twice what the meter of the house measures too', () => {
    const power = (id: string, state: string, unit = 'W'): Entity =>
      entity(id, state, { device_class: 'power', unit_of_measurement: unit });
    expect(powerNow([power('sensor.a', '100'), power('sensor.b', '50')])).toBe(150);
    expect(powerNow([power('sensor.meter', '0.6', 'kW'), power('sensor.a', '300'), power('sensor.b', '200')])).toBe(
      600,
    );
  });

  it('says low batteries, the emptiest first, and devices that are gone', () => {
    const found = chips([
      entity('sensor.a', '14', { device_class: 'battery' }),
      // Not low by the alert rule, so not here either.
      entity('sensor.d', '16', { device_class: 'battery' }),
      entity('sensor.b', '90', { device_class: 'battery' }),
      entity('binary_sensor.c', 'on', { device_class: 'battery' }),
      entity('switch.gone', 'off', {}, false),
    ]);
    expect(found.get('batteries')).toMatchObject({ text: '2 batteries low', ids: ['binary_sensor.c', 'sensor.a'] });
    expect(found.get('offline')).toMatchObject({ text: '1 device offline', ids: ['switch.gone'] });
  });

  it('counts no device as offline while its broker is away', () => {
    expect(chips([entity('switch.gone', 'off', {}, false)], false).has('offline')).toBe(false);
  });

  it('says who is home', () => {
    expect(chips([entity('device_tracker.anna', 'home')]).get('people')?.text).toBe('device_tracker.anna at home');
    expect(chips([entity('device_tracker.anna', 'not_home')]).get('people')?.text).toBe('Nobody home');
  });
});

describe('a room', () => {
  it('says how warm it is and what is on', () => {
    const entities = new Map(
      [
        entity('sensor.t', '21.44', { device_class: 'temperature', unit_of_measurement: '°C' }),
        entity('sensor.h', '48', { device_class: 'humidity', unit_of_measurement: '%' }),
        entity('light.a', 'on'),
        entity('binary_sensor.w', 'on', { device_class: 'window' }),
      ].map((each) => [each.id, each]),
    );
    const card = {
      key: 'c',
      name: 'c',
      room: 'Hall',
      rank: 0,
      tiles: [],
      mainIds: [...entities.keys()],
      moreIds: [],
      settingIds: [],
    };
    const entityOf = (id: string): Entity | undefined => entities.get(id);
    const facts = roomFacts(gather([card], entityOf), entityOf);
    expect(facts).toMatchObject({ doing: '1 light on · 1 window open', lights: 'on' });
    expect(facts.climate).toMatch(/^21\.4\s°C · 48\s?%$/);
    expect(facts.commands).toEqual([{ id: 'light.a', action: 'turn_off' }]);
  });

  it('has an icon by its name in several languages', () => {
    expect(['Kitchen', 'Küche', 'Cuisine'].map(roomIcon)).toEqual(Array(3).fill('mdi:countertop-outline'));
    expect(roomIcon('Living room')).toBeUndefined();
  });
});
