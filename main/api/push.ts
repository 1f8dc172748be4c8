/**
 * Changes for the window: merged per record, at most twenty patches a second and of bounded size, none while the page is
 * behind, and nothing at all while it is stopped. The page applies patches in order of `seq`; on a gap it fetches its state anew.
 */
import type { Entity, EntityChange, Patch, ServiceEvents } from '../../preload/contract.ts';
import type { Dispose, Listenable } from '../service/base/events.ts';
import { limits } from '../service/base/limits.ts';
import type { Timers } from '../service/base/ports.ts';
import type { LiveEntity } from '../service/entities/live-entity.ts';
import type { Registry } from '../service/entities/registry.ts';
import type { Counters, ServiceMode, SettingsView } from '../service/model/service.ts';
import { createEntityQueue, type EntityQueue } from './entity-queue.ts';
import { createTold } from './told.ts';

export interface Push {
  /** From now on patches go out. The page takes its state after this, and so misses nothing. */
  start(): void;
  stop(): void;
  /** Changes are noted and none go out until it is started: for a page that is hidden for a moment and follows few things. */
  pause(): void;
  /** It was paused, and what it noted is all that the page missed. */
  readonly isPaused: boolean;
  /**
   * Only changes of these entities go out, and of those that are new; each is sent once when it is added. Default: all.
   * @param first of all of them those that are looked at.
   */
  watch(entities: 'all' | readonly string[], first?: readonly string[]): void;
  /** The page takes its state now: of every entity it knows all but what changes from here on. */
  toldAll(): void;
  /** The number of the last patch. */
  seq(): number;
}

/** Counters change with every message: they are sent along, but not for their own sake. */
const countersEveryMs = 1_000;

/** While a page is behind so many may go for good; with more it starts anew, for the list would have no end. */
const mostRemoved = 20_000;

type Removed = { -readonly [K in keyof NonNullable<Patch['removed']>]: Set<string> };

class Pending {
  readonly brokers = new Map<string, ServiceEvents['broker.changed']['broker']>();
  readonly devices = new Set<string>();
  readonly entities: EntityQueue;
  readonly tasks = new Map<string, ServiceEvents['task.changed']['task']>();
  readonly automations = new Map<string, ServiceEvents['automation.changed']['automation']>();
  readonly alerts = new Map<string, ServiceEvents['alert.changed']['alert']>();
  readonly removed: Required<Removed> = {
    brokers: new Set(),
    devices: new Set(),
    entities: new Set(),
    tasks: new Set(),
    automations: new Set(),
  };
  hasSettings = false;
  hasMode = false;

  /** @param entities those that wait on */
  constructor(entities = createEntityQueue()) {
    this.entities = entities;
  }

  get hasAny(): boolean {
    if (this.hasSettings || this.hasMode) return true;
    const { brokers, devices, entities, tasks, automations, alerts } = this;
    const kinds = [brokers, devices, entities, tasks, automations, alerts, ...Object.values(this.removed)];
    return kinds.some(({ size }) => size > 0);
  }
}

/** What is told of the home, and where its records are. */
export interface PushedHome extends Listenable<ServiceEvents> {
  readonly registry: Pick<Registry, 'devices' | 'get' | 'on' | 'entities'>;
  readonly mode: ServiceMode;
  counters(): Counters;
  settingsView(): SettingsView;
}

/** @param takesMore false while the page has not taken in what was sent: then changes wait, merged, until it has. */
export function createPush(
  service: PushedHome,
  timers: Timers,
  send: (patch: Patch) => void,
  takesMore: () => boolean = () => true,
): Push {
  const told = createTold();
  let seq = 0;
  let first: ReadonlySet<string> = new Set();
  let pending = new Pending();
  let timer: Dispose | undefined;
  let countersAt = 0;
  let disposers: Dispose[] = [];
  let watched: ReadonlySet<string> | undefined;
  let isPaused = false;

  const flush = (): void => {
    timer = undefined;
    if (!takesMore()) {
      wait();
      return;
    }
    const taken = pending;
    pending = new Pending(taken.entities);
    const entities = taken.entities.take();
    if (pending.entities.size > 0) arm();
    seq += 1;
    const now = timers.now();
    const withCounters = now - countersAt >= countersEveryMs;
    if (withCounters) countersAt = now;
    send(toPatch(service, { seq, taken, entities, withCounters }, (entity) => told.tell(entity, now)));
  };
  const wait = (): void => {
    const gone = Object.values(pending.removed).reduce((sum, ids) => sum + ids.size, 0);
    if (gone > mostRemoved) {
      pending = new Pending();
      // A number that no patch has: the page sees the gap.
      seq += 1;
    }
    arm();
  };
  const arm = (): void => {
    if (!isPaused) timer ??= timers.after(limits.patchIntervalMs, flush);
  };
  const add = (entity: LiveEntity): void => {
    const isFirst = watched?.has(entity.id) === true || first.has(entity.id);
    pending.entities.add(entity, isFirst ? 'first' : told.isOften(entity, timers.now()) ? 'often' : 'seldom');
  };
  const changed = <T extends { readonly id: string }>(
    kind: 'brokers' | 'tasks' | 'automations' | 'alerts',
    record: T,
  ): void => {
    (pending[kind] as Map<string, unknown>).set(record.id, record);
    if (kind !== 'alerts') pending.removed[kind].delete(record.id);
    arm();
  };
  const removed = (kind: keyof Removed, id: string): void => {
    if (kind === 'devices') pending.devices.delete(id);
    else if (kind !== 'entities') pending[kind].delete(id);
    pending.removed[kind].add(id);
    arm();
  };

  return {
    start: () => {
      if (isPaused) {
        isPaused = false;
        if (pending.hasAny) flush();
      }
      if (disposers.length > 0) return;
      const { registry } = service;
      disposers = [
        registry.on('changed', ({ entity, before }) => {
          if (watched !== undefined && before !== undefined && !watched.has(entity.id)) return;
          add(entity);
          arm();
        }),
        registry.on('removed', ({ entity }) => {
          pending.entities.delete(entity);
          removed('entities', entity.id);
        }),
        registry.on('deviceChanged', ({ id }) => {
          pending.devices.add(id);
          pending.removed.devices.delete(id);
          arm();
        }),
        registry.on('deviceRemoved', ({ id }) => removed('devices', id)),
        service.on('broker.changed', ({ broker }) => changed('brokers', broker)),
        service.on('broker.removed', ({ id }) => removed('brokers', id)),
        service.on('task.changed', ({ task }) => changed('tasks', task)),
        service.on('task.removed', ({ id }) => removed('tasks', id)),
        service.on('automation.changed', ({ automation }) => changed('automations', automation)),
        service.on('automation.removed', ({ id }) => removed('automations', id)),
        service.on('alert.raised', ({ alert }) => changed('alerts', alert)),
        service.on('alert.changed', ({ alert }) => changed('alerts', alert)),
        service.on('settings.changed', () => {
          pending.hasSettings = true;
          arm();
        }),
        service.on('service.mode', () => {
          pending.hasMode = true;
          arm();
        }),
      ];
    },
    pause: () => {
      if (disposers.length === 0) return;
      isPaused = true;
      timer?.();
      timer = undefined;
    },
    get isPaused() {
      return isPaused;
    },
    stop: () => {
      isPaused = false;
      for (const dispose of disposers) dispose();
      disposers = [];
      timer?.();
      timer = undefined;
      pending = new Pending();
      told.forget();
    },
    watch(entities, looked = []) {
      const had = watched;
      watched = entities === 'all' ? undefined : new Set(entities);
      first = new Set(looked);
      for (const id of looked) {
        const live = service.registry.get(id);
        if (live !== undefined) pending.entities.hasten(live);
      }
      // Of what was not watched the page has an old state.
      if (had === undefined || disposers.length === 0) return;
      for (const entity of watched === undefined ? service.registry.entities() : watched) {
        const live = typeof entity === 'string' ? service.registry.get(entity) : entity;
        if (live?.isEntity === true && !had.has(live.id)) add(live);
      }
      if (pending.entities.size > 0) arm();
    },
    toldAll() {
      if (disposers.length === 0) return;
      for (const entity of service.registry.entities()) told.tell(entity, timers.now());
    },
    seq: () => seq,
  };
}

interface Taken {
  readonly seq: number;
  readonly taken: Pending;
  readonly entities: readonly LiveEntity[];
  readonly withCounters: boolean;
}

/** Records are built here, once per patch, however often a thing has changed since the last one. */
function toPatch(
  service: PushedHome,
  { seq, taken, entities: changed, withCounters }: Taken,
  knows: (entity: LiveEntity) => boolean,
): Patch {
  const entities: Entity[] = [];
  const states: EntityChange[] = [];
  const back = new Set<string>();
  for (const entity of changed) {
    if (service.registry.get(entity.id) !== entity) continue;
    back.add(entity.id);
    if (knows(entity)) states.push(entity.change());
    else entities.push(entity.record());
  }
  const devices = [...taken.devices].flatMap((id) => service.registry.devices.record(id) ?? []);
  const gone = Object.entries(taken.removed)
    .map(([kind, ids]) => [kind, [...ids].filter((id) => kind !== 'entities' || !back.has(id))] as const)
    .filter(([, ids]) => ids.length > 0);
  return {
    seq,
    ...(taken.brokers.size > 0 ? { brokers: [...taken.brokers.values()] } : {}),
    ...(devices.length > 0 ? { devices } : {}),
    ...(entities.length > 0 ? { entities } : {}),
    ...(states.length > 0 ? { states } : {}),
    ...(taken.tasks.size > 0 ? { tasks: [...taken.tasks.values()] } : {}),
    ...(taken.automations.size > 0 ? { automations: [...taken.automations.values()] } : {}),
    ...(taken.alerts.size > 0 ? { alerts: [...taken.alerts.values()] } : {}),
    ...(gone.length > 0 ? { removed: Object.fromEntries(gone) } : {}),
    ...(taken.hasSettings ? { settings: service.settingsView() } : {}),
    ...(taken.hasMode ? { mode: service.mode } : {}),
    ...(withCounters ? { counters: service.counters() } : {}),
  };
}
