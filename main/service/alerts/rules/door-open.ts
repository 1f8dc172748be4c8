/** A door, a garage or a gate was left open. */
import { type BuiltInRule, deviceClassOf, judgeState, ruleDefaults } from './rule.ts';

const tenMinutes = 600;
const doorSensors = ['door', 'garage_door', 'opening'];
const doorCovers = ['door', 'garage', 'gate'];

export const doorOpen: BuiltInRule = {
  defaults: ruleDefaults({ id: 'door.open', forSeconds: tenMinutes }),
  scope: 'entity',
  concerns: (platform, deviceClass) =>
    deviceClass !== undefined &&
    ((platform === 'binary_sensor' && doorSensors.includes(deviceClass)) ||
      (platform === 'cover' && doorCovers.includes(deviceClass))),
  judge: (entity) => judgeState(entity, entity.platform === 'cover' ? ['open', 'opening', 'closing'] : ['on']),
  facts: (entity) => ({ deviceClass: deviceClassOf(entity) ?? 'door' }),
  actions: (entity) =>
    entity.platform === 'cover'
      ? [{ id: 'close', label: 'Close', command: { entityId: entity.id, action: 'close_cover' } }]
      : [],
};
