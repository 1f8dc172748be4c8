/** What takes its time from one end to the other: blinds, doors, valves. Pure. */

export interface Travel {
  /** Percent, 100 = open. */
  readonly position: number;
  /** Where it is going; absent at rest. */
  readonly target?: number;
  readonly movedAt: number;
}

export function travelTo(travel: Travel, target: number, now: number): Travel {
  return target === travel.position
    ? { position: target, movedAt: now }
    : { position: travel.position, target, movedAt: now };
}

export function halted(travel: Travel, now: number): Travel {
  return { position: travel.position, movedAt: now };
}

/** @param fullMs the time from one end to the other. The same object at rest. */
export function travelAt(travel: Travel, now: number, fullMs: number): Travel {
  const { position, target, movedAt } = travel;
  if (target === undefined) return travel;
  const step = ((now - movedAt) / fullMs) * 100;
  const left = target - position;
  if (Math.abs(left) <= step) return { position: target, movedAt: now };
  return { position: Math.round(position + Math.sign(left) * step), target, movedAt: now };
}

export function motionOf({ position, target }: Travel): 'opening' | 'closing' | 'open' | 'closed' {
  if (target !== undefined) return target > position ? 'opening' : 'closing';
  return position === 0 ? 'closed' : 'open';
}
