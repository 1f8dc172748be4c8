/** A length of time with its unit; the value is in seconds. */
import { type ReactNode, useState } from 'react';
import { say } from '../../words/words.ts';
import { NumberInput, SelectField } from '../ui/fields.tsx';
import styles from './duration-field.module.css';

/** Seconds of each. */
const units = [
  ['1', 'editor.seconds'],
  ['60', 'editor.minutes'],
  ['3600', 'editor.hours'],
] as const;

/** The largest unit that leaves no fraction. */
function unitOf(seconds: number | undefined): number {
  if (seconds === undefined || seconds === 0) return 60;
  return seconds % 3_600 === 0 ? 3_600 : seconds % 60 === 0 ? 60 : 1;
}

export function DurationField(props: {
  label: string;
  value: number | undefined;
  onChange: (seconds: number | undefined) => void;
  hint?: string;
  placeholder?: string;
}): ReactNode {
  const { label, value, onChange, hint, placeholder } = props;
  const [unit, setUnit] = useState(() => unitOf(value));
  return (
    <div>
      <div className={styles.pair}>
        <NumberInput
          label={label}
          value={value === undefined ? undefined : value / unit}
          min={0}
          onChange={(amount) => onChange(amount === undefined ? undefined : Math.max(0, amount * unit))}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        <SelectField
          label={say('editor.unitOf', { label })}
          isLabelHidden
          value={String(unit)}
          options={units.map(([each, key]) => ({ value: each, label: say(key) }))}
          onChange={(next) => {
            setUnit(Number(next));
            if (value !== undefined) onChange((value / unit) * Number(next));
          }}
        />
      </div>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </div>
  );
}
