/** Where tiles stand in a grid of cells: known before anything is drawn, so nothing that is drawn later moves them. Pure. */

/** Height of a cell, and what is between cells, in pixels: a tile of two rows is 136 high. */
const cellHeight = 64;
export const cellGap = 8;
const rowStep = cellHeight + cellGap;

/** A tile is at least this wide, so that two lines of name and a state can be read. */
const cellWidth = 208;

export interface Placed<T> {
  readonly item: T;
  readonly column: number;
  readonly row: number;
  readonly rows: number;
}

export interface Packing<T> {
  readonly placed: ReadonlyArray<Placed<T>>;
  readonly rows: number;
}

/** How many columns fit into a width; in a very narrow one there are two, so that a home is not one long list. */
export function columnsFor(width: number): number {
  const fits = Math.floor((width + cellGap) / (cellWidth + cellGap));
  return Math.max(width >= 320 ? 2 : 1, fits);
}

/**
 * Places tiles in their order, each at the first place that is free; what was placed never depends on what comes after it,
 * so a tile at the end moves no other one.
 */
export function pack<T>(items: readonly T[], columns: number, rowsOf: (item: T) => number): Packing<T> {
  const taken: boolean[][] = [];
  const isFree = (row: number, column: number): boolean => taken[row]?.[column] !== true;
  const placed: Array<Placed<T>> = [];
  let firstOpen = 0;
  let rowsUsed = 0;
  for (const item of items) {
    const rows = rowsOf(item);
    const [row, column] = findPlace(firstOpen, columns, rows, isFree);
    for (let at = row; at < row + rows; at += 1) {
      taken[at] ??= Array.from({ length: columns }, () => false);
      const line = taken[at];
      if (line !== undefined) line[column] = true;
    }
    placed.push({ item, column, row, rows });
    rowsUsed = Math.max(rowsUsed, row + rows);
    while (taken[firstOpen]?.every(Boolean) === true) firstOpen += 1;
  }
  return { placed, rows: rowsUsed };
}

function findPlace(
  from: number,
  columns: number,
  rows: number,
  isFree: (row: number, column: number) => boolean,
): readonly [row: number, column: number] {
  for (let row = from; ; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let fits = true;
      for (let at = row; fits && at < row + rows; at += 1) fits = isFree(at, column);
      if (fits) return [row, column];
    }
  }
}

/** How high so many rows are, in pixels. */
export function heightOf(rows: number): number {
  return rows === 0 ? 0 : rows * rowStep - cellGap;
}

/** How far from the top a row begins, in pixels. */
export function topOf(row: number): number {
  return row * rowStep;
}

/** Rows that are drawn beyond those in sight, so that none is missing while one scrolls. */
const margin = 4;

/** Rows to draw between two distances from the grid's top. They come one by one: many at a time are seen as a jerk. */
export function visibleRows(from: number, to: number): { readonly first: number; readonly end: number } {
  const first = Math.floor(Math.max(0, from) / rowStep);
  const end = Math.ceil(Math.max(0, to) / rowStep);
  return { first: Math.max(0, first - margin), end: end + margin };
}
