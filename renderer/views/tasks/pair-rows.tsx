/** Rows of a name and what belongs to it: the headers of a request, the values of an answer with their units. */

import { type ReactNode, useState } from 'react';
import { Button, IconButton } from '../../components/ui/button.tsx';
import { TextField } from '../../components/ui/fields.tsx';
import { say, words } from '../../words/words.ts';
import styles from './pair-rows.module.css';

export interface Row {
  readonly name: string;
  readonly text: string;
  readonly unit: string;
}

interface Keyed extends Row {
  readonly key: number;
}

let lastKey = 0;

export function PairRows(props: {
  title: string;
  hint: string;
  /** Accessible names and placeholders of the columns; without `unit` there are two. */
  labels: { readonly name: string; readonly text: string; readonly unit?: string };
  placeholders: { readonly name: string; readonly text: string; readonly unit?: string };
  add: string;
  rows: readonly Row[];
  onChange: (rows: readonly Row[]) => void;
}): ReactNode {
  const { title, hint, labels, placeholders, add, onChange } = props;
  // Kept as typed: two rows may have the same name for a moment, which a record cannot hold.
  const [rows, setRows] = useState<readonly Keyed[]>(() => props.rows.map((row) => ({ ...row, key: ++lastKey })));
  const change = (next: readonly Keyed[]): void => {
    setRows(next);
    onChange(next.filter((row) => row.name.trim() !== ''));
  };
  const set = (index: number, row: Keyed): void => change(rows.with(index, row));
  const field = (row: Keyed, index: number, part: 'name' | 'text' | 'unit', label: string): ReactNode => (
    <TextField
      label={`${label} ${index + 1}`}
      isLabelHidden
      isMono={part === 'text'}
      value={row[part]}
      placeholder={placeholders[part] ?? ''}
      onChange={(text) => set(index, { ...row, [part]: text })}
      input={{ maxLength: part === 'text' ? 4_096 : 200 }}
    />
  );
  return (
    <fieldset className="plain-fieldset">
      <legend className={styles.title}>{title}</legend>
      <p className={styles.hint}>{hint}</p>
      {rows.map((row, index) => (
        <div key={row.key} className={labels.unit === undefined ? styles.pair : styles.triple}>
          {field(row, index, 'name', labels.name)}
          {field(row, index, 'text', labels.text)}
          {labels.unit !== undefined && field(row, index, 'unit', labels.unit)}
          <IconButton
            icon="trash-can-outline"
            label={say('tasks.removeNameIndex', { name: words().inline(labels.name), index: index + 1 })}
            onPress={() => change(rows.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Button size="s" icon="plus" onPress={() => setRows([...rows, { name: '', text: '', unit: '', key: ++lastKey }])}>
        {add}
      </Button>
    </fieldset>
  );
}
