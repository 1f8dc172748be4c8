/** A bar of progress; without a percentage it only says that something is under way. */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './progress.module.css';

export function Progress({ label, percent }: { label: string; percent?: number | undefined }): ReactNode {
  const share = percent === undefined ? undefined : Math.min(100, Math.max(0, percent));
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span dir="auto">{label}</span>
        {share !== undefined && <span>{Math.round(share)} %</span>}
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === undefined ? undefined : Math.round(share)}
      >
        <div
          className={cx(styles.bar, share === undefined && styles.endless)}
          style={share === undefined ? {} : { width: `${share}%` }}
        />
      </div>
    </div>
  );
}
