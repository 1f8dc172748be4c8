/** What people most often want to know of an entity, by its platform and device class. Pure. */

import type { Entity, Trigger } from '../../preload/contract.ts';
import { say, words } from '../words/words.ts';
import { numberFact, textFact, textsFact } from './values.ts';

export interface Moment {
  readonly id: string;
  /** Follows the name: "opens". */
  readonly says: string;
  readonly trigger: Trigger;
  readonly severity?: 'info' | 'warning' | 'critical';
}

const longOpenSeconds = 600;
const offlineSeconds = 300;

const openers = new Set(['door', 'window', 'garage_door', 'opening']);
const dangers: ReadonlyMap<string, 'warning' | 'critical'> = new Map([
  ['smoke', 'critical'],
  ['gas', 'critical'],
  ['carbon_monoxide', 'critical'],
  ['moisture', 'critical'],
  ['tamper', 'warning'],
  ['problem', 'warning'],
  ['safety', 'warning'],
]);

function changes(entityId: string, to: string, says: string, forSeconds?: number): Moment {
  const trigger = { type: 'state', entityId, to, ...(forSeconds === undefined ? {} : { forSeconds }) } as const;
  return { id: forSeconds === undefined ? `to-${to}` : `to-${to}-for`, says, trigger };
}

function binaryMoments({ id, attributes }: Entity): Moment[] {
  const deviceClass = String(attributes.device_class ?? '');
  const danger = dangers.get(deviceClass);
  if (danger !== undefined) {
    const says = words().look('momentsOn', deviceClass) ?? say('moments.turnsOn');
    return [{ ...changes(id, 'on', says), severity: danger }, changes(id, 'off', say('moments.isFineAgain'))];
  }
  if (deviceClass === 'battery') return [{ ...changes(id, 'on', say('moments.isLow')), severity: 'warning' }];
  if (openers.has(deviceClass)) {
    return [
      changes(id, 'on', say('moments.opens')),
      changes(id, 'off', say('moments.closes')),
      { ...changes(id, 'on', say('moments.staysOpenFor10Minutes'), longOpenSeconds), severity: 'warning' },
    ];
  }
  const on = words().look('momentsOn', deviceClass) ?? say('moments.turnsOn');
  const off = words().look('momentsOff', deviceClass) ?? say('moments.turnsOff');
  return [changes(id, 'on', on), changes(id, 'off', off)];
}

/** A limit somewhat above (or below) the present value, rounded to two digits. */
function limitNear(value: number, factor: number): number {
  return Number((value * factor).toPrecision(2));
}

function sensorMoments(entity: Entity): Moment[] {
  const entityId = entity.id;
  const unit = textFact(entity, 'unit_of_measurement', 'unit');
  const value = Number(entity.state);
  if (unit === undefined && (entity.state.trim() === '' || !Number.isFinite(value))) {
    return [{ id: 'any', says: say('moments.changes'), trigger: { type: 'state', entityId } }];
  }
  if (textFact(entity, 'device_class') === 'battery') {
    return [
      {
        id: 'low',
        says: say('moments.fallsBelow20'),
        trigger: { type: 'numeric', entityId, below: 20 },
        severity: 'warning',
      },
    ];
  }
  const near = Number.isFinite(value) && value !== 0 ? value : 10;
  const [high, low] =
    near > 0 ? [limitNear(near, 1.2), limitNear(near, 0.8)] : [limitNear(near, 0.8), limitNear(near, 1.2)];
  const after = unit === undefined ? '' : ` ${unit}`;
  return [
    {
      id: 'above',
      says: say('moments.risesAboveHighAfter', { high, after }),
      trigger: { type: 'numeric', entityId, above: high },
    },
    {
      id: 'below',
      says: say('moments.fallsBelowLowAfter', { low, after }),
      trigger: { type: 'numeric', entityId, below: low },
    },
  ];
}

function platformMoments(entity: Entity): Moment[] {
  const { id } = entity;
  switch (entity.platform) {
    case 'binary_sensor':
      return binaryMoments(entity);
    case 'sensor':
    case 'number':
      return sensorMoments(entity);
    case 'event':
      return [
        { id: 'any', says: say('moments.fires'), trigger: { type: 'event', entityId: id } },
        ...textsFact(entity, 'event_types', 'eventTypes')
          .slice(0, 4)
          .map(
            (eventType): Moment => ({
              id: `event-${eventType}`,
              says: say('moments.firesEventType', { eventType }),
              trigger: { type: 'event', entityId: id, eventType },
            }),
          ),
      ];
    case 'lock':
      return [
        changes(id, 'unlocked', say('moments.isUnlocked')),
        { ...changes(id, 'unlocked', say('moments.staysUnlockedFor10Minutes'), longOpenSeconds), severity: 'warning' },
        changes(id, 'locked', say('moments.isLocked')),
        { ...changes(id, 'jammed', say('moments.isJammed')), severity: 'warning' },
      ];
    case 'cover':
    case 'valve':
      return [
        changes(id, 'open', say('moments.opens')),
        changes(id, 'closed', say('moments.closes')),
        { ...changes(id, 'open', say('moments.staysOpenFor10Minutes'), longOpenSeconds), severity: 'warning' },
      ];
    case 'alarm_control_panel':
      return [
        { ...changes(id, 'triggered', say('moments.goesOff')), severity: 'critical' },
        changes(id, 'armed_away', say('moments.isArmedForAway')),
        changes(id, 'disarmed', say('moments.isDisarmed')),
      ];
    case 'device_tracker':
      return [changes(id, 'home', say('moments.comesHome')), changes(id, 'not_home', say('moments.leavesHome'))];
    case 'vacuum':
    case 'lawn_mower':
      return [
        { ...changes(id, 'error', say('moments.needsHelp')), severity: 'warning' },
        changes(id, 'docked', say('moments.isBackAtItsDock')),
      ];
    case 'update':
      return [changes(id, 'on', say('moments.hasAnUpdate'))];
    case 'climate':
    case 'water_heater':
    case 'humidifier':
      return currentMoments(entity);
    case 'button':
    case 'scene':
      return [{ id: 'any', says: say('moments.isUsed'), trigger: { type: 'state', entityId: id } }];
    case 'switch':
    case 'light':
    case 'fan':
    case 'siren':
      return [
        changes(id, 'on', say('moments.turnsOn')),
        changes(id, 'off', say('moments.turnsOff')),
        changes(id, 'on', say('moments.staysOnForAnHour'), 3_600),
      ];
    default:
      return [{ id: 'any', says: say('moments.changes'), trigger: { type: 'state', entityId: id } }];
  }
}

function currentMoments(entity: Entity): Moment[] {
  const entityId = entity.id;
  const isHumidity = entity.platform === 'humidifier';
  const attribute = isHumidity ? 'current_humidity' : 'current_temperature';
  const now = numberFact(entity, attribute);
  const any: Moment = { id: 'any', says: say('moments.changesItsMode'), trigger: { type: 'state', entityId } };
  if (now === undefined) return [any];
  const unit = isHumidity ? '%' : '°';
  const step = isHumidity ? 15 : 3;
  const [low, high] = [Math.round(now - step), Math.round(now + step)];
  const numeric = { type: 'numeric', entityId, attribute } as const;
  return [
    {
      id: 'above',
      says: say('moments.measuresMoreThanHighUnit', { high, unit }),
      trigger: { ...numeric, above: high },
    },
    { id: 'below', says: say('moments.measuresLessThanLowUnit', { low, unit }), trigger: { ...numeric, below: low } },
    any,
  ];
}

/** The moments of an entity, the most usual first. */
export function momentsOf(entity: Entity): Moment[] {
  const entityId = entity.id;
  const offline: Moment = {
    id: 'offline',
    says: say('moments.isOfflineFor5Minutes'),
    trigger: { type: 'availability', entityId, to: 'offline', forSeconds: offlineSeconds },
    severity: 'warning',
  };
  const silent: Moment = {
    id: 'silent',
    says: say('moments.isSilentForLongerThanUsual'),
    trigger: { type: 'silence', entityId },
    severity: 'warning',
  };
  const speaks = entity.platform === 'sensor' || entity.platform === 'binary_sensor';
  return [...platformMoments(entity), offline, ...(speaks ? [silent] : [])];
}
