/** Thermostats: that of a wall display, and a radiator valve that a gateway hears over Bluetooth. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { command, commandTopic, configOf, type Part, reading, readingOf, stateTopic } from './templates.ts';

/** The thermostat of a wall display: it switches a relay, for heating or for cooling. */
export function thermostatConfig(part: Part): RawConfig {
  const isCooling = configOf(part).type === 'cooling';
  const [mode, active] = isCooling ? ['cool', 'cooling'] : ['heat', 'heating'];
  const set = (what: string) => command(part, 'Thermostat.SetConfig', `,"config":{"id":${part.index},${what}}`);
  const topic = stateTopic(part);
  const acts = `{{ '${active}' if c.output else 'idle' }}`;
  return {
    modes: ['off', mode],
    mode_state_topic: topic,
    mode_state_template: reading(part, `{% if c.enable is boolean %}{{ '${mode}' if c.enable else 'off' }}{% endif %}`),
    mode_command_topic: commandTopic(part),
    mode_command_template: set(`"enable":{{ 'false' if value == 'off' else 'true' }}`),
    action_topic: topic,
    action_template: reading(part, `{% if c.enable is false %}off{% elif c.output is boolean %}${acts}{% endif %}`),
    temperature_state_topic: topic,
    temperature_state_template: readingOf(part, 'target_C'),
    temperature_command_topic: commandTopic(part),
    temperature_command_template: set('"target_C":{{ value }}'),
    current_temperature_topic: topic,
    current_temperature_template: readingOf(part, 'current_C'),
    ...(part.fields.has('current_humidity') && {
      current_humidity_topic: topic,
      current_humidity_template: readingOf(part, 'current_humidity'),
    }),
    temperature_unit: 'C',
    min_temp: 5,
    max_temp: 35,
    temp_step: 0.5,
  };
}

/** A radiator valve has no state but heating: how much it does is its position. */
export function valveConfig(part: Part): RawConfig {
  const topic = stateTopic(part);
  return {
    modes: ['heat'],
    mode_state_topic: topic,
    mode_state_template: reading(part, "{{ 'heat' if c.target_C is number }}"),
    action_topic: topic,
    action_template: reading(part, "{% if c.pos is number %}{{ 'heating' if c.pos > 0 else 'idle' }}{% endif %}"),
    temperature_state_topic: topic,
    temperature_state_template: readingOf(part, 'target_C'),
    temperature_command_topic: commandTopic(part),
    temperature_command_template: command(
      part,
      'BluTrv.Call',
      ',"method":"TRV.SetTarget","params":{"id":0,"target_C":{{ value }}}',
    ),
    current_temperature_topic: topic,
    current_temperature_template: readingOf(part, 'current_C'),
    temperature_unit: 'C',
    min_temp: 4,
    max_temp: 30,
    temp_step: 0.1,
  };
}
