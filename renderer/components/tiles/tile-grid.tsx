/**
 * A grid of tiles. Where each stands is known before it is drawn, so that only tiles in sight are in the document, however
 * many there are, and none moves when another comes after it.
 */
import { type CSSProperties, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { TileItem } from '../../state/tiles.ts';
import { modelOf, useStore } from '../../state/use-store.tsx';
import { sizeOf, type TileSize } from './feature-kind.ts';
import { cellGap, columnsFor, heightOf, pack, topOf, visibleRows } from './pack.ts';
import { Tile } from './tile.tsx';
import styles from './tile-grid.module.css';
import { useTileMenu } from './tile-menu.tsx';

/** What a person chose for a tile. */
export interface TileChoice {
  readonly size?: TileSize;
  readonly icon?: string;
}

export interface TileGridProps {
  readonly items: readonly TileItem[];
  readonly labelOf?: (item: TileItem) => string;
  readonly choiceOf?: (item: TileItem) => TileChoice | undefined;
  readonly tap?: 'open' | 'toggle';
  /** Fewer than fit: in a list or a panel. */
  readonly maxColumns?: number;
  readonly hasMenu?: boolean;
  /** All of them small: in a list. */
  readonly isFlat?: boolean;
}

export function TileGrid(props: TileGridProps): ReactNode {
  const { items, labelOf, choiceOf, tap, maxColumns = 12, hasMenu = true, isFlat = false } = props;
  const store = useStore();
  const { box, columns, shown } = useWindowOf(maxColumns);
  const [menu, openMenu] = useTileMenu();
  const packing = useMemo(() => {
    const { entities } = modelOf(store);
    const sizes = new Map<string, TileSize>();
    for (const item of items) {
      const face = entities.get(item.faceId);
      if (face !== undefined) sizes.set(item.key, isFlat ? 'small' : sizeOf(face, choiceOf?.(item)?.size));
    }
    const known = items.filter((item) => sizes.has(item.key));
    const sizeOfItem = (item: TileItem): TileSize => sizes.get(item.key) ?? 'small';
    return { ...pack(known, columns, (item) => (sizeOfItem(item) === 'high' ? 2 : 1)), sizeOfItem };
  }, [items, columns, choiceOf, isFlat, store]);
  const inSight = packing.placed.filter(({ row, rows }) => row + rows > shown.first && row < shown.end);
  return (
    <div ref={box} className={styles.grid} style={{ height: heightOf(packing.rows) }}>
      {inSight.map(({ item, column, row }) => (
        <div key={item.key} className={styles.cell} style={placeOf(column, columns, row)}>
          <Tile
            item={item}
            label={labelOf?.(item) ?? item.name}
            size={packing.sizeOfItem(item)}
            icon={choiceOf?.(item)?.icon}
            {...(tap === undefined ? {} : { tap })}
            onMenu={hasMenu ? openMenu : undefined}
          />
        </div>
      ))}
      {menu}
    </div>
  );
}

function placeOf(column: number, columns: number, row: number): CSSProperties {
  const width = `(100% - ${(columns - 1) * cellGap}px) / ${columns}`;
  return {
    top: topOf(row),
    insetInlineStart: `calc(${column} * ((${width}) + ${cellGap}px))`,
    width: `calc(${width})`,
  };
}

/** What can be seen before the first look: as if the grid began at the top of the window. */
function atFirst(): ReturnType<typeof visibleRows> {
  return visibleRows(0, window.innerHeight);
}

function scrollerOf(element: HTMLElement): HTMLElement | undefined {
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return undefined;
}

/** How many columns there are, and which rows are in sight. */
function useWindowOf(maxColumns: number): {
  readonly box: React.RefObject<HTMLDivElement | null>;
  readonly columns: number;
  readonly shown: { readonly first: number; readonly end: number };
} {
  const box = useRef<HTMLDivElement>(null);
  const [columns, setColumns] = useState(4);
  const [shown, setShown] = useState(atFirst);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const scroller = scrollerOf(element);
    const look = (): void => {
      const { top } = element.getBoundingClientRect();
      const frame = scroller?.getBoundingClientRect();
      const next = visibleRows((frame?.top ?? 0) - top, (frame?.bottom ?? window.innerHeight) - top);
      setShown((before) => (before.first === next.first && before.end === next.end ? before : next));
    };
    const measure = (): void => {
      setColumns(Math.min(maxColumns, columnsFor(element.clientWidth)));
      look();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (scroller !== undefined) observer.observe(scroller);
    scroller?.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      scroller?.removeEventListener('scroll', look);
    };
  }, [maxColumns]);
  return { box, columns, shown };
}
