/** One entity: icon, name, state in words, its control, and what became of the last command. */
import { memo, type ReactNode } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { isActive, isAlarming, sayState } from '../../format/entity.ts';
import { descriptorOf } from '../../platforms/table.ts';
import { isNamedAfter, shortName } from '../../state/selectors.ts';
import { useEntity } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { BlockControl, InlineControl } from '../controls/entity-control.tsx';
import { EntityIcon } from '../icons/entity-icon.tsx';
import { cx } from '../ui/cx.ts';
import { Badge } from '../ui/surface.tsx';
import styles from './entity-row.module.css';
import { MarkLine } from './mark-line.tsx';

export interface EntityRowProps {
  readonly id: string;
  readonly deviceName?: string | undefined;
  readonly size: 'card' | 'full';
}

export const EntityRow = memo(function EntityRow({ id, deviceName, size }: EntityRowProps): ReactNode {
  const entity = useEntity(id);
  if (entity === undefined) return null;
  const { Inline, Block, isReading } = descriptorOf(entity);
  const hasControls = !isReading && (Inline !== undefined || Block !== undefined);
  // The card's title has said its name already.
  const isTitled = size === 'card' && isNamedAfter(entity, deviceName);
  return (
    <div className={cx(styles.row, !entity.available && styles.offline)} data-entity-id={id}>
      <span className={cx(styles.icon, isActive(entity) && styles.active, isAlarming(entity) && styles.alarming)}>
        <EntityIcon entity={entity} />
      </span>
      <span className={styles.words}>
        {!isTitled && (
          <span className={styles.name} dir="auto" title={entity.name.slice(0, 300)}>
            {shortName(entity, deviceName)}
          </span>
        )}
        <StateText entity={entity} isTitled={isTitled} size={size} />
      </span>
      <span className={styles.inline}>
        <InlineControl entity={entity} size={size} />
      </span>
      {hasControls && (
        <div className={styles.mark}>
          <MarkLine entityId={id} />
        </div>
      )}
      <div className={styles.block}>
        <BlockControl entity={entity} size={size} />
      </div>
    </div>
  );
});

function StateText({
  entity,
  isTitled,
  size,
}: {
  entity: Entity;
  isTitled: boolean;
  size: EntityRowProps['size'];
}): ReactNode {
  // A card has the mark at its head.
  if (!entity.available)
    return size === 'card' ? (
      <span className={styles.state}>{say('readings.offline')}</span>
    ) : (
      <Badge>{say('readings.offline')}</Badge>
    );
  return (
    <span
      className={cx(
        styles.state,
        isTitled && styles.main,
        isAlarming(entity) && styles.bad,
        !descriptorOf(entity).isReading && styles.single,
      )}
      dir="auto"
      data-testid="state"
    >
      {sayState(entity, Date.now())}
    </span>
  );
}
