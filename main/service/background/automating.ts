/** Builds the automation engine over the home. */
import { fullName } from '../../../preload/words/names.ts';
import type { AlertService } from '../alerts/inbox.ts';
import { type AutomationEngine, type AutomationEngineOptions, createAutomationEngine } from '../automations/engine.ts';
import type { KnownEntities } from '../automations/references.ts';
import type { Clock, Logger, Timers } from '../base/ports.ts';
import type { Topics } from '../brokers/topics.ts';
import type { Commands } from '../entities/commands.ts';
import { cutName } from '../entities/names.ts';
import type { Reports } from '../entities/reports.ts';
import type { TraceStore } from '../history/trace-store.ts';
import { editing } from '../settings/holder.ts';
import type { TaskChanges } from '../tasks/changes.ts';
import { changeIssues } from '../tasks/definition.ts';
import type { TaskService } from '../tasks/service.ts';
import { messageOf } from './automation-messages.ts';
import { unlessComing } from './coming.ts';
import type { Keeps, ReadsHome } from './ports.ts';

export interface AutomatingPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly traces: TraceStore;
  readonly home: Pick<ReadsHome, 'device' | 'entity'>;
  readonly reports: Pick<Reports, 'follow'>;
  readonly listening: AutomationEngineOptions['listening'];
  /** There are brokers, and every one has told what it keeps. */
  isSettled(): boolean;
  /** No broker has yet to tell what it keeps. */
  brokersSettled(): boolean;
  /** Whether an entity ever had this id. */
  wasGiven(entityId: string): boolean;
  readonly topics: Topics;
  readonly commands: Pick<Commands, 'runAndFollow'>;
  readonly alerts: Pick<AlertService, 'raise'>;
  readonly tasking: { readonly service: Pick<TaskService, 'runNow'>; readonly changes: Pick<TaskChanges, 'apply'> };
  readonly settings: Keeps<'automations' | 'place'>;
  /** The broker that an entity is on. */
  brokerOf(entityId: string): string | undefined;
  /** The entities that listen for commands on a topic. */
  commandedBy(topic: string): readonly string[];
  timeZone(): string;
}

export function createAutomating(ports: AutomatingPorts): AutomationEngine {
  const { home, topics, settings } = ports;
  return createAutomationEngine({
    clock: ports.clock,
    timers: ports.timers,
    logger: ports.logger,
    traces: ports.traces,
    checkChange: changeIssues,
    known: knownIn(ports),
    definitions: () => settings.get().automations,
    edit: editing(settings, 'automations'),
    entity: home.entity,
    command: async (id, action, params) => {
      await topics.settling(ports.brokerOf(id));
      return unlessComing(id, ports.brokersSettled(), await ports.commands.runAndFollow(id, action, params));
    },
    publish: async ({ brokerId, ...message }) => {
      await topics.settling(brokerId);
      return topics.publish(message, brokerId);
    },
    notify: (message) => {
      ports.alerts.raise(messageOf(message, home.entity));
    },
    runTask: async (id, given) => ports.tasking.service.runNow(id, { by: 'automation', ...given }),
    changeTask: (id, change) => ports.tasking.changes.apply({ by: 'automation', id }, change),
    commandedBy: ports.commandedBy,
    place: () => settings.get().place,
    timeZone: ports.timeZone,
    subscribe: topics.listen,
    listening: ports.listening,
    followReports: (entityId, listener) =>
      ports.reports.follow(entityId, (live) => {
        if (live) listener();
      }),
  });
}

function knownIn({ home, topics, ...ports }: AutomatingPorts): KnownEntities {
  return {
    nameOf: (id) => {
      const entity = home.entity(id);
      if (entity === undefined) return undefined;
      return cutName(fullName(entity, home.device(entity.deviceId ?? '')?.name));
    },
    mayExist: (id) => !ports.isSettled() || ports.wasGiven(id),
    settled: async () => {
      if (!ports.isSettled()) await topics.settling();
    },
  };
}
