/** Gathers what the health page shows, from the shell's parts and the system. */
import { Notification, shell } from 'electron';
import type { HealthItem } from '../../preload/contract.ts';
import { ServiceError, toError } from '../service/errors.ts';
import type { Service } from '../service/service.ts';
import type { Autostart } from './autostart.ts';
import { askDesktop, type DesktopFacts } from './bus-questions.ts';
import { applyFix, healthItems } from './health.ts';
import { sessionBusAddress } from './linux-notifications.ts';
import type { AppNotifier } from './notifier.ts';
import type { ElectronPower } from './power.ts';

export interface HealthOptions {
  readonly service: Service;
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

  const desktop = async (): Promise<DesktopFacts> => {
    const address = process.platform === 'linux' ? sessionBusAddress(process.env) : undefined;
    if (address === undefined || address === '') return {};
    return askDesktop(address).catch((thrown: unknown) => {
      log.warn('desktop.unanswered', { error: toError(thrown) });
      return {};
    });
  };

  return {
    async list() {
      const { startAtLogin, startHidden } = service.settings.get();
      const [autostartState, facts] = await Promise.all([autostart.state(startHidden), desktop()]);
      return healthItems({
        platform: process.platform,
        notifications: notifier.backend() ?? (Notification.isSupported() ? 'unknown' : 'none'),
        autostart: autostartState,
        wantsAutostart: startAtLogin,
        trayShown: options.isTrayShown(),
        desktop: facts,
        secrets: service.ports.secrets.protection,
        power: power.state(),
        sleeps: power.sleeps(),
      });
    },
    fix: (fix) =>
      applyFix(fix, {
        autostart,
        startHidden: service.settings.get().startHidden,
        setStartAtLogin: async (startAtLogin) => {
          const result = await service.settings.update({ startAtLogin });
          if (!result.ok) throw new ServiceError(result.error.code, result.error.detail);
        },
        openSystemPage: (address) => shell.openExternal(address),
      }),
  };
}
