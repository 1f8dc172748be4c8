/** The one judge of a low battery, for alerts, health check and digest. Pure. */
import type { Entity } from '../model/entities.ts';

export const defaultBatteryPercent = 15;

/** A percentage, `low` from a device that says no more, `fine`, or undefined where nothing is known. */
export function batteryOf(
  entity: Pick<Entity, 'platform' | 'state' | 'available'>,
): number | 'low' | 'fine' | undefined {
  if (entity.platform === 'binary_sensor') {
    if (!entity.available) return undefined;
    return entity.state === 'on' ? 'low' : entity.state === 'off' ? 'fine' : undefined;
  }
  const percent = entity.platform !== 'sensor' || entity.state.trim() === '' ? Number.NaN : Number(entity.state);
  return entity.available && Number.isFinite(percent) ? percent : undefined;
}

/** Is it low? Undefined where nothing is known. */
export function isLow(battery: ReturnType<typeof batteryOf>, belowPercent: number): boolean | undefined {
  return typeof battery === 'number' ? battery < belowPercent : battery === undefined ? undefined : battery === 'low';
}
