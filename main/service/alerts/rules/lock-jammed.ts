/** A lock does not turn. */
import type { AlertAction } from '../../model/alerts.ts';
import { type BuiltInRule, judgeState, ruleDefaults, type Subject } from './rule.ts';

/** Locks it, also for a lock that was left open. */
export function lockIt(entity: Subject): readonly AlertAction[] {
  return [{ id: 'lock', label: 'Lock', command: { entityId: entity.id, action: 'lock' } }];
}

export const lockJammed: BuiltInRule = {
  defaults: ruleDefaults({ id: 'lock.jammed', severity: 'warning' }),
  scope: 'entity',
  concerns: (platform) => platform === 'lock',
  judge: (entity) => judgeState(entity, ['jammed']),
  actions: lockIt,
};
