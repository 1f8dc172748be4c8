/** Scenes in one row that scrolls sideways. */
import type { ReactNode } from 'react';
import { EntityIcon } from '../components/icons/entity-icon.tsx';
import { cx } from '../components/ui/cx.ts';
import { isOpen } from '../state/pending.ts';
import { shortName } from '../state/selectors.ts';
import { useDevice, useEntity, useMark, useStore } from '../state/use-store.tsx';
import { say } from '../words/words.ts';
import styles from './panel.module.css';

export function Scenes({ ids }: { ids: readonly string[] }): ReactNode {
  if (ids.length === 0) return null;
  return (
    <ul
      className={styles.scenes}
      aria-label={say('home.scenes')}
      onWheel={(event) => {
        event.currentTarget.scrollLeft += event.deltaY;
      }}
    >
      {ids.map((id) => (
        <li key={id}>
          <Scene id={id} />
        </li>
      ))}
    </ul>
  );
}

function Scene({ id }: { id: string }): ReactNode {
  const store = useStore();
  const entity = useEntity(id);
  const device = useDevice(entity?.deviceId ?? '');
  const mark = useMark(id);
  if (entity === undefined) return null;
  const isPending = mark !== undefined && isOpen(mark);
  return (
    <button
      type="button"
      className={cx(styles.scene, isPending && styles.pending, mark?.phase === 'failed' && styles.refused)}
      disabled={!entity.available}
      onClick={() => void store.send({ id, action: 'turn_on' })}
    >
      <EntityIcon entity={entity} size={16} />
      <span dir="auto">{shortName(entity, device?.name)}</span>
    </button>
  );
}
