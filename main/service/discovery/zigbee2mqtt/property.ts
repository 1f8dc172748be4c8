/** Entities of single properties: binary, numeric, enum, text, list and composite exposes. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { field, literal, shownValue } from '../template-text.ts';
import { eventEntries } from './action.ts';
import { type Entry, labelled, mainName, type Subject, setTopic, withEndpoint } from './entry.ts';
import { type Expose, featureOf, isReported, isSettable } from './exposes.ts';
import { binaryHints, enumHints, numberHints, sensorHints, switchHints, textHints } from './hints.ts';

/** What a property shows while it was never reported: nothing known, rather than an empty text. */
function valueOrNothing(property: string): string {
  return `{{ ${field(property)} | default('None') }}`;
}

function reported(subject: Subject, expose: Expose, template: string): RawConfig {
  return isReported(expose) ? { state_topic: subject.topic, value_template: template } : {};
}

function settable(subject: Subject, expose: Expose): RawConfig {
  return { command_topic: setTopic(subject, expose.endpoint, expose.property) };
}

export function binaryEntries(subject: Subject, expose: Expose): Entry[] {
  const { name, property, endpoint, value_on: on, value_off: off } = expose;
  if (on === undefined || off === undefined) return [];
  if (isSettable(expose)) {
    // What is nothing is false.
    const template = typeof on === 'boolean' ? `{{ ${field(property)} or 'false' }}` : shownValue(property);
    const raw = {
      name: labelled(expose),
      ...reported(subject, expose, `{% if ${field(property)} is defined %}${template}{% endif %}`),
      ...settable(subject, expose),
      payload_on: String(on),
      payload_off: String(off),
      reads_flags: true,
      ...switchHints(name),
    };
    return [{ component: 'switch', objectId: withEndpoint(`switch_${name}`, endpoint), raw }];
  }
  if (!isReported(expose)) return [];
  // Home Assistant's garage door is on when it is open. This contact is true while it is closed, in whichever order a
  // definition gives its two values: Zigbee2MQTT's own announcement goes by the name.
  const isGarageDoor = name === 'garage_door_contact';
  const raw = {
    name: labelled(expose),
    state_topic: subject.topic,
    value_template: shownValue(property),
    payload_on: isGarageDoor ? false : on,
    payload_off: isGarageDoor ? true : off,
    // Some devices send 0 or "false" where their definition says false.
    reads_flags: true,
    ...binaryHints(name),
  };
  return [{ component: 'binary_sensor', objectId: withEndpoint(name, endpoint), raw }];
}

export function numericEntries(subject: Subject, expose: Expose): Entry[] {
  const { name, property, endpoint, unit } = expose;
  const objectId = withEndpoint(name, endpoint);
  const shared = { name: labelled(expose), ...(unit !== undefined && { unit_of_measurement: unit }) };
  if (isSettable(expose)) {
    const raw = {
      ...shared,
      ...reported(subject, expose, shownValue(property)),
      ...settable(subject, expose),
      ...rangeOf(expose),
      ...numberHints(name),
    };
    return [{ component: 'number', objectId, raw }];
  }
  if (!isReported(expose)) return [];
  const raw = {
    ...shared,
    state_topic: subject.topic,
    value_template: shownValue(property),
    empty_says_nothing: true,
    ...sensorHints(name, unit),
  };
  return [{ component: 'sensor', objectId, raw }];
}

/** What a number may be where a definition tells one end only, and that lies beyond Home Assistant's default for the other. */
const openEnd = 65_535;

/** The range of a number, as far as it is told. */
export function rangeOf(expose: Expose): RawConfig {
  const { value_min: min, value_max: max } = expose;
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(min !== undefined && max === undefined && min >= 100 && { max: min + openEnd }),
    ...(max !== undefined && min === undefined && max <= 0 && { min: max - openEnd }),
    ...(expose.value_step !== undefined && { step: expose.value_step }),
  };
}

export function enumEntries(subject: Subject, expose: Expose): Entry[] {
  const { name, property: objectId, values } = expose;
  if (objectId === 'action') return eventEntries(subject, expose);
  const shared = { name: labelled(expose), ...enumHints(name) };
  const [only] = values;
  if (isSettable(expose) && only !== undefined) {
    if (values.length === 1) {
      const raw = { ...shared, ...settable(subject, expose), payload_press: only };
      return [{ component: 'button', objectId, raw }];
    }
    const raw = {
      ...shared,
      ...reported(subject, expose, shownValue(objectId)),
      ...settable(subject, expose),
      options: values,
      // The word is a choice like any other here.
      none_is_option: true,
      // Selects have no device classes.
      device_class: undefined,
    };
    return [{ component: 'select', objectId, raw }];
  }
  if (!isReported(expose)) return [];
  const raw = {
    ...shared,
    state_topic: subject.topic,
    value_template: valueOrNothing(objectId),
    device_class: undefined,
  };
  return [{ component: 'sensor', objectId, raw }];
}

/** The longest text that a state may be, less one. */
const shownChars = 254;

export function textEntries(subject: Subject, expose: Expose): Entry[] {
  const { property: objectId } = expose;
  const shared = { name: labelled(expose), ...textHints(expose.name) };
  if (expose.type === 'composite' && expose.name === 'warning' && isSettable(expose))
    return sirenEntries(subject, expose);
  if (expose.type === 'text' && isSettable(expose)) {
    const raw = {
      ...shared,
      ...reported(subject, expose, valueOrNothing(objectId)),
      ...settable(subject, expose),
      none_is_unknown: true,
    };
    return [{ component: 'text', objectId, raw }];
  }
  if (!isReported(expose)) return [];
  const template = `{{ ${field(objectId)} | default('None', true) | string | truncate(${shownChars}, true, '', 0) }}`;
  return [{ component: 'sensor', objectId, raw: { ...shared, state_topic: subject.topic, value_template: template } }];
}

/** A `warning` starts and stops the siren of an alarm device; what it does at the moment is not reported. */
function sirenEntries(subject: Subject, expose: Expose): Entry[] {
  const { endpoint } = expose;
  const tones = featureOf(expose, 'mode')?.values.filter((each) => each !== 'stop') ?? [];
  const tone = tones.find((each) => each === 'emergency') ?? tones[0] ?? 'emergency';
  const [level, duration] = [featureOf(expose, 'level'), featureOf(expose, 'duration')];
  const parts = [`'mode': tone | default(${literal(tone)})`];
  if (level !== undefined) {
    parts.push(
      "'level': 'low' if volume <= 0.25 else 'medium' if volume <= 0.5 else 'high' if volume <= 0.75 else 'very_high'",
    );
  }
  if (duration !== undefined) parts.push("'duration': duration | default(10)");
  const message = (fields: string) => `{{ {${literal(expose.property)}: {${fields}}} | to_json }}`;
  const raw = {
    name: mainName(endpoint),
    command_topic: setTopic(subject, endpoint),
    command_template: `{% set volume = volume_level | default(0.5) %}${message(parts.join(', '))}`,
    command_off_template: message("'mode': 'stop'"),
    available_tones: tones.length > 0 ? tones : undefined,
    support_volume_set: level !== undefined,
    support_duration: duration !== undefined,
    optimistic: true,
  };
  return [{ component: 'siren', objectId: withEndpoint('siren', endpoint), raw }];
}
