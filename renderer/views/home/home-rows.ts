/** The home page as a flat list of rows, for a virtual list. Pure. */
import type { CardItem, Home } from '../../state/selectors.ts';

export type HomeRow =
  | { readonly kind: 'heading'; readonly key: string; readonly title: string; readonly cards: readonly CardItem[] }
  | { readonly kind: 'cards'; readonly key: string; readonly cards: readonly CardItem[] };

function addSection(
  rows: HomeRow[],
  key: string,
  title: string | undefined,
  cards: readonly CardItem[],
  columns: number,
): void {
  if (title !== undefined) rows.push({ kind: 'heading', key, title, cards });
  for (let at = 0; at < cards.length; at += columns) {
    rows.push({ kind: 'cards', key: `${key}/${at}/${columns}`, cards: cards.slice(at, at + columns) });
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
