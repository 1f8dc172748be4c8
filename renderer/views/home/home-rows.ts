/** The home page as a flat list of rows, for a virtual list. Pure. */
import type { CardItem, Home } from '../../state/selectors.ts';

export type HomeRow =
  | { readonly kind: 'heading'; readonly key: string; readonly title: string; readonly cards: readonly CardItem[] }
  /** A few cards, stacked in columns of about equal height. */
  | {
      readonly kind: 'cards';
      readonly key: string;
      readonly columns: ReadonlyArray<readonly CardItem[]>;
      /** A guess, in pixels, until the row has been seen. */
      readonly height: number;
    };

/** Between cards, in pixels. */
export const cardGap = 16;

/** Cards per column in one row of the list: more waste less space, fewer keep rows short. */
const cardsPerColumn = 3;

const controlHeights: ReadonlyMap<string, number> = new Map([
  ['alarm_control_panel', 90],
  ['camera', 210],
  ['climate', 180],
  ['cover', 88],
  ['date', 90],
  ['datetime', 90],
  ['fan', 88],
  ['humidifier', 100],
  ['image', 210],
  ['lawn_mower', 100],
  ['light', 88],
  ['notify', 90],
  ['number', 88],
  ['select', 110],
  ['text', 90],
  ['time', 90],
  ['vacuum', 100],
  ['valve', 88],
  ['water_heater', 180],
]);
const readOnly: ReadonlySet<string> = new Set(['sensor', 'binary_sensor', 'device_tracker', 'event']);

const guesses = new WeakMap<CardItem, number>();

/** About how high a card will be, in pixels. It need not be right, only fair. */
function guessHeight(card: CardItem): number {
  const known = guesses.get(card);
  if (known !== undefined) return known;
  const guess = guessHeightAnew(card);
  guesses.set(card, guess);
  return guess;
}

function guessHeightAnew(card: CardItem): number {
  const platforms = card.mainIds.map((id) => id.split('.')[0] ?? '');
  const readings = platforms.filter((platform) => readOnly.has(platform)).slice(0, 5).length;
  const controls = platforms.filter((platform) => !readOnly.has(platform)).slice(0, 3);
  const rule = readings > 0 && controls.length > 0 ? 12 : 0;
  const more = card.mainIds.length + card.moreIds.length > readings + controls.length ? 30 : 0;
  const controlled = controls.reduce((sum, platform) => sum + (controlHeights.get(platform) ?? 48), 0);
  return 56 + readings * 26 + rule + controlled + more;
}

/** Deals cards out to columns, each to the one that is shortest so far. */
export function dealCards(
  cards: readonly CardItem[],
  columns: number,
): { readonly columns: ReadonlyArray<readonly CardItem[]>; readonly height: number } {
  const stacks = Array.from({ length: columns }, () => ({ height: 0, cards: [] as CardItem[] }));
  for (const card of cards) {
    const shortest = stacks.reduce((best, stack) => (stack.height < best.height ? stack : best));
    shortest.cards.push(card);
    shortest.height += guessHeight(card) + cardGap;
  }
  return { columns: stacks.map((stack) => stack.cards), height: Math.max(...stacks.map((stack) => stack.height)) };
}

function addSection(
  rows: HomeRow[],
  key: string,
  title: string | undefined,
  cards: readonly CardItem[],
  columns: number,
): void {
  if (title !== undefined) rows.push({ kind: 'heading', key, title, cards });
  const size = columns * cardsPerColumn;
  for (let at = 0; at < cards.length; at += size) {
    const dealt = dealCards(cards.slice(at, at + size), columns);
    rows.push({ kind: 'cards', key: `${key}/${at}/${columns}`, ...dealt });
  }
}

/** Favourites first, then room by room; for one room only its cards. */
export function homeRows(home: Home, room: string | undefined, columns: number): readonly HomeRow[] {
  const rows: HomeRow[] = [];
  if (room !== undefined) {
    const found = home.rooms.find((each) => each.name === room);
    if (found !== undefined) addSection(rows, `room:${room}`, undefined, found.cards, columns);
    return rows;
  }
  if (home.favourites.length > 0) addSection(rows, 'favourites', 'Favourites', home.favourites, columns);
  for (const { name, cards } of home.rooms) {
    const isOnly = home.rooms.length === 1 && name === undefined;
    addSection(rows, `room:${name ?? ''}`, isOnly ? undefined : (name ?? 'No room'), cards, columns);
  }
  return rows;
}

export function rowKey(row: HomeRow): string {
  return `${row.kind}:${row.key}`;
}
