/** A button that opens a list of actions. */
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon, type IconName } from '../icons/icon.tsx';
import buttonStyles from './button.module.css';
import { cx } from './cx.ts';
import styles from './menu.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly isDanger?: boolean;
  readonly onAction: () => void;
}

export function ActionMenu(props: {
  label: string;
  entries: readonly MenuEntry[];
  icon?: IconName;
  /** Shown on the button; without it only the icon is. */
  text?: string;
  /** Says the label in place of the text: for one of many buttons with the same text. */
  isLabelSaid?: boolean;
  size?: 'm' | 's';
}): ReactNode {
  const { label, entries, icon = 'dots-horizontal', text, size = 'm', isLabelSaid = text === undefined } = props;
  return (
    <MenuTrigger>
      <Button
        {...(isLabelSaid ? { 'aria-label': label } : {})}
        className={cx(
          ...(text === undefined
            ? [buttonStyles.iconButton, buttonStyles.quiet]
            : [buttonStyles.button, buttonStyles.normal, buttonStyles[size]]),
        )}
      >
        <Icon name={icon} size={text === undefined ? 20 : 18} />
        {text}
      </Button>
      <Popover className={cx(styles.popover)}>
        <Menu
          aria-label={label}
          className={cx(styles.menu)}
          onAction={(id) => entries.find((entry) => entry.id === id)?.onAction()}
        >
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              className={cx(styles.item, entry.isDanger && styles.danger)}
            >
              {entry.icon !== undefined && <Icon name={entry.icon} size={18} />}
              {entry.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
