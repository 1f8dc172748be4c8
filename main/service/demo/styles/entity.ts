/** Devices whose every value and every command has a topic of its own: what the ESPHome and the plain style share. */
import type { Behaviour, DemoContext, DemoMessage, Device, Reaction } from '../model.ts';

/** One value of an entity: where it is reported, and where it is commanded. */
export interface Trait<S> {
  /** Below the entity's base topic; none for the entity's own state. */
  readonly path?: string;
  /** The key of the discovery config that names the topic. */
  readonly stateKey?: string;
  readonly commandKey?: string;
  /** States are kept by the broker unless a device says otherwise. */
  readonly retain?: boolean;
  /** Undefined: nothing to say. */
  read?(state: S, now: number): string | Uint8Array | undefined;
  write?(state: S, payload: string, context: DemoContext): Reaction<S>;
}

export interface EntitySpec<S> {
  readonly component: string;
  readonly object: string;
  /** Null: named as the device. */
  readonly name: string | null;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly traits: ReadonlyArray<Trait<S>>;
}

/** The entity's own state and command. */
export function own<S>(read?: Trait<S>['read'], write?: Trait<S>['write']): Trait<S> {
  return {
    ...(read && { stateKey: 'stat_t', read }),
    ...(write && { commandKey: 'cmd_t', write }),
  };
}

/** A further trait whose keys begin alike: `mode` has `mode_stat_t` and `mode_cmd_t`. */
export function trait<S>(path: string, key: string, read?: Trait<S>['read'], write?: Trait<S>['write']): Trait<S> {
  return {
    path,
    ...(read && { stateKey: `${key}_stat_t`, read }),
    ...(write && { commandKey: `${key}_cmd_t`, write }),
  };
}

/** A value that is only reported, under a key of its own. */
export function reading<S>(path: string, stateKey: string, read: NonNullable<Trait<S>['read']>): Trait<S> {
  return { path, stateKey, read };
}

function topicsOf<S>(base: string, each: Trait<S>): { readonly state: string; readonly command: string } {
  const path = each.path === undefined ? base : `${base}/${each.path}`;
  return { state: `${path}/state`, command: `${path}/command` };
}

/** The part of the discovery config that names topics, and the platform's own keys. */
export function entityConfig<S>(base: string, entity: EntitySpec<S>): Record<string, unknown> {
  const config: Record<string, unknown> = { name: entity.name };
  for (const each of entity.traits) {
    const topics = topicsOf(base, each);
    if (each.stateKey !== undefined) config[each.stateKey] = topics.state;
    if (each.commandKey !== undefined) config[each.commandKey] = topics.command;
  }
  return { ...config, ...entity.config };
}

export interface EntityDevice<S> extends Behaviour<S> {
  readonly id: string;
  readonly entities: ReadonlyArray<EntitySpec<S>>;
  baseOf(entity: EntitySpec<S>): string;
  configs(): readonly DemoMessage[];
  availability(online: boolean): readonly DemoMessage[];
}

export function entityDevice<S>(spec: EntityDevice<S>): Device<S> {
  const values: Array<{ readonly topic: string; readonly from: Trait<S> }> = [];
  const controls = new Map<string, Trait<S>>();
  for (const entity of spec.entities) {
    for (const each of entity.traits) {
      const topics = topicsOf(spec.baseOf(entity), each);
      if (each.read !== undefined) values.push({ topic: topics.state, from: each });
      if (each.write !== undefined) controls.set(topics.command, each);
    }
  }
  return {
    id: spec.id,
    filters: [...controls.keys()],
    configs: spec.configs,
    availability: spec.availability,
    initial: (context) => spec.initial(context),
    report: (state, now) =>
      values.flatMap(({ topic, from }) => {
        const payload = from.read?.(state, now);
        return payload === undefined ? [] : [{ topic, payload, retain: from.retain ?? true }];
      }),
    obeys: (topic) => controls.has(topic),
    command: (state, topic, payload, context) => controls.get(topic)?.write?.(state, payload, context) ?? { state },
    tick: (state, context) => spec.tick?.(state, context) ?? { state },
    hear: (state, signal, context) => spec.hear?.(state, signal, context) ?? { state },
  };
}
