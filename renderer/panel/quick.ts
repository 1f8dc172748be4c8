/** What one key or click does to an entity: toggle it, or move it by a step. Pure. */
import type { Entity, RequestOf } from '../../preload/contract.ts';
import { levelOf } from '../components/tiles/level.ts';
import { stepFrom } from '../format/number-text.ts';
import { can } from '../format/values.ts';

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

/** One step up or down: brightness, position, speed, set-point or value. Undefined where there is none, or it is risky. */
export function adjustCommand(entity: Entity, direction: 1 | -1): Command | undefined {
  const level = entity.available ? levelOf(entity) : undefined;
  if (level?.value === undefined) return undefined;
  const { value, min, max, step } = level;
  const next =
    level.unit === '%' && step < stepPercent
      ? Math.max(min, Math.min(max, value + direction * stepPercent))
      : stepFrom(value, direction, { min, max, step });
  const command = level.command(next);
  // A turn of the wheel opens no garage and no valve.
  return entity.capabilities.risky?.includes(command.action) === true ? undefined : { id: entity.id, ...command };
}
