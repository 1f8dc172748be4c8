/** Which rooms and cards there are, and what stands on a card. Pure; depends on names and places, not on states. */
import type { Alert, Broker, Device, Entity } from '../../preload/contract.ts';
import { fullName } from '../../preload/words/names.ts';
import { classOf, humanize } from '../format/values.ts';
import { descriptorOf, rankOf } from '../platforms/table.ts';
import type { PageModel } from './model.ts';
import { foldText } from './names.ts';
import { type TileItem, tilesOf } from './tiles.ts';

/** A device, or an entity that belongs to none. */
export interface CardItem {
  readonly key: string;
  readonly name: string;
  readonly room: string | undefined;
  readonly device?: Device;
  /** Place of its first entity's platform among the platforms. */
  readonly rank: number;
  readonly tiles: readonly TileItem[];
  /** Shown on the card, the most important first. */
  readonly mainIds: readonly string[];
  /** Diagnostic, config and hidden ones: on the device page under "more". */
  readonly moreIds: readonly string[];
  /** Settings of the device: in one place on its page, and nowhere else. */
  readonly settingIds: readonly string[];
}

export interface Room {
  /** Folded: "Hall" and "hall" are one room. Empty for what has no room. */
  readonly key: string;
  /** As most of its devices write it; undefined for what has no room. */
  readonly name: string | undefined;
  readonly cards: readonly CardItem[];
}

export interface Home {
  readonly rooms: readonly Room[];
  readonly cards: ReadonlyMap<string, CardItem>;
  /** Which card an entity stands on. */
  readonly cardOf: ReadonlyMap<string, string>;
  /** Tiles of the favourites, in the favourites' order. */
  readonly favourites: readonly TileItem[];
  /** Tiles of scenes, wherever they stand. */
  readonly scenes: readonly TileItem[];
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Natural order: "Lamp 2" before "Lamp 10". */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}

function compareEntities(a: Entity, b: Entity): number {
  return rankOf(a.platform) - rankOf(b.platform) || compareNames(a.name, b.name);
}

/** True for entities that a card leaves to the device page. */
export function isSecondary(entity: Entity, hidden: ReadonlySet<string>): boolean {
  return (
    entity.entityCategory !== undefined ||
    entity.hiddenByDefault === true ||
    entity.deviceSetting === true ||
    hidden.has(entity.id)
  );
}

function makeCard(
  entities: Entity[],
  hidden: ReadonlySet<string>,
  base: Pick<CardItem, 'key' | 'name' | 'room'>,
  device?: Device,
): CardItem {
  entities.sort(compareEntities);
  const shown = entities.filter((entity) => entity.deviceSetting !== true);
  const settings = entities.filter((entity) => entity.deviceSetting === true);
  const main = shown.filter((entity) => !isSecondary(entity, hidden));
  const more = shown.filter((entity) => isSecondary(entity, hidden));
  const ids = (list: readonly Entity[]): string[] => list.map((entity) => entity.id);
  const first = main[0] ?? more[0];
  return {
    ...base,
    ...(device === undefined ? {} : { device }),
    rank: first === undefined ? 99 : rankOf(first.platform),
    tiles: tilesOf(base, main, more, (entity) => fullName(entity, device?.name)),
    mainIds: ids(main),
    moreIds: ids(more),
    settingIds: ids(settings),
  };
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

function sameTiles(a: readonly TileItem[], b: readonly TileItem[]): boolean {
  return (
    a.length === b.length &&
    a.every((tile, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        tile.faceId === other.faceId &&
        tile.name === other.name &&
        sameIds(tile.wordIds, other.wordIds) &&
        sameIds(tile.hiddenIds, other.hiddenIds)
      );
    })
  );
}

/** The card of before where nothing on it has changed: whatever was made from it can then stay. */
function keptCard(card: CardItem, before: CardItem | undefined): CardItem {
  const isSame =
    before !== undefined &&
    before.name === card.name &&
    before.room === card.room &&
    before.device === card.device &&
    before.rank === card.rank &&
    sameIds(before.mainIds, card.mainIds) &&
    sameIds(before.moreIds, card.moreIds) &&
    sameIds(before.settingIds, card.settingIds) &&
    sameTiles(before.tiles, card.tiles);
  return isSame ? before : card;
}

/** Builds the rooms in natural order; what has no room comes last. Cards that are as `before` are the same objects. */
export function buildHome(model: Pick<PageModel, 'devices' | 'entities' | 'settings'>, before?: Home): Home {
  const hidden = new Set(model.settings.hiddenEntities);
  const ofDevice = new Map<string, Entity[]>();
  const cards = new Map<string, CardItem>();
  const loose: Entity[] = [];
  const add = (card: CardItem): void => void cards.set(card.key, keptCard(card, before?.cards.get(card.key)));
  for (const entity of model.entities.values()) {
    const device = entity.deviceId === undefined ? undefined : model.devices.get(entity.deviceId);
    if (device === undefined) loose.push(entity);
    else {
      const known = ofDevice.get(device.id);
      if (known === undefined) ofDevice.set(device.id, [entity]);
      else known.push(entity);
    }
  }
  const spellings = spellingsOf(model.devices.values());
  for (const [id, entities] of ofDevice) {
    const device = model.devices.get(id);
    if (device === undefined) continue;
    const room = spellings.get(roomKey(device.area));
    add(makeCard(entities, hidden, { key: id, name: device.name, room }, device));
  }
  for (const entity of loose) {
    const chosen = model.settings.layout.tiles[entity.id]?.room;
    const room = spellings.get(roomKey(chosen)) ?? chosen;
    add(makeCard([entity], hidden, { key: entity.id, name: entity.name, room }));
  }
  const cardOf = new Map<string, string>();
  for (const card of cards.values()) {
    for (const id of [...card.mainIds, ...card.moreIds, ...card.settingIds]) cardOf.set(id, card.key);
  }
  const tiles = [...cards.values()].flatMap((card) => card.tiles);
  return {
    rooms: roomsOf(cards),
    cards,
    cardOf,
    favourites: favouritesOf(model.settings.favourites, tiles, cards, cardOf),
    scenes: tiles.filter((tile) => tile.platform === 'scene').sort((a, b) => compareNames(a.name, b.name)),
  };
}

/** What rooms are told apart by. */
export function roomKey(name: string | undefined): string {
  return foldText(name ?? '');
}

/** How each room is written: as most of its devices do, and of equally many the first in order. */
function spellingsOf(devices: Iterable<Device>): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { area } of devices) {
    const name = area?.trim() ?? '';
    const key = roomKey(name);
    if (key === '') continue;
    const ofKey = counts.get(key) ?? new Map<string, number>();
    counts.set(key, ofKey.set(name, (ofKey.get(name) ?? 0) + 1));
  }
  const spellings = new Map<string, string>();
  for (const [key, ofKey] of counts) {
    const [first] = [...ofKey].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
    if (first !== undefined) spellings.set(key, first[0]);
  }
  return spellings;
}

function roomsOf(cards: ReadonlyMap<string, CardItem>): Room[] {
  const byRoom = Map.groupBy(cards.values(), (card) => card.room);
  const sorted = [...byRoom].map(([name, list]) => ({
    key: roomKey(name),
    name,
    // Like things stand together: all lights of a room, then its sensors.
    cards: list.sort((a, b) => a.rank - b.rank || compareNames(a.name, b.name)),
  }));
  return sorted.sort((a, b) => {
    if (a.name === undefined || b.name === undefined) return a.name === b.name ? 0 : a.name === undefined ? 1 : -1;
    return compareNames(a.name, b.name);
  });
}

/** The tile whose face a favourite is; where it has none of its own, the first tile of its card. */
function favouritesOf(
  favourites: readonly string[],
  tiles: readonly TileItem[],
  cards: ReadonlyMap<string, CardItem>,
  cardOf: ReadonlyMap<string, string>,
): TileItem[] {
  const byFace = new Map(tiles.map((tile) => [tile.faceId, tile]));
  const found = favourites.map((id) => byFace.get(id) ?? cards.get(cardOf.get(id) ?? '')?.tiles[0]);
  return [...new Set(found.filter((tile) => tile !== undefined))];
}

/** True for the entity that is the device itself: it has no name of its own. */
export function isNamedAfter(entity: Entity, deviceName: string | undefined): boolean {
  return deviceName !== undefined && entity.name.trim().toLowerCase() === deviceName.trim().toLowerCase();
}

/** An entity's name beside its device's: without the device's name in front; what it is when nothing is left. */
export function shortName(entity: Entity, deviceName: string | undefined): string {
  if (deviceName === undefined || !entity.name.toLowerCase().startsWith(deviceName.toLowerCase())) return entity.name;
  const rest = entity.name.slice(deviceName.length);
  if (rest.trim() === '') {
    const { isReading, label } = descriptorOf(entity);
    const measured = isReading ? classOf(entity) : undefined;
    return measured === undefined ? label : humanize(measured);
  }
  // "Lampshade" does not begin with the device "Lamp".
  if (!/^[\s:–-]/.test(rest)) return entity.name;
  const own = rest.replace(/^[\s:–-]+/, '');
  return own.charAt(0).toUpperCase() + own.slice(1);
}

const severityWeights: Readonly<Record<Alert['severity'], number>> = { critical: 0, warning: 1, info: 2 };
const stateWeights: Readonly<Partial<Record<Alert['state'], number>>> = { raised: 0 };

/** For lists of alerts: what wants attention before what is seen to, the most severe first, then the newest. */
export function worstFirst(a: Alert, b: Alert): number {
  return (
    (stateWeights[a.state] ?? 1) - (stateWeights[b.state] ?? 1) ||
    severityWeights[a.severity] - severityWeights[b.severity] ||
    b.since.localeCompare(a.since)
  );
}

/** Alerts that still want attention, the worst first. */
export function openAlerts(alerts: ReadonlyMap<string, Alert>): readonly Alert[] {
  return [...alerts.values()].filter((alert) => alert.state === 'raised').sort(worstFirst);
}

export type LinkHealth = 'none' | 'connecting' | 'online' | 'degraded' | 'offline' | 'stopped';

/** How the connection stands as a whole: one broker of several down is degraded, all of them is offline. */
export function linkHealth(brokers: ReadonlyMap<string, Broker>, mode: PageModel['mode']): LinkHealth {
  if (mode === 'stopped') return 'stopped';
  const used = [...brokers.values()].filter((broker) => broker.state !== 'stopped');
  if (used.length === 0) return 'none';
  const online = used.filter((broker) => broker.state === 'online').length;
  if (online === used.length) return 'online';
  if (online > 0) return 'degraded';
  return used.every((broker) => broker.state === 'connecting' || broker.state === 'idle') ? 'connecting' : 'offline';
}
