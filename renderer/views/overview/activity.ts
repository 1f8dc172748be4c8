/** One timeline of what happened: states, alerts, tasks, automations, connections. Pure. */
import type { AgentEntry, Alert, Automation, Entity, HistoryPoint, TaskRun } from '../../../preload/contract.ts';

export const activityKinds = ['states', 'alerts', 'tasks', 'automations', 'agents', 'connections'] as const;
export type ActivityKind = (typeof activityKinds)[number];

export interface ActivityLine {
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly kind: ActivityKind;
  readonly subject:
    | { readonly type: 'state'; readonly entityId: string; readonly state: string }
    | { readonly type: 'alert'; readonly alert: Alert }
    | { readonly type: 'run'; readonly run: TaskRun }
    | { readonly type: 'automation'; readonly automation: Automation }
    | { readonly type: 'agent'; readonly entry: AgentEntry };
}

/** What people ask about afterwards: who came, what opened, what was armed, locked or switched. */
const platforms: ReadonlySet<string> = new Set([
  'alarm_control_panel',
  'lock',
  'cover',
  'light',
  'switch',
  'device_tracker',
  'vacuum',
  'siren',
  'valve',
]);
const contacts: ReadonlySet<string> = new Set([
  'door',
  'window',
  'garage_door',
  'opening',
  'motion',
  'occupancy',
  'presence',
  'smoke',
  'moisture',
  'gas',
  'carbon_monoxide',
  'safety',
  'tamper',
]);

/** Whether the states of an entity stand in the timeline. */
export function isTold(entity: Entity): boolean {
  if (entity.platform !== 'binary_sensor') return platforms.has(entity.platform);
  return contacts.has(String(entity.attributes.device_class));
}

/** The changes of an entity; what held before is no change, nor is that nothing was known. */
export function stateLines(entityId: string, points: readonly HistoryPoint[], from: number): readonly ActivityLine[] {
  return points.flatMap(({ at, state }, index): ActivityLine[] => {
    const before = points[index - 1]?.state;
    if (at <= from || state === before || state === 'unknown' || before === undefined || before === 'unknown')
      return [];
    return [{ key: `${entityId} ${at}`, at, kind: 'states', subject: { type: 'state', entityId, state } }];
  });
}

/** Alerts of brokers and devices that could not be reached are of connections. */
function kindOfAlert({ rule }: Alert): ActivityKind {
  if (rule === 'agent') return 'agents';
  return /^(broker|device\.(offline|silent)|connection)/.test(rule) ? 'connections' : 'alerts';
}

/** Everything that happened since, the newest first. */
export function timeline(
  parts: {
    readonly states: readonly ActivityLine[];
    readonly alerts: readonly Alert[];
    readonly runs: readonly TaskRun[];
    readonly automations: readonly Automation[];
    readonly agents: readonly AgentEntry[];
  },
  from: number,
): readonly ActivityLine[] {
  const lines: ActivityLine[] = [
    ...parts.states,
    ...parts.alerts.map(
      (alert): ActivityLine => ({
        key: alert.id,
        at: Date.parse(alert.since),
        kind: kindOfAlert(alert),
        subject: { type: 'alert', alert },
      }),
    ),
    ...parts.runs.map(
      (run): ActivityLine => ({
        key: run.id,
        at: Date.parse(run.startedAt),
        kind: 'tasks',
        subject: { type: 'run', run },
      }),
    ),
    ...parts.automations.flatMap((automation): ActivityLine[] =>
      automation.lastTriggered === undefined
        ? []
        : [
            {
              key: automation.id,
              at: Date.parse(automation.lastTriggered),
              kind: 'automations',
              subject: { type: 'automation', automation },
            },
          ],
    ),
    ...parts.agents.map(
      (entry): ActivityLine => ({
        key: `agent:${entry.id}`,
        at: Date.parse(entry.at),
        kind: 'agents',
        subject: { type: 'agent', entry },
      }),
    ),
  ];
  return lines.filter(({ at }) => at > from).sort((a, b) => b.at - a.at);
}
