/** What one key or click does to an entity: toggle it, or move it by a step. Pure. */
import type { Entity, RequestOf } from '../../preload/contract.ts';
import { stepFrom } from '../format/number-text.ts';
import { can, numberOf } from '../format/values.ts';

type Command = RequestOf<'entity.command'>;

/** A tenth of the way. */
const stepPercent = 10;

/** Covers that let somebody in. */
const entrances: ReadonlySet<unknown> = new Set(['garage', 'door', 'gate']);

/** Undefined where there is nothing to toggle, or where nobody should do it by a slip: locks that open, garage doors. */
export function toggleCommand(entity: Entity): Command | undefined {
  const { id, platform, state } = entity;
  if (!entity.available) return undefined;
  if (platform === 'button') return { id, action: 'press' };
  if (platform === 'cover' && !entrances.has(entity.attributes.device_class)) {
    const action = state === 'closed' || state === 'closing' ? 'open_cover' : 'close_cover';
    return can(entity, action) ? { id, action } : undefined;
  }
  // It can always be locked; to unlock it takes its own control.
  if (platform === 'lock') return state === 'unlocked' && can(entity, 'lock') ? { id, action: 'lock' } : undefined;
  if (platform === 'siren' && state === 'off') return undefined;
  if (!can(entity, 'turn_on') || !can(entity, 'turn_off') || state === 'unknown') return undefined;
  return { id, action: state === 'off' ? 'turn_on' : 'turn_off' };
}

/** One step up or down: brightness, position, speed, set-point or value. Undefined where there is none. */
export function adjustCommand(entity: Entity, direction: 1 | -1): Command | undefined {
  const { id, platform } = entity;
  if (!entity.available) return undefined;
  const stepped = (now: number) => Math.max(0, Math.min(100, now + direction * stepPercent));
  switch (platform) {
    case 'light': {
      const brightness = entity.state === 'on' ? numberOf(entity, 'brightness') : 0;
      if (brightness === undefined || !can(entity, 'turn_on')) return undefined;
      const percent = stepped(Math.round((brightness / 255) * 100));
      if (percent === 0) return { id, action: 'turn_off' };
      return { id, action: 'turn_on', params: { brightness: Math.max(1, Math.round((percent / 100) * 255)) } };
    }
    case 'cover':
    case 'valve': {
      const action = platform === 'cover' ? 'set_cover_position' : 'set_valve_position';
      const position = numberOf(entity, 'current_position');
      if (position === undefined || !can(entity, action)) return undefined;
      return { id, action, params: { position: stepped(position) } };
    }
    case 'fan': {
      if (!can(entity, 'set_percentage')) return undefined;
      const percentage = entity.state === 'off' ? 0 : (numberOf(entity, 'percentage') ?? 0);
      return { id, action: 'set_percentage', params: { percentage: stepped(percentage) } };
    }
    case 'climate':
    case 'water_heater': {
      const temperature = numberOf(entity, 'temperature');
      if (temperature === undefined || !can(entity, 'set_temperature')) return undefined;
      const range = {
        min: entity.capabilities.minTemp ?? 5,
        max: entity.capabilities.maxTemp ?? 95,
        step: (entity.platform === 'climate' && entity.capabilities.step) || 0.5,
      };
      return { id, action: 'set_temperature', params: { temperature: stepFrom(temperature, direction, range) } };
    }
    case 'number': {
      const value = Number(entity.state);
      if (!Number.isFinite(value) || !can(entity, 'set_value')) return undefined;
      const range = {
        min: entity.capabilities.min ?? 0,
        max: entity.capabilities.max ?? 100,
        step: entity.capabilities.step ?? 1,
      };
      return { id, action: 'set_value', params: { value: stepFrom(value, direction, range) } };
    }
    default:
      return undefined;
  }
}
