/** Thermostats and air conditioners, and the entities beside them. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { field, literal, shownValue } from '../template-text.ts';
import { type Entry, labelled, mainName, type Subject, setTopic, withEndpoint } from './entry.ts';
import { type Expose, featureOf, isReported, isSettable } from './exposes.ts';
import { rangeOf } from './property.ts';

/** What a thermostat says it is doing, in Home Assistant's words. */
const actions = "{'idle': 'idle', 'heat': 'heating', 'cool': 'cooling', 'fan_only': 'fan'}";

/** Modes that Home Assistant knows; `sleep` and the like of the Zigbee standard are not among them. */
const modes = new Set(['auto', 'off', 'cool', 'heat', 'heat_cool', 'dry', 'fan_only']);

export function climateEntries(subject: Subject, expose: Expose): Entry[] {
  const { endpoint } = expose;
  const heating =
    featureOf(expose, 'occupied_heating_setpoint', 'numeric') ??
    featureOf(expose, 'current_heating_setpoint', 'numeric');
  const cooling = featureOf(expose, 'occupied_cooling_setpoint', 'numeric');
  const setpoint = heating ?? cooling;
  if (setpoint === undefined) return [];

  const state = subject.topic;
  const set = (attribute: string) => setTopic(subject, endpoint, attribute);
  const target = (prefix: string, feature: Expose): RawConfig => ({
    [`${prefix}_command_topic`]: set(feature.name),
    [`${prefix}_state_topic`]: state,
    [`${prefix}_state_template`]: shownValue(feature.property),
  });
  const choice = (prefix: string, list: string, name: string, accepts: (value: string) => boolean): RawConfig => {
    const feature = featureOf(expose, name, 'enum');
    const values = feature?.values.filter(accepts) ?? [];
    if (feature === undefined || values.length === 0) return {};
    return {
      [list]: values,
      [`${prefix}_command_topic`]: set(name),
      [`${prefix}_state_topic`]: state,
      [`${prefix}_${prefix === 'preset_mode' ? 'value' : 'state'}_template`]: shownValue(feature.property),
    };
  };
  const local = featureOf(expose, 'local_temperature');
  const running = featureOf(expose, 'running_state');
  const humidity = subject.exposes.find(
    (each) => each.name === 'humidity' && each.type === 'numeric' && isReported(each),
  );
  const raw: RawConfig = {
    name: mainName(endpoint),
    temperature_unit: 'C',
    ...(setpoint.value_step !== undefined && { temp_step: setpoint.value_step }),
    ...(setpoint.value_min !== undefined && { min_temp: setpoint.value_min }),
    ...(setpoint.value_max !== undefined && { max_temp: setpoint.value_max }),
    ...(local !== undefined && {
      current_temperature_topic: state,
      current_temperature_template: shownValue(local.property),
    }),
    ...(humidity !== undefined && {
      current_humidity_topic: state,
      current_humidity_template: shownValue(humidity.property),
    }),
    ...(heating !== undefined && cooling !== undefined
      ? { ...target('temperature_low', heating), ...target('temperature_high', cooling) }
      : target('temperature', setpoint)),
    ...choice('mode', 'modes', 'system_mode', (value) => modes.has(value)),
    ...operatingModes(subject, expose),
    ...choice('fan_mode', 'fan_modes', 'fan_mode', () => true),
    ...choice('swing_mode', 'swing_modes', 'swing_mode', () => true),
    // "none" is what Home Assistant shows when no preset is on.
    ...choice('preset_mode', 'preset_modes', 'preset', (value) => value !== 'none'),
    ...(running !== undefined && {
      action_topic: state,
      action_template: `{% if ${field(running.property)} is defined %}{{ ${actions}.get(${field(running.property)}) }}{% endif %}`,
    }),
  };
  const entries: Entry[] = [{ component: 'climate', objectId: withEndpoint('climate', endpoint), raw }];
  entries.push(...besides(subject, expose));
  return entries;
}

/**
 * Thermostats whose schedule and pause are told apart from the mode: `operating_mode` is what a person would call the
 * mode, and `system_mode` says whether it heats or cools while it is set by hand.
 */
function operatingModes(subject: Subject, climate: Expose): RawConfig {
  const operating = subject.exposes.find((each) => each.name === 'operating_mode' && each.type === 'enum');
  const system = featureOf(climate, 'system_mode', 'enum');
  if (operating === undefined || system === undefined) return {};
  if (!['schedule', 'manual', 'pause'].every((each) => operating.values.includes(each))) return {};
  // One whose cooling has to be asked for in its options heats.
  const isChosen = subject.options?.has('homeassistant_climate_modes') === true;
  const active = system.values.filter((each) => each === 'heat' || (each === 'cool' && !isChosen));
  const [usual = 'heat'] = active;
  const key = literal(operating.property);
  const how = field(operating.property);
  const mode = active.length > 1 ? field(system.property) : literal(usual);
  return {
    modes: ['off', ...active, 'auto'],
    mode_command_topic: setTopic(subject, climate.endpoint),
    mode_command_template:
      `{% if value == 'off' %}{{ {${key}: 'pause'} | to_json }}{% elif value == 'auto' %}{{ {${key}: 'schedule'} | to_json }}` +
      `{% else %}{{ {${key}: 'manual'${active.length > 1 || isChosen ? `, ${literal(system.property)}: value` : ''}} | to_json }}{% endif %}`,
    mode_state_template:
      `{% if ${how} is defined %}{% if ${how} == 'schedule' %}auto{% elif ${how} == 'manual' %}{{ ${mode} }}` +
      '{% else %}off{% endif %}{% endif %}',
  };
}

/** Settings and readings of a thermostat that a climate entity has no place for. */
function besides(subject: Subject, climate: Expose): Entry[] {
  const { endpoint } = climate;
  const entries: Entry[] = [];
  const add = (feature: Expose, component: string, extra: RawConfig) => {
    entries.push({
      component,
      objectId: withEndpoint(feature.name, endpoint),
      raw: {
        name: labelled(feature, endpoint),
        state_topic: subject.topic,
        value_template: shownValue(feature.property),
        ...(feature.unit !== undefined && { unit_of_measurement: feature.unit }),
        ...(component === 'number' && {
          command_topic: setTopic(subject, endpoint, feature.property),
          ...rangeOf(feature),
        }),
        ...extra,
      },
    });
  };
  const calibration = featureOf(climate, 'local_temperature_calibration', 'numeric');
  if (calibration !== undefined && isSettable(calibration)) {
    add(calibration, 'number', { device_class: 'temperature_delta', entity_category: 'config' });
  }
  const heating = featureOf(climate, 'pi_heating_demand', 'numeric');
  if (heating !== undefined) {
    if (isSettable(heating)) add(heating, 'number', { icon: 'mdi:radiator' });
    else add(heating, 'sensor', { icon: 'mdi:radiator', entity_category: 'diagnostic' });
  }
  const cooling = featureOf(climate, 'pi_cooling_demand', 'numeric');
  if (cooling !== undefined) add(cooling, 'sensor', { icon: 'mdi:air-conditioner', entity_category: 'diagnostic' });
  const local = featureOf(climate, 'local_temperature', 'numeric');
  const measured = subject.exposes.some(
    (each) => each.type === 'numeric' && isReported(each) && ['temperature', 'local_temperature'].includes(each.name),
  );
  if (local !== undefined && !measured) {
    add(local, 'sensor', { device_class: 'temperature', state_class: 'measurement' });
  }
  return entries;
}
