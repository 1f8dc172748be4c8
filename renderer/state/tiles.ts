/** Which tiles a device has: one for each thing that is controlled, or one for all that is read. Pure. */
import type { Entity, PlatformName } from '../../preload/contract.ts';
import { classOf } from '../format/values.ts';
import { descriptorOf } from '../platforms/table.ts';
import { nameInRoom } from './names.ts';

export interface TileItem {
  /** Of the device for its first tile, of the entity for the others: the same for as long as the tile exists. */
  readonly key: string;
  /** The card that it is part of; its page opens. */
  readonly cardKey: string;
  /** In full: with the device's name, without the room's. */
  readonly name: string;
  readonly room: string | undefined;
  readonly faceId: string;
  readonly platform: PlatformName;
  /** Said in words beside the state, the most telling first. */
  readonly wordIds: readonly string[];
  /** Shown on the device's page only. */
  readonly hiddenIds: readonly string[];
}

/** A device has no more tiles than this; a bridge with a hundred switches keeps the rest on its page. */
const tilesPerCard = 8;
const wordsPerTile = 2;

/** Among readings: what a person looks at first. */
const classOrder: readonly string[] = [
  'smoke',
  'carbon_monoxide',
  'gas',
  'moisture',
  'safety',
  'door',
  'window',
  'garage_door',
  'opening',
  'lock',
  'occupancy',
  'motion',
  'presence',
  'vibration',
  'temperature',
  'humidity',
  'power',
  'carbon_dioxide',
  'pm25',
  'illuminance',
  'energy',
  'wind_speed',
  'precipitation',
  'atmospheric_pressure',
  'pressure',
];
const classRank = new Map(classOrder.map((name, index) => [name, index]));
/** Worth a word beside the state of what is controlled. */
const wordClasses: ReadonlySet<string> = new Set(['temperature', 'humidity', 'power', 'carbon_dioxide', 'door']);

function readingRank(entity: Entity): number {
  return descriptorOf(entity).wordRank + (classRank.get(classOf(entity) ?? '') ?? 60);
}

/** Readings, the most telling first. */
function sortReadings(readings: readonly Entity[]): readonly Entity[] {
  return [...readings].sort((a, b) => readingRank(a) - readingRank(b));
}

interface Tiled {
  readonly cards: ReadonlyMap<string, { readonly tiles: readonly TileItem[] }>;
  readonly cardOf: ReadonlyMap<string, string>;
}

/** A tile of one entity: its own, or one made for it where it is only read beside others. */
export function tileOf(home: Tiled, entityId: string): TileItem | undefined {
  const [first, ...rest] = home.cards.get(home.cardOf.get(entityId) ?? '')?.tiles ?? [];
  const own = [first, ...rest].find((tile) => tile?.faceId === entityId);
  if (own !== undefined || first === undefined) return own;
  const platform = entityId.slice(0, entityId.indexOf('.')) as PlatformName;
  return { ...first, key: entityId, faceId: entityId, platform, wordIds: [], hiddenIds: [] };
}

/** Scenes are known by their own names: their device is only where they are kept. */
function nameOfTile(entity: Entity, count: number, card: TileCard, nameOf: (entity: Entity) => string): string {
  if (descriptorOf(entity).isScene) return nameInRoom(nameOf(entity), card.name);
  return count === 1 ? card.name : nameOf(entity);
}

/** What a tile needs to know of its card. */
export interface TileCard {
  readonly key: string;
  readonly name: string;
  readonly room: string | undefined;
}

/**
 * The tiles of a card. `main` in the card's order; `nameOf` is an entity's name together with its device's.
 * A card without anything to show has one tile of what is left, so that it can be found.
 */
export function tilesOf(
  card: TileCard,
  main: readonly Entity[],
  more: readonly Entity[],
  nameOf: (entity: Entity) => string,
): readonly TileItem[] {
  const controls = main.filter((entity) => descriptorOf(entity).stands !== 'as-word');
  const principal = controls.filter((entity) => descriptorOf(entity).stands === 'alone');
  const faces = (principal.length > 0 ? principal : controls).slice(0, tilesPerCard);
  const readings = sortReadings(main.filter((entity) => descriptorOf(entity).stands === 'as-word'));
  const isControlled = faces.length > 0;
  const first = faces[0] ?? readings[0] ?? more[0];
  if (first === undefined) return [];
  const tiles = isControlled ? faces : [first];
  const words = readings
    .filter((entity) => entity !== first)
    .filter((entity) => !isControlled || wordClasses.has(classOf(entity) ?? ''))
    .slice(0, wordsPerTile);
  const shown = new Set([...tiles, ...words]);
  const hidden = [...main, ...more].filter((entity) => !shown.has(entity)).map((entity) => entity.id);
  return tiles.map((entity, index) => ({
    key: index === 0 ? card.key : entity.id,
    cardKey: card.key,
    name: nameOfTile(entity, tiles.length, card, nameOf),
    room: card.room,
    faceId: entity.id,
    platform: entity.platform,
    wordIds: index === 0 ? words.map((word) => word.id) : [],
    hiddenIds: index === 0 ? hidden : [],
  }));
}
