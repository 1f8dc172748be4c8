/**
 * Home Assistant MQTT Discovery as a state machine: messages in, definitions taken up or removed
 * (ha-mqtt-discovery, sections 2 to 4). It knows which topic owns which item; the registry knows the entities.
 */
import { digest } from '../../base/digest.ts';
import { limits } from '../../base/limits.ts';
import { TextPool } from '../../base/text-pool.ts';
import type { RawConfig } from '../../platforms/platform.ts';
import { isRecord, parseJson } from '../../python/json.ts';
import { buildDefinition } from '../build.ts';
import type { DefinitionSink } from '../definition.ts';
import { splitDevicePayload } from './device-payload.ts';
import { expandAbbreviations, expandBaseTopic } from './expand.ts';
import { sensorProblem } from './sensor-rules.ts';
import { type DiscoveryTopic, parseDiscoveryTopic } from './topics.ts';

interface Item {
  /** The topic that announced it, and may change or remove it. */
  topic: string;
  digest: number;
  migrating: boolean;
}

export class HomeAssistantDiscovery {
  readonly #prefix: string;
  readonly #sink: DefinitionSink;
  readonly #items = new Map<string, Item>();
  /** What each device topic owns, so that an empty payload finds it; the key of a single item follows from its topic. */
  readonly #keysByTopic = new Map<string, Set<string>>();
  readonly #texts = new TextPool();

  constructor(prefix: string, sink: DefinitionSink) {
    this.#prefix = prefix;
    this.#sink = sink;
  }

  /** Handles one message on a discovery topic. Never throws. */
  handle(topic: string, payload: string): void {
    const parsed = parseDiscoveryTopic(this.#prefix, topic);
    if ('reason' in parsed) {
      if (payload !== '') this.#sink.rejected(topic, parsed.reason);
      return;
    }
    if (payload === '') {
      this.#clear(topic, parsed);
      return;
    }
    const json = parseJson(payload);
    if (!isRecord(json)) {
      this.#sink.rejected(topic, 'payload: must be a JSON object');
      return;
    }
    if (json.migrate_discovery === true || json.migr_discvry === true) {
      this.#flag(topic, parsed);
      return;
    }
    const expanded = expandAbbreviations(json);
    if (parsed.component === 'device') this.#device(topic, parsed, expanded);
    else this.#single(topic, parsed, expandBaseTopic(expanded), digest(payload));
  }

  #single(topic: string, parsed: DiscoveryTopic, raw: RawConfig, mark: number): void {
    this.#process(topic, raw, mark, {
      component: parsed.component,
      discoveryId: parsed.discoveryId,
      objectId: parsed.objectId,
      nodeId: parsed.nodeId,
    });
  }

  #device(topic: string, parsed: DiscoveryTopic, payload: RawConfig): void {
    const components = splitDevicePayload(parsed, payload);
    if (!components.ok) {
      this.#sink.rejected(topic, components.error.detail ?? 'is invalid');
      return;
    }
    for (const { raw, ...id } of components.value) {
      const key = `${id.component} ${id.discoveryId}`;
      if (raw !== undefined) this.#process(topic, raw, digest(JSON.stringify(raw)), id);
      else if (this.#items.get(key)?.topic === topic) this.#drop(key);
    }
  }

  #process(
    topic: string,
    raw: RawConfig,
    mark: number,
    id: { component: string; discoveryId: string; objectId: string; nodeId: string | undefined },
  ): void {
    const key = [id.component, id.discoveryId].join(' ');
    const item = this.#items.get(key);
    if (item !== undefined && item.topic !== topic && !item.migrating) {
      this.#sink.rejected(topic, `conflicting discovery: ${key} was announced on ${item.topic}`);
      return;
    }
    if (item !== undefined && item.topic === topic && item.digest === mark) {
      // Published again unchanged: it also takes a migration flag back.
      item.migrating = false;
      return;
    }
    if (item === undefined && this.#items.size >= limits.discoveryTopics) {
      this.#sink.rejected(topic, `more than ${limits.discoveryTopics} items are announced`);
      return;
    }
    const problem = sensorProblem(id.component, raw);
    if (problem !== undefined) {
      this.#sink.rejected(topic, problem);
      return;
    }
    const shared = this.#texts.sharedFields(raw);
    const origin = { source: 'homeassistant', discoveryTopic: topic, key, ...this.#texts.sharedFields(id) } as const;
    const definition = buildDefinition(origin, shared);
    if (!definition.ok) {
      this.#sink.rejected(topic, definition.error.detail ?? 'is invalid');
      return;
    }
    const refusal = this.#sink.upsert(definition.value);
    if (refusal !== undefined) {
      this.#sink.rejected(topic, refusal);
      return;
    }
    this.#items.set(key, { topic, digest: mark, migrating: false });
    if (topic === item?.topic) return;
    if (item !== undefined) this.#keysByTopic.get(item.topic)?.delete(key);
    this.#own(topic, key);
  }

  #own(topic: string, key: string): void {
    const parsed = parseDiscoveryTopic(this.#prefix, topic);
    if ('reason' in parsed || parsed.component !== 'device') return;
    const keys = this.#keysByTopic.get(topic);
    if (keys !== undefined) keys.add(key);
    else this.#keysByTopic.set(topic, new Set([key]));
  }

  /** What a topic owns now. After a migration the old topic owns nothing, so that clearing it is harmless. */
  #owned(topic: string, parsed: DiscoveryTopic): readonly string[] {
    if (parsed.component === 'device') return [...(this.#keysByTopic.get(topic) ?? [])];
    const key = `${parsed.component} ${parsed.discoveryId}`;
    return this.#items.get(key)?.topic === topic ? [key] : [];
  }

  #clear(topic: string, parsed: DiscoveryTopic): void {
    for (const key of this.#owned(topic, parsed)) this.#drop(key);
    this.#keysByTopic.delete(topic);
  }

  #drop(key: string): void {
    const item = this.#items.get(key);
    if (item === undefined) return;
    this.#items.delete(key);
    this.#keysByTopic.get(item.topic)?.delete(key);
    this.#sink.remove(key);
  }

  #flag(topic: string, parsed: DiscoveryTopic): void {
    for (const key of this.#owned(topic, parsed)) {
      const item = this.#items.get(key);
      if (item !== undefined && this.#sink.canMigrate(key)) item.migrating = true;
    }
  }
}
