/** A set-point with minus and plus. Presses in quick succession become one command. */
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import { decimalsOf, sayFixed, stepFrom } from '../../format/number-text.ts';
import { say } from '../../words/words.ts';
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
    setDraft(stepFrom(shown ?? (min + max) / 2, direction, { min, max, step }));
  };
  const digits = Math.max(...[step, shown ?? 0, value ?? 0].map(decimalsOf));
  // As wide as its widest value: the buttons stay where they are, whatever is shown between them.
  const chars = Math.max(...[min, max].map((each) => sayFixed(each, Math.max(1, digits)).length)) + unit.length;
  const width: CSSProperties & Record<'--chars', number> = { '--chars': chars };
  const isHint = draft !== undefined || (wanted !== undefined && wanted !== value);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line everywhere
    <div className={styles.stepper} role="group" aria-label={label}>
      <IconButton
        icon="minus"
        label={say('controls.lowerOf', { name: label })}
        kind="normal"
        isDisabled={isDisabled || (shown ?? max) <= min}
        onPress={() => move(-1)}
      />
      <span className={cx(styles.value, isHint && styles.hint)} style={width} aria-live="polite">
        <span>
          {shown === undefined ? '–' : sayFixed(shown, digits)}
          <span className={styles.unit}>{unit}</span>
        </span>
        <span className={styles.was}>{isHint && value !== undefined && `${sayFixed(value, digits)} →`}</span>
      </span>
      <IconButton
        icon="plus"
        label={say('controls.raiseOf', { name: label })}
        kind="normal"
        isDisabled={isDisabled || (shown ?? min) >= max}
        onPress={() => move(1)}
      />
    </div>
  );
}
