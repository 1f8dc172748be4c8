/** A sensor that protects life or home says that something is wrong: the same rule for each of their classes. */
import { type BuiltInRule, judgeState, ruleDefaults } from './rule.ts';

/** @param deviceClass of a binary sensor. */
export function detector(kind: string, deviceClass: string, severity: 'critical' | 'warning'): BuiltInRule {
  return {
    defaults: ruleDefaults({ id: `safety.${kind}`, severity }),
    scope: 'entity',
    concerns: (platform, known) => platform === 'binary_sensor' && known === deviceClass,
    judge: (entity) => judgeState(entity, ['on']),
  };
}
