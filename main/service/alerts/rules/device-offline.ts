/** A device does not answer. */
import { isAway } from '../../entities/offline.ts';
import { type BuiltInRule, ruleDefaults } from './rule.ts';

/** Nothing of it answers; the service holds it while its broker, or a gateway that it is behind, does not either. */
export const deviceOffline: BuiltInRule = {
  defaults: ruleDefaults({ id: 'device.offline', forSeconds: 60, cooldownSeconds: 3600 }),
  scope: 'device',
  combine: 'all',
  onlyAvailability: true,
  concerns: () => true,
  judge: (entity) => (isAway(entity) ? 'holds' : 'ended'),
};
