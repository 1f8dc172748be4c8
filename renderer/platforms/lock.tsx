/** Locks. */

import { LockControl } from '../components/controls/lock-control.tsx';
import { LockFeature } from '../components/tiles/features.tsx';
import { wantsCode } from '../format/values.ts';
import { accepts, descriptor } from './descriptor.ts';
import { codeFields } from './fields.ts';
import { lockMoments } from './moments.ts';

/** What one button of a lock does: what is locked is unlocked, anything else is locked. */
export function nextOfLock(state: string, open: string | undefined): 'lock' | 'unlock' {
  if (open === 'lock' || open === 'unlock') return open === 'lock' ? 'unlock' : 'lock';
  return state === 'locked' || state === 'locking' ? 'unlock' : 'lock';
}

export const lock = descriptor('lock', {
  icon({ state }) {
    if (state === 'jammed') return 'lock-open-alert';
    return state === 'locked' || state === 'locking' ? 'lock' : 'lock-open-variant';
  },
  states: ['locked', 'unlocked', 'locking', 'unlocking', 'open', 'jammed'],
  isActive: ({ state }) => ['unlocked', 'unlocking', 'open', 'opening'].includes(state),
  isAlarming: ({ state }) => state === 'jammed',
  Inline: LockControl,
  tap(entity, open) {
    // A code cannot be given by a click.
    if (wantsCode(entity)) return undefined;
    const action = nextOfLock(entity.state, open);
    const isOn = action === 'lock';
    return accepts(entity, action) ? { kind: 'toggle', isOn, next: { action } } : undefined;
  },
  quick: ['lock', 'unlock', 'open'],
  isHigh: true,
  Feature: LockFeature,
  hasFeature: (entity) => accepts(entity, 'lock') || accepts(entity, 'unlock'),
  tone: ({ state }) => (['unlocked', 'unlocking', 'open', 'opening'].includes(state) ? 'warning' : 'plain'),
  fields: (entity) => (wantsCode(entity) ? codeFields(['lock', 'unlock', 'open']) : {}),
  moments: lockMoments,
  byHand: { needs: 'command', template: 'value_template' },
});
