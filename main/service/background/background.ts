/** What runs while nobody looks, as one thing that starts, rests and stops: history, alerts, tasks, automations, the demo. */
import type { Agents } from '../agents/agents.ts';
import type { AlertService } from '../alerts/inbox.ts';
import type { AutomationEngine } from '../automations/engine.ts';
import type { Notice } from '../base/ports.ts';
import type { Brokers } from '../brokers/brokers.ts';
import type { AlertPictures } from '../history/alert-pictures.ts';
import type { History } from '../history/history.ts';
import type { Snapshot } from '../model/service.ts';
import type { Removals } from '../removal/removal.ts';
import type { TaskService } from '../tasks/service.ts';
import type { Alerting } from './alerting.ts';
import { type Away, createAway } from './away.ts';
import type { DemoMode } from './demo-mode.ts';
import { type FailureParts, tellFailures } from './failures.ts';
import type { DeviceSignal } from './signals.ts';
import { type WiredParts, wire } from './wiring.ts';

export interface Background {
  readonly notices: readonly Notice[];
  readonly history: History;
  readonly alerts: AlertService;
  readonly tasks: TaskService;
  readonly automations: AutomationEngine;
  readonly agents: Agents;
  /** The signals that a device announced, for triggers. */
  deviceTriggers(deviceId?: string): DeviceSignal[];
  readonly demo: DemoMode;
  readonly removals: Removals;
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
  readonly away: Away;
  testMail: Alerting['testMail'];
  snapshot(): Pick<Snapshot, 'tasks' | 'automations' | 'alerts'>;
}

export interface BackgroundParts extends Omit<WiredParts, 'away' | 'alerts' | 'alerting' | 'brokers' | 'isRunning'> {
  readonly brokers: Pick<Brokers, 'isDemo' | 'on' | 'unit' | 'units'>;
  readonly agents: Agents;
  readonly history: History;
  readonly pictures: Pick<AlertPictures, 'flush'>;
  readonly alerting: Alerting;
  readonly demo: DemoMode;
  readonly removals: Removals;
  readonly deviceTriggers: Background['deviceTriggers'];
  readonly words: FailureParts['words'];
  readonly taskOf: FailureParts['taskOf'];
}

/** Wires the parts, and is their life cycle. */
export function createBackground(parts: BackgroundParts): Background {
  const { history, brokers, alerting, automations, tasks, demo } = parts;
  const alerts = alerting.service;
  const away = createAway({ clock: parts.clock, kv: history.kv, alerts });
  let isRunning = false;
  const disposers = [
    ...wire({ ...parts, alerts, isRunning: () => isRunning, away }),
    ...tellFailures({ ...parts, alerts }),
  ];
  return {
    get notices() {
      return history.notices;
    },
    history,
    alerts,
    tasks,
    automations,
    agents: parts.agents,
    deviceTriggers: parts.deviceTriggers,
    demo,
    removals: parts.removals,
    open: (rests) => {
      alerts.start();
      // Nobody waits any more for what an earlier run asked.
      parts.agents.clear();
      away.started();
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
    pause: async () => {
      isRunning = false;
      parts.agents.clear();
      alerts.setResting(true);
      await demo.stop();
      tasks.stop('cancelled');
      await automations.stop();
    },
    stop: async () => {
      isRunning = false;
      await demo.stop();
      tasks.stop('quit');
      await automations.stop();
      parts.agents.stop();
      alerting.stop();
      away.stop();
      await parts.pictures.flush();
    },
    close: () => {
      for (const dispose of disposers.splice(0)) dispose();
      history.close();
    },
    away,
    testMail: alerting.testMail,
    snapshot: () => ({ tasks: tasks.list(), automations: [...automations.list()], alerts: [...alerts.open()] }),
  };
}
