/** Home, and a room: the head that says whether everything is all right, then what there is, in the order of whoever lives here. */
import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { DemoMenu } from '../../app/demo-menu.tsx';
import { go, useRoute } from '../../app/route.ts';
import { Button } from '../../components/ui/button.tsx';
import { Loading, PageHeader } from '../../components/ui/surface.tsx';
import { type Room, roomKey } from '../../state/selectors.ts';
import { useHome, useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { ChipRow } from './chip-row.tsx';
import { EmptyHome, EmptyRoom } from './empty-home.tsx';
import { HeldTiles } from './held-tiles.tsx';
import { HomeAlerts } from './home-alerts.tsx';
import { greeting, type HomeSection, homeless, homeSections, roomTiles, titleOf } from './home-model.ts';
import styles from './home-view.module.css';
import { RoomGrid } from './room-tile.tsx';
import { WhileAway } from './while-away.tsx';

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
      <WhileAway />
      {sections.map((section) => (
        <Section key={section.key} section={section} title={titleOf(section, hasRooms)} />
      ))}
      {home.favourites.length === 0 && <p className={styles.hint}>{say('home.noFavourites')}</p>}
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
              {say('home.homeless', { count: new Set(section.items.map((item) => item.cardKey)).size })}
            </Button>
          )}
        </div>
      )}
      {section.kind === 'rooms' ? (
        <RoomGrid rooms={section.rooms} />
      ) : (
        <HeldTiles items={section.items} room={undefined} />
      )}
    </section>
  );
}

function OneRoom({ room }: { room: Room }): ReactNode {
  const { layout } = useSettings();
  const items = useMemo(() => roomTiles(room, layout), [room, layout]);
  return (
    <>
      <ChipRow cards={room.cards} />
      <HeldTiles items={items} room={room.name} />
    </>
  );
}
