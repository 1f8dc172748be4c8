/** A lock was left open. */
import { lockIt } from './lock-jammed.ts';
import { type BuiltInRule, judgeState, ruleDefaults } from './rule.ts';

const tenMinutes = 600;

export const lockOpen: BuiltInRule = {
  defaults: ruleDefaults({ id: 'lock.open', forSeconds: tenMinutes }),
  scope: 'entity',
  concerns: (platform) => platform === 'lock',
  // A jammed lock is not locked, but says so by its own alert; locking and unlocking decide nothing yet.
  judge: (entity) => {
    if (entity.state === 'locking' || entity.state === 'unlocking' || entity.state === 'opening') return 'undecided';
    return judgeState(entity, ['unlocked', 'open']);
  },
  actions: lockIt,
};
