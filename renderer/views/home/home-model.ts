/** Home as sections in their order, with what a person arranged. Pure; depends on names and places, not on states. */
import type { HomeLayout } from '../../../preload/contract.ts';
import { distinctName, nameInRoom } from '../../state/names.ts';
import type { Home, Room } from '../../state/selectors.ts';
import type { TileItem } from '../../state/tiles.ts';
import { say } from '../../words/words.ts';

export type HomeSection =
  | { readonly kind: 'favourites' | 'scenes' | 'others'; readonly key: string; readonly items: readonly TileItem[] }
  | { readonly kind: 'rooms'; readonly key: string; readonly rooms: readonly Room[] };

/** In the order that a person gave; what has no place in it follows, as it came. */
export function inOrder<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  order: readonly string[] | undefined,
): readonly T[] {
  if (order === undefined || order.length === 0) return items;
  const places = new Map(order.map((key, index) => [key, index]));
  const placed = items.map((item, index) => ({ item, place: places.get(keyOf(item)) ?? order.length + index }));
  return placed.sort((a, b) => a.place - b.place).map(({ item }) => item);
}

/** As they stood, with new ones at the end: nothing that is looked at moves because something was found. */
export function keepPlaces<T>(items: readonly T[], keyOf: (item: T) => string, before: readonly T[]): readonly T[] {
  const now = new Map(items.map((item) => [keyOf(item), item]));
  const stood = before.map((item) => now.get(keyOf(item))).filter((item) => item !== undefined);
  const known = new Set(stood.map(keyOf));
  return [...stood, ...items.filter((item) => !known.has(keyOf(item)))];
}

export function tileKey(item: TileItem): string {
  return item.key;
}

/** The name of a room's section, for its order. */
export function sectionOf(room: Room): string {
  return `room:${room.key}`;
}

/** The tiles of a room in order; hidden ones only where `withHidden` asks for them. */
export function roomTiles(room: Room, layout: HomeLayout, withHidden = false): readonly TileItem[] {
  const tiles = room.cards.flatMap((card) => card.tiles);
  const shown = withHidden ? tiles : tiles.filter((tile) => layout.tiles[tile.key]?.hidden !== true);
  return inOrder(shown, tileKey, layout.order[sectionOf(room)]);
}

/** Rooms in order. Those without a name are no room. */
export function namedRooms(home: Home, layout: HomeLayout, withHidden = false): readonly Room[] {
  const named = home.rooms.filter((room) => room.name !== undefined);
  const shown = withHidden ? named : named.filter((room) => layout.rooms[room.key]?.hidden !== true);
  return inOrder(shown, (room) => room.key, layout.order.rooms);
}

/** What has no room. */
export function homeless(home: Home): Room | undefined {
  return home.rooms.find((room) => room.name === undefined);
}

/** Favourites, scenes, rooms, and what stands in none: where there are no rooms, that is all there is. */
export function homeSections(home: Home, layout: HomeLayout): readonly HomeSection[] {
  const isShown = (tile: TileItem): boolean => layout.tiles[tile.key]?.hidden !== true;
  const rooms = namedRooms(home, layout);
  const rest = homeless(home);
  const scenes = inOrder(home.scenes.filter(isShown), tileKey, layout.order.scenes);
  const others = (rest === undefined ? [] : roomTiles(rest, layout)).filter((tile) => tile.platform !== 'scene');
  const sections: readonly HomeSection[] = [
    { kind: 'scenes', key: 'scenes', items: scenes },
    { kind: 'favourites', key: 'favourites', items: home.favourites.filter(isShown) },
    { kind: 'rooms', key: 'rooms', rooms },
    { kind: 'others', key: 'room:', items: others },
  ];
  return sections.filter((section) => (section.kind === 'rooms' ? section.rooms : section.items).length > 0);
}

/** Names as they are read in a room: without the room's name, and told apart where they begin alike. */
export function labelsIn(room: string | undefined, items: readonly TileItem[]): (item: TileItem) => string {
  const names = items.map((item) => nameInRoom(item.name, room));
  const labels = new Map(items.map((item, index) => [item.key, distinctName(names[index] ?? item.name, names)]));
  return (item) => labels.get(item.key) ?? item.name;
}

export function titleOf(section: HomeSection, hasRooms: boolean): string | undefined {
  if (section.kind === 'others') return hasRooms ? say('home.noRoom') : undefined;
  return section.kind === 'rooms' ? say('common.rooms') : say(`home.${section.kind}`);
}

export function greeting(hour: number): string {
  if (hour < 5) return say('home.night');
  if (hour < 12) return say('home.morning');
  return hour < 18 ? say('home.afternoon') : say('home.evening');
}
