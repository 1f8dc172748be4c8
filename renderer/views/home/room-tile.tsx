/** A room as a tile: how warm it is, what is on or open, and one tap for its lights. */
import { type ReactNode, useCallback, useMemo } from 'react';
import { routeHash } from '../../app/route.ts';
import { DeviceIcon, Icon } from '../../components/icons/icon.tsx';
import { cx } from '../../components/ui/cx.ts';
import type { Room } from '../../state/selectors.ts';
import { useDigest } from '../../state/use-digest.ts';
import { useSettings, useStore } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { useSendAll } from './chip-row.tsx';
import { gather } from './gather.ts';
import { type RoomFacts, roomFacts, roomIcon } from './room-facts.ts';
import styles from './room-tile.module.css';

function sameFacts(a: RoomFacts, b: RoomFacts): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function RoomTile({ room }: { room: Room }): ReactNode {
  const store = useStore();
  const sendAll = useSendAll();
  const { layout } = useSettings();
  const sources = useMemo(() => gather(room.cards, (id) => store.model?.entities.get(id)), [room, store]);
  const make = useCallback(
    (model: NonNullable<typeof store.model>) => roomFacts(sources, (id) => model.entities.get(id)),
    [sources],
  );
  const facts = useDigest(make, sameFacts);
  const name = room.name ?? '';
  const isLit = facts.lights === 'on';
  const label = isLit ? say('home.lightsOffIn', { room: name }) : say('home.lightsOnIn', { room: name });
  return (
    <article className={cx(styles.tile, isLit && styles.lit)} aria-label={name} data-room={room.key}>
      <span className={styles.icon}>
        <DeviceIcon icon={layout.rooms[room.key]?.icon ?? roomIcon(name)} fallback="sofa-outline" size={22} />
      </span>
      <div className={styles.words}>
        <a className={styles.name} dir="auto" href={routeHash('room', name)} title={name.slice(0, 300)}>
          {name}
        </a>
        {facts.climate !== '' && <span className={styles.line}>{facts.climate}</span>}
        {facts.doing !== '' && <span className={styles.line}>{facts.doing}</span>}
      </div>
      {facts.lights !== 'none' && (
        <button
          type="button"
          className={cx(styles.lights, isLit && styles.on)}
          aria-label={label}
          title={label}
          disabled={facts.commands.length === 0}
          onClick={() => sendAll(facts.commands)}
        >
          <Icon name="lightbulb" size={20} />
        </button>
      )}
    </article>
  );
}

/** In columns as tiles have them. */
export function RoomGrid({ rooms }: { rooms: readonly Room[] }): ReactNode {
  return (
    <div className={styles.grid}>
      {rooms.map((room) => (
        <RoomTile key={room.key} room={room} />
      ))}
    </div>
  );
}
