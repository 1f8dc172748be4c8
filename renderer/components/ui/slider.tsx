/**
 * A slider that sends when it is let go, and until then says at its thumb what it would send. A held arrow key sends a few
 * times per second, and the last value always.
 */
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from './cx.ts';
import { usePaced } from './paced.ts';
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
  const commit = usePaced((next: number) => {
    onCommit(next);
    setDraft(undefined);
  });
  useEffect(() => {
    // The native event "change" comes once, at the end of a drag or key press; React's onChange is "input".
    const element = input.current;
    const finish = (): void => {
      if (element === null) return;
      setDraft(Number(element.value));
      commit(Number(element.value));
    };
    element?.addEventListener('change', finish);
    return () => element?.removeEventListener('change', finish);
  }, [commit]);
  const shown = draft ?? wanted ?? value ?? min;
  const share = max > min ? ((Math.min(max, Math.max(min, shown)) - min) / (max - min)) * 100 : 0;
  const custom: CSSProperties & Record<'--share' | '--part', string> = {
    '--share': `${share}%`,
    '--part': `${share / 100}`,
  };
  return (
    <label className={cx(styles.slider, isDisabled && styles.disabled)} style={custom}>
      {props.showLabel === true && (
        <span className={styles.caption}>
          <span>{label}</span>
          <span className={styles.value}>
            {draft === undefined && wanted === undefined && value === undefined ? '–' : say(shown)}
          </span>
        </span>
      )}
      {draft !== undefined && (
        <span className={styles.bubble} aria-hidden="true">
          {say(draft)}
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
