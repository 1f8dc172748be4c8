/** Devices that announce themselves as Zigbee2MQTT does: one JSON state per device, `/set`, `/set/<property>`, `/get`. */
import { isRecord } from '../../python/json.ts';
import type { Behaviour, DemoContext, DemoMessage, Device, Identity, Reaction } from '../model.ts';

export const zigbeeBase = 'zigbee2mqtt';
export const bridgeId = '0x00124b0029e7c1a4';
export const zigbeeVersion = '2.10.0';
export const zigbeeOrigin = { name: 'Zigbee2MQTT', sw: zigbeeVersion, url: 'https://www.zigbee2mqtt.io' };
export const bridgeAvailability = { topic: `${zigbeeBase}/bridge/state`, value_template: '{{ value_json.state }}' };

export interface ZigbeeEntity {
  readonly component: string;
  readonly object: string;
  /** Without the keys that all entities have. Its topics are made by `zigbeeTopics`. */
  readonly config: Readonly<Record<string, unknown>>;
  /** A config without a state topic: triggers. */
  readonly stateless?: boolean;
}

export interface ZigbeeSpec<S> extends Behaviour<S>, Identity {
  readonly ieee: string;
  entities(topic: string): readonly ZigbeeEntity[];
  /** What Zigbee2MQTT publishes of the device. */
  publish(state: S): Readonly<Record<string, unknown>>;
  /** `changes` are the properties of `/set`, whichever way they came. */
  set?(state: S, changes: Readonly<Record<string, unknown>>, context: DemoContext): Reaction<S>;
}

/** A property that is only read, as a sensor. */
export function zigbeeSensor(
  property: string,
  deviceClass: string | null,
  unit: string | null,
  config: Readonly<Record<string, unknown>> = {},
): ZigbeeEntity {
  return {
    component: 'sensor',
    object: property,
    config: {
      ...(deviceClass !== null && { device_class: deviceClass }),
      ...(unit !== null && { unit_of_measurement: unit, state_class: 'measurement' }),
      value_template: `{{ value_json["${property}"] }}`,
      ...config,
    },
  };
}

/** The two sensors that almost every battery device has. */
export const batterySensor = zigbeeSensor('battery', 'battery', '%', { entity_category: 'diagnostic' });
export const linkQuality = zigbeeSensor('linkquality', null, 'lqi', {
  name: 'Linkquality',
  icon: 'mdi:signal',
  entity_category: 'diagnostic',
  enabled_by_default: false,
});

/** A true or false property, as a binary sensor. */
export function zigbeeBinary(
  property: string,
  deviceClass: string,
  config: Readonly<Record<string, unknown>> = {},
): ZigbeeEntity {
  return {
    component: 'binary_sensor',
    object: property,
    config: {
      device_class: deviceClass,
      payload_on: true,
      payload_off: false,
      value_template: `{{ value_json["${property}"] }}`,
      ...config,
    },
  };
}

/** The firmware of a device, with Zigbee2MQTT's own template. */
export function zigbeeUpdate(ieee: string): ZigbeeEntity {
  return {
    component: 'update',
    object: 'update',
    config: {
      command_topic: `${zigbeeBase}/bridge/request/device/ota_update/update`,
      payload_install: `{"id": "${ieee}"}`,
      device_class: 'firmware',
      entity_category: 'config',
      value_template:
        "{\"latest_version\":\"{{ value_json['update']['latest_version'] }}\",\"installed_version\":\"{{ value_json['update']['installed_version'] }}\",\"update_percentage\":{{ value_json['update'].get('progress', 'null') }},\"in_progress\":{{ (value_json['update']['state'] == 'updating')|lower }}}",
    },
  };
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
}

function configOf(spec: Identity & { readonly ieee: string }, entity: ZigbeeEntity): DemoMessage {
  const topic = `${zigbeeBase}/${spec.name}`;
  const objectId = entity.config.name === null ? slug(spec.name) : `${slug(spec.name)}_${entity.object}`;
  const config = {
    ...entity.config,
    device: {
      identifiers: [`zigbee2mqtt_${spec.ieee}`],
      name: spec.name,
      manufacturer: spec.manufacturer,
      model: spec.model,
      ...(spec.modelId !== undefined && { model_id: spec.modelId }),
      ...(spec.version !== undefined && { sw_version: spec.version }),
      suggested_area: spec.area,
      via_device: `zigbee2mqtt_bridge_${bridgeId}`,
    },
    origin: zigbeeOrigin,
  };
  const full = entity.stateless
    ? config
    : {
        ...config,
        state_topic: topic,
        object_id: objectId,
        default_entity_id: `${entity.component}.${objectId}`,
        unique_id: `${spec.ieee}_${entity.object}_zigbee2mqtt`,
        availability: [
          bridgeAvailability,
          { topic: `${topic}/availability`, value_template: '{{ value_json.state }}' },
        ],
        availability_mode: 'all',
      };
  return {
    topic: `homeassistant/${entity.component}/${spec.ieee}/${entity.object}/config`,
    payload: JSON.stringify(full),
    retain: true,
  };
}

/** The properties that a payload of `/set` changes; a bare word is the state, as in `ON` and `OPEN`. */
function changesOf(subtopic: string, payload: string): Readonly<Record<string, unknown>> {
  let value: unknown = payload;
  try {
    value = JSON.parse(payload);
  } catch {
    // A word.
  }
  if (subtopic !== '') return { [subtopic]: value };
  return isRecord(value) ? value : { state: value };
}

export function zigbeeDevice<S>(spec: ZigbeeSpec<S>): Device<S> {
  const topic = `${zigbeeBase}/${spec.name}`;
  const entities = spec.entities(topic);
  const update = `${zigbeeBase}/bridge/request/device/ota_update/update`;
  const hasUpdate = entities.some((entity) => entity.component === 'update');
  return {
    id: spec.ieee,
    filters: [`${topic}/set`, `${topic}/set/+`, `${topic}/get`, ...(hasUpdate ? [update] : [])],
    configs: () => entities.map((entity) => configOf(spec, entity)),
    availability: (online) => [
      {
        topic: `${topic}/availability`,
        payload: JSON.stringify({ state: online ? 'online' : 'offline' }),
        retain: true,
      },
    ],
    initial: (context) => spec.initial(context),
    // Zigbee2MQTT keeps states where a device's option `retain` says so.
    report: (state) => [{ topic, payload: JSON.stringify(spec.publish(state)), retain: true }],
    obeys: (each) =>
      each === `${topic}/set` ||
      each === `${topic}/get` ||
      each.startsWith(`${topic}/set/`) ||
      (hasUpdate && each === update),
    command: (state, from, payload, context) => {
      if (from === `${topic}/get` || spec.set === undefined) return { state };
      if (from === update) {
        return payload.includes(spec.ieee) ? spec.set(state, { update: 'install' }, context) : { state };
      }
      return spec.set(state, changesOf(from.slice(`${topic}/set/`.length), payload), context);
    },
    tick: (state, context) => spec.tick?.(state, context) ?? { state },
    hear: (state, signal, context) => spec.hear?.(state, signal, context) ?? { state },
  };
}
