/** The two pages, the window's and the panel's: each has its own patches; one border answers both. */
import type { UpdateView } from '../../../preload/contract.ts';
import type { Dispose } from '../../service/base/events.ts';
import type { Clock, Logger } from '../../service/base/ports.ts';
import type { Panel } from '../panel/panel.ts';
import { registerIpc } from './ipc.ts';
import { createPage, type Page, type PageOptions } from './page.ts';
import type { MainWindow } from './window.ts';

export interface Pages {
  readonly window: Page;
  readonly panel: Page;
  tellUpdate(view: UpdateView): void;
  /** From now on every command is answered `service.stopped`. */
  refuse(): void;
  dispose: Dispose;
}

export function createPages(
  parts: Omit<PageOptions, 'window'>,
  { window, panel }: { readonly window: MainWindow; readonly panel: Panel },
  border: { readonly clock: Clock; readonly logger: Logger },
): Pages {
  const pages = { window: createPage({ ...parts, window }), panel: createPage({ ...parts, window: panel }) };
  const all = [pages.window, pages.panel];
  const endIpc = registerIpc({
    ...border,
    run: (name, request, sender) => (panel.isOurs(sender) ? pages.panel : pages.window).run(name, request),
    isOurs: (id) => window.isOurs(id) || panel.isOurs(id),
  });
  return {
    ...pages,
    tellUpdate(view) {
      for (const page of all) page.tellUpdate(view);
    },
    refuse() {
      for (const page of all) page.refuse();
    },
    dispose() {
      endIpc();
      for (const page of all) page.dispose();
    },
  };
}
