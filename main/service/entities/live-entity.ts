/** One discovered item while the service runs. There may be 60 000 of them: fields stay few and shared. */
import type { Dispose } from '../base/events.ts';
import type { CommonConfig, Definition } from '../discovery/definition.ts';
import type { Entity, EntityChange, EntityRecord, PlatformName } from '../model/entities.ts';
import type { Platform, Reader, View } from '../platforms/platform.ts';
import type { TemplateEntity, TemplateState, TemplateThis } from '../templates/template.ts';
import { isAvailable } from './availability.ts';
import type { EntityBinding } from './binding.ts';
import { friendlyName } from './names.ts';

/** What the registry knows of a broker. */
export interface BrokerSide {
  readonly id: string;
  readonly epoch: number;
  readonly online: boolean;
}

const unknownView: View = Object.freeze({ state: 'unknown', attributes: Object.freeze({}) });

export class LiveEntity implements TemplateEntity, TemplateState {
  readonly id: string;
  readonly key: string;
  readonly broker: BrokerSide;
  discoveryTopic: string;
  readonly platform: Platform<unknown, unknown>;
  config: unknown;
  common: CommonConfig;
  objectId: string;
  nodeId: string | undefined;
  source: Definition['source'];
  deviceSetting: boolean;
  /** What no second item of the broker may have; see Registry. */
  unique: string | undefined = undefined;
  deviceId: string | undefined = undefined;
  /** `friendly_name`. */
  name = '';
  /** A person's own; undefined = none. */
  labels: readonly string[] | undefined = undefined;
  state: unknown;
  /** What is shown: stays when a state cannot be shown. */
  view: View = unknownView;
  /** From `json_attributes_topic`, blocked names already taken out. */
  extra: Readonly<Record<string, unknown>> | undefined = undefined;
  availabilityBits = 0;
  /** `expire_after` has passed, or no message has come yet. */
  expired = false;
  /** Milliseconds since the epoch; one lazy timer follows it. */
  expiresAt = 0;
  /** Milliseconds since the epoch. */
  lastChanged: number;
  lastUpdated: number;
  /** False until its subscriptions stand: then whoever sees it can rely on its being heard. */
  announced = false;
  /** One line: why the last message had no effect. */
  problem: string | undefined = undefined;
  /** How often a template did too much, and when it last did: hardly any has one. */
  overruns: { readonly count: number; readonly at: number } | undefined = undefined;
  /** Why nothing of it is read any more, until its config changes. */
  setAside: string | undefined = undefined;
  bindings: EntityBinding[] = [];
  timers: Map<string, Dispose> | undefined = undefined;

  constructor(id: string, broker: BrokerSide, definition: Definition, now: number) {
    this.id = id;
    this.key = definition.key;
    this.broker = broker;
    this.discoveryTopic = definition.discoveryTopic;
    this.platform = definition.platform;
    this.config = definition.config;
    this.common = definition.common;
    this.objectId = definition.objectId;
    this.nodeId = definition.nodeId;
    this.source = definition.source;
    this.deviceSetting = definition.deviceSetting === true;
    this.state = definition.platform.initial(definition.config);
    this.lastChanged = now;
    this.lastUpdated = now;
  }

  /** Something other than a message to `except` changed what messages mean: the next ones are read in full. */
  unsettle(except?: EntityBinding): void {
    for (const binding of this.bindings) if (binding !== except) binding.unsettle();
  }

  /** Triggers and tags are discovered like entities but have no state. */
  get isEntity(): boolean {
    return this.platform.name !== 'device_automation' && this.platform.name !== 'tag';
  }

  get entityId(): string {
    return this.id;
  }

  /** Where it is, once it is announced. */
  get place(): Pick<Entity, 'brokerId' | 'deviceId'> | undefined {
    const { deviceId } = this;
    if (!this.announced || !this.isEntity) return undefined;
    return deviceId === undefined ? { brokerId: this.broker.id } : { brokerId: this.broker.id, deviceId };
  }

  get available(): boolean {
    return this.broker.online && this.ownAvailable;
  }

  /** Availability without regard to the broker. */
  get ownAvailable(): boolean {
    return !this.expired && this.setAside === undefined && isAvailable(this.common.availability, this.availabilityBits);
  }

  get deviceClass(): string | undefined {
    return this.platform.deviceClass?.(this.config);
  }

  readers(): ReadonlyArray<Reader<unknown, unknown>> {
    return this.platform.readers(this.config);
  }

  /** Sets the name anew from config and device; a name of the user's choice wins. */
  rename(deviceName: string | undefined, chosen: string | undefined): void {
    this.name =
      chosen ??
      friendlyName({
        platform: this.platform.name,
        name: this.common.name,
        deviceName,
        deviceClass: this.deviceClass,
        defaultName: this.platform.defaultNameOf?.(this.config) ?? this.platform.defaultName,
      });
  }

  /** The state as Home Assistant's state machine has it. */
  get shownState(): string {
    return this.available ? this.view.state : 'unavailable';
  }

  /** The state object of templates: what is unavailable shows what its config says, and nothing of its state. */
  this(): TemplateThis {
    const { precision } = this.platform.describe(this.config).facts ?? {};
    return {
      entity_id: this.id,
      state: this.shownState,
      attributes: this.attributes(this.available),
      lastChanged: this.lastChanged,
      lastUpdated: this.lastUpdated,
      precision: typeof precision === 'number' ? precision : undefined,
    };
  }

  attributes(withState = true): Record<string, unknown> {
    const described = this.platform.describe(this.config);
    const attributes: Record<string, unknown> = withState
      ? { ...described.attributes, ...this.view.attributes, ...this.extra }
      : { ...described.attributes };
    const deviceClass = this.deviceClass;
    if (deviceClass !== undefined) attributes.device_class = deviceClass;
    if (this.common.icon !== undefined) attributes.icon = this.common.icon;
    if (this.common.entityPicture !== undefined && attributes.entity_picture === undefined) {
      attributes.entity_picture = this.common.entityPicture;
    }
    attributes.friendly_name = this.name;
    return attributes;
  }

  /** Of the record what a message changes. */
  change(): EntityChange {
    return {
      id: this.id,
      state: this.view.state,
      available: this.available,
      attributes: this.attributes(),
      lastChanged: new Date(this.lastChanged).toISOString(),
      lastUpdated: new Date(this.lastUpdated).toISOString(),
    };
  }

  record(): Entity {
    const described = this.platform.describe(this.config);
    const { risky } = described;
    const capabilities = {
      ...described.facts,
      actions: described.actions,
      ...(risky !== undefined && risky.length > 0 ? { risky } : {}),
    };
    const { common } = this;
    const record: EntityRecord = {
      ...this.change(),
      platform: this.platform.name as PlatformName,
      ...(common.uniqueId === undefined ? {} : { uniqueId: common.uniqueId }),
      objectId: this.objectId,
      ...(this.nodeId === undefined ? {} : { nodeId: this.nodeId }),
      ...(this.deviceId === undefined ? {} : { deviceId: this.deviceId }),
      brokerId: this.broker.id,
      name: this.name,
      capabilities,
      ...(common.entityCategory === undefined ? {} : { entityCategory: common.entityCategory }),
      ...(common.icon === undefined ? {} : { icon: common.icon }),
      ...(common.hiddenByDefault === true ? { hiddenByDefault: true } : {}),
      ...(this.deviceSetting ? { deviceSetting: true } : {}),
      ...(this.labels === undefined ? {} : { labels: this.labels }),
      ...(this.setAside === undefined ? {} : { setAside: this.setAside }),
      discoveryTopic: this.discoveryTopic,
    };
    // The facts are of its platform: no other description compiles (platforms/platform.ts).
    return record as Entity;
  }
}
