/** One device in its two announcements: what a person would see differently. */

import { buildDefinition } from '../../main/service/discovery/build.ts';
import type { Definition } from '../../main/service/discovery/definition.ts';
import { mapDevice } from '../../main/service/discovery/zigbee2mqtt/device.ts';
import { parseDevice, parseInfo } from '../../main/service/discovery/zigbee2mqtt/messages.ts';
import { friendlyName } from '../../main/service/entities/names.ts';
import { type PlatformHarness, platformHarness } from '../support/platform-harness.ts';
import { base, coordinator, type Produced } from './producer.ts';
import { samplesOf } from './samples.ts';

export interface Difference {
  readonly device: string;
  /** `<component> <object id>`. */
  readonly entity: string;
  /** What differs: `missing`, `extra`, `name`, `icon`, `state`, ... */
  readonly facet: string;
  /** As Zigbee2MQTT's extension announces it. */
  readonly theirs: string;
  readonly ours: string;
}

type Json = Readonly<Record<string, unknown>>;

const info = parseInfo({
  version: '2',
  coordinator: { ieee_address: coordinator, type: 'zStack', meta: { revision: 1 } },
  config: { advanced: { last_seen: 'ISO_8601' } },
});

/** A definition, and the config that it was made of. */
interface Announced {
  readonly definition: Definition;
  readonly raw: Json;
}

function refusedReason(result: ReturnType<typeof buildDefinition>): string | undefined {
  return result.ok ? undefined : (result.error.detail ?? result.error.code);
}

function theirsOf({ configs }: Produced, refused: (entity: string, why: string) => void): Map<string, Announced> {
  const found = new Map<string, Announced>();
  for (const [entity, raw] of configs) {
    const [component = '', objectId = ''] = entity.split(' ');
    const origin = {
      source: 'homeassistant',
      component,
      objectId,
      discoveryId: objectId,
      discoveryTopic: entity,
    } as const;
    const built = buildDefinition(origin, raw);
    if (built.ok) found.set(entity, { definition: built.value, raw });
    else refused(entity, refusedReason(built) ?? '');
  }
  return found;
}

function oursOf({ described }: Produced, refused: (entity: string, why: string) => void): Map<string, Announced> {
  const device = parseDevice(described);
  const found = new Map<string, Announced>();
  if (device === undefined) return found;
  for (const { raw, component, objectId, ...id } of mapDevice({ base, coordinator, info }, device)) {
    const built = buildDefinition({ source: 'zigbee2mqtt', discoveryTopic: base, component, objectId, ...id }, raw);
    const entity = `${component} ${objectId}`;
    if (built.ok) found.set(entity, { definition: built.value, raw });
    else refused(entity, refusedReason(built) ?? '');
  }
  return found;
}

/** The facts that do not change with the state. */
function facts(definition: Definition): Record<string, unknown> {
  const { platform, config, common } = definition;
  const deviceClass = platform.deviceClass?.(config);
  const { attributes, actions } = platform.describe(config);
  return {
    name: friendlyName({
      platform: platform.name,
      name: common.name,
      deviceName: 'Device',
      deviceClass,
      defaultName: platform.defaultNameOf?.(config) ?? platform.defaultName,
    }),
    category: common.entityCategory,
    hidden: common.hiddenByDefault === true,
    icon: common.icon,
    picture: common.entityPicture,
    'device class': deviceClass,
    'entity id': common.defaultEntityId,
    'unique id': common.uniqueId,
    device: common.device,
    availability: common.availability?.topics.map(({ topic }) => topic),
    ...Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`attribute ${key}`, value])),
    actions: [...actions].sort(),
  };
}

/** Zigbee2MQTT repeats the state of some endpoints below a topic of their own, without the endpoint in the keys. */
function ofEndpoint(state: Json, endpoint: string): Json {
  const end = `_${endpoint}`;
  return Object.fromEntries(
    Object.entries(state).flatMap(([key, value]) => (key.endsWith(end) ? [[key.slice(0, -end.length), value]] : [])),
  );
}

const text = (value: unknown): string => JSON.stringify(value) ?? 'none';

/** What an entity shows after a state, and the events that it fires. */
class Watched {
  readonly #harness: PlatformHarness<unknown, unknown>;

  constructor({ definition, raw }: Announced) {
    this.#harness = platformHarness(definition.platform, raw);
  }

  after(messages: readonly { readonly topic: string; readonly state: Json }[]): string {
    for (const { topic, state } of messages) this.#harness.receive(topic, state);
    const { state, attributes } = this.#harness.view();
    const known = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null);
    known.sort(([a], [b]) => (a < b ? -1 : 1));
    const events = this.#harness.effects.splice(0).filter(({ kind }) => kind === 'event');
    return text(events.length > 0 ? events : [state, Object.fromEntries(known)]);
  }
}

/** All differences of one device. */
export function compareDevice(produced: Produced): { readonly entities: number; readonly differences: Difference[] } {
  const differences: Difference[] = [];
  const report = (entity: string, facet: string, theirs: string, ours: string) =>
    differences.push({ device: produced.label, entity, facet, theirs, ours });
  const theirs = theirsOf(produced, (entity, why) => report(entity, 'refused', why, ''));
  const ours = oursOf(produced, (entity, why) => report(entity, 'refused', '', why));
  for (const [entity, { definition }] of ours) {
    if (theirs.has(entity)) continue;
    report(entity, definition.deviceSetting === true ? 'setting of the device' : 'extra', '', entity);
  }

  const topic = `${base}/${String(produced.described.friendly_name)}`;
  const definition = produced.described.definition as { readonly exposes: readonly unknown[] };
  const samples = samplesOf(definition.exposes);
  for (const [entity, their] of theirs) {
    const our = ours.get(entity);
    if (our === undefined) {
      report(entity, 'missing', entity, '');
      continue;
    }
    const [left, right] = [facts(their.definition), facts(our.definition)];
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      if (text(left[key]) !== text(right[key])) report(entity, key, text(left[key]), text(right[key]));
    }
    const endpoint = /^(?:light|cover)_(.*)$/.exec(entity.split(' ')[1] ?? '')?.[1];
    if (their.definition.platform.name === 'device_automation') continue;
    const [watchTheirs, watchOurs] = [new Watched(their), new Watched(our)];
    for (const sample of samples) {
      const adjusted: Json = produced.adjust(sample);
      const messages = [{ topic, state: adjusted }];
      if (endpoint !== undefined) {
        messages.push({ topic: `${topic}/${endpoint}`, state: ofEndpoint(adjusted, endpoint) });
      }
      const shownTheirs = watchTheirs.after(messages);
      const shownOurs = watchOurs.after([{ topic, state: sample }]);
      if (shownTheirs !== shownOurs) report(entity, 'state', shownTheirs, shownOurs);
    }
  }
  return { entities: theirs.size, differences };
}
