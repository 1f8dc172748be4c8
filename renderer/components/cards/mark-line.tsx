/** What became of the last command, beside its control: on its way, confirmed, not confirmed, failed and why. */
import type { ReactNode } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { sayFailure } from '../../format/failure.ts';
import { sayWanted } from '../../format/wanted.ts';
import type { CommandMark } from '../../state/pending.ts';
import { useEntity, useMark, useStore } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { Icon } from '../icons/icon.tsx';
import { cx } from '../ui/cx.ts';
import styles from './mark-line.module.css';

export function MarkLine({ entityId }: { entityId: string }): ReactNode {
  const mark = useMark(entityId);
  const entity = useEntity(entityId);
  const store = useStore();
  // The region stays in the document, so that screen readers say what appears in it.
  return (
    <span className={styles.region} aria-live="polite" data-command-phase={mark?.phase}>
      {mark !== undefined && <MarkText mark={mark} entity={entity} onDismiss={() => store.clearMark(entityId)} />}
    </span>
  );
}

function MarkText(props: { mark: CommandMark; entity: Entity | undefined; onDismiss: () => void }): ReactNode {
  const { mark, entity, onDismiss } = props;
  switch (mark.phase) {
    case 'sending':
    case 'sent':
      return (
        <span className={cx(styles.mark, styles.open)}>
          <span className={styles.dot} aria-hidden="true" />
          <span className={styles.short}>→ {sayWanted(mark, entity)}</span>
        </span>
      );
    case 'confirmed':
      return (
        <span className={cx(styles.mark, styles.good)}>
          <Icon name="check" size={14} /> {say('controls.confirmed')}
        </span>
      );
    case 'unconfirmed':
      return (
        <span className={cx(styles.mark, styles.warning)}>
          <span>{say('controls.unconfirmed')}</span>
          {/* Without a reason the broker has it, and only the device is silent. */}
          {mark.error !== undefined && <span className={styles.reason}>{sayFailure(mark.error)}</span>}
        </span>
      );
    case 'failed':
      return (
        <span className={cx(styles.mark, styles.bad)}>
          <span className={styles.reason} dir="auto">
            {mark.error === undefined ? say('controls.failed') : sayFailure(mark.error)}
          </span>
          <button type="button" className={styles.dismiss} onClick={onDismiss}>
            {say('app.dismiss')}
          </button>
        </span>
      );
  }
}
