/** A favourite: a click toggles it, the wheel moves it, the chevron unfolds all of its controls in place. */
import { memo, type ReactNode, useEffect, useRef } from 'react';
import { MarkLine } from '../components/cards/mark-line.tsx';
import { BlockControl, InlineControl } from '../components/controls/entity-control.tsx';
import { EntityIcon } from '../components/icons/entity-icon.tsx';
import { Icon } from '../components/icons/icon.tsx';
import { cx } from '../components/ui/cx.ts';
import { isActive, sayState } from '../format/entity.ts';
import { numberOf } from '../format/values.ts';
import { sayDegrees } from '../format/wanted.ts';
import { isOpen } from '../state/pending.ts';
import { useDevice, useEntity, useMark, useStore } from '../state/use-store.tsx';
import { say } from '../words/words.ts';
import { isBad } from './content.ts';
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
  const entity = useEntity(id);
  const device = useDevice(entity?.deviceId ?? '');
  const mark = useMark(id);
  const wheel = useWheel((direction) => {
    const now = store.model?.entities.get(id);
    const command = now === undefined ? undefined : adjustCommand(now, direction);
    if (command !== undefined) void store.send(command);
    return command !== undefined;
  });
  if (entity === undefined) return null;
  const name =
    device === undefined || entity.name.startsWith(device.name) ? entity.name : `${device.name} ${entity.name}`;
  const command = toggleCommand(entity);
  const isPending = mark !== undefined && isOpen(mark);
  return (
    <li
      className={cx(
        styles.tile,
        isActive(entity) && styles.on,
        !entity.available && styles.gone,
        isUnfolded && styles.wide,
      )}
      data-entity-id={id}
    >
      <div className={styles.face}>
        <button
          ref={wheel}
          type="button"
          data-tile={id}
          className={styles.main}
          aria-label={name.slice(0, 200)}
          aria-pressed={command === undefined ? undefined : isActive(entity)}
          onClick={() => (command === undefined ? onUnfold() : void store.send(command))}
        >
          <span className={cx(styles.tileIcon, isPending && styles.pending, isBad(entity) && styles.bad)}>
            <EntityIcon entity={entity} />
          </span>
          <span className={styles.tileWords}>
            <span className={styles.tileName} dir="auto" title={name.slice(0, 300)}>
              {name}
            </span>
            <span
              className={cx(styles.tileState, mark?.phase === 'failed' && styles.bad)}
              dir="auto"
              data-testid="state"
            >
              {entity.available ? sayTile(entity) : say('readings.offline')}
            </span>
          </span>
        </button>
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

/** A thermostat says what it measures and what it is set to. */
function sayTile(entity: Parameters<typeof sayState>[0]): string {
  const current = entity.platform === 'climate' ? numberOf(entity, 'current_temperature') : undefined;
  if (entity.platform !== 'climate' || current === undefined) return sayState(entity, Date.now());
  const target = numberOf(entity, 'temperature');
  const measured = sayDegrees(entity, current);
  return target === undefined ? measured : `${measured} → ${sayDegrees(entity, target)}`;
}

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
