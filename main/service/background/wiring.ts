/** Who hears of what: the home, the brokers, the settings and the machine, taken to history, alerts, tasks and automations. */
import type { AlertService } from '../alerts/inbox.ts';
import type { AutomationEngine } from '../automations/engine.ts';
import type { Dispose, Listenable } from '../base/events.ts';
import type { Clock, Power } from '../base/ports.ts';
import type { Brokers } from '../brokers/brokers.ts';
import type { Registry } from '../entities/registry.ts';
import { forgetAttributes, recordAttributes } from '../history/attributes.ts';
import type { History } from '../history/history.ts';
import type { LoopWatch } from '../loop/watch.ts';
import type { Settings } from '../model/settings.ts';
import type { TaskDefinition } from '../model/tasks.ts';
import type { SettingsEvents } from '../settings/holder.ts';
import type { TaskService } from '../tasks/service.ts';
import type { Alerting } from './alerting.ts';
import type { Away } from './away.ts';
import type { LocalEntities } from './local-entities.ts';

export interface WiredParts {
  readonly registry: Pick<Registry, 'on' | 'clockSet'>;
  readonly brokers: Pick<Brokers, 'on' | 'unit' | 'units'>;
  readonly settings: Listenable<SettingsEvents>;
  readonly clock: Clock;
  readonly power: Power;
  readonly loop: Pick<LoopWatch, 'note'>;
  readonly history: Pick<History, 'gaps' | 'recorder'>;
  readonly alerting: Pick<Alerting, 'entityChanged' | 'listenForeign'>;
  readonly alerts: AlertService;
  readonly away: Pick<Away, 'suspended' | 'resumed'>;
  readonly tasks: TaskService;
  readonly automations: AutomationEngine;
  readonly local: Pick<LocalEntities, 'retain'>;
  /** Whether tasks and automations run. */
  isRunning(): boolean;
}

/** Connects the parts; each of the answers ends one connection. */
export function wire(parts: WiredParts): Dispose[] {
  return [...wireHome(parts), ...wireBrokers(parts), ...wireSettings(parts), ...wireMachine(parts)];
}

function wireHome(parts: WiredParts): Dispose[] {
  const { registry, brokers, clock, history, alerting, alerts, automations, tasks, loop } = parts;
  return [
    registry.on('changed', ({ entity, before, retained }) => {
      const { state } = entity.view;
      if (before === undefined ? state !== 'unknown' : before.state !== state) {
        history.recorder.record(entity.id, state, entity.lastUpdated, entity);
      }
      recordAttributes(history.recorder, entity);
      if (before === undefined || before.available !== entity.available) {
        history.gaps?.availability(entity.id, entity.available, clock.now());
      }
      alerting.entityChanged(entity, before, retained);
      if (automations.interested(entity.id)) {
        automations.onEntityChanged({ entity: entity.record(), previous: before, retained });
      }
    }),
    registry.on('removed', ({ entity }) => {
      history.recorder.forget(entity.id);
      forgetAttributes(history.recorder, entity);
      history.gaps?.forget(entity.id);
      // The broker is taken away before what it brought.
      const { id } = entity.broker;
      alerts.onEntityRemoved(entity.id, brokers.unit(id) === undefined ? id : undefined);
    }),
    registry.on('deviceChanged', ({ id }) => alerts.onDeviceChanged(id)),
    registry.on('event', ({ entity, type, attributes }) => {
      automations.onEntityEvent({ entityId: entity.id, type, attributes });
    }),
    registry.on('trigger', (event) => automations.onDeviceTrigger(event)),
    registry.on('tag', ({ tagId }) => automations.onTag(tagId)),
    automations.on('automation.changed', ({ automation }) => {
      if (!automation.enabled) alerts.onRuleGone(`automation:${automation.id}`);
    }),
    automations.on('automation.removed', ({ id }) => alerts.onRuleGone(`automation:${id}`)),
    tasks.on('task.run', ({ run }) => {
      loop.note(`task ${run.taskName}`);
      if (run.result !== undefined) automations.onTaskEnded(run);
    }),
  ];
}

function wireBrokers({ brokers, alerts, tasks }: WiredParts): Dispose[] {
  return [
    brokers.on('changed', ({ record, unit }) => {
      if (brokers.unit(record.id) === unit) alerts.onBrokerChanged(record);
      tasks.conditionsChanged();
    }),
    brokers.on('removed', ({ id, returns }) => alerts.onBrokerRemoved(id, returns)),
  ];
}

function wireSettings(parts: WiredParts): Dispose[] {
  const { settings, history, alerting, alerts, automations, local, tasks, isRunning } = parts;
  return [
    settings.on('changed', ({ from, to }) => {
      if (from.history !== to.history) applyHistory(history, to);
      if (from.alerts !== to.alerts || from.backgroundMode !== to.backgroundMode) alerts.onSettingsChanged();
      if (from.alerts !== to.alerts) alerting.listenForeign();
      if (isRunning()) automations.onSettingsChanged();
      if (from.tasks !== to.tasks) local.retain((source, name) => fetches(to.tasks, source, name));
      if (isRunning() && (from.tasks !== to.tasks || from.timeZone !== to.timeZone)) tasks.reload();
    }),
  ];
}

function wireMachine({ registry, brokers, clock, power, alerts, away, tasks, automations }: WiredParts): Dispose[] {
  return [
    power.on('suspend', () => {
      tasks.onSuspend();
      away.suspended();
      alerts.onSuspend();
      automations.onSuspend();
      for (const unit of brokers.units()) unit.suspend();
    }),
    power.on('resume', () => {
      for (const unit of brokers.units()) unit.resume();
      alerts.onResume();
      away.resumed();
      automations.onResume();
      tasks.onResume();
    }),
    clock.onStep?.((ms) => {
      registry.clockSet(ms);
      alerts.onClockSet();
      automations.onClockSet();
      tasks.conditionsChanged();
    }) ?? (() => undefined),
    power.on('network-up', () => {
      for (const unit of brokers.units()) unit.networkUp();
      tasks.conditionsChanged();
    }),
  ];
}

/** What the recorder writes down, and how often. */
export function applyHistory(
  { recorder, gaps }: Pick<History, 'gaps' | 'recorder'>,
  { history }: Pick<Settings, 'history'>,
): void {
  recorder.setSampleMs(history.sampleSeconds * 1_000);
  recorder.setEnabled(history.enabled);
  gaps?.setEnabled(history.enabled);
}

/** Whether a task still fetches a value of this name. */
function fetches(tasks: readonly TaskDefinition[], taskId: string, name: string): boolean {
  const values = tasks.find(({ id, kind }) => id === taskId && kind === 'http')?.input.values;
  return typeof values === 'object' && values !== null && Object.hasOwn(values, name);
}
