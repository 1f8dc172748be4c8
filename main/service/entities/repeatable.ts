/**
 * Which commands may be sent a second time when nobody knows whether the first arrived: those that name where a thing is
 * to end up. A press, a toggle, a step or a signal would act twice. Pure.
 */
import type { Params, Plan } from '../platforms/platform.ts';

/** By platform. What is not listed acts each time, or might. */
const actions: Readonly<Record<string, readonly string[]>> = {
  alarm_control_panel: [
    'alarm_arm_away',
    'alarm_arm_custom_bypass',
    'alarm_arm_home',
    'alarm_arm_night',
    'alarm_arm_vacation',
    'alarm_disarm',
  ],
  climate: [
    'set_fan_mode',
    'set_humidity',
    'set_hvac_mode',
    'set_preset_mode',
    'set_swing_horizontal_mode',
    'set_swing_mode',
    'set_temperature',
    'turn_off',
    'turn_on',
  ],
  cover: [
    'close_cover',
    'close_cover_tilt',
    'open_cover',
    'open_cover_tilt',
    'set_cover_position',
    'set_cover_tilt_position',
    'stop_cover',
    'stop_cover_tilt',
  ],
  date: ['set_value'],
  datetime: ['set_value'],
  fan: ['oscillate', 'set_direction', 'set_percentage', 'set_preset_mode', 'turn_off', 'turn_on'],
  humidifier: ['set_humidity', 'set_mode', 'turn_off', 'turn_on'],
  lawn_mower: ['dock', 'pause', 'start_mowing'],
  light: ['turn_off', 'turn_on'],
  lock: ['lock', 'unlock'],
  number: ['set_value'],
  select: ['select_option'],
  siren: ['turn_off'],
  switch: ['turn_off', 'turn_on'],
  text: ['set_value'],
  time: ['set_value'],
  vacuum: ['pause', 'return_to_base', 'set_fan_speed', 'start', 'stop'],
  valve: ['close_valve', 'open_valve', 'set_valve_position', 'stop_valve'],
  water_heater: [
    'set_operation_mode',
    'set_temperature',
    'turn_away_mode_off',
    'turn_away_mode_on',
    'turn_off',
    'turn_on',
  ],
};

/** Parameters that go on from where the thing is, or that are shown each time. */
const relative = /(^|_)(step|step_pct|flash|effect|delta|increment|decrement)$/;

/** Relays whose "on" is a pulse are configured with payloads like these. */
const acting = /toggle|pulse|press|impuls/i;

/** True when doing it twice leaves the home as doing it once. */
export function isRepeatable(platform: string, action: string, params: Params, plan: Plan<unknown>): boolean {
  const known = Object.hasOwn(actions, platform) ? actions[platform] : undefined;
  if (known?.includes(action) !== true) return false;
  if (Object.keys(params).some((name) => relative.test(name))) return false;
  return !plan.publishes.some(({ payload }) => typeof payload === 'string' && acting.test(payload));
}
