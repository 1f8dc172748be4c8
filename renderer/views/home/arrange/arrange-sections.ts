/** What can be arranged of home or of a room, section by section, and what its order is kept under. Pure. */
import type { Entity, HomeLayout } from '../../../../preload/contract.ts';
import { sizeOf } from '../../../components/tiles/feature-kind.ts';
import { textOf } from '../../../format/values.ts';
import { descriptorOf } from '../../../platforms/table.ts';
import type { Home, Room } from '../../../state/selectors.ts';
import type { TileItem } from '../../../state/tiles.ts';
import { say } from '../../../words/words.ts';
import { homeless, inOrder, labelsIn, namedRooms, roomTiles, sectionOf, tileKey } from '../home-model.ts';
import { roomIcon } from '../room-facts.ts';
import type { ArrangeItem } from './arrange-list.tsx';

export interface ArrangeSection {
  readonly kind: 'tiles' | 'favourites' | 'rooms';
  /** In `layout.order`; the favourites have a list of their own. */
  readonly key: string;
  readonly title: string;
  readonly items: readonly ArrangeItem[];
}

type EntityOf = (id: string) => Entity | undefined;

function tileItems(
  tiles: readonly TileItem[],
  room: string | undefined,
  layout: HomeLayout,
  entityOf: EntityOf,
): readonly ArrangeItem[] {
  const labelOf = labelsIn(room, tiles);
  return tiles.flatMap((tile) => {
    const face = entityOf(tile.faceId);
    if (face === undefined) return [];
    const choice = layout.tiles[tile.key];
    return {
      key: tile.key,
      name: labelOf(tile),
      icon: choice?.icon ?? textOf(face, 'icon') ?? face.icon,
      fallback: descriptorOf(face).icon(face),
      isHidden: choice?.hidden === true,
      isHigh: sizeOf(face, choice?.size) === 'high',
    };
  });
}

function roomItems(rooms: readonly Room[], layout: HomeLayout): readonly ArrangeItem[] {
  return rooms.map((room) => ({
    key: room.key,
    name: room.name ?? '',
    icon: layout.rooms[room.key]?.icon ?? roomIcon(room.name ?? ''),
    fallback: 'sofa-outline',
    isHidden: layout.rooms[room.key]?.hidden === true,
    isHigh: false,
  }));
}

/** All of it, hidden ones too; without a room it is home. */
export function arrangeSections(
  home: Home,
  room: Room | undefined,
  layout: HomeLayout,
  entityOf: EntityOf,
): readonly ArrangeSection[] {
  const inRoom = (each: Room, title: string): ArrangeSection => ({
    kind: 'tiles',
    key: sectionOf(each),
    title,
    items: tileItems(roomTiles(each, layout, true), each.name, layout, entityOf),
  });
  if (room !== undefined) return [inRoom(room, room.name ?? say('home.noRoom'))];
  const rest = homeless(home);
  const scenes = inOrder(home.scenes, tileKey, layout.order.scenes);
  const sections: readonly ArrangeSection[] = [
    { kind: 'tiles', key: 'scenes', title: say('home.scenes'), items: tileItems(scenes, undefined, layout, entityOf) },
    {
      kind: 'favourites',
      key: 'favourites',
      title: say('home.favourites'),
      items: tileItems(home.favourites, undefined, layout, entityOf),
    },
    {
      kind: 'rooms',
      key: 'rooms',
      title: say('common.rooms'),
      items: roomItems(namedRooms(home, layout, true), layout),
    },
    ...(rest === undefined ? [] : [inRoom(rest, say('home.noRoom'))]),
  ];
  return sections.filter((section) => section.items.length > 0);
}
