/** All rooms with their tiles, or one room. */
import { type ReactNode, useMemo } from 'react';
import { DemoMenu } from '../../app/demo-menu.tsx';
import { go } from '../../app/route.ts';
import { TileGrid } from '../../components/tiles/tile-grid.tsx';
import { Button } from '../../components/ui/button.tsx';
import { EmptyState, PageHeader } from '../../components/ui/surface.tsx';
import { distinctName, nameInRoom } from '../../state/names.ts';
import { linkHealth, type Room, roomKey } from '../../state/selectors.ts';
import type { TileItem } from '../../state/tiles.ts';
import { useHome, useSettings, useSlice } from '../../state/use-store.tsx';
import styles from './home-view.module.css';
import { RoomSummary } from './room-summary.tsx';

export function HomeView({ room }: { room: string | undefined }): ReactNode {
  const home = useHome();
  const { demo } = useSettings();
  const isEmpty = home.cards.size === 0;
  const shown = room === undefined ? home.rooms : home.rooms.filter((each) => each.key === roomKey(room));
  return (
    <div className={styles.page}>
      <PageHeader
        title={room ?? greeting(new Date().getHours())}
        {...(demo && !isEmpty ? { actions: <DemoMenu /> } : {})}
      />
      {isEmpty && <EmptyHome />}
      {!isEmpty && shown.length === 0 && <EmptyRoom />}
      {room === undefined && home.favourites.length > 0 && (
        <section className={styles.section}>
          <h2 className={styles.room}>Favourites</h2>
          <TileGrid items={home.favourites} />
        </section>
      )}
      {shown.map((each) => (
        <RoomSection key={each.key} room={each} isTitled={room === undefined && home.rooms.length > 1} />
      ))}
    </div>
  );
}

function RoomSection({ room, isTitled }: { room: Room; isTitled: boolean }): ReactNode {
  const items = useMemo(() => room.cards.flatMap((card) => card.tiles), [room]);
  const labelOf = useMemo(() => labelsIn(room.name, items), [room, items]);
  return (
    <section className={styles.section}>
      {isTitled && (
        <div className={styles.heading}>
          <h2 dir="auto" className={styles.room}>
            {room.name ?? 'No room'}
          </h2>
          <RoomSummary cards={room.cards} />
        </div>
      )}
      <TileGrid items={items} labelOf={labelOf} />
    </section>
  );
}

/** Names as they are read in a room: without the room's name, and told apart where they begin alike. */
function labelsIn(room: string | undefined, items: readonly TileItem[]): (item: TileItem) => string {
  const names = items.map((item) => nameInRoom(item.name, room));
  const labels = new Map(items.map((item, index) => [item.key, distinctName(names[index] ?? item.name, names)]));
  return (item) => labels.get(item.key) ?? item.name;
}

function greeting(hour: number): string {
  if (hour < 5) return 'Good night';
  if (hour < 12) return 'Good morning';
  return hour < 18 ? 'Good afternoon' : 'Good evening';
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
