/** Buttons: every press goes through one of these. Native elements, for a long list holds hundreds of them. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icons/icon.tsx';
import styles from './button.module.css';
import { cx } from './cx.ts';
import { useHold } from './hold.ts';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly icon?: IconName;
  readonly kind?: 'normal' | 'primary' | 'quiet' | 'danger';
  readonly size?: 'm' | 's' | 'l';
  readonly isDisabled?: boolean;
  /** Keeps the focus, but takes no press. */
  readonly isBusy?: boolean;
  readonly label?: string;
  /** For buttons that open and close what is below them. */
  readonly isExpanded?: boolean;
  readonly type?: 'button' | 'submit';
  /** What pressing it for 0.6 s does; a click is `onPress`. */
  readonly onHold?: (() => void) | undefined;
}

export function Button(props: ButtonProps): ReactNode {
  const { children, onPress, icon, kind = 'normal', size = 'm', isDisabled = false, isBusy = false, label } = props;
  const { isHolding, handlers, wasHeld } = useHold(isBusy ? undefined : props.onHold);
  return (
    <button
      type={props.type === 'submit' && !isBusy ? 'submit' : 'button'}
      className={cx(
        styles.button,
        styles[kind],
        styles[size],
        isHolding && styles.holding,
        isBusy && icon === undefined && styles.busy,
      )}
      disabled={isDisabled}
      aria-disabled={isBusy || undefined}
      aria-label={label}
      aria-expanded={props.isExpanded}
      {...handlers}
      onClick={isBusy ? undefined : () => wasHeld() || onPress?.()}
    >
      {isBusy ? <span className={styles.spinner} aria-hidden="true" /> : icon && <Icon name={icon} size={18} />}
      <span className={styles.text}>{children}</span>
    </button>
  );
}

export interface IconButtonProps {
  readonly icon: IconName;
  /** Said by screen readers, and shown as a tooltip. */
  readonly label: string;
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
  readonly isPressed?: boolean;
  readonly kind?: 'normal' | 'quiet' | 'primary' | 'danger';
  /** What pressing it for 0.6 s does; a click is `onPress`. */
  readonly onHold?: (() => void) | undefined;
}

export function IconButton(props: IconButtonProps): ReactNode {
  const { icon, label, onPress, isDisabled = false, isPressed, kind = 'quiet' } = props;
  const { isHolding, handlers, wasHeld } = useHold(props.onHold);
  return (
    <button
      type="button"
      className={cx(styles.iconButton, styles[kind], isPressed && styles.pressed, isHolding && styles.holding)}
      disabled={isDisabled}
      aria-label={label}
      aria-pressed={isPressed}
      title={label}
      {...handlers}
      onClick={() => wasHeld() || onPress?.()}
    >
      <Icon name={icon} />
    </button>
  );
}

/** A button that stays down; several make a row of modes. */
export function ModeButton(props: {
  children: ReactNode;
  isOn: boolean;
  isWanted?: boolean;
  isDisabled?: boolean;
  onPress: () => void;
}): ReactNode {
  const { children, isOn, isWanted = false, isDisabled = false, onPress } = props;
  return (
    <button
      type="button"
      className={cx(styles.mode, isWanted && styles.wanted)}
      aria-pressed={isOn}
      disabled={isDisabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
