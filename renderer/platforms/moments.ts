/** What people most often want to know of an entity: what descriptors put their moments together from. Pure. */
import type { Entity, EntityOf, Trigger } from '../../preload/contract.ts';
import { classOf, unitOf } from '../format/values.ts';
import { say } from '../words/words.ts';

export interface Moment {
  readonly id: string;
  /** Follows the name: "opens". */
  readonly says: string;
  readonly trigger: Trigger;
  readonly severity?: 'info' | 'warning' | 'critical';
}

const longOpenSeconds = 600;

/** It comes into a state, or has been in it for a while. */
export function becomes({ id }: Entity, to: string, says: string, forSeconds?: number): Moment {
  const trigger = { type: 'state', entityId: id, to, ...(forSeconds === undefined ? {} : { forSeconds }) } as const;
  return { id: forSeconds === undefined ? `to-${to}` : `to-${to}-for`, says, trigger };
}

/** It changes in any way. */
export function anyMoment({ id }: Entity, says: string): Moment {
  return { id: 'any', says, trigger: { type: 'state', entityId: id } };
}

/** It opens, closes, stays open: `open` and `closed` are how the platform says it. */
export function openingMoments(entity: Entity, open = 'open', closed = 'closed'): Moment[] {
  return [
    becomes(entity, open, say('moments.opens')),
    becomes(entity, closed, say('moments.closes')),
    { ...becomes(entity, open, say('moments.staysOpenFor10Minutes'), longOpenSeconds), severity: 'warning' },
  ];
}

/** It is unlocked, stays so, is locked, jams. */
export function lockMoments(entity: EntityOf<'lock'>): Moment[] {
  return [
    becomes(entity, 'unlocked', say('moments.isUnlocked')),
    {
      ...becomes(entity, 'unlocked', say('moments.staysUnlockedFor10Minutes'), longOpenSeconds),
      severity: 'warning',
    },
    becomes(entity, 'locked', say('moments.isLocked')),
    { ...becomes(entity, 'jammed', say('moments.isJammed')), severity: 'warning' },
  ];
}

/** It turns on, off, stays on. */
export function onOffMoments(entity: Entity): Moment[] {
  return [
    becomes(entity, 'on', say('moments.turnsOn')),
    becomes(entity, 'off', say('moments.turnsOff')),
    becomes(entity, 'on', say('moments.staysOnForAnHour'), 3_600),
  ];
}

/** It needs help, or is back. */
export function robotMoments(entity: Entity): Moment[] {
  return [
    { ...becomes(entity, 'error', say('moments.needsHelp')), severity: 'warning' },
    becomes(entity, 'docked', say('moments.isBackAtItsDock')),
  ];
}

/** What is pressed or chosen is used. */
export function useMoments(entity: Entity): Moment[] {
  return [anyMoment(entity, say('moments.isUsed'))];
}

/** A limit somewhat above (or below) the present value, rounded to two digits. */
function limitNear(value: number, factor: number): number {
  return Number((value * factor).toPrecision(2));
}

/** What is measured rises above, or falls below, a limit near where it is. */
export function valueMoments(entity: EntityOf<'sensor' | 'number'>): Moment[] {
  const entityId = entity.id;
  const unit = unitOf(entity);
  const value = Number(entity.state);
  if (unit === undefined && (entity.state.trim() === '' || !Number.isFinite(value))) {
    return [anyMoment(entity, say('moments.changes'))];
  }
  if (classOf(entity) === 'battery') {
    const trigger = { type: 'numeric', entityId, below: 20 } as const;
    return [{ id: 'low', says: say('moments.fallsBelow20'), trigger, severity: 'warning' }];
  }
  const near = Number.isFinite(value) && value !== 0 ? value : 10;
  const [high, low] =
    near > 0 ? [limitNear(near, 1.2), limitNear(near, 0.8)] : [limitNear(near, 0.8), limitNear(near, 1.2)];
  const after = unit === undefined ? '' : ` ${unit}`;
  return [
    {
      id: 'above',
      says: say('moments.risesAboveHighAfter', { high, after }),
      trigger: { type: 'numeric', entityId, above: high },
    },
    {
      id: 'below',
      says: say('moments.fallsBelowLowAfter', { low, after }),
      trigger: { type: 'numeric', entityId, below: low },
    },
  ];
}

/** What a thermostat or humidifier measures beside its mode. */
export function measuredMoments(
  entity: Entity,
  given: { readonly attribute: string; readonly now: number | undefined; readonly unit: string; readonly step: number },
): Moment[] {
  const { attribute, now, unit, step } = given;
  const any = anyMoment(entity, say('moments.changesItsMode'));
  if (now === undefined) return [any];
  const [low, high] = [Math.round(now - step), Math.round(now + step)];
  const numeric = { type: 'numeric', entityId: entity.id, attribute } as const;
  return [
    {
      id: 'above',
      says: say('moments.measuresMoreThanHighUnit', { high, unit }),
      trigger: { ...numeric, above: high },
    },
    { id: 'below', says: say('moments.measuresLessThanLowUnit', { low, unit }), trigger: { ...numeric, below: low } },
    any,
  ];
}
