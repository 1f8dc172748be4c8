/** Looks for sensors that fell silent, devices that are offline, and batteries that run low. */
import { z } from 'zod';
import { batteryOf, isLow } from '../../entities/battery.ts';
import { isOffline } from '../../entities/offline.ts';
import type { Device, Entity } from '../../model/entities.ts';
import { observeRhythm, type Rhythm, silenceBoundMs } from '../../time/rhythm.ts';
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

/** A sensor may be late without being lost, and is looked at now and then only. */
const trust = { enoughGaps: 10, leastMs: 3_600_000 };
const listed = 200;
const memoryKey = 'health.rhythms';
/** A check that comes later than this after the last one was not listening all the time. */
const watchedGapMs = 45 * 60_000;

const memorySchema = z.object({
  at: z.number(),
  /** Since when the checks came without a gap. */
  since: z.number(),
  rhythms: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])),
});

const schema = z.strictObject({
  /** A sensor that said nothing for so long is silent; absent = learnt from its own rhythm. */
  silentAfterHours: z.number().positive().max(8_760).exactOptional(),
  /** Absent = as the alert rule has it. */
  batteryBelowPercent: z.number().min(0).max(100).exactOptional(),
  /** Entity ids that are left out. */
  ignore: z.array(z.string()).max(1_000).default([]),
});

const run: TaskFunction<z.infer<typeof schema>> = async ({ input, services, clock, progress }) => {
  const now = clock.now();
  const ignored = new Set(input.ignore);
  const entities = services.entities().filter((entity) => !ignored.has(entity.id));
  const memory = memorySchema.safeParse(services.recall(memoryKey)).data;
  const watched = memory !== undefined && now - memory.at <= watchedGapMs && now >= memory.at;
  // While the app slept or was off it heard nothing, so a sensor's silence begins after that at the earliest.
  const since = watched ? memory.since : now;
  const known = new Map(Object.entries(memory?.rhythms ?? {}));
  const rhythms: Array<[string, [number, number, number]]> = [];
  const findings: HealthFinding[] = services.standstills().map((each) => ({ type: 'standstill', ...each }));
  progress(0, 'Listening for silent sensors');
  for (const entity of entities) {
    const before = known.get(entity.id);
    const seen = lastHeard(entity, services.lastSeen(entity.id), before?.[0]);
    if (seen === undefined) continue;
    const rhythm = observeRhythm(before === undefined ? undefined : unpack(before), seen, watched);
    rhythms.push([entity.id, [rhythm.lastSeen, rhythm.gaps, rhythm.longestGapMs]]);
    const boundMs =
      input.silentAfterHours === undefined ? silenceBoundMs(rhythm, trust) : input.silentAfterHours * 3_600_000;
    const silentMs = now - Math.max(seen, since);
    if (entity.available && boundMs !== undefined && silentMs > boundMs) {
      findings.push({ type: 'silent', entityId: entity.id, name: entity.name, silentMs, boundMs });
    }
  }
  services.tellSilent(findings.flatMap((each) => (each.type === 'silent' ? [each] : [])));
  services.remember(memoryKey, { at: now, since, rhythms: Object.fromEntries(rhythms) });
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

/**
 * Only what speaks by itself can fall silent: sensors, and of those without a message time only measurements. What was known
 * of it before still is where nothing came since.
 */
function lastHeard(entity: Entity, seen: number | undefined, before: number | undefined): number | undefined {
  if (entity.platform !== 'sensor' && entity.platform !== 'binary_sensor') return undefined;
  if (seen !== undefined) return seen;
  if (entity.attributes.state_class !== 'measurement') return before;
  return Math.max(Date.parse(entity.lastUpdated), before ?? 0);
}

function unpack([lastSeen, gaps, longestGapMs]: readonly [number, number, number]): Rhythm {
  return { lastSeen, gaps, longestGapMs };
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
