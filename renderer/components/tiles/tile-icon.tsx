/** A tile's icon: carries the lamp's colour, toggles, and shows what became of the last command as a ring or a tick. */
import type { ReactNode } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { descriptorOf } from '../../platforms/table.ts';
import { sendAsked } from '../../state/asking.ts';
import { isOpen } from '../../state/pending.ts';
import { useMark, useStore } from '../../state/use-store.tsx';
import { EntityIcon } from '../icons/entity-icon.tsx';
import { DeviceIcon, Icon } from '../icons/icon.tsx';
import { cx } from '../ui/cx.ts';
import { iconPress, type TileFace } from './face.ts';
import styles from './tile-icon.module.css';

export interface TileIconProps {
  readonly entity: Entity;
  readonly face: TileFace;
  readonly name: string;
  /** An icon that a person chose for the tile. */
  readonly chosenIcon?: string | undefined;
}

export function TileIcon({ entity, face, name, chosenIcon }: TileIconProps): ReactNode {
  const press = usePress(entity);
  const mark = useMark(entity.id);
  const look = cx(
    styles.icon,
    styles[face.tone],
    face.isAway && styles.away,
    isOpen(mark) && styles.pending,
    mark?.phase === 'failed' && styles.failed,
  );
  const style = face.colour === undefined ? undefined : { background: face.colour, color: '#2a211a' };
  const picture = (
    <>
      {mark?.phase === 'confirmed' ? (
        <Icon name="check" size={22} />
      ) : chosenIcon === undefined ? (
        <EntityIcon entity={entity} size={22} />
      ) : (
        <DeviceIcon icon={chosenIcon} fallback={descriptorOf(entity).icon(entity)} size={22} />
      )}
      {isOpen(mark) && <span className={styles.ring} aria-hidden="true" />}
    </>
  );
  if (press === undefined) {
    return (
      <span className={look} style={style}>
        {picture}
      </span>
    );
  }
  const { kind } = press;
  return (
    <button
      type="button"
      className={cx(look, styles.button)}
      style={style}
      disabled={!entity.available}
      onClick={press.run}
      {...(kind === 'toggle'
        ? { role: 'switch', 'aria-checked': press.isOn, 'aria-label': name }
        : { 'aria-label': `${press.verb} ${name}` })}
    >
      {picture}
    </button>
  );
}

type Press =
  | { readonly kind: 'toggle'; readonly isOn: boolean; readonly run: () => void }
  | { readonly kind: 'press'; readonly verb: string; readonly run: () => void };

/** What a click on the icon, or on a tile that toggles as a whole, does; undefined where it does nothing. */
export function usePress(entity: Entity): Press | undefined {
  const store = useStore();
  const mark = useMark(entity.id);
  const press = iconPress(entity);
  if (press === undefined) return undefined;
  const send = (action: string): void => sendAsked(store, entity, { action });
  if (press.kind === 'press') return { kind: 'press', verb: press.verb, run: () => send(press.action) };
  return {
    kind: 'toggle',
    isOn: press.isOn,
    run: () => {
      // A second click on something slow means the opposite of what is on its way, not the same again.
      const isWantedOn = mark !== undefined && isOpen(mark) ? mark.action === 'turn_on' : press.isOn;
      send(isWantedOn ? 'turn_off' : 'turn_on');
    },
  };
}
