/** Follows who is out of reach with whom: whose alerts are held, and which alert tells of them. */
import { namesInGroup } from '../../../preload/words/say-alert.ts';
import type { Dispose } from '../base/events.ts';
import type { Timers } from '../base/ports.ts';
import { isLink, isOffline } from '../entities/offline.ts';
import type { Device, Entity } from '../model/entities.ts';
import { behindFacts, gatewaysOf, type Placed, type Reach, rootCauseOf } from './root-cause.ts';
import { deviceClassOf, type Facts } from './rules/rule.ts';

/** Devices and the gateway that they are behind fall out one after the other: so long nothing is told of them. */
export const settleMs = 1_000;
/** A gateway that is back says again what it remembers of its devices: so long that is no word of theirs. */
const echoMs = 30_000;
/** Whoever asks about an echo asks for the last hour at most. */
const rememberedMs = 3_600_000;

export interface ReachWatchOptions {
  readonly timers: Timers;
  /** Milliseconds since the epoch. */
  now(): number;
  entity(id: string): Entity | undefined;
  /** Where it is, without the rest of its record: asked for all that is away. */
  readonly place?: ((id: string) => Placed | undefined) | undefined;
  /** The gateway that a device is behind, without the rest of its record. */
  readonly gateway?: ((deviceId: string) => string | undefined) | undefined;
  device(id: string): Device | undefined;
  brokerOnline(brokerId: string): boolean;
  /** Whether a gateway that is away is told of: else nothing is held for it. */
  tellsGateways(): boolean;
  /** What is held has changed: the causes that tell of others, and entities that are held no more. */
  settled(causes: ReadonlySet<string>, released: readonly string[]): void;
}

export interface ReachWatch {
  /** The cause of the alert that tells why an entity cannot be reached; undefined = it can. */
  rootOf(placed: Placed): string | undefined;
  /** As `rootOf`, for many of one moment: what was found of a device holds for all that is on it. */
  rootsNow(): (placed: Placed) => string | undefined;
  /** An entity was seen first, came or went, or tells of a link. */
  noticed(entity: Entity): void;
  removed(entityId: string): void;
  /** Who is away may be another soon. */
  settleSoon(): void;
  /** What an alert of this cause says of those that are held with it. */
  behind(cause: string): Facts;
  /** Entities of a broker that do not answer. */
  away(brokerId: string): readonly string[];
  /** Whether what came at this time was only what a gateway remembered. Ms since the epoch. */
  isEcho(entity: Pick<Entity, 'deviceId'>, atMs: number): boolean;
  stop(): void;
}

export function createReachWatch(options: ReachWatchOptions): ReachWatch {
  const { timers } = options;
  const away = new Map<string, Set<string>>();
  const offline = new Set<string>();
  const returnedAt = new Map<string, number>();
  let held = new Map<string, string>();
  let facts = new Map<string, Facts>();
  let timer: Dispose | undefined;

  const placeOf = options.place ?? options.entity;
  const membersOf = (deviceId: string): readonly Entity[] =>
    (options.device(deviceId)?.entityIds ?? []).flatMap((id) => options.entity(id) ?? []);
  const reach: Reach = {
    brokerOnline: options.brokerOnline,
    gateway: options.gateway ?? ((id) => options.device(id)?.viaDevice),
    isOffline: (id) => options.tellsGateways() && isOffline(membersOf(id)) === true,
  };
  const rootOf = (placed: Placed): string | undefined => rootCauseOf(placed, reach);

  const rootsNow = (): ReachWatch['rootOf'] => {
    const now: Reach = { ...reach, isOffline: remembered(reach.isOffline) };
    const ofDevice = new Map<string, string | undefined>();
    return (placed) => {
      const { deviceId } = placed;
      if (deviceId === undefined) return rootCauseOf(placed, now);
      if (!ofDevice.has(deviceId)) ofDevice.set(deviceId, rootCauseOf(placed, now));
      return ofDevice.get(deviceId);
    };
  };

  const settle = (): void => {
    timer = undefined;
    const now = new Map<string, string>();
    const behind = new Map<string, Map<string, string>>();
    const rootNow = rootsNow();
    for (const id of [...away.values()].flatMap((ids) => [...ids])) {
      const placed = placeOf(id);
      if (placed === undefined) continue;
      const place = placed.deviceId ?? id;
      const root = rootNow(placed);
      if (root === undefined) continue;
      now.set(id, root);
      const names = behind.get(root) ?? new Map<string, string>();
      behind.set(root, names);
      // A name costs a look at the device, and only the first are said.
      if (!names.has(place)) names.set(place, names.size < namesInGroup ? nameOf(id, placed) : '');
    }
    const causes = new Set([...facts.keys(), ...behind.keys()]);
    const released = [...held.keys()].filter((id) => !now.has(id));
    held = now;
    facts = new Map([...behind].map(([cause, names]) => [cause, behindFacts([...names.values()], names.size)]));
    for (const [id, at] of returnedAt) if (options.now() - at > rememberedMs) returnedAt.delete(id);
    options.settled(causes, released);
  };
  const nameOf = (id: string, { deviceId }: Placed): string =>
    (deviceId === undefined ? undefined : options.device(deviceId)?.name) ?? options.entity(id)?.name ?? '';
  const settleSoon = (): void => {
    timer ??= timers.after(settleMs, settle);
  };

  const noteDevice = (id: string): void => {
    if (isOffline(membersOf(id)) === true) offline.add(id);
    else if (offline.delete(id)) returnedAt.set(id, options.now());
  };

  return {
    rootOf,
    rootsNow,
    settleSoon,
    noticed(entity) {
      const ids = away.get(entity.brokerId) ?? new Set();
      away.set(entity.brokerId, ids);
      if (entity.available) ids.delete(entity.id);
      else ids.add(entity.id);
      if (entity.deviceId !== undefined) noteDevice(entity.deviceId);
      if (!entity.available || held.size > 0 || isLink(entity.platform, deviceClassOf(entity))) settleSoon();
    },
    removed(entityId) {
      for (const ids of away.values()) ids.delete(entityId);
      held.delete(entityId);
    },
    behind: (cause) => facts.get(cause) ?? {},
    away: (brokerId) => [...(away.get(brokerId) ?? [])],
    isEcho: ({ deviceId }, atMs) =>
      gatewaysOf(deviceId, reach).some((id) => {
        const at = returnedAt.get(id);
        return offline.has(id) || (at !== undefined && atMs >= at && atMs < at + echoMs);
      }),
    stop() {
      timer?.();
      timer = undefined;
      away.clear();
      offline.clear();
      returnedAt.clear();
      held.clear();
      facts.clear();
    },
  };
}

/** Asks once for each id. */
function remembered<T>(ask: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    if (!known.has(id)) known.set(id, ask(id));
    return known.get(id) as T;
  };
}
