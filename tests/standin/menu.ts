/** Menus as a test sees them, and how it finds an item. */
import type { MenuItemConstructorOptions } from 'electron';

/** Menu items as a test sees them. */
export interface MenuView {
  readonly label: string;
  readonly enabled: boolean;
  readonly checked?: boolean;
  readonly type: string;
  readonly submenu?: readonly MenuView[];
}

export function viewMenu(items: readonly MenuItemConstructorOptions[]): MenuView[] {
  return items
    .filter((item) => item.visible !== false)
    .map((item) => ({
      label: item.label ?? '',
      enabled: item.enabled ?? true,
      type: item.type ?? (Array.isArray(item.submenu) ? 'submenu' : 'normal'),
      ...(item.checked === undefined ? {} : { checked: item.checked }),
      ...(Array.isArray(item.submenu) ? { submenu: viewMenu(item.submenu) } : {}),
    }));
}

/** Finds an item by the labels that lead to it. */
export function findItem(
  items: readonly MenuItemConstructorOptions[],
  labels: readonly string[],
): MenuItemConstructorOptions | undefined {
  const [label, ...rest] = labels;
  const item = items.find((each) => each.label === label);
  if (rest.length === 0 || item === undefined) return item;
  return Array.isArray(item.submenu) ? findItem(item.submenu, rest) : undefined;
}
