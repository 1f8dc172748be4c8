/** Batteries and devices that no longer answer. */
import { batteryOf, defaultBatteryPercent, isLow } from '../../entities/battery.ts';
import { isAway } from '../../entities/offline.ts';
import { type BuiltInRule, ruleDefaults } from './rule.ts';

/** A battery that recovers must be this much above the threshold: readings wander with temperature. */
const batteryHysteresisPercent = 5;

const batteryLow: BuiltInRule = {
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

/** Nothing of it answers; the service holds it while its broker, or a gateway that it is behind, does not either. */
const deviceOffline: BuiltInRule = {
  defaults: ruleDefaults({ id: 'device.offline', forSeconds: 60, cooldownSeconds: 3600 }),
  scope: 'device',
  combine: 'all',
  onlyAvailability: true,
  concerns: () => true,
  judge: (entity) => (isAway(entity) ? 'holds' : 'ended'),
};

export const upkeepRules: readonly BuiltInRule[] = [batteryLow, deviceOffline];
