/** Wires history, alerts, tasks and automations to the registry and the brokers. */
import { join } from 'node:path';
import type { AlertService } from '../alerts/inbox.ts';
import type { AutomationEngine } from '../automations/engine.ts';
import type { Result } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import type { Notice } from '../base/ports.ts';
import { createAlertPictures } from '../history/alert-pictures.ts';
import { type History, openHistory } from '../history/history.ts';
import type { Snapshot } from '../model/service.ts';
import type { Settings } from '../model/settings.ts';
import type { TaskDefinition } from '../model/tasks.ts';
import type { Removals } from '../removal/removal.ts';
import type { TaskService } from '../tasks/service.ts';
import { createAlerting } from './alerting.ts';
import { createAutomating, type DeviceSignal } from './automating.ts';
import { createDemoMode, type DemoMode } from './demo-mode.ts';
import type { Host } from './host.ts';
import { createLocalEntities } from './local-entities.ts';
import { createRemoving } from './removing.ts';
import { createTasking } from './tasking.ts';

export interface Background {
  readonly notices: readonly Notice[];
  readonly history: History;
  readonly alerts: AlertService;
  readonly tasks: TaskService;
  readonly automations: AutomationEngine;
  /** The signals that a device announced, for triggers. */
  deviceTriggers(deviceId?: string): DeviceSignal[];
  readonly demo: DemoMode;
  readonly removals: Removals;
  /** Whether what was last changed of automations and alert rules is on disk; what was not holds no longer. */
  saved(): Promise<Result<void>>;
  /** Takes up what the last run left: open alerts. Nothing runs yet; `rests`: and it stays so. */
  open(rests: boolean): void;
  /** Before brokers come back after `pause`: what they say concerns the open alerts. */
  wake(): void;
  /** Tasks and automations run. */
  start(): Promise<void>;
  /** Tasks and automations rest; alerts stay as they are. Call it before brokers are taken down. */
  pause(): Promise<void>;
  stop(): Promise<void>;
  /** Closes the database, after the last change. */
  close(): void;
  snapshot(): Pick<Snapshot, 'tasks' | 'automations' | 'alerts'>;
}

/** Whether a task still fetches a value of this name. */
function fetches(tasks: readonly TaskDefinition[], taskId: string, name: string): boolean {
  const values = tasks.find(({ id, kind }) => id === taskId && kind === 'http')?.input.values;
  return typeof values === 'object' && values !== null && Object.hasOwn(values, name);
}

/** Built once per service; the database is opened here, so that a damaged one is known before anything needs it. */
export function createBackground(host: Host): Background {
  const { ports, options, registry, brokers, settings } = host;
  const pictures = createAlertPictures({
    folder: join(options.dataDir, 'alert-pictures'),
    clock: ports.clock,
    logger: ports.logger,
  });
  const history = openHistory({
    path: join(options.dataDir, 'inglenook.db'),
    logger: ports.logger,
    timers: ports.timers,
    activity: host.loop,
    retention: () => {
      const { days, maxMiB } = settings.get().history;
      return { now: ports.clock.now(), days, maxMiB };
    },
    pictures,
  });
  const applyHistory = ({ history: { enabled, sampleSeconds } }: Settings): void => {
    history.recorder.setSampleMs(sampleSeconds * 1_000);
    history.recorder.setEnabled(enabled);
  };
  applyHistory(settings.get());

  const alerting = createAlerting(host, history, pictures);
  const alerts = alerting.service;
  const local = createLocalEntities(registry, ports.clock, ports.logger, (source) => {
    return settings.get().tasks.find(({ id }) => id === source)?.name ?? source;
  });
  const tasks = createTasking(host, history, alerts, local);
  const automating = createAutomating(host, history, alerts, () => tasks);
  const automations = automating.engine;
  const demo = createDemoMode(host);
  let isRunning = false;

  const disposers: Dispose[] = [
    registry.on('changed', ({ entity, before, retained }) => {
      const { state } = entity.view;
      if (before === undefined ? state !== 'unknown' : before.state !== state) {
        history.recorder.record(entity.id, state, entity.lastUpdated, entity);
      }
      alerting.entityChanged(entity, before, retained);
      if (automations.interested(entity.id)) {
        automations.onEntityChanged({ entity: entity.record(), previous: before, retained });
      }
    }),
    registry.on('removed', ({ entity }) => {
      history.recorder.forget(entity.id);
      // The broker is taken away before what it brought.
      const { id } = entity.broker;
      alerts.onEntityRemoved(entity.id, brokers.unit(id) === undefined ? id : undefined);
    }),
    registry.on('event', ({ entity, type, attributes }) => {
      automations.onEntityEvent({ entityId: entity.id, type, attributes });
    }),
    registry.on('trigger', (event) => automations.onDeviceTrigger(event)),
    registry.on('tag', ({ tagId }) => automations.onTag(tagId)),
    brokers.on('changed', ({ record, unit }) => {
      if (brokers.unit(record.id) === unit) alerts.onBrokerChanged(record);
      alerting.listenForeign();
      automating.brokersChanged();
      tasks.conditionsChanged();
    }),
    brokers.on('removed', ({ id, returns }) => {
      alerts.onBrokerRemoved(id, returns);
      automating.brokersChanged();
    }),
    settings.on('changed', ({ from, to }) => {
      if (from.history !== to.history) applyHistory(to);
      if (from.alerts !== to.alerts || from.backgroundMode !== to.backgroundMode) alerts.onSettingsChanged();
      if (from.alerts !== to.alerts) alerting.listenForeign();
      if (isRunning) automations.onSettingsChanged();
      if (from.tasks !== to.tasks) local.retain((source, name) => fetches(to.tasks, source, name));
      if (isRunning && from.tasks !== to.tasks) tasks.reload();
    }),
    alerts.on('alert.raised', (event) => host.emit('alert.raised', event)),
    alerts.on('alert.changed', (event) => host.emit('alert.changed', event)),
    tasks.on('task.changed', (event) => host.emit('task.changed', event)),
    tasks.on('task.removed', (event) => host.emit('task.removed', event)),
    tasks.on('task.run', (event) => {
      host.loop.note(`task ${event.run.taskName}`);
      host.emit('task.run', event);
    }),
    automations.on('automation.changed', (event) => host.emit('automation.changed', event)),
    automations.on('automation.removed', (event) => host.emit('automation.removed', event)),
    ports.power.on('suspend', () => {
      tasks.onSuspend();
      alerts.onSuspend();
      automations.onSuspend();
      for (const unit of brokers.units()) unit.link.suspend();
    }),
    ports.power.on('resume', () => {
      for (const unit of brokers.units()) unit.resume();
      alerts.onResume();
      automations.onResume();
      tasks.onResume();
    }),
    ports.clock.onStep?.((ms) => {
      registry.clockSet(ms);
      alerts.onClockSet();
      automations.onClockSet();
      tasks.conditionsChanged();
    }) ?? (() => undefined),
    ports.power.on('network-up', () => {
      for (const unit of brokers.units()) unit.link.networkUp();
      tasks.conditionsChanged();
    }),
  ];

  const pause = async (): Promise<void> => {
    isRunning = false;
    alerts.setResting(true);
    await demo.stop();
    tasks.stop('cancelled');
    await automations.stop();
  };
  return {
    get notices() {
      return history.notices;
    },
    history,
    alerts,
    tasks,
    automations,
    deviceTriggers: automating.deviceTriggers,
    demo,
    removals: createRemoving(host, history),
    saved: async () => {
      const [alertsSaved, automationsSaved] = await Promise.all([alerting.saved(), automating.saved()]);
      return alertsSaved.ok ? automationsSaved : alertsSaved;
    },
    open: (rests) => {
      alerts.start();
      alerts.setResting(rests);
    },
    wake: () => alerts.setResting(false),
    start: async () => {
      isRunning = true;
      alerts.onBrokersKnown(new Set(brokers.units().map(({ id }) => id)));
      alerting.listenForeign();
      tasks.start();
      automations.start();
      automations.onServiceStarted();
      if (brokers.isDemo) await demo.start();
    },
    pause,
    stop: async () => {
      isRunning = false;
      await demo.stop();
      tasks.stop('quit');
      await automations.stop();
      alerting.stop();
      await pictures.flush();
    },
    close: () => {
      for (const dispose of disposers.splice(0)) dispose();
      history.close();
    },
    snapshot: () => ({ tasks: tasks.list(), automations: [...automations.list()], alerts: [...alerts.open()] }),
  };
}
