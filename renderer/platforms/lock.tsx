/** Locks. */
import { LockControl } from '../components/controls/lock-control.tsx';
import { textFact } from '../format/values.ts';
import { accepts, descriptor } from './descriptor.ts';

export const lock = descriptor('lock', {
  label: 'Lock',
  icon({ state }) {
    if (state === 'jammed') return 'lock-open-alert';
    return state === 'locked' || state === 'locking' ? 'lock' : 'lock-open-variant';
  },
  states: ['locked', 'unlocked', 'locking', 'unlocking', 'open', 'jammed'],
  isActive: ({ state }) => ['unlocked', 'unlocking', 'open', 'opening'].includes(state),
  isAlarming: ({ state }) => state === 'jammed',
  Inline: LockControl,
  tap(entity) {
    // A code cannot be given by a click.
    if (textFact(entity, 'code_format', 'codeFormat') !== undefined) return undefined;
    const isOn = entity.state !== 'locked' && entity.state !== 'locking';
    const action = isOn ? 'lock' : 'unlock';
    return accepts(entity, action) ? { kind: 'toggle', isOn, next: { action } } : undefined;
  },
  quick: ['lock', 'unlock', 'open'],
});
