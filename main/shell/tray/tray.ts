/** The tray: one icon, one menu, rendered from the model. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, nativeTheme, Tray } from 'electron';
import type { TrayAction, TrayIcon, TrayItem, TrayModel } from './model.ts';

export interface TrayOptions {
  /** Folder with the pictures. */
  readonly icons: string;
  readonly act: (action: TrayAction) => void;
}

export interface AppTray {
  render(model: TrayModel): void;
  /** Where the icon is; without extent where the system does not tell. */
  bounds(): Electron.Rectangle;
  dispose(): void;
}

/** Shows the icon; call it when the app is ready. Throws where the system refuses to have one. */
export function createTray(options: TrayOptions, first: TrayModel): AppTray {
  const tray = new Tray(picture(options.icons, first.icon));
  let shown: TrayModel | undefined;

  const clicked: Clicked = ({ checked, action }) => {
    // The system has flipped the check mark by itself; what is true is what the device says.
    if (checked !== undefined && shown !== undefined) setMenu(shown.items);
    if (action !== undefined) options.act(action);
  };
  // Linux shows changes of a menu only when it is set anew.
  let menu: Menu | undefined;
  const setMenu = (items: readonly TrayItem[]): void => {
    menu = Menu.buildFromTemplate(items.map((item) => template(item, clicked)));
    // On macOS a menu that is set would take every click, and the panel would never open.
    if (process.platform !== 'darwin') tray.setContextMenu(menu);
  };
  const render = (model: TrayModel): void => {
    const before = shown;
    shown = model;
    if (before?.icon !== model.icon) tray.setImage(picture(options.icons, model.icon));
    if (before?.toolTip !== model.toolTip) tray.setToolTip(model.toolTip);
    if (process.platform === 'darwin' && before?.title !== model.title) tray.setTitle(model.title);
    if (JSON.stringify(before?.items) !== JSON.stringify(model.items)) setMenu(model.items);
  };
  const themeChanged = (): void => {
    if (shown !== undefined) tray.setImage(picture(options.icons, shown.icon));
  };

  // On Linux `click` comes where the desktop has a host that activates icons; a host that only shows menus has the panel
  // as the menu's first item.
  tray.on('click', () => options.act({ type: 'panel' }));
  // Windows and macOS tell a double click, after its first one.
  tray.on('double-click', () => options.act({ type: 'open', view: 'home' }));
  if (process.platform === 'darwin') tray.on('right-click', () => tray.popUpContextMenu(menu));
  nativeTheme.on('updated', themeChanged);
  render(first);

  return {
    render,
    bounds: () => tray.getBounds(),
    dispose() {
      nativeTheme.off('updated', themeChanged);
      tray.destroy();
    },
  };
}

/**
 * macOS colours template pictures by itself; elsewhere there is one for light and one for dark panels. The taskbar's
 * colours count, not those of apps: on Windows they are two settings.
 */
function picture(folder: string, icon: TrayIcon): Electron.NativeImage {
  if (process.platform === 'darwin') {
    const image = nativeImage.createFromPath(path.join(folder, `${icon}Template.png`));
    image.setTemplateImage(true);
    return image;
  }
  const shade = nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ? 'dark' : 'light';
  const ico = path.join(folder, `${icon}-${shade}.ico`);
  return nativeImage.createFromPath(
    process.platform === 'win32' && existsSync(ico) ? ico : path.join(folder, `${icon}-${shade}.png`),
  );
}

type Clicked = (item: TrayItem & { kind: 'item' }) => void;

function template(item: TrayItem, clicked: Clicked): MenuItemConstructorOptions {
  if (item.kind === 'separator') return { type: 'separator' };
  return {
    // A single ampersand marks the access key on Windows and Linux.
    label: item.label.replaceAll('&', '&&'),
    enabled: item.enabled,
    ...(item.checked === undefined ? {} : { type: 'checkbox' as const, checked: item.checked }),
    ...(item.items === undefined ? {} : { submenu: item.items.map((each) => template(each, clicked)) }),
    ...(item.action === undefined ? {} : { click: () => clicked(item) }),
  };
}
