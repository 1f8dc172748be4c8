/** Takes up definitions, keeps entities and devices, and says what changed. One registry for all brokers. */
import type { Definition } from '../discovery/definition.ts';
import { Emitter, type Listenable } from '../events.ts';
import { limits } from '../limits.ts';
import type { Effect } from '../platforms/platform.ts';
import type { Clock, Logger } from '../ports.ts';
import type { TemplateError } from '../templates/template.ts';
import { Devices } from './devices.ts';
import { sameValue } from './equal.ts';
import { type BrokerSide, LiveEntity } from './live-entity.ts';
import type { RegistryMemory } from './memory.ts';
import type { Device, Entity } from './model.ts';
import { friendlyName, proposedSlug, uniqueId } from './names.ts';
import { ReaderBinding, Reading, type ReadingHost } from './reading.ts';

/** What an entity was before a change. */
export interface Before {
  readonly state: string;
  readonly available: boolean;
}

export interface RegistryEvents {
  /** State, attributes or availability changed, or the entity was announced (`before` undefined). */
  changed: { readonly entity: LiveEntity; readonly before: Before | undefined; readonly retained: boolean };
  removed: { readonly entity: LiveEntity };
  event: {
    readonly entity: LiveEntity;
    readonly type: string;
    readonly attributes: Readonly<Record<string, unknown>>;
  };
  trigger: { readonly deviceId: string; readonly type: string; readonly subtype: string; readonly payload: string };
  tag: { readonly tagId: string; readonly deviceId: string | undefined };
  deviceChanged: { readonly id: string };
  deviceRemoved: { readonly id: string };
}

/** A broker as the registry sees it: routes topics, and says when its subscriptions stand. */
export interface RegistryBroker extends BrokerSide {
  bind(filter: string, qos: 0 | 1 | 2, binding: ReaderBinding): void;
  unbind(filter: string, binding: ReaderBinding): void;
  /** Resolves when every subscription so far stands, or will not for the time being. */
  settled(): Promise<void>;
}

export interface RegistryOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly memory: RegistryMemory;
  readonly timeZone: string;
  readonly maxEntities?: number;
}

export class Registry implements ReadingHost {
  readonly timeZone: string;
  /** Told of every live state message; unset while nobody needs to know. */
  onReported: ((entity: LiveEntity) => void) | undefined = undefined;
  readonly devices: Devices;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #memory: RegistryMemory;
  readonly #maxEntities: number;
  readonly #events: Emitter<RegistryEvents>;
  readonly #reading: Reading;
  readonly #byId = new Map<string, LiveEntity>();
  readonly #byKey = new Map<string, LiveEntity>();
  /** `platform\0unique id` of each broker, and `device\0type\0subtype` of triggers: the first stays. */
  readonly #byUnique = new Map<string, LiveEntity>();
  readonly #unannounced = new Map<RegistryBroker, LiveEntity[]>();
  readonly #changedDevices = new Set<string>();
  #roundScheduled = false;
  #templateErrors = 0;

  constructor(options: RegistryOptions) {
    this.#clock = options.clock;
    this.#log = options.logger.child('registry');
    this.#memory = options.memory;
    this.timeZone = options.timeZone;
    this.#maxEntities = options.maxEntities ?? limits.entities;
    this.#events = new Emitter((error, name) => this.#log.error('listener.failed', { event: name, error }));
    this.#reading = new Reading(this);
    this.devices = new Devices(
      {
        changed: (id, renamed) => this.#deviceChanged(id, renamed),
        removed: (id) => this.#events.emit('deviceRemoved', { id }),
      },
      (id) => this.#memory.deviceChoice(id),
    );
  }

  readonly on: Listenable<RegistryEvents>['on'] = (name, listener) => this.#events.on(name, listener);

  get size(): number {
    return this.#byId.size;
  }

  get templateErrors(): number {
    return this.#templateErrors;
  }

  get(id: string): LiveEntity | undefined {
    return this.#byId.get(id);
  }

  byKey(broker: BrokerSide, key: string): LiveEntity | undefined {
    return this.#byKey.get(`${broker.id}\0${key}`);
  }

  /** Announced entities; triggers and tags are not among them. */
  *entities(): IterableIterator<LiveEntity> {
    for (const entity of this.#byId.values()) if (entity.announced && entity.isEntity) yield entity;
  }

  /** The record of an announced entity. */
  recordOf(id: string): Entity | undefined {
    const entity = this.#byId.get(id);
    return entity?.announced === true && entity.isEntity ? entity.record() : undefined;
  }

  records(): Entity[] {
    return Array.from(this.entities(), (entity) => entity.record());
  }

  deviceRecords(): Device[] {
    const records: Device[] = [];
    for (const id of this.devices.ids()) {
      const record = this.devices.record(id);
      if (record !== undefined) records.push(record);
    }
    return records;
  }

  /** Takes up a definition, or updates the item of the same key in place. A reason when it is refused. */
  upsert(broker: RegistryBroker, definition: Definition): string | undefined {
    const key = `${broker.id}\0${definition.key}`;
    const known = this.#byKey.get(key);
    const unique = this.#uniqueKey(broker, definition);
    const holder = unique === undefined ? undefined : this.#byUnique.get(unique);
    if (holder !== undefined && holder !== known) {
      return definition.platform.name === 'device_automation'
        ? `a trigger of this type and subtype was announced on ${holder.discoveryTopic}`
        : `unique_id: ${definition.common.uniqueId ?? ''} was announced on ${holder.discoveryTopic}`;
    }
    if (known !== undefined) {
      this.#update(broker, known, definition, unique);
      return undefined;
    }
    if (this.#byId.size >= this.#maxEntities) return `more than ${this.#maxEntities} entities`;
    this.#create(broker, key, definition, unique);
    return undefined;
  }

  /** @param forget also forgets the id: the device has taken its announcement back. */
  remove(broker: RegistryBroker, definitionKey: string, forget = false): void {
    const key = `${broker.id}\0${definitionKey}`;
    const entity = this.#byKey.get(key);
    if (entity === undefined) return;
    this.#byKey.delete(key);
    this.#byId.delete(entity.id);
    if (entity.unique !== undefined) {
      this.#byUnique.delete(entity.unique);
      if (forget) this.#memory.forget(entity.unique);
    }
    for (const binding of entity.bindings) broker.unbind(binding.filter, binding);
    entity.bindings = [];
    for (const dispose of entity.timers?.values() ?? []) dispose();
    entity.timers = undefined;
    if (entity.announced && entity.isEntity) this.#events.emit('removed', { entity });
    if (entity.deviceId !== undefined) this.devices.detach(entity.deviceId, entity.id);
  }

  /** Removes all that a broker has announced. */
  removeBroker(broker: RegistryBroker): void {
    for (const entity of [...this.#byId.values()]) if (entity.broker === broker) this.remove(broker, entity.key);
  }

  /** The broker came or went: everything of it is available again, or not. */
  brokerChanged(broker: RegistryBroker, wasOnline: boolean): void {
    if (wasOnline === broker.online) return;
    for (const entity of this.entities()) {
      if (entity.broker !== broker) continue;
      if (entity.ownAvailable) this.#changed(entity, { state: entity.view.state, available: wasOnline }, true);
    }
  }

  /** A state that comes from elsewhere than a message: the optimistic state of a command. */
  setState(entity: LiveEntity, state: unknown): void {
    if (state === entity.state) return;
    entity.state = state;
    this.stateReduced(entity, false, false);
  }

  /** The user gave the entity a name, or took it back. */
  renameEntity(entity: LiveEntity): void {
    this.#name(entity);
    this.#touch(entity);
  }

  // ReadingHost: what happens to an entity on the message path.

  now(): number {
    return this.#clock.now();
  }

  stateReduced(entity: LiveEntity, retained: boolean, forced: boolean): void {
    const view = entity.platform.view(entity.config, entity.state);
    // Home Assistant fails to write such a state: what is shown stays.
    if (view === undefined) {
      entity.problem = 'the value cannot be shown';
      return;
    }
    entity.problem = undefined;
    const old = entity.view;
    const sameState = view.state === old.state;
    if (sameState && !forced && sameValue(view.attributes, old.attributes)) return;
    entity.view = view;
    const now = this.#clock.now();
    if (!sameState || forced) entity.lastChanged = now;
    entity.lastUpdated = now;
    if (!entity.announced) return;
    this.#events.emit('changed', { entity, before: { state: old.state, available: entity.available }, retained });
  }

  attributesChanged(entity: LiveEntity, retained: boolean): void {
    entity.lastUpdated = this.#clock.now();
    this.#changed(entity, { state: entity.view.state, available: entity.available }, retained);
  }

  availabilityChanged(entity: LiveEntity, wasAvailable: boolean, retained: boolean): void {
    if (entity.available === wasAvailable) return;
    entity.lastUpdated = this.#clock.now();
    this.#changed(entity, { state: entity.view.state, available: wasAvailable }, retained);
  }

  expiryRestarted(entity: LiveEntity, seconds: number): void {
    entity.expiresAt = this.#clock.now() + seconds * 1000;
    if (entity.expired) {
      const wasAvailable = entity.available;
      entity.expired = false;
      this.availabilityChanged(entity, wasAvailable, false);
    }
    if (entity.timers?.has('expire_after') !== true) this.#startTimer(entity, 'expire_after', seconds);
  }

  effect(entity: LiveEntity, effect: Effect, retained: boolean): void {
    switch (effect.kind) {
      case 'timer':
        this.#startTimer(entity, effect.name, effect.seconds);
        return;
      case 'cancel':
        this.#stopTimer(entity, effect.name);
        return;
      case 'event':
        if (!retained) this.#events.emit('event', { entity, type: effect.type, attributes: effect.attributes });
        return;
      case 'trigger':
        this.#events.emit('trigger', {
          deviceId: entity.deviceId ?? '',
          type: effect.type,
          subtype: effect.subtype,
          payload: effect.payload,
        });
        return;
      case 'tag':
        this.#events.emit('tag', { tagId: effect.tagId, deviceId: entity.deviceId });
        return;
      default:
        entity.problem = effect.reason;
    }
  }

  readerFailed(entity: LiveEntity, topic: string, error: unknown): void {
    entity.problem = `internal error on ${topic}`;
    this.#log.error('reader.failed', { entity: entity.id, topic, error });
  }

  templateFailed(entity: LiveEntity, topic: string, error: TemplateError): void {
    this.#templateErrors += 1;
    const problem = `template on ${topic}: ${error.message}`;
    // One log line per entity and reason, not one per message.
    if (entity.problem !== problem)
      this.#log.debug('template.failed', { entity: entity.id, topic, reason: error.message });
    entity.problem = problem;
  }

  #changed(entity: LiveEntity, before: Before, retained: boolean): void {
    if (entity.announced) this.#events.emit('changed', { entity, before, retained });
  }

  #touch(entity: LiveEntity): void {
    this.#changed(entity, { state: entity.view.state, available: entity.available }, true);
  }

  #create(broker: RegistryBroker, key: string, definition: Definition, unique: string | undefined): void {
    const now = this.#clock.now();
    const entity = new LiveEntity(this.#newId(broker, definition), broker, definition, now);
    this.#byKey.set(key, entity);
    this.#byId.set(entity.id, entity);
    entity.unique = unique;
    if (unique !== undefined) this.#byUnique.set(unique, entity);
    this.#attach(entity, definition);
    this.#name(entity);
    const view = entity.platform.view(entity.config, entity.state);
    if (view !== undefined) entity.view = view;
    if (entity.platform.traits?.(entity.config).expireAfter) entity.expired = true;
    this.#bind(broker, entity);
    const waiting = this.#unannounced.get(broker);
    if (waiting !== undefined) waiting.push(entity);
    else this.#unannounced.set(broker, [entity]);
    this.#scheduleRound();
  }

  async #announce(broker: RegistryBroker, entities: readonly LiveEntity[]): Promise<void> {
    await broker.settled();
    for (const entity of entities) {
      if (this.#byId.get(entity.id) !== entity) continue;
      entity.announced = true;
      if (entity.isEntity) this.#events.emit('changed', { entity, before: undefined, retained: true });
    }
  }

  #update(broker: RegistryBroker, entity: LiveEntity, definition: Definition, unique: string | undefined): void {
    if (entity.unique !== undefined) this.#byUnique.delete(entity.unique);
    entity.unique = unique;
    if (unique !== undefined) this.#byUnique.set(unique, entity);
    entity.state = entity.platform.carry
      ? entity.platform.carry(entity.config, definition.config, entity.state)
      : entity.state;
    entity.config = definition.config;
    entity.common = definition.common;
    entity.concernsAlerts = undefined;
    entity.discoveryTopic = definition.discoveryTopic;
    entity.objectId = definition.objectId;
    entity.nodeId = definition.nodeId;
    entity.source = definition.source;
    const oldDevice = entity.deviceId;
    this.#attach(entity, definition);
    if (oldDevice !== undefined && oldDevice !== entity.deviceId) this.devices.detach(oldDevice, entity.id);
    this.#name(entity);
    const expires = entity.platform.traits?.(entity.config).expireAfter;
    if (!expires) {
      entity.expired = false;
      this.#stopTimer(entity, 'expire_after');
    }
    this.#bind(broker, entity);
    const view = entity.platform.view(entity.config, entity.state);
    if (view !== undefined) entity.view = view;
    entity.lastUpdated = this.#clock.now();
    this.#touch(entity);
  }

  /** Binds what the config reads; bindings of unchanged topics stay, so that nothing is replayed to them. */
  #bind(broker: RegistryBroker, entity: LiveEntity): void {
    const old = entity.bindings;
    const next: ReaderBinding[] = [];
    const { qos } = entity.common.transport;
    const take = (filter: string, use: ReaderBinding['use']): void => {
      const kind = typeof use;
      const kept = old.find((each) => each.filter === filter && typeof each.use === kind && !next.includes(each));
      if (kept !== undefined) {
        kept.use = use;
        next.push(kept);
        return;
      }
      const binding = new ReaderBinding(entity, filter, use, this.#reading);
      next.push(binding);
      broker.bind(filter, qos, binding);
    };
    for (const reader of entity.readers()) take(reader.topic, reader);
    if (entity.common.jsonAttributesTopic !== undefined) take(entity.common.jsonAttributesTopic, 'attributes');
    entity.common.availability?.topics.forEach((item, index) => {
      take(item.topic, index);
    });
    for (const binding of old) if (!next.includes(binding)) broker.unbind(binding.filter, binding);
    entity.bindings = next;
  }

  #attach(entity: LiveEntity, definition: Definition): void {
    const { device } = definition.common;
    entity.deviceId =
      device === undefined ? undefined : this.devices.attach(entity.broker.id, device, entity.id, entity.isEntity);
  }

  #name(entity: LiveEntity): void {
    const deviceName = entity.deviceId === undefined ? undefined : this.devices.nameOf(entity.deviceId);
    entity.rename(deviceName, this.#memory.entityName(entity.id));
  }

  #newId(broker: RegistryBroker, definition: Definition): string {
    const { platform, common } = definition;
    const known = common.uniqueId === undefined ? undefined : this.#uniqueKey(broker, definition);
    const remembered = known === undefined ? undefined : this.#memory.idOf(known);
    if (remembered !== undefined && !this.#byId.has(remembered)) return remembered;
    const base = proposedSlug(common.defaultEntityId) ?? friendlyNameOf(definition);
    const id = uniqueId(
      platform.name,
      base,
      (each) => this.#byId.has(each) || (known !== undefined && this.#memory.isTaken(each, known)),
    );
    if (known !== undefined) this.#memory.remember(known, id);
    return id;
  }

  #uniqueKey(broker: RegistryBroker, definition: Definition): string | undefined {
    const { platform, common, config } = definition;
    if (platform.name === 'device_automation') {
      const device = common.device;
      const mark = device?.identifiers[0] ?? device?.connections[0]?.join('=') ?? '';
      const { type, subtype } = config as { type: string; subtype: string };
      return `${broker.id}\0trigger\0${mark}\0${type}\0${subtype}`;
    }
    return common.uniqueId === undefined ? undefined : `${broker.id}\0${platform.name}\0${common.uniqueId}`;
  }

  #deviceChanged(id: string, renamed: boolean): void {
    if (renamed) {
      for (const entityId of this.devices.entityIdsOf(id)) {
        const entity = this.#byId.get(entityId);
        if (entity === undefined) continue;
        const old = entity.name;
        this.#name(entity);
        if (old !== '' && entity.name !== old) this.#touch(entity);
      }
    }
    this.#changedDevices.add(id);
    this.#scheduleRound();
  }

  /** What one burst of configs brings is said together: devices once, entities after one round of subscriptions. */
  #scheduleRound(): void {
    if (this.#roundScheduled) return;
    this.#roundScheduled = true;
    setImmediate(() => {
      this.#roundScheduled = false;
      for (const id of this.#changedDevices) if (this.devices.has(id)) this.#events.emit('deviceChanged', { id });
      this.#changedDevices.clear();
      const waiting = [...this.#unannounced];
      this.#unannounced.clear();
      for (const [broker, entities] of waiting) void this.#announce(broker, entities);
    });
  }

  #startTimer(entity: LiveEntity, name: string, seconds: number): void {
    this.#stopTimer(entity, name);
    entity.timers ??= new Map();
    entity.timers.set(
      name,
      this.#clock.after(seconds * 1000, () => {
        entity.timers?.delete(name);
        this.#timerFired(entity, name);
      }),
    );
  }

  #stopTimer(entity: LiveEntity, name: string): void {
    entity.timers?.get(name)?.();
    entity.timers?.delete(name);
  }

  #timerFired(entity: LiveEntity, name: string): void {
    if (name !== 'expire_after') {
      const next = entity.platform.timer?.(entity.config, entity.state, name);
      if (next !== undefined) this.setState(entity, next);
      return;
    }
    // The message path only moves the deadline; the timer follows it here.
    const left = entity.expiresAt - this.#clock.now();
    if (left > 0) {
      this.#startTimer(entity, name, left / 1000);
      return;
    }
    const wasAvailable = entity.available;
    entity.expired = true;
    this.availabilityChanged(entity, wasAvailable, false);
  }
}

function friendlyNameOf({ platform, config, common }: Definition): string {
  return friendlyName({
    platform: platform.name,
    name: common.name,
    deviceName: common.device?.name,
    deviceClass: platform.deviceClass?.(config),
    defaultName: platform.defaultName,
  });
}
