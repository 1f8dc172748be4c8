/** Locks. */
import { LockControl } from '../components/controls/lock-control.tsx';
import { textFact } from '../format/values.ts';
import { accepts, descriptor } from './descriptor.ts';

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
    if (textFact(entity, 'code_format', 'codeFormat') !== undefined) return undefined;
    const action = nextOfLock(entity.state, open);
    const isOn = action === 'lock';
    return accepts(entity, action) ? { kind: 'toggle', isOn, next: { action } } : undefined;
  },
  quick: ['lock', 'unlock', 'open'],
});
