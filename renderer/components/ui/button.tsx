/** Buttons: every press goes through one of these. */
import type { ReactNode } from 'react';
import { Button as AriaButton, ToggleButton as AriaToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { Icon, type IconName } from '../icons/icon.tsx';
import styles from './button.module.css';
import { cx } from './cx.ts';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly icon?: IconName;
  readonly kind?: 'normal' | 'primary' | 'quiet' | 'danger';
  readonly size?: 'm' | 's' | 'l';
  readonly isDisabled?: boolean;
  readonly isBusy?: boolean;
  readonly label?: string;
  readonly type?: 'button' | 'submit';
}

export function Button(props: ButtonProps): ReactNode {
  const { children, onPress, icon, kind = 'normal', size = 'm', isDisabled = false, isBusy = false, label } = props;
  return (
    <AriaButton
      type={props.type ?? 'button'}
      className={cx(styles.button, styles[kind], styles[size])}
      isDisabled={isDisabled}
      isPending={isBusy}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(onPress === undefined ? {} : { onPress })}
    >
      {isBusy ? <span className={styles.spinner} aria-hidden="true" /> : icon && <Icon name={icon} size={18} />}
      <span className={styles.text}>{children}</span>
    </AriaButton>
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
}

export function IconButton(props: IconButtonProps): ReactNode {
  const { icon, label, onPress, isDisabled = false, isPressed, kind = 'quiet' } = props;
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        aria-label={label}
        className={cx(styles.iconButton, styles[kind], isPressed && styles.pressed)}
        isDisabled={isDisabled}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        {...(onPress === undefined ? {} : { onPress })}
      >
        <Icon name={icon} />
      </AriaButton>
      <Tooltip className={cx(styles.tooltip)} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
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
    <AriaToggleButton
      className={cx(styles.mode, isWanted && styles.wanted)}
      isSelected={isOn}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      {children}
    </AriaToggleButton>
  );
}
