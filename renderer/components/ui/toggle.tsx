/** A switch. Shows what is reported; while a command is open it hints at what is wanted. */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './toggle.module.css';

export interface ToggleProps {
  readonly isOn: boolean;
  /** Named for screen readers; `children` is shown. */
  readonly label?: string;
  readonly children?: ReactNode;
  readonly onChange: (on: boolean) => void;
  readonly isDisabled?: boolean;
  readonly isPending?: boolean;
}

export function Toggle({ isOn, label, children, onChange, isDisabled = false, isPending }: ToggleProps): ReactNode {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      className={cx(styles.toggle, isPending && styles.pending)}
      disabled={isDisabled}
      onClick={() => onChange(!isOn)}
    >
      <span className={styles.track}>
        <span className={styles.thumb} />
      </span>
      {children !== undefined && <span className={styles.text}>{children}</span>}
    </button>
  );
}
