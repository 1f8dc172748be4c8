/** The window's own commands, over Electron's dialogs and the rest of the shell. */
import { app } from 'electron';
import type { Notifier } from '../../service/base/ports.ts';
import type { WordsHolder } from '../../service/settings/words.ts';
import { testRequest } from '../notifications/notifier.ts';
import type { Panel } from '../panel/panel.ts';
import type { PanelShortcut } from '../panel/shortcut.ts';
import type { Health } from '../system/health.ts';
import type { Notices } from '../system/notices.ts';
import type { Updates } from '../updates/updates.ts';
import type { WindowHandlers } from './commands.ts';
import { openExternal, openFile, pickPath, saveFile } from './external.ts';
import type { OwnCommand } from './page.ts';
import type { MainWindow } from './window.ts';

export interface WindowHandlersOptions {
  readonly window: MainWindow;
  readonly notifier: Notifier;
  readonly health: Health;
  readonly notices: Notices;
  readonly updates: Updates;
  readonly panel: Panel;
  readonly shortcut: PanelShortcut;
  readonly words: Pick<WordsHolder, 'get'>;
}

export function createWindowHandlers(options: WindowHandlersOptions): Omit<WindowHandlers, OwnCommand> {
  const { window, notifier, health, notices, updates, panel, shortcut } = options;
  return {
    'health.list': async () => ({ items: await health.list() }),
    'health.fix': async ({ fix }) => {
      await health.fix(fix);
      return {};
    },
    'app.openExternal': async ({ url }) => {
      await openExternal(url);
      return {};
    },
    'app.saveFile': async ({ suggestedName, text, encoding }) => ({
      saved: await saveFile(window.current(), suggestedName, text, encoding),
    }),
    'app.openFile': () => openFile(window.current()),
    'app.pickPath': async () => ({ path: await pickPath(window.current()) }),
    'app.notificationTest': () => notifier.show(testRequest(options.words.get())),
    'app.dismissNotice': ({ code }) => {
      notices.dismiss(code);
      return {};
    },
    'app.quit': () => {
      // After the answer is on its way.
      setImmediate(() => app.quit());
      return {};
    },
    'panel.resize': ({ height }) => {
      panel.resize(height);
      return {};
    },
    'panel.close': () => {
      panel.hide();
      return {};
    },
    'panel.openWindow': ({ view = 'home', id }) => {
      panel.hide();
      window.show(id === undefined ? { view } : { view, id });
      return {};
    },
    'panel.setShortcut': async ({ shortcut: wanted }) => ({ outcome: await shortcut.set(wanted ?? undefined) }),
    'update.check': updates.check,
    'update.download': updates.download,
    'update.install': updates.install,
  };
}
