import { describe, expect, it } from 'vitest';
import { fromPageState } from '../../../../../renderer/state/model.ts';
import { buildHome } from '../../../../../renderer/state/selectors.ts';
import { closedContacts } from '../../../../../renderer/views/home/closed-contacts.ts';
import {
  homeSections,
  inOrder,
  keepPlaces,
  labelsIn,
  namedRooms,
  roomTiles,
} from '../../../../../renderer/views/home/home-model.ts';
import { fakePageState } from '../../../../support/fake-home.ts';

const home = buildHome(fromPageState(fakePageState('home')));
const none = { tiles: {}, rooms: {}, order: {} };
const itself = (key: string): string => key;

describe('order', () => {
  it('is as somebody gave it, with the rest behind as it came', () => {
    expect(inOrder(['a', 'b', 'c', 'd'], itself, ['c', 'gone', 'a'])).toEqual(['c', 'a', 'b', 'd']);
    expect(inOrder(['b', 'a'], itself, undefined)).toEqual(['b', 'a']);
  });

  it('is kept while somebody looks: what is new comes last, what is gone goes', () => {
    expect(keepPlaces(['a', 'new', 'b', 'c'], itself, ['c', 'gone', 'b'])).toEqual(['c', 'b', 'a', 'new']);
  });
});

describe('home', () => {
  it('has favourites, every room once, and what has none', () => {
    const sections = homeSections(home, none);
    expect(sections.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['favourites', 'rooms']));
    const names = namedRooms(home, none).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('leaves out what was hidden, rooms and tiles alike, unless it is arranged', () => {
    const [room] = namedRooms(home, none);
    const [tile] = room === undefined ? [] : roomTiles(room, none);
    if (room === undefined || tile === undefined) throw new Error('an empty home');
    const hiding = {
      ...none,
      tiles: { [tile.key]: { hidden: true as const } },
      rooms: { [room.key]: { hidden: true as const } },
    };
    expect(roomTiles(room, hiding)).not.toContain(tile);
    expect(roomTiles(room, hiding, true)).toContain(tile);
    expect(namedRooms(home, hiding)).not.toContain(room);
    expect(namedRooms(home, hiding, true)).toContain(room);
  });

  it('orders rooms and tiles as they were arranged', () => {
    const keys = namedRooms(home, none).map(({ key }) => key);
    const turned = [...keys].reverse();
    expect(namedRooms(home, { ...none, order: { rooms: turned } }).map(({ key }) => key)).toEqual(turned);
  });

  it("says names without the room's", () => {
    const [tile] = home.favourites;
    if (tile === undefined) throw new Error('no favourite');
    const lamp = { ...tile, name: 'Hall ceiling lamp' };
    expect(labelsIn('Hall', [lamp])(lamp)).toBe('Ceiling lamp');
    expect(labelsIn(undefined, [lamp])(lamp)).toBe('Hall ceiling lamp');
  });
});

describe('closed contacts', () => {
  const [tile] = home.favourites;
  if (tile === undefined) throw new Error('no favourite');
  const contacts = (states: readonly string[]) => {
    const items = states.map((_, at) => ({
      ...tile,
      key: `k${at}`,
      faceId: `e${at}`,
      platform: 'binary_sensor' as const,
    }));
    const [some] = fromPageState(fakePageState('home')).entities.values();
    if (some === undefined) throw new Error('an empty home');
    const entityOf = (id: string) => ({
      ...some,
      id,
      platform: 'binary_sensor' as const,
      state: states[Number(id.slice(1))] ?? '',
      available: true,
      attributes: { device_class: 'window' },
      capabilities: { actions: [] },
    });
    return closedContacts(items, entityOf);
  };

  it('fold into one line where there are several; what is open stays a tile', () => {
    const found = contacts(['off', 'off', 'on', 'off']);
    expect([...found.keys]).toEqual(['k0', 'k1', 'k3']);
    expect(found.kind).toBe('windows');
  });

  it('stand for themselves where they are few', () => {
    expect(contacts(['off', 'off', 'on']).keys.size).toBe(0);
  });
});
