/** Gathers what the health page shows, from the shell's parts and the system. */
import { app, Notification, shell } from 'electron';
import type { HealthItem } from '../../../preload/contract.ts';
import type { ServicePorts } from '../../service/background/surroundings.ts';
import { ServiceError, toError } from '../../service/base/errors.ts';
import type { LoopWatch } from '../../service/loop/watch.ts';
import type { SettingsView } from '../../service/model/service.ts';
import type { SettingsHolder } from '../../service/settings/holder.ts';
import type { WordsHolder } from '../../service/settings/words.ts';
import { askDoNotDisturb, endDoNotDisturb } from '../notifications/do-not-disturb.ts';
import { sessionBusAddress } from '../notifications/linux.ts';
import { type AppNotifier, testRequest } from '../notifications/notifier.ts';
import { askTrayHost } from '../tray/host.ts';
import type { Autostart } from './autostart.ts';
import { applyFix, healthItems } from './health-items.ts';
import type { ElectronPower } from './power.ts';
import { relaunch } from './relaunch.ts';

export interface HealthOptions {
  readonly service: {
    readonly ports: Pick<ServicePorts, 'logger' | 'secrets'>;
    readonly settings: Pick<SettingsHolder, 'get' | 'update'>;
    readonly words: Pick<WordsHolder, 'get'>;
    readonly loop: Pick<LoopWatch, 'standstills'>;
    settingsView(): SettingsView;
  };
  readonly notifier: AppNotifier;
  readonly autostart: Autostart;
  readonly power: ElectronPower;
  readonly isTrayShown: () => boolean;
}

export interface Health {
  list(): Promise<HealthItem[]>;
  /** Throws ServiceError. */
  fix(fix: string): Promise<void>;
}

export function createHealth(options: HealthOptions): Health {
  const { service, notifier, autostart, power } = options;
  const log = service.ports.logger.child('health');
  const { platform, env } = process;

  /** Asks the session bus, where there is one. */
  const askBus = async <T>(ask: (address: string) => Promise<T>): Promise<T | undefined> => {
    const address = platform === 'linux' ? sessionBusAddress(env) : undefined;
    if (address === undefined || address === '') return undefined;
    return ask(address).catch((thrown: unknown) => {
      log.warn('desktop.unanswered', { error: toError(thrown) });
      return undefined;
    });
  };

  return {
    async list() {
      const { startAtLogin, startHidden } = service.settings.get();
      const [autostartState, trayHost, doNotDisturb] = await Promise.all([
        autostart.state(startHidden),
        askBus(askTrayHost),
        askBus((address) => askDoNotDisturb(address, env)),
      ]);
      return healthItems({
        platform,
        notifications: notifier.backend() ?? (Notification.isSupported() ? 'unknown' : 'none'),
        lastOutcome: notifier.lastOutcome(),
        autostart: autostartState,
        wantsAutostart: startAtLogin,
        trayShown: options.isTrayShown(),
        trayHost,
        doNotDisturb,
        secrets: service.ports.secrets,
        builtinBroker: service.settingsView().builtinBroker,
        power: power.state(),
        sleeps: power.sleeps(),
        standstills: service.loop.standstills(),
      });
    },
    fix: (fix) =>
      applyFix(fix, {
        platform,
        autostart,
        startHidden: service.settings.get().startHidden,
        setStartAtLogin: async (startAtLogin) => {
          const result = await service.settings.update({ startAtLogin });
          if (!result.ok) throw new ServiceError(result.error.code, result.error.detail);
        },
        openSystemPage: (address) => shell.openExternal(address),
        testNotification: async () => {
          await notifier.show(testRequest(service.words.get()));
        },
        endDoNotDisturb: async (by) => {
          const ended = await askBus((address) => endDoNotDisturb(address, by));
          if (ended !== true) throw new ServiceError('command.unsupported', 'doNotDisturb');
        },
        relaunch() {
          relaunch();
          // After the answer is on its way.
          setImmediate(() => app.quit());
        },
      }),
  };
}
