/** Wires the app together: the only place that makes the service, the shell, and what connects them. */
import { join } from 'node:path';
import { app, dialog, protocol, session, shell } from 'electron';
import type { AppInfo } from '../preload/contract.ts';
import { createApi } from './api/api.ts';
import { createDoors } from './door/doors.ts';
import { createLifecycle, type Lifecycle, type Step } from './lifecycle.ts';
import { toError } from './service/base/errors.ts';
import type { Dispose } from './service/base/events.ts';
import { createService } from './service/compose.ts';
import { createFileSettingsStore } from './service/files/file-store.ts';
import type { RootLogger } from './service/log/log.ts';
import { systemClock } from './service/time/clock.ts';
import { createElectronNotifications } from './shell/notifications/electron.ts';
import { installedName, notificationIcon } from './shell/notifications/icon.ts';
import { createLinuxNotifications, sessionBusAddress } from './shell/notifications/linux.ts';
import { createNotifier } from './shell/notifications/notifier.ts';
import { followOngoing } from './shell/notifications/ongoing-notification.ts';
import { emptyPictures } from './shell/notifications/pictures.ts';
import { createShownLog } from './shell/notifications/shown.ts';
import { removeToasts } from './shell/notifications/toast-history.ts';
import { createPanel, isDarkTheme, panelKeptMs } from './shell/panel/panel.ts';
import { createPanelShortcut } from './shell/panel/shortcut.ts';
import { appCost } from './shell/system/app-cost.ts';
import type { AppArguments } from './shell/system/arguments.ts';
import { createAutostart, followAutostart, wasOpenedAtLogin } from './shell/system/autostart.ts';
import { createHealth } from './shell/system/health.ts';
import { createLinks, type LinkFeed, linkIn } from './shell/system/links.ts';
import { followMac } from './shell/system/mac.ts';
import { createNotices } from './shell/system/notices.ts';
import { createPower } from './shell/system/power.ts';
import { appId, devServer } from './shell/system/prepare.ts';
import { createSecretStore } from './shell/system/secrets.ts';
import { createElectronSettingsStore } from './shell/system/settings-store.ts';
import { createTrayActions } from './shell/tray/actions.ts';
import { createServiceTray } from './shell/tray/feed.ts';
import { lacksTrayHost } from './shell/tray/host.ts';
import { createAppUpdates } from './shell/updates/app-updates.ts';
import { followCritical } from './shell/window/alarm-window.ts';
import { createWindowHandlers } from './shell/window/handlers.ts';
import { createPages } from './shell/window/pages.ts';
import { pageScheme, serveFromDevServer, servePage } from './shell/window/protocol.ts';
import { createQuestions } from './shell/window/questions.ts';
import { applySessionRules } from './shell/window/session-rules.ts';
import { createMainWindow } from './shell/window/window.ts';

export interface ComposeOptions {
  readonly args: AppArguments;
  readonly logger: RootLogger;
  /** Links that open the app. */
  readonly links: LinkFeed;
  /** The last run did not end cleanly. */
  readonly crashed: boolean;
  /** The folder with `main`, `preload` and `renderer` as they were built. */
  readonly outDir: string;
  readonly iconsDir: string;
}

export interface ComposedApp {
  readonly lifecycle: Lifecycle;
  /** Writes at once, before it returns, what a stop would write. */
  flush(): void;
  /** After the stop: calls `exit`, with a new version in its place if one is to be installed. */
  end(exit: () => void): void;
}

/** Builds the app; call it when Electron is ready. Nothing runs before the lifecycle is started. */
export async function compose(options: ComposeOptions): Promise<ComposedApp> {
  const { args, logger } = options;
  const { dataDir } = args;
  const log = logger.child('app');
  const timers = systemClock;
  const icon = join(options.iconsDir, 'app.png');
  const preload = join(options.outDir, 'preload', 'preload.cjs');

  let isTrayHostMissing = false;
  const window = createMainWindow({
    preload,
    icon,
    dataDir,
    clock: timers,
    logger,
    onVisible(visible) {
      pages.window.setVisible(visible);
      if (!visible || !isTrayHostMissing) return;
      void lacksTrayHost(process.platform, process.env).then((lacks) => {
        isTrayHostMissing = lacks;
      });
    },
    staysOnClose: () => isTrayHostMissing,
  });
  const pictures = join(dataDir, 'notification-pictures');
  emptyPictures(pictures);
  // Linux takes its notifications away with the app; elsewhere they stay in the system's list.
  const file = process.platform === 'linux' ? {} : { file: join(dataDir, 'shown-notifications.json') };
  const shown = createShownLog({ timers, logger, ...file });
  const notifier = createNotifier({
    logger,
    shown,
    backends: [
      (action) =>
        createLinuxNotifications(
          {
            logger,
            busAddress: process.platform === 'linux' ? sessionBusAddress(process.env) : undefined,
            desktopEntry: installedName,
            openLabel: () => service.words.get().say('tray.open'),
            icon: notificationIcon(icon, app.isPackaged, process.env.APPDIR),
            pictures,
            beep: () => shell.beep(),
          },
          action,
        ),
      (action) =>
        createElectronNotifications(action, {
          platform: process.platform,
          shown,
          removeOld(ids) {
            removeToasts(appId, ids).catch((error: unknown) => log.warn('toasts.kept', { error: toError(error) }));
          },
        }),
    ],
    onOpen: (target) => window.show(target),
    questionOf: (id, button) => questions.ofButton(id, button),
  });
  const power = createPower(timers, (error) => log.error('listener.failed', { error: toError(error) }));
  const service = await createService(
    {
      clock: timers,
      timers,
      logger,
      settings: createElectronSettingsStore(dataDir),
      memory: createFileSettingsStore(join(dataDir, 'registry.json')),
      secrets: createSecretStore(dataDir, logger, timers),
      notifier,
      power,
      cost: () => appCost(app.getAppMetrics(), process.uptime() * 1_000),
    },
    {
      dataDir,
      version: app.getVersion(),
      languages: app.getPreferredSystemLanguages(),
      demo: args.demo,
      extraBrokers: args.brokers,
      ...(args.discoveryPrefix === undefined ? {} : { discoveryPrefix: args.discoveryPrefix }),
    },
  );
  const setLogLevel = () => logger.setLevel(args.logLevel ?? service.settings.get().logLevel);
  setLogLevel();
  const doors = await createDoors({ service, dataDir, environment: process.env, onStop: () => undefined });
  const api = createApi(service, {
    http: doors.http,
    open: ({ view = 'home', id }) => window.show({ view, ...(id === undefined ? {} : { id }) }),
    end: () => app.quit(),
    panel: () => panel.toggle(),
  });
  const openLink = createLinks({
    ...{ api, words: service.words, logger, show: window.show },
    async ask({ message, detail, buttons }) {
      const box = { message, detail, buttons: [...buttons], defaultId: 0, cancelId: 0 };
      return (await dialog.showMessageBox({ ...box, type: 'question', noLink: true })).response;
    },
  });
  const autostart = createAutostart();
  const updates = createAppUpdates(service, (view) => {
    pages.tellUpdate(view);
    tray.refresh();
  });
  const questions = createQuestions({
    entity: (id) => service.registry.recordOf(id),
    alerts: () => service.background.snapshot().alerts,
    trustedDevices: () => service.settings.get().trustedDevices,
  });
  const panel = createPanel({
    preload,
    icon,
    clock: timers,
    logger,
    keptMs: args.panelKeptMs ?? panelKeptMs,
    anchor: () => tray.bounds(),
    isDark: () => isDarkTheme(service.settings.get().theme),
    onVisible: (visible) => pages.panel.setVisible(visible),
    onGone: () => pages.panel.gone(),
  });
  const shortcut = createPanelShortcut(service, panel.toggle, logger);
  const tray = createServiceTray({
    update: updates.view,
    icons: join(options.iconsDir, 'tray'),
    service,
    act: createTrayActions({
      api,
      service,
      notify: (request) => notifier.show(request),
      panel,
      show(target) {
        panel.hide();
        window.show(target);
      },
      asks: questions.asks,
      quit: () => app.quit(),
      logger,
    }),
  });
  const health = createHealth({ service, notifier, autostart, power, isTrayShown: tray.isShown });
  const notices = createNotices(service, options.crashed, dataDir);
  const pageParts = {
    service,
    api,
    handlers: createWindowHandlers({
      window,
      notifier,
      health,
      notices,
      updates,
      panel,
      shortcut,
      words: service.words,
    }),
    app: (): AppInfo => ({
      version: app.getVersion(),
      platform: process.platform,
      demo: args.demo,
      dataDir,
      secretProtection: service.ports.secrets.protection,
      notices: notices.list(),
      update: updates.view(),
    }),
  };
  const pages = createPages(pageParts, { window, panel }, { clock: timers, logger });

  const flush = (): void => {
    service.background.history.recorder.flush();
    service.brokers.flush();
    void service.memory.flush();
    logger.flush();
  };
  const recall = async (): Promise<void> => {
    const open = new Set(service.background.alerts.open().flatMap(({ id, groupOf = [] }) => [id, ...groupOf]));
    if (process.platform !== 'linux') await notifier.recall((id) => open.has(id));
  };
  const followers: Dispose[] = [];
  const steps: Step[] = [
    { name: 'log', stop: () => logger.flush() },
    { name: 'page', start: () => servePages(options.outDir), stop: pages.dispose },
    {
      name: 'settings',
      start() {
        service.settings.on('changed', setLogLevel);
        followAutostart(service, autostart);
        if (process.platform === 'darwin') {
          followMac(service, {
            open: (id) => window.show({ view: 'settings', ...(id === undefined ? {} : { id }) }),
            showLog: () => shell.showItemInFolder(join(dataDir, 'inglenook.log')),
          });
        }
      },
    },
    {
      name: 'shell',
      start() {
        power.on('shutdown', () => app.quit());
        // The way back to the window where no tray is to be seen.
        app.on('second-instance', (_event, argv) => {
          const link = linkIn(argv);
          if (link === undefined) window.show();
          else openLink(link);
        });
        app.on('activate', () => window.show());
        const canUpdate = (): boolean => notifier.backend() === 'desktop';
        followers.push(
          followOngoing(service, notifier, canUpdate),
          followCritical(service, window.show),
          updates.follow(),
        );
      },
      stop() {
        for (const dispose of followers.splice(0)) dispose();
        notifier.dispose();
        power.dispose();
      },
    },
    {
      name: 'tray',
      async start() {
        tray.start();
        followers.push(shortcut.follow());
        isTrayHostMissing = await lacksTrayHost(process.platform, process.env);
        // At login the desktop may still be coming up: then it is only looked at once a window is opened.
        if (isTrayHostMissing && !args.hidden) notices.noTrayHost();
      },
      stop: tray.stop,
    },
    {
      name: 'window',
      start: () => (args.hidden || wasOpenedAtLogin(service.settings.get().startHidden) ? undefined : window.show()),
      stop() {
        panel.dispose();
        window.dispose();
      },
    },
    {
      name: 'service',
      start(signal) {
        // Not awaited: a broker that does not answer must not keep the window waiting.
        service
          .start(signal)
          .then(recall)
          .catch((error: unknown) => log.error('service.failed', { error: toError(error) }));
      },
      stop: () => service.stop(),
      stopWithinMs: 3_500,
    },
    { name: 'links', start: () => options.links.follow(openLink) },
    { name: 'doors', start: () => doors.open(api), stop: doors.close },
    { name: 'commands', stop: pages.refuse },
  ];
  return { lifecycle: createLifecycle(steps, { timers, logger }), flush, end: updates.end };
}

function servePages(outDir: string): void {
  applySessionRules(session.defaultSession);
  const server = devServer();
  const serve = server === undefined ? servePage(join(outDir, 'renderer')) : serveFromDevServer(server);
  protocol.handle(pageScheme, serve);
}
