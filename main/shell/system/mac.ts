/** What only macOS has: one menu for the app, from which copy and paste come, and the Dock. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { SpokenWords } from '../../../preload/words/outside.ts';
import type { SettingsHolder } from '../../service/settings/holder.ts';
import type { WordsHolder } from '../../service/settings/words.ts';

export interface MacMenuActions {
  /** Shows a page of the settings; Health is on `about`. */
  readonly open: (page?: 'about') => void;
  readonly showLog: () => void;
}

/** The menus; the roles bring their own words, in the system's language. */
export function macMenu(words: SpokenWords, name: string, actions: MacMenuActions): MenuItemConstructorOptions[] {
  return [
    {
      label: name,
      submenu: [
        { role: 'about' },
        { type: 'separator' },
        { label: words.say('tray.macSettings'), accelerator: 'Command+,', click: () => actions.open() },
        { type: 'separator' },
        { role: 'services' },
        { type: 'separator' },
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        { type: 'separator' },
        { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: words.say('tray.health'), click: () => actions.open('about') },
        { label: words.say('tray.showLog'), click: actions.showLog },
      ],
    },
  ];
}

/** Sets the menu, and shows the icon in the Dock or not, as the settings say from now on. */
export function followMac(
  service: {
    readonly settings: Pick<SettingsHolder, 'get' | 'on'>;
    readonly words: Pick<WordsHolder, 'get' | 'on'>;
  },
  actions: MacMenuActions,
): void {
  const build = (): void =>
    Menu.setApplicationMenu(Menu.buildFromTemplate(macMenu(service.words.get(), app.getName(), actions)));
  build();
  service.words.on('changed', build);
  const follow = (isShown: boolean): void => {
    if (isShown) void app.dock?.show();
    else app.dock?.hide();
  };
  follow(service.settings.get().showInDock);
  service.settings.on('changed', ({ from, to }) => {
    if (from.showInDock !== to.showInDock) follow(to.showInDock);
  });
}
