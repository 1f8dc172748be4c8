/** A section while it is arranged: chosen with click and keyboard, ordered by drag with pointer and keyboard. */
import type { ReactNode } from 'react';
import { Button, GridList, GridListItem, type Selection, useDragAndDrop } from 'react-aria-components';
import { DeviceIcon, Icon, type IconName } from '../../../components/icons/icon.tsx';
import { moveTo } from '../../../components/tiles/choices.ts';
import { cx } from '../../../components/ui/cx.ts';
import { say } from '../../../words/words.ts';
import styles from './arrange.module.css';

export interface ArrangeItem {
  readonly key: string;
  readonly name: string;
  readonly icon: string | undefined;
  readonly fallback: IconName;
  readonly isHidden: boolean;
  readonly isHigh: boolean;
}

export function ArrangeList(props: {
  label: string;
  items: readonly ArrangeItem[];
  selected: ReadonlySet<string>;
  onSelect: (keys: ReadonlySet<string>) => void;
  onOrder: (keys: readonly string[]) => void;
}): ReactNode {
  const { label, items, selected, onSelect, onOrder } = props;
  const keys = items.map((item) => item.key);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (dragged) => [...dragged].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys: moved, target }) => {
      if (target.dropPosition === 'on') return;
      const next = moveTo(keys, new Set([...moved].map(String)), String(target.key), target.dropPosition);
      // Dropped where it was: nothing to take back.
      if (next.some((key, index) => key !== keys[index])) onOrder(next);
    },
  });
  const choose = (selection: Selection): void =>
    onSelect(selection === 'all' ? new Set(keys) : new Set([...selection].map(String)));
  return (
    <GridList
      aria-label={label}
      className={cx(styles.grid)}
      layout="grid"
      selectionMode="multiple"
      selectedKeys={selected}
      onSelectionChange={choose}
      dragAndDropHooks={dragAndDropHooks}
      items={items.map((item) => ({ ...item, id: item.key }))}
    >
      {(item) => (
        <GridListItem id={item.key} textValue={item.name} className={cx(styles.item, item.isHidden && styles.hidden)}>
          <Button
            slot="drag"
            className={cx(styles.handle)}
            aria-label={say('home.handleOf', { name: item.name.slice(0, 100) })}
          >
            <Icon name="drag-vertical" size={20} />
          </Button>
          <DeviceIcon icon={item.icon} fallback={item.fallback} size={22} />
          <span className={styles.name} dir="auto">
            {item.name}
          </span>
          {item.isHidden && (
            <span className={styles.mark} title={say('home.hidden')}>
              <Icon name="eye-off-outline" size={18} />
              <span className="visually-hidden">{say('home.hidden')}</span>
            </span>
          )}
          <span className={styles.check} aria-hidden="true">
            <Icon name="check" size={16} />
          </span>
        </GridListItem>
      )}
    </GridList>
  );
}
