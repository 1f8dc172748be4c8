/** A slider that sends once, when it is let go; until then it only says what it would send. */
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from './cx.ts';
import styles from './slider.module.css';

export interface SliderProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** What a value is in words: "40 %". */
  readonly say: (value: number) => string;
  readonly onCommit: (value: number) => void;
  readonly isDisabled?: boolean;
  /** The value that an open command wants. */
  readonly wanted?: number | undefined;
  /** Colours of the track, for colour temperature. */
  readonly track?: 'fill' | 'kelvin';
  readonly showLabel?: boolean;
}

export function Slider(props: SliderProps): ReactNode {
  const { label, value, min, max, step = 1, say, onCommit, isDisabled = false, wanted, track = 'fill' } = props;
  const [draft, setDraft] = useState<number>();
  const input = useRef<HTMLInputElement>(null);
  const commit = useRef(onCommit);
  commit.current = onCommit;
  useEffect(() => {
    // The native event "change" comes once, at the end of a drag or key press; React's onChange is "input".
    const element = input.current;
    const finish = (): void => {
      if (element === null) return;
      commit.current(Number(element.value));
      setDraft(undefined);
    };
    element?.addEventListener('change', finish);
    return () => element?.removeEventListener('change', finish);
  }, []);
  const shown = draft ?? wanted ?? value ?? min;
  const share = max > min ? ((Math.min(max, Math.max(min, shown)) - min) / (max - min)) * 100 : 0;
  const custom: CSSProperties & Record<'--share', string> = { '--share': `${share}%` };
  return (
    <label className={cx(styles.slider, isDisabled && styles.disabled)}>
      {props.showLabel === true && (
        <span className={styles.caption}>
          <span>{label}</span>
          <span className={styles.value}>
            {draft === undefined && value === undefined ? '–' : say(draft ?? value ?? shown)}
          </span>
        </span>
      )}
      <input
        ref={input}
        type="range"
        className={cx(
          styles.input,
          track === 'kelvin' && styles.kelvin,
          draft === undefined && wanted !== undefined && styles.wanted,
        )}
        style={custom}
        aria-label={label}
        aria-valuetext={say(shown)}
        min={min}
        max={max}
        step={step}
        value={shown}
        disabled={isDisabled}
        onInput={(event) => setDraft(Number(event.currentTarget.value))}
        onChange={() => undefined}
      />
    </label>
  );
}
