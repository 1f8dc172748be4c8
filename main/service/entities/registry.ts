/** Takes up definitions and keeps entities and devices. What happens to them afterwards is in life.ts. */
import { Emitter, type Listenable } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Clock, Logger } from '../base/ports.ts';
import type { Definition } from '../discovery/definition.ts';
import type { Device, Entity } from '../model/entities.ts';
import { Announcer } from './announcer.ts';
import { carryAvailability } from './availability.ts';
import { bindEntity } from './bind.ts';
import { carryState } from './carry.ts';
import { Devices } from './devices.ts';
import { HomeStates } from './home-states.ts';
import { idFor, indexCommandTopics, uniqueKeyOf } from './identity.ts';
import { EntityLife } from './life.ts';
import { type BrokerSide, LiveEntity } from './live-entity.ts';
import type { RegistryMemory } from './memory.ts';
import { freeNumber } from './names.ts';
import { sourceOf } from './ownership.ts';
import { Reading } from './reading.ts';
import type { RegistryEvents } from './registry-events.ts';
import type { RegistryBroker, RegistryOptions } from './registry-options.ts';
import { Turns } from './turns.ts';

export type { RegistryEvents } from './registry-events.ts';
export type { RegistryBroker, RegistryOptions } from './registry-options.ts';

export class Registry {
  /** What happens to the entities once they are here. */
  readonly life: EntityLife;
  readonly devices: Devices;
  /** The entities as templates reach them. */
  readonly home: HomeStates;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #memory: RegistryMemory;
  readonly #maxEntities: number;
  readonly #events: Emitter<RegistryEvents>;
  readonly #reading: Reading;
  readonly #turns: Turns;
  readonly #byId = new Map<string, LiveEntity>();
  /** By broker, then by definition key: the key's text is the one that discovery holds. */
  readonly #byKey = new Map<string, Map<string, LiveEntity>>();
  /** By device, type and subtype. For entities the memory knows which id a unique id has. */
  readonly #triggers = new Map<string, LiveEntity>();
  readonly #announcer: Announcer<RegistryBroker>;
  /** The next number to try for ids of the same name. */
  readonly #numbers = new Map<string, number>();
  /** Made when somebody asks, and dropped with every change of a config. */
  #commanded: Map<string, string[]> | undefined = undefined;

  constructor(options: RegistryOptions) {
    this.#clock = options.clock;
    this.#log = options.logger.child('registry');
    this.#memory = options.memory;
    this.#maxEntities = options.maxEntities ?? limits.entities;
    this.#events = new Emitter((error, name) => this.#log.error('listener.failed', { event: name, error }));
    this.life = new EntityLife({
      clock: options.clock,
      logger: this.#log,
      get timeZone() {
        return options.timeZone;
      },
      entity: (id) => this.#byId.get(id),
      emit: (name, event) => this.#emit(name, event),
    });
    this.#turns = new Turns(options.timers);
    this.home = new HomeStates(this);
    this.#reading = new Reading(this.life, this.#turns, this.home, options.timers);
    this.#announcer = new Announcer(
      options.timers,
      (entity) => this.#announce(entity),
      (id) => {
        if (this.devices.has(id)) this.#events.emit('deviceChanged', { id });
      },
    );
    this.devices = new Devices(
      {
        changed: (id, renamed) => this.#deviceChanged(id, renamed),
        removed: (id) => this.#events.emit('deviceRemoved', { id }),
      },
      (id) => this.#memory.deviceChoice(id),
      this.#memory,
      (id) => this.#memory.labelsOf(id),
    );
  }

  readonly on: Listenable<RegistryEvents>['on'] = (name, listener) => this.#events.on(name, listener);

  /** The wall clock was set by `ms`: when things changed is moved along, so that "for ten minutes" stays true. */
  clockSet(ms: number): void {
    for (const entity of this.#byId.values()) {
      entity.lastChanged += ms;
      entity.lastUpdated += ms;
    }
  }

  #emit<K extends keyof RegistryEvents>(name: K, event: RegistryEvents[K]): void {
    this.#events.emit(name, event);
    if ((name === 'changed' || name === 'removed') && 'entity' in event) this.#reading.crossReads.told(event);
  }

  get size(): number {
    return this.#byId.size;
  }

  /** Whether messages wait for a turn of their own, because templates take long. */
  get isBusy(): boolean {
    return this.#turns.isBusy;
  }

  get(id: string): LiveEntity | undefined {
    return this.#byId.get(id);
  }

  byKey(broker: BrokerSide, key: string): LiveEntity | undefined {
    return this.#byKey.get(broker.id)?.get(key);
  }

  /** Announced entities; triggers and tags are not among them. */
  *entities(): IterableIterator<LiveEntity> {
    for (const entity of this.#byId.values()) if (entity.announced && entity.isEntity) yield entity;
  }

  /** All that was taken up, announced yet or not: entities, triggers and tags. */
  items(): IterableIterator<LiveEntity> {
    return this.#byId.values();
  }

  /** What announced device triggers are about. */
  *triggers(): IterableIterator<LiveEntity> {
    for (const entity of this.#byId.values()) if (entity.announced && !entity.isEntity) yield entity;
  }

  /** The record of an announced entity. */
  recordOf(id: string): Entity | undefined {
    const entity = this.#byId.get(id);
    return entity?.announced === true && entity.isEntity ? entity.record() : undefined;
  }

  records(): Entity[] {
    return [...this.eachRecord()];
  }

  /** Records one by one, built when they are asked for. */
  *eachRecord(): IterableIterator<Entity> {
    for (const entity of this.entities()) yield entity.record();
  }

  *eachDevice(): IterableIterator<Device> {
    for (const id of this.devices.ids()) {
      const record = this.devices.record(id);
      if (record !== undefined) yield record;
    }
  }

  deviceRecords(): Device[] {
    return [...this.eachDevice()];
  }

  /** The entities that take commands on a topic: lets a loop of automations through a device be seen. */
  commandedBy(topic: string): readonly string[] {
    this.#commanded ??= indexCommandTopics(this.#byId.values());
    return this.#commanded.get(topic) ?? [];
  }

  /** Takes up a definition, or updates the item of the same key in place. A reason when it is refused. */
  upsert(broker: RegistryBroker, definition: Definition): string | undefined {
    const known = this.byKey(broker, definition.key);
    const unique = uniqueKeyOf(broker.id, definition);
    const holder = unique === undefined ? undefined : this.#holderOf(unique);
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
    this.#create(broker, definition, unique);
    return undefined;
  }

  /** @param forget also forgets the id: the device has taken its announcement back. */
  remove(broker: RegistryBroker, definitionKey: string, forget = false): void {
    const entity = this.byKey(broker, definitionKey);
    if (entity === undefined) return;
    this.#byKey.get(broker.id)?.delete(definitionKey);
    this.#commanded = undefined;
    this.#byId.delete(entity.id);
    freeNumber(entity.id, this.#numbers);
    if (entity.unique !== undefined) {
      this.#triggers.delete(entity.unique);
      if (forget) this.#memory.forget(entity.unique);
    }
    for (const binding of entity.bindings) broker.unbind(binding.filter, binding);
    this.#reading.forget(entity);
    this.home.dropped(entity);
    this.life.end(entity);
    if (entity.announced && entity.isEntity) this.#emit('removed', { entity });
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
      // Of the first message of a connection more is to be noted than its text.
      entity.unsettle();
      if (entity.ownAvailable) this.life.changed(entity, { state: entity.view.state, available: wasOnline }, true);
    }
  }

  /** The user gave the entity a name or labels, or took them back. */
  renameEntity(entity: LiveEntity): void {
    this.#name(entity);
    this.life.touch(entity);
  }

  /** The item that has this unique key now. */
  #holderOf(unique: string): LiveEntity | undefined {
    const id = this.#memory.idOf(unique);
    const entity = id === undefined ? this.#triggers.get(unique) : this.#byId.get(id);
    return entity?.unique === unique ? entity : undefined;
  }

  #setUnique(entity: LiveEntity, unique: string | undefined): void {
    entity.unique = unique;
    if (unique === undefined) return;
    if (entity.isEntity) this.#memory.remember(unique, entity.id);
    else this.#triggers.set(unique, entity);
  }

  #create(broker: RegistryBroker, definition: Definition, unique: string | undefined): void {
    const entity = new LiveEntity(
      idFor(definition, unique, this.#memory, (id) => this.#byId.has(id), this.#numbers),
      broker,
      definition,
      this.#clock.now(),
    );
    const keys = this.#byKey.get(broker.id);
    if (keys !== undefined) keys.set(entity.key, entity);
    else this.#byKey.set(broker.id, new Map([[entity.key, entity]]));
    this.#byId.set(entity.id, entity);
    this.#commanded = undefined;
    this.#setUnique(entity, unique);
    this.#attach(entity, definition);
    this.#name(entity);
    const view = entity.platform.view(entity.config, entity.state);
    if (view !== undefined) entity.view = view;
    if (entity.platform.traits?.(entity.config).expireAfter) entity.expired = true;
    bindEntity(broker, entity, this.#reading);
    this.#announcer.entity(broker, entity);
  }

  #announce(entity: LiveEntity): void {
    if (this.#byId.get(entity.id) !== entity) return;
    entity.announced = true;
    if (entity.isEntity) this.#emit('changed', { entity, before: undefined, retained: true });
  }

  #update(broker: RegistryBroker, entity: LiveEntity, definition: Definition, unique: string | undefined): void {
    const before = { state: entity.view.state, available: entity.available };
    if (entity.unique !== undefined && entity.unique !== unique) {
      this.#triggers.delete(entity.unique);
      this.#memory.forget(entity.unique);
    }
    if (entity.unique !== unique) this.#setUnique(entity, unique);
    const { state, view } = carryState(entity, definition.config, (error) => {
      this.#log.warn('state.dropped', { entity: entity.id, error });
    });
    entity.state = state;
    entity.unsettle();
    entity.view = view;
    entity.availabilityBits = carryAvailability(
      entity.common.availability,
      definition.common.availability,
      entity.availabilityBits,
    );
    if (definition.common.jsonAttributesTopic === undefined) entity.extra = undefined;
    entity.config = definition.config;
    entity.common = definition.common;
    if (entity.setAside !== undefined) this.#takeBack(broker, entity);
    entity.overruns = undefined;
    entity.discoveryTopic = definition.discoveryTopic;
    entity.objectId = definition.objectId;
    entity.nodeId = definition.nodeId;
    entity.source = definition.source;
    entity.deviceSetting = definition.deviceSetting === true;
    const oldDevice = entity.deviceId;
    this.#attach(entity, definition);
    if (oldDevice !== undefined && oldDevice !== entity.deviceId) this.devices.detach(oldDevice, entity.id);
    this.#name(entity);
    this.#commanded = undefined;
    const expires = entity.platform.traits?.(entity.config).expireAfter;
    if (!expires) {
      entity.expired = false;
      this.life.stopTimer(entity, 'expire_after');
    }
    bindEntity(broker, entity, this.#reading);
    const now = this.#clock.now();
    if (entity.view.state !== before.state) entity.lastChanged = now;
    entity.lastUpdated = now;
    this.life.changed(entity, before, true);
  }

  /** What was set aside has another config: it reads again, from the stored messages on. */
  #takeBack(broker: RegistryBroker, entity: LiveEntity): void {
    entity.setAside = undefined;
    entity.problem = undefined;
    for (const binding of entity.bindings) broker.unbind(binding.filter, binding);
    entity.bindings = [];
  }

  #attach(entity: LiveEntity, definition: Definition): void {
    const { device } = definition.common;
    entity.deviceId =
      device === undefined
        ? undefined
        : this.devices.attach(entity.broker.id, device, entity.id, entity.isEntity, sourceOf(definition));
  }

  #name(entity: LiveEntity): void {
    const deviceName = entity.deviceId === undefined ? undefined : this.devices.nameOf(entity.deviceId);
    entity.rename(deviceName, this.#memory.entityName(entity.id));
    entity.labels = this.#memory.labelsOf(entity.id);
    this.home.named(entity);
  }

  #deviceChanged(id: string, renamed: boolean): void {
    if (renamed) {
      for (const entityId of this.devices.entityIdsOf(id)) {
        const entity = this.#byId.get(entityId);
        if (entity === undefined) continue;
        const old = entity.name;
        this.#name(entity);
        if (old !== '' && entity.name !== old) this.life.touch(entity);
      }
    }
    this.#announcer.device(id);
  }
}
