/** The two pages, the window's and the panel's: each has its own patches; one border answers both. */
import type { UpdateView } from '../../../preload/contract.ts';
import type { Dispose } from '../../service/base/events.ts';
import type { Clock, Logger } from '../../service/base/ports.ts';
import type { Settings } from '../../service/model/settings.ts';
import { firstOfPanel, type PanelHome } from '../panel/first.ts';
import type { Panel } from '../panel/panel.ts';
import { registerIpc } from './ipc.ts';
import { createPage, type Page, type PagedService, type PageOptions } from './page.ts';
import type { MainWindow } from './window.ts';

export interface Pages {
  readonly window: Page;
  readonly panel: Page;
  tellUpdate(view: UpdateView): void;
  /** From now on every command is answered `service.stopped`. */
  refuse(): void;
  dispose: Dispose;
}

/** The service, with what the panel shows first. */
type PanelService = PagedService & {
  readonly registry: PanelHome;
  readonly settings: { get(): Pick<Settings, 'pinned' | 'favourites'> };
};

export function createPages(
  parts: Omit<PageOptions, 'window' | 'first' | 'service'> & { readonly service: PanelService },
  { window, panel }: { readonly window: MainWindow; readonly panel: Panel },
  border: { readonly clock: Clock; readonly logger: Logger },
): Pages {
  const { registry, settings } = parts.service;
  const pages = {
    window: createPage({ ...parts, window }),
    panel: createPage({ ...parts, window: panel, first: () => firstOfPanel(registry, settings.get()) }),
  };
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
