/** One Homie property as one item of discovery. Pure. */
import { limits } from '../../base/limits.ts';
import type { RawConfig } from '../../platforms/platform.ts';
import { boundsOf, isPercent, valuesOf } from './formats.ts';
import type { HomieProperty } from './model.ts';
import { classOfBoolean, meaningOfNumber, meaningOfSetting } from './sensors.ts';

export interface PropertyItem {
  readonly component: string;
  readonly config: RawConfig;
}

/** ISO 8601 duration to seconds; another text has no effect. */
const secondsOfDuration =
  "{% set parts = value | regex_findall('^PT(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9.]+)S)?$') %}" +
  '{% if parts %}{{ parts[0][0] | int(0) * 3600 + parts[0][1] | int(0) * 60 + parts[0][2] | float(0) }}{% endif %}';

/** An empty text is sent as a single NUL (Homie 5, "Empty string values"). */
const textValue = "{{ '' if value == '\\x00' else value }}";
const textCommand = "{{ '\\x00' if value == '' else value }}";

/** What is published once, without being kept, is an event. */
function momentary(property: HomieProperty, topic: string, version: 3 | 4 | 5): PropertyItem | undefined {
  const types =
    property.datatype === 'boolean'
      ? ['true', 'false']
      : property.datatype === 'enum'
        ? valuesOf(property.format, version)
        : [];
  if (types.length === 0) return undefined;
  const config = {
    state_topic: topic,
    event_types: types,
    value_template: "{{ {'event_type': value} | to_json }}",
  };
  return { component: 'event', config };
}

function numeric(property: HomieProperty, topic: string): PropertyItem {
  if (!property.settable) return { component: 'sensor', config: { state_topic: topic, ...meaningOfNumber(property) } };
  const { min, max, step } = boundsOf(property);
  const isOpen = !isPercent(property) && max - min > 10_000;
  const config = {
    state_topic: topic,
    command_topic: `${topic}/set`,
    min,
    max,
    step,
    ...(isOpen && { mode: 'box' }),
    ...meaningOfSetting(property),
  };
  return { component: 'number', config };
}

function boolean(property: HomieProperty, topic: string): PropertyItem {
  const payloads = { payload_on: 'true', payload_off: 'false' };
  if (property.settable) {
    return { component: 'switch', config: { state_topic: topic, command_topic: `${topic}/set`, ...payloads } };
  }
  return { component: 'binary_sensor', config: { state_topic: topic, ...payloads, ...classOfBoolean(property) } };
}

function enumeration(property: HomieProperty, topic: string, version: 3 | 4 | 5): PropertyItem {
  const options = valuesOf(property.format, version);
  const [only] = options;
  if (only === undefined) return text(property, topic, version);
  if (!property.settable) return { component: 'sensor', config: { state_topic: topic, device_class: 'enum', options } };
  // A choice of one that nothing reports is a button.
  if (options.length === 1 && !property.retained) {
    return { component: 'button', config: { command_topic: `${topic}/set`, payload_press: only } };
  }
  return { component: 'select', config: { state_topic: topic, command_topic: `${topic}/set`, options } };
}

/** Before Homie 5 an empty message is the empty text. */
function text(property: HomieProperty, topic: string, version: 3 | 4 | 5): PropertyItem {
  const isMarked = version === 5;
  if (!property.settable) {
    return { component: 'sensor', config: { state_topic: topic, ...(isMarked && { value_template: textValue }) } };
  }
  const config = {
    state_topic: topic,
    command_topic: `${topic}/set`,
    ...(isMarked && { value_template: textValue, command_template: textCommand }),
  };
  return { component: 'text', config };
}

function dateTime(property: HomieProperty, topic: string): PropertyItem {
  if (property.settable) {
    return { component: 'datetime', config: { state_topic: topic, command_topic: `${topic}/set` } };
  }
  return { component: 'sensor', config: { state_topic: topic, device_class: 'timestamp' } };
}

function duration(property: HomieProperty, topic: string, version: 3 | 4 | 5): PropertyItem {
  if (property.settable) return text(property, topic, version);
  const config = {
    state_topic: topic,
    value_template: secondsOfDuration,
    device_class: 'duration',
    unit_of_measurement: 's',
  };
  return { component: 'sensor', config };
}

/** JSON is shown as far as a state may be long; the fields of an object are its attributes. */
function json(property: HomieProperty, topic: string, version: 3 | 4 | 5): PropertyItem {
  if (property.settable) return text(property, topic, version);
  const config = {
    state_topic: topic,
    value_template: `{{ value[:${limits.stateChars}] }}`,
    json_attributes_topic: topic,
  };
  return { component: 'sensor', config };
}

/** The item of a property; its name, ids, device and availability are added by the caller. */
export function itemOfProperty(property: HomieProperty, topic: string, version: 3 | 4 | 5): PropertyItem {
  if (!property.retained && !property.settable) {
    const event = momentary(property, topic, version);
    if (event !== undefined) return event;
  }
  switch (property.datatype) {
    case 'integer':
    case 'float':
    case 'percent':
      return numeric(property, topic);
    case 'boolean':
      return boolean(property, topic);
    case 'enum':
      return enumeration(property, topic, version);
    case 'datetime':
      return dateTime(property, topic);
    case 'duration':
      return duration(property, topic, version);
    case 'json':
      return json(property, topic, version);
    default:
      return text(property, topic, version);
  }
}
