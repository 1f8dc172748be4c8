/** A list of parts that are edited in place: each says itself in a sentence, can be moved, removed and opened. */

import { type ReactNode, useState } from 'react';
import { say as sayWords } from '../../words/words.ts';
import { IconButton } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { SelectField } from '../ui/fields.tsx';
import styles from './editable-list.module.css';
import { useFoundProblem } from './problems.ts';

export interface EditableListProps<T> {
  /** What one part is. */
  readonly noun: 'trigger' | 'condition' | 'action';
  readonly items: readonly T[];
  readonly onChange: (items: readonly T[]) => void;
  readonly kinds: ReadonlyArray<{ readonly id: string; readonly label: string; readonly make: () => T }>;
  readonly say: (item: T) => string;
  readonly problemOf: (item: T) => string | undefined;
  /** Where the list is in what is edited: `actions[0].actions`. */
  readonly path: string;
  readonly children: (item: T, onChange: (item: T) => void, path: string) => ReactNode;
  /** Said where the list is empty. */
  readonly empty: string;
}

let lastKey = 0;
const nextKey = (): number => ++lastKey;

export function EditableList<T>(props: EditableListProps<T>): ReactNode {
  const { noun, items, onChange, kinds, say, problemOf, children, empty, path } = props;
  const foundProblem = useFoundProblem();
  // Parts have no ids of their own; these keys move with them, so that fields keep their focus.
  const [keys, setKeys] = useState<readonly number[]>(() => items.map(nextKey));
  const change = (order: readonly number[], next: readonly T[]): void => {
    setKeys(order);
    onChange(next);
  };
  const move = (index: number, by: 1 | -1): void =>
    change(swap(keys, index, index + by), swap(items, index, index + by));
  const add = (id: string): void => {
    const kind = kinds.find((each) => each.id === id);
    if (kind !== undefined) change([...keys, nextKey()], [...items, kind.make()]);
  };
  return (
    <div className={styles.list}>
      {items.length === 0 && <p className={styles.empty}>{empty}</p>}
      <ol className={styles.list}>
        {items.map((item, index) => {
          const at = `${path}[${index}]`;
          const problem = problemOf(item) ?? foundProblem(at);
          return (
            <li key={keys[index] ?? -index} className={cx(styles.item, problem !== undefined && styles.wrong)}>
              <div className={styles.head}>
                <span className={styles.sentence} dir="auto">
                  {say(item)}
                </span>
                <IconButton
                  icon="arrow-up"
                  label={sayWords('editor.moveNounIndexUp', { noun, index: index + 1 })}
                  isDisabled={index === 0}
                  onPress={() => move(index, -1)}
                />
                <IconButton
                  icon="arrow-down"
                  label={sayWords('editor.moveNounIndexDown', { noun, index: index + 1 })}
                  isDisabled={index === items.length - 1}
                  onPress={() => move(index, 1)}
                />
                <IconButton
                  icon="trash-can-outline"
                  label={sayWords('editor.removeNounIndex', { noun, index: index + 1 })}
                  onPress={() => change(keys.toSpliced(index, 1), items.toSpliced(index, 1))}
                />
              </div>
              {children(item, (next) => onChange(items.with(index, next)), at)}
              {problem !== undefined && <p className={styles.problem}>{problem}</p>}
            </li>
          );
        })}
      </ol>
      <div className={styles.add}>
        <SelectField
          label={sayWords('editor.addOne', { noun })}
          isLabelHidden
          value=""
          options={[
            { value: '', label: sayWords('editor.addOne2', { noun }) },
            ...kinds.map((kind) => ({ value: kind.id, label: kind.label })),
          ]}
          onChange={add}
        />
      </div>
    </div>
  );
}

function swap<T>(list: readonly T[], a: number, b: number): readonly T[] {
  const first = list[a];
  const second = list[b];
  return first === undefined || second === undefined ? list : list.with(a, second).with(b, first);
}
