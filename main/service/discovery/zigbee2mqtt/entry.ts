/** One entity of a device on its way to an announcement, and the topics it speaks on. */
import type { RawConfig } from '../../platforms/platform.ts';
import type { Expose } from './exposes.ts';

export interface Entry {
  readonly component: string;
  /** Unique in the device, and part of the unique id. */
  readonly objectId: string;
  readonly raw: RawConfig;
  /** It is a setting of its device, not a thing of the home. */
  readonly deviceSetting?: boolean;
}

/** A device or a group as the makers of entities see it. */
export interface Subject {
  /** `<base>/<name>`: where its state appears. */
  readonly topic: string;
  readonly exposes: readonly Expose[];
  readonly model?: string | undefined;
  /** Names of what Zigbee2MQTT can be told about the device. */
  readonly options?: ReadonlySet<string> | undefined;
  /** The key of a feature in the state. In a group it has no endpoint, since members differ in theirs. */
  property(feature: Expose): string;
}

/** Where commands go: `<topic>/<endpoint>/set/<attribute>`. */
export function setTopic(subject: Subject, endpoint: string | undefined, attribute?: string): string {
  const prefix = endpoint === undefined ? '' : `${endpoint}/`;
  return `${subject.topic}/${prefix}set${attribute === undefined ? '' : `/${attribute}`}`;
}

/** The main entity of a device has no name of its own; that of an endpoint is called after it. */
export function mainName(endpoint: string | undefined): string | null {
  return endpoint === undefined ? null : endpoint.slice(0, 1).toUpperCase() + endpoint.slice(1);
}

/** `light` or `light_l1`. */
export function withEndpoint(name: string, endpoint: string | undefined): string {
  return endpoint === undefined ? name : `${name}_${endpoint}`;
}

/** The name of an entity that stands for one property. */
export function labelled(expose: Expose, endpoint: string | undefined = expose.endpoint): string {
  return endpoint === undefined ? expose.label : `${expose.label} ${endpoint}`;
}

/** Without its endpoint: `state_l1` -> `state`. */
export function withoutEndpoint(feature: Expose): string {
  const { property, endpoint } = feature;
  return endpoint !== undefined && property.endsWith(`_${endpoint}`)
    ? property.slice(0, -1 - endpoint.length)
    : property;
}
