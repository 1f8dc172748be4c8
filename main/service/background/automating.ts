/** Builds the automation engine over the home. */
import { z } from 'zod';
import type { AlertService } from '../alerts/inbox.ts';
import type { HubMessage } from '../automations/armed.ts';
import { type AutomationEngine, createAutomationEngine } from '../automations/engine.ts';
import { err, ok, type Result } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import type { BrokerUnit } from '../brokers/unit.ts';
import type { History } from '../history/history.ts';
import type { TaskService } from '../tasks/service.ts';
import type { Host } from './host.ts';
import { createKept } from './kept.ts';

const announced = z.object({ type: z.string(), subtype: z.string() });

/** The kind of signal ("button_short_press"), and which part of the device gives it ("turn_on"). */
export interface DeviceSignal extends z.infer<typeof announced> {
  readonly deviceId: string;
}

/** A listener on one topic of every broker, also of those that come later. */
interface Everywhere {
  readonly topic: string;
  readonly brokerId: string | undefined;
  readonly listener: (message: HubMessage) => void;
  readonly stops: Map<BrokerUnit, Dispose>;
}

export interface Automating {
  readonly engine: AutomationEngine;
  /** Whether the latest change of a definition is on disk. */
  saved(): Promise<Result<void>>;
  /** The signals that a device (or any) announced: its buttons, and what can be done with them. */
  deviceTriggers(deviceId?: string): DeviceSignal[];
  /** Brokers came or went: topics of automations follow. */
  brokersChanged(): void;
}

type AutomatingHost = Pick<Host, 'ports' | 'registry' | 'brokers' | 'settings' | 'commands' | 'timeZone'>;

export function createAutomating(
  host: AutomatingHost,
  history: History,
  alerts: AlertService,
  tasks: () => TaskService,
): Automating {
  const { ports, registry, brokers, settings } = host;
  const log = ports.logger.child('automations');
  const subscriptions = new Set<Everywhere>();
  const follow = (each: Everywhere): void => {
    const units = new Set(
      each.brokerId === undefined ? brokers.units() : brokers.units().filter(({ id }) => id === each.brokerId),
    );
    for (const [unit, stop] of each.stops) {
      if (units.has(unit)) continue;
      stop();
      each.stops.delete(unit);
    }
    for (const unit of units) {
      if (each.stops.has(unit)) continue;
      const stop = unit.listen(each.topic, (message) => {
        each.listener({
          topic: message.topic,
          brokerId: unit.id,
          retained: message.retained,
          text: message.text,
          valueJson: () => message.valueJson(),
        });
      });
      each.stops.set(unit, stop);
    }
  };

  const definitions = createKept(
    () => settings.get().automations,
    log,
    () => engine.onSettingsChanged(),
  );
  const engine: AutomationEngine = createAutomationEngine({
    clock: ports.clock,
    timers: ports.timers,
    logger: ports.logger,
    traces: history.traces,
    definitions: definitions.get,
    saveDefinitions: (automations) => definitions.set(automations, () => settings.update({ automations })),
    entity: (id) => registry.recordOf(id),
    command: async (id, action, params) => {
      const waiting = brokers.settling(registry.get(id)?.broker.id);
      if (waiting !== undefined) await waiting;
      return host.commands.run(id, action, params);
    },
    publish: async ({ topic, payload, qos, retain, brokerId }) => {
      const waiting = brokers.settling(brokerId);
      if (waiting !== undefined) await waiting;
      const unit = brokers.pick(brokerId);
      return unit === undefined ? err('broker.offline') : unit.publish({ topic, payload, qos, retain });
    },
    notify: ({ automationId, title, message, severity }) => {
      alerts.raise({ rule: `automation:${automationId}`, severity, title, body: message });
    },
    runTask: async (id) => {
      const started = tasks().runNow(id, 'automation');
      return started.ok ? ok(started.value) : started;
    },
    commandedBy: (topic) => registry.commandedBy(topic),
    place: () => settings.get().place,
    timeZone: () => host.timeZone,
    followReports: (entityId, listener) =>
      registry.life.reports.follow(entityId, (live) => {
        if (live) listener();
      }),
    subscribe: (topic, listener, brokerId) => {
      const each: Everywhere = { topic, brokerId, listener, stops: new Map() };
      subscriptions.add(each);
      follow(each);
      return () => {
        subscriptions.delete(each);
        for (const stop of each.stops.values()) stop();
        each.stops.clear();
      };
    },
  });
  return {
    engine,
    saved: definitions.saved,
    deviceTriggers: (deviceId) =>
      [...registry.triggers()].flatMap((trigger) => {
        const owner = trigger.deviceId;
        if (owner === undefined || (deviceId !== undefined && owner !== deviceId)) return [];
        const signal = announced.safeParse(trigger.config);
        return signal.success ? [{ deviceId: owner, ...signal.data }] : [];
      }),
    brokersChanged: () => {
      for (const each of subscriptions) follow(each);
    },
  };
}
