/** A favourite: the tile of the window; here a click toggles it, the wheel moves it, the chevron unfolds its controls in place. */
import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { MarkLine } from '../components/cards/mark-line.tsx';
import { BlockControl, InlineControl } from '../components/controls/entity-control.tsx';
import { Icon } from '../components/icons/icon.tsx';
import { Tile } from '../components/tiles/tile.tsx';
import { cx } from '../components/ui/cx.ts';
import { isActive, sayState } from '../format/entity.ts';
import { tileOf } from '../state/tiles.ts';
import { useEntity, useHome, useStore } from '../state/use-store.tsx';
import { say } from '../words/words.ts';
import { adjustCommand, toggleCommand } from './quick.ts';
import styles from './tile.module.css';

/** So far a wheel turns for one step. */
const wheelStep = 40;

export const PanelTile = memo(function PanelTile(props: {
  id: string;
  isUnfolded: boolean;
  onUnfold: () => void;
}): ReactNode {
  const { id, isUnfolded, onUnfold } = props;
  const store = useStore();
  const home = useHome();
  const entity = useEntity(id);
  const item = useMemo(() => tileOf(home, id), [home, id]);
  const wheel = useWheel((direction) => {
    const now = store.model?.entities.get(id);
    const command = now === undefined ? undefined : adjustCommand(now, direction);
    if (command !== undefined) void store.send(command);
    return command !== undefined;
  });
  if (entity === undefined || item === undefined) return null;
  const { name } = item;
  const command = toggleCommand(entity);
  return (
    <li className={cx(isUnfolded && styles.wide)} data-entity-id={id}>
      <div className={styles.face}>
        {/* One button stands for all of it: the arrows go from tile to tile, not from part to part. */}
        <div inert>
          <Tile item={item} label={name} size="small" />
        </div>
        <button
          ref={wheel}
          type="button"
          data-tile={id}
          className={styles.main}
          aria-label={name.slice(0, 200)}
          aria-description={entity.available ? sayState(entity, Date.now()) : say('readings.offline')}
          aria-pressed={command === undefined ? undefined : isActive(entity)}
          title={name.slice(0, 300)}
          onClick={() => (command === undefined ? onUnfold() : void store.send(command))}
        />
        <button
          type="button"
          className={styles.chevron}
          aria-label={say('panel.unfold', { name: name.slice(0, 100) })}
          aria-expanded={isUnfolded}
          onClick={onUnfold}
        >
          <Icon name={isUnfolded ? 'chevron-down' : 'chevron-right'} size={18} />
        </button>
      </div>
      {isUnfolded && (
        <div className={styles.unfolded}>
          <MarkLine entityId={id} />
          <InlineControl entity={entity} size="full" />
          <BlockControl entity={entity} size="full" />
        </div>
      )}
    </li>
  );
});

/** React's own wheel listeners cannot keep the panel from scrolling under the pointer. */
function useWheel(step: (direction: 1 | -1) => boolean): React.RefObject<HTMLButtonElement | null> {
  const element = useRef<HTMLButtonElement>(null);
  const latest = useRef(step);
  latest.current = step;
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    let turned = 0;
    const onWheel = (event: WheelEvent): void => {
      turned += event.deltaY;
      if (Math.abs(turned) < wheelStep) return;
      const direction = turned < 0 ? 1 : -1;
      turned = 0;
      if (latest.current(direction)) event.preventDefault();
    };
    target.addEventListener('wheel', onWheel, { passive: false });
    return () => target.removeEventListener('wheel', onWheel);
  }, []);
  return element;
}
