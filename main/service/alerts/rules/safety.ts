/** Alarm panels and the sensors that protect life and home. */
import type { AlertAction } from '../../model/alerts.ts';
import { type BuiltInRule, judgeState, ruleDefaults } from './rule.ts';

/** Disarms without a code; a panel that wants one is disarmed in the window. */
function disarm(entityId: string, attributes: Readonly<Record<string, unknown>>): readonly AlertAction[] {
  const wantsCode = typeof attributes.code_format === 'string';
  return wantsCode ? [] : [{ id: 'disarm', label: 'Disarm', command: { entityId, action: 'alarm_disarm' } }];
}

const alarmTriggered: BuiltInRule = {
  defaults: ruleDefaults({ id: 'alarm.triggered', severity: 'critical' }),
  scope: 'entity',
  concerns: (platform) => platform === 'alarm_control_panel',
  judge: (entity) => judgeState(entity, ['triggered']),
  actions: (entity) => disarm(entity.id, entity.attributes),
};

function detector(kind: string, deviceClasses: readonly string[], severity: 'critical' | 'warning'): BuiltInRule {
  return {
    defaults: ruleDefaults({ id: `safety.${kind}`, severity }),
    scope: 'entity',
    concerns: (platform, deviceClass) =>
      platform === 'binary_sensor' && deviceClass !== undefined && deviceClasses.includes(deviceClass),
    judge: (entity) => judgeState(entity, ['on']),
  };
}

export const safetyRules: readonly BuiltInRule[] = [
  alarmTriggered,
  detector('smoke', ['smoke'], 'critical'),
  detector('gas', ['gas'], 'critical'),
  detector('co', ['carbon_monoxide'], 'critical'),
  detector('water', ['moisture'], 'critical'),
  detector('unsafe', ['safety'], 'critical'),
  detector('tamper', ['tamper'], 'warning'),
];
