import { describe, expect, it } from 'vitest';
import type { Alert, Broker } from '../../../../preload/contract.ts';
import { fromPageState } from '../../../../renderer/state/model.ts';
import { buildIndex } from '../../../../renderer/state/search.ts';
import { buildHome, linkHealth, openAlerts, shortName } from '../../../../renderer/state/selectors.ts';
import { fakePageState } from '../../../support/fake-home.ts';
import { fakeAlerts, fakeBrokers } from '../../../support/fake-records.ts';

const model = fromPageState(fakePageState('home'));
const home = buildHome(model);

describe('buildHome', () => {
  it('sorts rooms by name and puts what has no room last', () => {
    const names = home.rooms.map((room) => room.name);
    expect(names.at(-1)).toBeUndefined();
    const named = names.slice(0, -1);
    expect(named).toEqual([...named].sort());
  });

  it('keeps the cards on which nothing has changed', () => {
    const [first, ...others] = home.cards.values();
    if (first?.device === undefined) throw new Error('no device');
    const renamed = { ...first.device, name: 'Another name' };
    const after = buildHome({ ...model, devices: new Map(model.devices).set(renamed.id, renamed) }, home);
    expect(after.cards.get(first.key)).toMatchObject({ name: 'Another name', mainIds: first.mainIds });
    for (const card of others) expect(after.cards.get(card.key)).toBe(card);
    expect(after).toEqual(buildHome({ ...model, devices: new Map(model.devices).set(renamed.id, renamed) }));
  });

  it('leaves diagnostic entities to the device page', () => {
    const lamp = [...home.cards.values()].find((card) => card.name === 'Reading lamp');
    expect(lamp?.mainIds).toEqual(['light.reading_lamp_0_reading_lamp']);
    expect(lamp?.moreIds).toHaveLength(2);
  });

  it('has the settings of a device in one place, and nothing of them elsewhere', () => {
    const [id, lamp] = [...model.entities].find(([key]) => key === 'light.reading_lamp_0_reading_lamp') ?? [];
    if (id === undefined || lamp === undefined) throw new Error('no lamp');
    const entities = new Map(model.entities).set(id, { ...lamp, deviceSetting: true });
    const built = buildHome({ ...model, entities });
    const card = built.cards.get(built.cardOf.get(id) ?? '');
    expect(card?.settingIds).toEqual([id]);
    expect([...(card?.mainIds ?? []), ...(card?.moreIds ?? [])]).not.toContain(id);
    const tiles = [...built.cards.values()].flatMap((each) => each.tiles);
    expect(tiles.flatMap((tile) => [tile.faceId, ...tile.wordIds, ...tile.hiddenIds])).not.toContain(id);
    const found = buildIndex({ ...model, entities }, built, 0).filter((each) => each.entityId === id);
    expect(found.filter((each) => each.kind === 'entity')).toEqual([]);
  });

  it('leaves entities that the user hid to the device page, and finds their card', () => {
    const id = 'light.reading_lamp_0_reading_lamp';
    const hidden = buildHome({ ...model, settings: { ...model.settings, hiddenEntities: [id] } });
    const card = hidden.cards.get(hidden.cardOf.get(id) ?? '');
    expect(card?.mainIds).toEqual([]);
    expect(card?.moreIds).toContain(id);
  });

  it('gives an entity without a device a card of its own', () => {
    const lamp = model.entities.get('light.reading_lamp_0_reading_lamp');
    if (lamp === undefined) throw new Error('no lamp');
    const { deviceId: _none, ...loose } = lamp;
    const alone = buildHome({ ...model, devices: new Map(), entities: new Map([[loose.id, loose]]) });
    expect(alone.rooms).toHaveLength(1);
    expect(alone.cards.get(loose.id)?.mainIds).toEqual([loose.id]);
  });

  it("shows favourites in the user's order", () => {
    expect(home.favourites.map((card) => card.name)).toEqual(['Reading lamp', 'Thermostat']);
  });
});

describe('shortName', () => {
  const lamp = model.entities.get('light.reading_lamp_0_reading_lamp');
  if (lamp === undefined) throw new Error('no lamp');

  it.each([
    ['Lamp', 'Lamp', 'Light'],
    ['Lamp power', 'Lamp', 'Power'],
    ['Lampshade', 'Lamp', 'Lampshade'],
    ['Temperature', 'Lamp', 'Temperature'],
    ['Lamp', undefined, 'Lamp'],
  ])('of %j on %j is %j', (name, device, expected) => {
    expect(shortName({ ...lamp, name }, device)).toBe(expected);
  });

  it('of a sensor that is its whole device is what it measures', () => {
    const leak = {
      ...lamp,
      platform: 'binary_sensor',
      name: 'Leak',
      attributes: { device_class: 'moisture' },
    } as const;
    expect(shortName(leak, 'Leak')).toBe('Moisture');
  });
});

describe('linkHealth', () => {
  const [broker] = fakeBrokers();
  const brokers = (...states: Broker['state'][]): Map<string, Broker> =>
    new Map(states.map((state, index) => [String(index), { ...(broker as Broker), id: String(index), state }]));

  it.each([
    [brokers(), 'none'],
    [brokers('stopped'), 'none'],
    [brokers('online', 'online'), 'online'],
    [brokers('online', 'waiting'), 'degraded'],
    [brokers('connecting'), 'connecting'],
    [brokers('waiting'), 'offline'],
    [brokers('refused', 'connecting'), 'offline'],
  ])('of %j', (map, expected) => {
    expect(linkHealth(map, 'running')).toBe(expected);
  });

  it('says that the service is stopped before anything else', () => {
    expect(linkHealth(brokers('online'), 'stopped')).toBe('stopped');
  });
});

describe('openAlerts', () => {
  it('counts raised ones only, the most severe first', () => {
    const [first] = fakeAlerts();
    const alert = (id: string, severity: Alert['severity'], state: Alert['state']): [string, Alert] => [
      id,
      { ...(first as Alert), id, severity, state },
    ];
    const open = openAlerts(
      new Map([alert('a', 'info', 'raised'), alert('b', 'critical', 'raised'), alert('c', 'critical', 'acknowledged')]),
    );
    expect(open.map((each) => each.id)).toEqual(['b', 'a']);
  });
});
