/** An alarm panel went off. */
import type { AlertAction } from '../../model/alerts.ts';
import { type BuiltInRule, judgeState, ruleDefaults } from './rule.ts';

/** Disarms without a code; a panel that wants one is disarmed in the window. */
function disarm(entityId: string, attributes: Readonly<Record<string, unknown>>): readonly AlertAction[] {
  const wantsCode = typeof attributes.code_format === 'string';
  return wantsCode ? [] : [{ id: 'disarm', label: 'Disarm', command: { entityId, action: 'alarm_disarm' } }];
}

export const alarmTriggered: BuiltInRule = {
  defaults: ruleDefaults({ id: 'alarm.triggered', severity: 'critical' }),
  scope: 'entity',
  concerns: (platform) => platform === 'alarm_control_panel',
  judge: (entity) => judgeState(entity, ['triggered']),
  actions: (entity) => disarm(entity.id, entity.attributes),
};
