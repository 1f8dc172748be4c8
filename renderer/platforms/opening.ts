/** What covers and valves share: they are open, closed, or somewhere between. */

import type { Entity, EntityOf } from '../../preload/contract.ts';
import { humanize, numberOf, toNumber } from '../format/values.ts';
import { say } from '../words/words.ts';
import { accepts, type Level, type Tap } from './descriptor.ts';

/** True when it is not shut. */
export function isOpenNow({ state }: Pick<Entity, 'state'>): boolean {
  return state === 'open' || state === 'opening' || state === 'closing';
}

/** "Open · 70 %". */
export function sayOpening(entity: EntityOf<'cover' | 'valve'>): string {
  const position = numberOf(entity, 'current_position');
  return entity.state === 'open' && position !== undefined && position < 100
    ? say('readings.openAt', { percent: Math.round(position) })
    : humanize(entity.state);
}

/** Open what is shut, shut what is open. */
export function openOrClose(entity: Entity, kind: 'cover' | 'valve', open?: string): Tap | undefined {
  const isStarted = open === `open_${kind}` || open === `close_${kind}`;
  const isOn = isStarted ? open === `open_${kind}` : entity.state !== 'closed' && entity.state !== 'unknown';
  const action = `${isOn ? 'close' : 'open'}_${kind}`;
  return accepts(entity, action) ? { kind: 'toggle', isOn, next: { action } } : undefined;
}

/** The position, where it can be set. */
export function positionLevel(entity: EntityOf<'cover' | 'valve'>, action: string): Level | undefined {
  if (!accepts(entity, action)) return undefined;
  return {
    kind: 'slider',
    label: say('readings.position'),
    value: numberOf(entity, 'current_position'),
    min: 0,
    max: 100,
    step: 1,
    unit: '%',
    command: (position) => ({ action, params: { position } }),
    wanted: (params) => toNumber(params.position),
  };
}
