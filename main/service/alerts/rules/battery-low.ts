/** A battery is low. */
import { batteryOf, defaultBatteryPercent, isLow } from '../../entities/battery.ts';
import { type BuiltInRule, ruleDefaults } from './rule.ts';

/** A battery that recovers must be this much above the threshold: readings wander with temperature. */
const batteryHysteresisPercent = 5;

export const batteryLow: BuiltInRule = {
  defaults: ruleDefaults({
    id: 'battery.low',
    threshold: defaultBatteryPercent,
    cooldownSeconds: 86_400,
  }),
  scope: 'device',
  combine: 'any',
  concerns: (platform, deviceClass) =>
    deviceClass === 'battery' && (platform === 'sensor' || platform === 'binary_sensor'),
  judge: (entity, rule, open) => {
    const threshold = rule.threshold ?? defaultBatteryPercent;
    const low = isLow(batteryOf(entity), open ? threshold + batteryHysteresisPercent : threshold);
    return low === undefined ? 'undecided' : low ? 'holds' : 'ended';
  },
  facts: (entity) => (entity.platform === 'sensor' ? { value: Number(entity.state) } : {}),
};
