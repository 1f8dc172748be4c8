/** Newer versions of this app: what Electron, the package and the service say of it. */
import path from 'node:path';
import { app } from 'electron';
import type { UpdateView } from '../../../preload/contract.ts';
import type { Background } from '../../service/background/background.ts';
import type { ServicePorts } from '../../service/background/surroundings.ts';
import type { Dispose, Listenable } from '../../service/base/events.ts';
import type { ServiceEvents } from '../../service/model/service.ts';
import type { SettingsHolder } from '../../service/settings/holder.ts';
import { relaunch } from '../system/relaunch.ts';
import { followAlarmPanels, type WithPanels } from '../tray/alarm-panels.ts';
import { readPackageFacts } from './package-facts.ts';
import { whatHolds } from './policy.ts';
import { createUpdater, type Updater } from './updater.ts';
import { createUpdates, type Updates } from './updates.ts';

export interface AppUpdates extends Updates {
  /** Looks by itself from now on, and follows what an update has to wait for. */
  follow(): Dispose;
}

/** What an update waits for, and where it is kept whether to look for one. */
export interface UpdatedService extends Listenable<ServiceEvents>, WithPanels {
  readonly ports: Pick<ServicePorts, 'logger' | 'timers'>;
  readonly settings: Pick<SettingsHolder, 'get'>;
  readonly background: Pick<Background, 'snapshot'>;
}

export function createAppUpdates(service: UpdatedService, changed: (view: UpdateView) => void): AppUpdates {
  const { logger, timers } = service.ports;
  const baked = app.isPackaged ? readPackageFacts(process.resourcesPath) : {};
  const { APPIMAGE } = process.env;
  const settings = () => service.settings.get().updates;
  const panels = followAlarmPanels(service, () => updates.recheck());
  const updates = createUpdates({
    timers,
    logger,
    facts: () => ({
      isPackaged: app.isPackaged,
      platform: process.platform,
      packageType: baked.packageType,
      appImage: APPIMAGE,
      address: settings().address ?? baked.address,
    }),
    wants: () => settings().check,
    holds: () => {
      const { alerts, tasks } = service.background.snapshot();
      return whatHolds({ alerts, tasks, panels: panels.list() });
    },
    load,
    changed,
    quit: () => app.quit(),
    handOver: () => app.releaseSingleInstanceLock(),
    relaunch,
  });
  return {
    ...updates,
    follow() {
      updates.start();
      const events = ['alert.raised', 'alert.changed', 'task.changed', 'task.removed'] as const;
      const disposers = [
        ...events.map((name) => service.on(name, updates.recheck)),
        service.on('settings.changed', updates.reconsider),
        panels.dispose,
      ];
      return () => {
        updates.stop();
        for (const dispose of disposers) dispose();
      };
    },
  };

  function load(address: string): Promise<Updater> {
    return createUpdater({
      address,
      platform: process.platform,
      logger,
      app: {
        name: app.getName(),
        version: app.getVersion(),
        userDataPath: app.getPath('userData'),
        appUpdateConfigPath: path.join(process.resourcesPath, 'app-update.yml'),
        quit: () => app.quit(),
      },
    });
  }
}
