/** Looks for sensors that fell silent, devices that are offline, and batteries that run low. */
import { z } from 'zod';
import { batteryOf, isLow } from '../../entities/battery.ts';
import { isOffline } from '../../entities/offline.ts';
import type { Device, Entity } from '../../model/entities.ts';
import type { LowBattery } from '../digest-report.ts';
import type { TaskFunction } from '../services.ts';
import { taskKind } from './kind.ts';

export type HealthFinding =
  | {
      readonly type: 'silent';
      readonly entityId: string;
      readonly name: string;
      readonly silentMs: number;
      readonly boundMs: number;
    }
  | {
      readonly type: 'offline';
      readonly deviceId: string;
      readonly name: string /** ISO 8601. */;
      readonly since: string;
    }
  | {
      readonly type: 'battery';
      readonly entityId: string;
      readonly deviceId?: string;
      readonly name: string;
      /** Absent where the device says no more than "low". */
      readonly percent?: number;
    }
  /** The app itself stood still for `ms`, until `at` (ISO 8601), while it was at `ran`. */
  | { readonly type: 'standstill'; readonly at: string; readonly ms: number; readonly ran: string };

export interface HealthReport {
  readonly checked: number;
  readonly findings: readonly HealthFinding[];
  /** Findings beyond those listed. */
  readonly more: number;
}

/** Sensors are looked at now and then only: no silence that is found so is shorter. */
const leastSilenceMs = 3_600_000;
const listed = 200;

const schema = z.strictObject({
  /** A sensor that said nothing for so long is silent; absent = learnt from its own rhythm. */
  silentAfterHours: z.number().positive().max(8_760).exactOptional(),
  /** Absent = as the alert rule has it. */
  batteryBelowPercent: z.number().min(0).max(100).exactOptional(),
  /** Entity ids that are left out. */
  ignore: z.array(z.string()).max(1_000).default([]),
});

const run: TaskFunction<z.infer<typeof schema>> = async ({ input, services, progress }) => {
  const ignored = new Set(input.ignore);
  const entities = services.entities().filter((entity) => !ignored.has(entity.id));
  const findings: HealthFinding[] = services.standstills().map((each) => ({ type: 'standstill', ...each }));
  progress(0, 'Listening for silent sensors');
  const { listening } = services;
  const seen = new Map(
    entities.filter(speaksByItself).map((entity) => [entity.id, lastHeard(entity, services.lastSeen(entity.id))]),
  );
  listening.look(seen);
  for (const { id, name, available } of entities) {
    if (!seen.has(id) || !listening.knows(id)) continue;
    const boundMs = boundOf(input.silentAfterHours, listening.boundMs(id));
    const silentMs = listening.silentMs(id);
    if (available && boundMs !== undefined && silentMs > boundMs)
      findings.push({ type: 'silent', entityId: id, name, silentMs, boundMs });
  }
  services.tellSilent(findings.flatMap((each) => (each.type === 'silent' ? [each] : [])));
  progress(50, 'Looking for devices that are offline');
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  for (const device of services.devices()) {
    const since = offlineSince(device, byId);
    if (since !== undefined) findings.push({ type: 'offline', deviceId: device.id, name: device.name, since });
  }
  progress(80, 'Looking for low batteries');
  for (const battery of lowBatteries(entities, input.batteryBelowPercent ?? services.lowBatteryPercent()))
    findings.push({ type: 'battery', ...battery });
  const more = Math.max(findings.length - listed, 0);
  const output: HealthReport = { checked: entities.length, findings: findings.slice(0, listed), more };
  return { result: 'done', output };
};

export const healthTask = taskKind(schema, run);

/** Only that can fall silent. */
function speaksByItself({ platform }: Entity): boolean {
  return platform === 'sensor' || platform === 'binary_sensor';
}

/** Of those without a message time, only measurements tell by their changes. */
function lastHeard(entity: Entity, seen: number | undefined): number | undefined {
  return seen ?? (entity.attributes.state_class === 'measurement' ? Date.parse(entity.lastUpdated) : undefined);
}

function boundOf(chosenHours: number | undefined, learntMs: number | undefined): number | undefined {
  if (chosenHours !== undefined) return chosenHours * 3_600_000;
  return learntMs === undefined ? undefined : Math.max(learntMs, leastSilenceMs);
}

/** Since when a device is offline: since its last entity went. */
function offlineSince(device: Device, entities: ReadonlyMap<string, Entity>): string | undefined {
  const own = device.entityIds.map((id) => entities.get(id)).filter((entity) => entity !== undefined);
  if (isOffline(own) !== true) return undefined;
  return own
    .map((entity) => entity.lastUpdated)
    .sort()
    .at(-1);
}

/** Batteries below a percentage, and those that only say "low"; the emptiest first. */
export function lowBatteries(entities: readonly Entity[], belowPercent: number): LowBattery[] {
  const low: LowBattery[] = [];
  for (const entity of entities) {
    if (entity.attributes.device_class !== 'battery') continue;
    const facts = {
      entityId: entity.id,
      name: entity.name,
      ...(entity.deviceId === undefined ? {} : { deviceId: entity.deviceId }),
    };
    const battery = batteryOf(entity);
    if (isLow(battery, belowPercent) === true)
      low.push(typeof battery === 'number' ? { ...facts, percent: battery } : facts);
  }
  return low.sort((a, b) => (a.percent ?? -1) - (b.percent ?? -1));
}
