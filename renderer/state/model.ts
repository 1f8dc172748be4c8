/** What the page knows, and the pure functions that change it: from `page.state`, and from patches. */
import type {
  Alert,
  AppInfo,
  Automation,
  Broker,
  Counters,
  Device,
  Entity,
  EntityChange,
  PageState,
  Patch,
  ServiceMode,
  SettingsView,
  Task,
} from '../../preload/contract.ts';

export interface PageModel {
  readonly seq: number;
  readonly mode: ServiceMode;
  readonly brokers: ReadonlyMap<string, Broker>;
  readonly devices: ReadonlyMap<string, Device>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly automations: ReadonlyMap<string, Automation>;
  readonly alerts: ReadonlyMap<string, Alert>;
  readonly counters: Counters;
  readonly settings: SettingsView;
  readonly app: AppInfo;
}

export const sliceNames = [
  'mode',
  'brokers',
  'devices',
  'entities',
  'tasks',
  'automations',
  'alerts',
  'counters',
  'settings',
  'app',
] as const;
export type SliceName = (typeof sliceNames)[number];

export interface Changes {
  readonly slices: ReadonlySet<SliceName>;
  readonly entityIds: readonly string[];
  readonly deviceIds: readonly string[];
  /** Which cards exist, where, or under which name has changed; a mere change of state leaves it false. */
  readonly layout: boolean;
}

export type PatchResult =
  | { readonly kind: 'applied'; readonly model: PageModel; readonly changes: Changes }
  /** Already contained in the model. */
  | { readonly kind: 'old' }
  /** At least one patch was lost: `page.state` must be fetched again. */
  | { readonly kind: 'gap' };

function byId<T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}

/** The model that `page.state` describes. */
export function fromPageState(page: PageState): PageModel {
  return {
    seq: page.seq,
    mode: page.mode,
    brokers: byId(page.brokers),
    devices: byId(page.devices),
    entities: byId(page.entities),
    tasks: byId(page.tasks),
    automations: byId(page.automations),
    alerts: byId(page.alerts),
    counters: page.counters,
    settings: page.settings,
    app: page.app,
  };
}

function merge<T extends { readonly id: string }>(
  current: ReadonlyMap<string, T>,
  changed: readonly T[] | undefined,
  removed: readonly string[] | undefined,
  into?: Map<string, T>,
): ReadonlyMap<string, T> {
  if (!changed?.length && !removed?.length) return current;
  const next = into ?? new Map(current);
  for (const id of removed ?? []) next.delete(id);
  for (const record of changed ?? []) next.set(record.id, record);
  return next;
}

/** What messages change; of an entity that is not known here it says too little. */
function mergeStates(
  current: ReadonlyMap<string, Entity>,
  states: readonly EntityChange[] | undefined,
  into?: Map<string, Entity>,
): ReadonlyMap<string, Entity> {
  if (!states?.length) return current;
  const next = into ?? new Map(current);
  for (const change of states) {
    const before = next.get(change.id);
    if (before !== undefined) next.set(change.id, { ...before, ...change });
  }
  return next;
}

function entityLayoutDiffers(before: Entity | undefined, after: Entity): boolean {
  return (
    before === undefined ||
    before.deviceId !== after.deviceId ||
    before.name !== after.name ||
    before.platform !== after.platform ||
    before.entityCategory !== after.entityCategory ||
    before.hiddenByDefault !== after.hiddenByDefault ||
    before.deviceSetting !== after.deviceSetting
  );
}

function deviceLayoutDiffers(before: Device | undefined, after: Device): boolean {
  return (
    before === undefined ||
    before.name !== after.name ||
    before.area !== after.area ||
    before.entityIds.length !== after.entityIds.length ||
    before.entityIds.some((id, index) => id !== after.entityIds[index])
  );
}

function layoutChanges(model: PageModel, patch: Patch): boolean {
  if (patch.removed?.entities?.length || patch.removed?.devices?.length) return true;
  if (patch.settings !== undefined) {
    const before = model.settings;
    const after = patch.settings;
    if (before.favourites.join('\n') !== after.favourites.join('\n')) return true;
    if (before.hiddenEntities.join('\n') !== after.hiddenEntities.join('\n')) return true;
    if (JSON.stringify(before.layout) !== JSON.stringify(after.layout)) return true;
  }
  return (
    (patch.entities ?? []).some((entity) => entityLayoutDiffers(model.entities.get(entity.id), entity)) ||
    (patch.devices ?? []).some((device) => deviceLayoutDiffers(model.devices.get(device.id), device))
  );
}

/**
 * Applies one patch. A patch follows the one before it by exactly 1. Who keeps no older model gives the map of its
 * entities as `into`: it is changed in place, for a copy of a large home at every patch is most of the work.
 */
export function applyPatch(model: PageModel, patch: Patch, into?: Map<string, Entity>): PatchResult {
  if (patch.seq <= model.seq) return { kind: 'old' };
  if (patch.seq !== model.seq + 1) return { kind: 'gap' };
  const layout = layoutChanges(model, patch);
  const known = merge(model.entities, patch.entities, patch.removed?.entities, into);
  const next: PageModel = {
    seq: patch.seq,
    mode: patch.mode ?? model.mode,
    brokers: merge(model.brokers, patch.brokers, patch.removed?.brokers),
    devices: merge(model.devices, patch.devices, patch.removed?.devices),
    entities: mergeStates(known, patch.states, into),
    tasks: merge(model.tasks, patch.tasks, patch.removed?.tasks),
    automations: merge(model.automations, patch.automations, patch.removed?.automations),
    alerts: merge(model.alerts, patch.alerts, undefined),
    counters: patch.counters ?? model.counters,
    settings: patch.settings ?? model.settings,
    app: model.app,
  };
  return {
    kind: 'applied',
    model: next,
    changes: {
      slices: new Set(sliceNames.filter((name) => next[name] !== model[name])),
      entityIds: [
        ...[...(patch.entities ?? []), ...(patch.states ?? [])].map(({ id }) => id),
        ...(patch.removed?.entities ?? []),
      ],
      deviceIds: [...(patch.devices ?? []).map((device) => device.id), ...(patch.removed?.devices ?? [])],
      layout,
    },
  };
}
