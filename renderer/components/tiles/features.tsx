/** The one control of a high tile where it is more than a number: what descriptors name as their `Feature`. */
import type { ReactNode } from 'react';
import { CoverButtons } from '../controls/cover-control.tsx';
import { LockControl } from '../controls/lock-control.tsx';
import { PictureControl } from '../controls/picture-control.tsx';
import { RobotControl } from '../controls/press-control.tsx';
import type { ControlProps } from '../controls/use-command.ts';
import styles from './tile-feature.module.css';

export function CoverFeature(props: ControlProps<'cover' | 'valve'>): ReactNode {
  return (
    <div className={styles.buttons}>
      <CoverButtons {...props} />
    </div>
  );
}

export function LockFeature(props: ControlProps<'lock'>): ReactNode {
  return (
    <div className={styles.buttons}>
      <LockControl {...props} />
    </div>
  );
}

export function RobotFeature(props: ControlProps): ReactNode {
  return (
    <div className={styles.buttons}>
      <RobotControl {...props} />
    </div>
  );
}

export function PictureFeature(props: ControlProps): ReactNode {
  return (
    <div className={styles.picture}>
      <PictureControl {...props} />
    </div>
  );
}
