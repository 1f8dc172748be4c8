/** A section of an overview page: entities as the tiles that they are everywhere else. */
import { type ReactNode, useMemo } from 'react';
import { TileGrid } from '../../components/tiles/tile-grid.tsx';
import type { TileItem } from '../../state/tiles.ts';
import { tileOf } from '../../state/tiles.ts';
import { useHome } from '../../state/use-store.tsx';
import styles from './overview.module.css';

export function Section({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {children}
    </section>
  );
}

export function EntityTiles({ title, ids }: { title: string; ids: readonly string[] }): ReactNode {
  const home = useHome();
  const items = useMemo(() => {
    const found = ids.map((id) => tileOf(home, id)).filter((item): item is TileItem => item !== undefined);
    return [...new Map(found.map((item) => [item.key, item])).values()];
  }, [ids, home]);
  if (items.length === 0) return null;
  return (
    <Section title={title}>
      <TileGrid items={items} labelOf={({ name, room }) => (room === undefined ? name : `${name}, ${room}`)} />
    </Section>
  );
}
