/** All rooms with their cards, or one room. Only rows in sight are in the document, however large the home is. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { DemoMenu } from '../../app/demo-menu.tsx';
import { go } from '../../app/route.ts';
import { DeviceCard } from '../../components/cards/device-card.tsx';
import { Button } from '../../components/ui/button.tsx';
import { EmptyState, PageHeader } from '../../components/ui/surface.tsx';
import { linkHealth } from '../../state/selectors.ts';
import { useHome, useSettings, useSlice } from '../../state/use-store.tsx';
import { cardGap, type HomeRow, homeRows, rowKey } from './home-rows.ts';
import styles from './home-view.module.css';
import { RoomSummary } from './room-summary.tsx';

/** Cards are at least this wide. */
const cardWidth = 272;
/** Of a room's name, in pixels. */
const headingHeight = 56;

export function HomeView({ room }: { room: string | undefined }): ReactNode {
  const home = useHome();
  const { demo } = useSettings();
  const [box, columns] = useColumns();
  const rows = useMemo(() => homeRows(home, room, columns), [home, room, columns]);
  const isEmpty = home.cards.size === 0;
  return (
    <div ref={box}>
      <PageHeader
        title={room ?? greeting(new Date().getHours())}
        {...(demo && !isEmpty ? { actions: <DemoMenu /> } : {})}
      />
      {isEmpty ? <EmptyHome /> : rows.length === 0 ? <EmptyRoom /> : <CardGrid rows={rows} columns={columns} />}
    </div>
  );
}

function greeting(hour: number): string {
  if (hour < 5) return 'Good night';
  if (hour < 12) return 'Good morning';
  return hour < 18 ? 'Good afternoon' : 'Good evening';
}

function useColumns(): readonly [React.RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [columns, setColumns] = useState(3);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void =>
      setColumns(Math.max(1, Math.floor((element.clientWidth + cardGap) / (cardWidth + cardGap))));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, columns];
}

function CardGrid({ rows, columns }: { rows: readonly HomeRow[]; columns: number }): ReactNode {
  const grid = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useEffect(() => setOffset(grid.current?.offsetTop ?? 0), []);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => document.getElementById('main'),
    estimateSize: (index) => {
      const row = rows[index];
      return row?.kind === 'cards' ? row.height : headingHeight;
    },
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
    scrollMargin: offset,
    overscan: 1,
  });
  return (
    <div ref={grid} className={styles.grid} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
        return (
          <div
            key={item.key}
            data-index={item.index}
            ref={virtualizer.measureElement}
            className={styles.line}
            style={{ transform: `translateY(${item.start - offset}px)` }}
          >
            <Row row={row} columns={columns} />
          </div>
        );
      })}
    </div>
  );
}

function Row({ row, columns }: { row: HomeRow; columns: number }): ReactNode {
  if (row.kind === 'heading') {
    return (
      <div className={styles.heading}>
        <h2 dir="auto" className={styles.room}>
          {row.title}
        </h2>
        <RoomSummary cards={row.cards} />
      </div>
    );
  }
  return (
    <div className={styles.cards} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {row.columns.map((cards, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity
        <div key={index} className={styles.column}>
          {cards.map((card) => (
            <DeviceCard key={card.key} card={card} />
          ))}
        </div>
      ))}
    </div>
  );
}

function EmptyRoom(): ReactNode {
  return (
    <EmptyState
      icon="sofa-outline"
      title="Nothing in this room"
      action={<Button onPress={() => go('home')}>Home</Button>}
    >
      A device comes here when its room is set on its page, or when it names the room itself.
    </EmptyState>
  );
}

function EmptyHome(): ReactNode {
  const health = linkHealth(useSlice('brokers'), useSlice('mode'));
  if (health === 'none') {
    return (
      <EmptyState
        icon="lan-disconnect"
        title="No broker yet"
        action={
          <Button kind="primary" onPress={() => go('settings', 'brokers')}>
            Set up a broker
          </Button>
        }
      >
        Devices speak to Inglenook through an MQTT broker. Use the built-in one, or connect to yours.
      </EmptyState>
    );
  }
  if (health === 'stopped') {
    return (
      <EmptyState icon="stop-circle-outline" title="Nothing to see while the service is stopped">
        Devices are here again as soon as it runs.
      </EmptyState>
    );
  }
  if (health !== 'online' && health !== 'degraded') {
    return (
      <EmptyState icon="wifi-off" title="Waiting for the broker">
        Devices appear here as soon as the connection stands.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="home-variant"
      title="Connected, but no devices yet"
      action={<Button onPress={() => go('settings', 'discovery')}>Discovery settings</Button>}
    >
      Devices that announce themselves by Home Assistant MQTT Discovery appear here on their own. Anything else can be
      added by hand.
    </EmptyState>
  );
}
