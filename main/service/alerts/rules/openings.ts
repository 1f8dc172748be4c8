/** Locks and doors. */
import { type BuiltInRule, deviceClassOf, judgeState, ruleDefaults } from './rule.ts';

const tenMinutes = 600;
const doorSensors = ['door', 'garage_door', 'opening'];
const doorCovers = ['door', 'garage', 'gate'];

const lockJammed: BuiltInRule = {
  defaults: ruleDefaults({ id: 'lock.jammed', severity: 'warning' }),
  scope: 'entity',
  concerns: (platform) => platform === 'lock',
  judge: (entity) => judgeState(entity, ['jammed']),
  actions: (entity) => [{ id: 'lock', label: 'Lock', command: { entityId: entity.id, action: 'lock' } }],
};

const lockOpen: BuiltInRule = {
  defaults: ruleDefaults({ id: 'lock.open', forSeconds: tenMinutes }),
  scope: 'entity',
  concerns: (platform) => platform === 'lock',
  // A jammed lock is not locked, but says so by its own alert; locking and unlocking decide nothing yet.
  judge: (entity) => {
    if (entity.state === 'locking' || entity.state === 'unlocking' || entity.state === 'opening') return 'undecided';
    return judgeState(entity, ['unlocked', 'open']);
  },
  actions: lockJammed.actions ?? (() => []),
};

const doorOpen: BuiltInRule = {
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

export const openingRules: readonly BuiltInRule[] = [lockJammed, lockOpen, doorOpen];
