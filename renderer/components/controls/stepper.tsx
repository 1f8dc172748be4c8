/** A set-point with minus and plus. Presses in quick succession become one command. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { IconButton } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import styles from './stepper.module.css';

/** Waits this long after the last press before it sends. */
const settleMs = 700;

export function Stepper(props: {
  label: string;
  value: number | undefined;
  wanted: number | undefined;
  min: number;
  max: number;
  step: number;
  unit: string;
  isDisabled: boolean;
  onCommit: (value: number) => void;
}): ReactNode {
  const { label, value, wanted, min, max, step, unit, isDisabled, onCommit } = props;
  const [draft, setDraft] = useState<number>();
  const commit = useRef(onCommit);
  commit.current = onCommit;
  useEffect(() => {
    if (draft === undefined) return;
    const timer = setTimeout(() => {
      commit.current(draft);
      setDraft(undefined);
    }, settleMs);
    return () => clearTimeout(timer);
  }, [draft]);
  const shown = draft ?? wanted ?? value;
  const move = (direction: 1 | -1): void => {
    const from = shown ?? (min + max) / 2;
    // Steps such as 0.1 add up to 21.500000000000004 otherwise.
    const next = Math.round((from + direction * step) / step) * step;
    setDraft(Number(Math.min(max, Math.max(min, next)).toFixed(3)));
  };
  const digits = step < 1 ? 1 : 0;
  const isHint = draft !== undefined || (wanted !== undefined && wanted !== value);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line everywhere
    <div className={styles.stepper} role="group" aria-label={label}>
      <IconButton
        icon="minus"
        label={`${label}: lower`}
        kind="normal"
        isDisabled={isDisabled || (shown ?? max) <= min}
        onPress={() => move(-1)}
      />
      <span className={cx(styles.value, isHint && styles.hint)} aria-live="polite">
        {isHint && value !== undefined && <span className={styles.was}>{value.toFixed(digits)} →</span>}
        {shown === undefined ? '–' : shown.toFixed(digits)}
        <span className={styles.unit}>{unit}</span>
      </span>
      <IconButton
        icon="plus"
        label={`${label}: raise`}
        kind="normal"
        isDisabled={isDisabled || (shown ?? min) >= max}
        onPress={() => move(1)}
      />
    </div>
  );
}
