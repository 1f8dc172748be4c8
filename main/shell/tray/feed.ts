/** Keeps the tray's model up with the service. Reads only what the tray shows, however many entities there are. */

import type { Background } from '../../service/background/background.ts';
import type { ServicePorts } from '../../service/background/surroundings.ts';
import { toError } from '../../service/base/errors.ts';
import type { Dispose, Listenable } from '../../service/base/events.ts';
import type { Brokers } from '../../service/brokers/brokers.ts';
import type { Registry } from '../../service/entities/registry.ts';
import type { ServiceEvents, ServiceMode } from '../../service/model/service.ts';
import type { SettingsHolder } from '../../service/settings/holder.ts';
import type { WordsHolder } from '../../service/settings/words.ts';
import { followAlarmPanels, type WithPanels } from './alarm-panels.ts';
import { favouritesShown, pinnedShown, type TrayInput, type TrayModel, trayModel } from './model.ts';
import type { NamedEntity } from './ongoing.ts';
import { type AppTray, createTray, type TrayOptions } from './tray.ts';

/** Changes within this time become one. */
const mergeMs = 250;

/** What the tray shows of the service. */
export interface ShownService {
  readonly ports: Pick<ServicePorts, 'clock'>;
  readonly settings: Pick<SettingsHolder, 'get'>;
  readonly words: Pick<WordsHolder, 'get' | 'on'>;
  readonly registry: Pick<Registry, 'devices' | 'get' | 'size'>;
  readonly brokers: Pick<Brokers, 'records'>;
  readonly background: Pick<Background, 'snapshot'>;
  readonly mode: ServiceMode;
}

/** And what it hears. */
export interface TrayService extends ShownService, Listenable<ServiceEvents>, WithPanels {
  readonly ports: Pick<ServicePorts, 'clock' | 'logger' | 'timers'>;
  readonly registry: Pick<Registry, 'devices' | 'entities' | 'get' | 'on' | 'recordOf' | 'size'>;
}

/** The model as it is now. */
function readTrayModel(
  service: ShownService,
  panels: readonly NamedEntity[] = [],
  update?: TrayInput['update'],
): TrayModel {
  const { registry, settings } = service;
  const { favourites, pinned, alerts, backgroundMode } = settings.get();
  /** The first of these that are known, with the names of their devices. */
  const named = (ids: readonly string[], most: number): NamedEntity[] =>
    ids
      .map((id) => registry.get(id))
      .filter((live) => live !== undefined)
      .slice(0, most)
      .map((live) => {
        const entity = live.record();
        const device = entity.deviceId === undefined ? undefined : registry.devices.record(entity.deviceId);
        return { entity, deviceName: device?.name };
      });
  const background = service.background.snapshot();
  return trayModel({
    words: service.words.get(),
    mode: service.mode,
    backgroundMode,
    panels,
    brokers: service.brokers.records(),
    deviceCount: registry.devices.size,
    entityCount: registry.size,
    alerts: background.alerts,
    tasks: background.tasks,
    pinned: named(pinned, pinnedShown),
    favourites: named(favourites, favouritesShown),
    pausedUntil: alerts.pausedUntil,
    now: service.ports.clock.now(),
    update,
  });
}

/** Calls `render` soon after anything that the tray shows has changed, until the disposer is called. */
function feedTray(
  service: TrayService,
  render: (model: TrayModel) => void,
  newVersion: () => TrayInput['update'],
): { readonly refresh: () => void; readonly dispose: Dispose } {
  const { timers } = service.ports;
  let pending: Dispose | undefined;
  let pauseEnd: Dispose | undefined;
  let shown = new Set<string>();

  const update = (): void => {
    pending ??= timers.after(mergeMs, () => {
      pending = undefined;
      render(readTrayModel(service, panels.list(), newVersion()));
    });
  };
  const settingsChanged = (): void => {
    const { alerts, favourites, pinned } = service.settings.get();
    shown = new Set([...favourites, ...pinned]);
    pauseEnd?.();
    const leftMs = alerts.pausedUntil === undefined ? 0 : Date.parse(alerts.pausedUntil) - timers.now();
    pauseEnd = leftMs > 0 ? timers.after(leftMs, update) : undefined;
    update();
  };
  const panels = followAlarmPanels(service, update);
  settingsChanged();

  const events = [
    'broker.changed',
    'broker.removed',
    'device.changed',
    'device.removed',
    'alert.raised',
    'alert.changed',
    'task.changed',
    'task.removed',
    'service.mode',
  ] as const;
  const disposers = [
    ...events.map((name) => service.on(name, update)),
    service.on('settings.changed', settingsChanged),
    service.words.on('changed', update),
    panels.dispose,
    service.registry.on('changed', ({ entity }) => {
      if (shown.has(entity.id)) update();
    }),
  ];
  return {
    refresh: update,
    dispose: () => {
      for (const dispose of disposers) dispose();
      pending?.();
      pauseEnd?.();
    },
  };
}

export interface ServiceTray {
  start(): void;
  stop(): void;
  isShown(): boolean;
  /** Where the icon is, if there is one. */
  bounds(): Electron.Rectangle | undefined;
  /** Something that it shows beside the service has changed. */
  refresh(): void;
}

/** The tray of a service. Where the system refuses to have one, the app goes on without: the window has everything. */
export function createServiceTray(
  options: TrayOptions & { readonly service: TrayService; readonly update: () => TrayInput['update'] },
): ServiceTray {
  const { service } = options;
  let tray: AppTray | undefined;
  let feed: ReturnType<typeof feedTray> | undefined;
  return {
    isShown: () => tray !== undefined,
    bounds: () => tray?.bounds(),
    refresh: () => feed?.refresh(),
    start() {
      try {
        const made = createTray(options, readTrayModel(service));
        tray = made;
        feed = feedTray(service, made.render, options.update);
      } catch (thrown) {
        service.ports.logger.error('tray.refused', { error: toError(thrown) });
      }
    },
    stop() {
      feed?.dispose();
      tray?.dispose();
      tray = undefined;
    },
  };
}
