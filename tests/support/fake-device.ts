/** How a friendly made-up device obeys. */
import type { Entity } from '../../preload/contract.ts';

export type Params = Readonly<Record<string, unknown>>;

/** What a command makes of an entity, as a friendly device would report it. */
export function obey(entity: Entity, action: string, params: Params): Pick<Entity, 'state' | 'attributes'> {
  const next = states[action]?.(entity, params) ?? entity.state;
  const { code: _code, option: _option, value: _value, ...shown } = params;
  const attributes = { ...entity.attributes, ...shown };
  if (action === 'set_cover_position' || action === 'set_valve_position')
    Object.assign(attributes, { current_position: params.position });
  if (action === 'set_cover_tilt_position') Object.assign(attributes, { current_tilt_position: params.tilt_position });
  if (/^(open|close)_(cover|valve)$/.test(action))
    Object.assign(attributes, { current_position: action.startsWith('open') ? 100 : 0 });
  return { state: next, attributes };
}

const states: Readonly<Record<string, (entity: Entity, params: Params) => string>> = {
  turn_on: (entity) =>
    entity.platform === 'climate' ? 'heat' : entity.platform === 'scene' ? new Date().toISOString() : 'on',
  turn_off: () => 'off',
  toggle: (entity) => (entity.state === 'on' ? 'off' : 'on'),
  lock: () => 'locked',
  unlock: () => 'unlocked',
  open: () => 'open',
  open_cover: () => 'open',
  close_cover: () => 'closed',
  set_cover_position: (_, { position }) => (position === 0 ? 'closed' : 'open'),
  open_valve: () => 'open',
  close_valve: () => 'closed',
  alarm_disarm: () => 'disarmed',
  alarm_arm_home: () => 'armed_home',
  alarm_arm_away: () => 'armed_away',
  alarm_arm_night: () => 'armed_night',
  alarm_trigger: () => 'triggered',
  set_hvac_mode: (_, { hvac_mode }) => String(hvac_mode),
  set_operation_mode: (_, { operation_mode }) => String(operation_mode),
  select_option: (_, { option }) => String(option),
  set_value: (_, params) => String(params.value ?? params.date ?? params.time ?? params.datetime),
  press: () => new Date().toISOString(),
  start: () => 'cleaning',
  pause: () => 'paused',
  stop: () => 'idle',
  return_to_base: () => 'returning',
  start_mowing: () => 'mowing',
  dock: () => 'docked',
};
