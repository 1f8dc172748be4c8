/** Home, and a room: the head that says whether everything is all right, then what there is, in the order of whoever lives here. */
import { lazy, type ReactNode, Suspense, useMemo, useRef } from 'react';
import { DemoMenu } from '../../app/demo-menu.tsx';
import { go, useRoute } from '../../app/route.ts';
import { type TileChoice, TileGrid } from '../../components/tiles/tile-grid.tsx';
import { Button } from '../../components/ui/button.tsx';
import { Loading, PageHeader } from '../../components/ui/surface.tsx';
import { type Room, roomKey } from '../../state/selectors.ts';
import type { TileItem } from '../../state/tiles.ts';
import { useHome, useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { ChipRow } from './chip-row.tsx';
import { EmptyHome, EmptyRoom } from './empty-home.tsx';
import { HomeAlerts } from './home-alerts.tsx';
import {
  greeting,
  type HomeSection,
  homeless,
  homeSections,
  keepPlaces,
  labelsIn,
  roomTiles,
  tileKey,
  titleOf,
} from './home-model.ts';
import styles from './home-view.module.css';
import { RoomGrid } from './room-tile.tsx';

const ArrangeView = lazy(() => import('./arrange/arrange-view.tsx').then((m) => ({ default: m.ArrangeView })));

/** `room` is a name; empty for what has none; undefined for home itself. */
export function HomeView({ room }: { room: string | undefined }): ReactNode {
  const home = useHome();
  const { demo } = useSettings();
  const isEmpty = home.cards.size === 0;
  const shown = room === undefined ? undefined : home.rooms.find((each) => each.key === roomKey(room));
  const isArranging = useRoute().query.arrange !== undefined;
  const arrange = (on: boolean): void => go(room === undefined ? 'home' : 'room', room, on ? { arrange: '1' } : {});
  const title = room === undefined ? greeting(new Date().getHours()) : room === '' ? say('home.noRoom') : room;
  return (
    <div className={styles.page}>
      <PageHeader
        title={shown?.name ?? title}
        {...(isEmpty || isArranging
          ? {}
          : {
              actions: (
                <>
                  {demo && room === undefined && <DemoMenu />}
                  <Button icon="pencil" onPress={() => arrange(true)}>
                    {say('home.edit')}
                  </Button>
                </>
              ),
            })}
      />
      {isEmpty ? (
        <EmptyHome />
      ) : isArranging && (room === undefined || shown !== undefined) ? (
        <Suspense fallback={<Loading />}>
          <ArrangeView room={shown} onDone={() => arrange(false)} />
        </Suspense>
      ) : room === undefined ? (
        <WholeHome />
      ) : shown === undefined ? (
        <EmptyRoom />
      ) : (
        <OneRoom room={shown} />
      )}
    </div>
  );
}

function WholeHome(): ReactNode {
  const home = useHome();
  const { layout } = useSettings();
  const cards = useMemo(() => [...home.cards.values()], [home]);
  const sections = useMemo(() => homeSections(home, layout), [home, layout]);
  const rest = homeless(home);
  const hasRooms = sections.some((section) => section.kind === 'rooms');
  return (
    <>
      <ChipRow cards={cards} />
      <HomeAlerts />
      {sections.map((section) => (
        <Section key={section.key} section={section} title={titleOf(section, hasRooms)} />
      ))}
      {rest === undefined && !hasRooms && <EmptyRoom />}
    </>
  );
}

function Section({ section, title }: { section: HomeSection; title: string | undefined }): ReactNode {
  return (
    <section className={styles.section} aria-label={title} data-section={section.kind}>
      {title !== undefined && (
        <div className={styles.heading}>
          <h2 className={styles.room}>{title}</h2>
          {section.kind === 'others' && (
            <Button size="s" kind="quiet" onPress={() => go('room', '', { arrange: '1' })}>
              {say('home.homeless', { count: section.items.length })}
            </Button>
          )}
        </div>
      )}
      {section.kind === 'rooms' ? <RoomGrid rooms={section.rooms} /> : <Tiles items={section.items} room={undefined} />}
    </section>
  );
}

function OneRoom({ room }: { room: Room }): ReactNode {
  const { layout } = useSettings();
  const items = useMemo(() => roomTiles(room, layout), [room, layout]);
  return (
    <>
      <ChipRow cards={room.cards} />
      <Tiles items={items} room={room.name} />
    </>
  );
}

/** Tiles in sight keep their places while a person points at them, or is at one of them with the keyboard. */
function Tiles({ items, room }: { items: readonly TileItem[]; room: string | undefined }): ReactNode {
  const { layout } = useSettings();
  const held = useRef(false);
  const stood = useRef(items);
  const shown = useMemo(() => {
    stood.current = held.current ? keepPlaces(items, tileKey, stood.current) : items;
    return stood.current;
  }, [items]);
  const labelOf = useMemo(() => labelsIn(room, shown), [room, shown]);
  const choiceOf = useMemo(
    () =>
      (item: TileItem): TileChoice | undefined =>
        layout.tiles[item.key],
    [layout],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only looks whether somebody is there
    <div
      onPointerEnter={() => {
        held.current = true;
      }}
      onPointerLeave={(event) => {
        held.current = event.currentTarget.contains(document.activeElement);
      }}
      onFocus={() => {
        held.current = true;
      }}
      onBlur={(event) => {
        held.current = event.currentTarget.contains(event.relatedTarget) || event.currentTarget.matches(':hover');
      }}
    >
      <TileGrid items={shown} labelOf={labelOf} choiceOf={choiceOf} />
    </div>
  );
}
