/** What people most often want to know of an entity, by its platform and device class. Pure. */
import type { Entity, Trigger } from '../../preload/contract.ts';
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
const dangers: ReadonlyMap<string, readonly [on: string, severity: 'warning' | 'critical']> = new Map([
  ['smoke', ['detects smoke', 'critical']],
  ['gas', ['detects gas', 'critical']],
  ['carbon_monoxide', ['detects carbon monoxide', 'critical']],
  ['moisture', ['detects water', 'critical']],
  ['tamper', ['is tampered with', 'warning']],
  ['problem', ['has a problem', 'warning']],
  ['safety', ['is not safe', 'warning']],
]);
const seen: ReadonlyMap<string, readonly [on: string, off: string]> = new Map([
  ['motion', ['detects motion', 'sees no more motion']],
  ['occupancy', ['detects somebody', 'is left empty']],
  ['presence', ['detects somebody', 'is left empty']],
  ['vibration', ['vibrates', 'is still again']],
  ['connectivity', ['is connected', 'is disconnected']],
  ['lock', ['is unlocked', 'is locked']],
]);

function changes(entityId: string, to: string, says: string, forSeconds?: number): Moment {
  const trigger = { type: 'state', entityId, to, ...(forSeconds === undefined ? {} : { forSeconds }) } as const;
  return { id: forSeconds === undefined ? `to-${to}` : `to-${to}-for`, says, trigger };
}

function binaryMoments({ id, attributes }: Entity): Moment[] {
  const deviceClass = String(attributes.device_class ?? '');
  const danger = dangers.get(deviceClass);
  if (danger !== undefined) {
    return [{ ...changes(id, 'on', danger[0]), severity: danger[1] }, changes(id, 'off', 'is fine again')];
  }
  if (deviceClass === 'battery') return [{ ...changes(id, 'on', 'is low'), severity: 'warning' }];
  if (openers.has(deviceClass)) {
    return [
      changes(id, 'on', 'opens'),
      changes(id, 'off', 'closes'),
      { ...changes(id, 'on', 'stays open for 10 minutes', longOpenSeconds), severity: 'warning' },
    ];
  }
  const [on, off] = seen.get(deviceClass) ?? ['turns on', 'turns off'];
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
    return [{ id: 'any', says: 'changes', trigger: { type: 'state', entityId } }];
  }
  if (textFact(entity, 'device_class') === 'battery') {
    return [
      { id: 'low', says: 'falls below 20 %', trigger: { type: 'numeric', entityId, below: 20 }, severity: 'warning' },
    ];
  }
  const near = Number.isFinite(value) && value !== 0 ? value : 10;
  const [high, low] =
    near > 0 ? [limitNear(near, 1.2), limitNear(near, 0.8)] : [limitNear(near, 0.8), limitNear(near, 1.2)];
  const after = unit === undefined ? '' : ` ${unit}`;
  return [
    { id: 'above', says: `rises above ${high}${after}`, trigger: { type: 'numeric', entityId, above: high } },
    { id: 'below', says: `falls below ${low}${after}`, trigger: { type: 'numeric', entityId, below: low } },
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
        { id: 'any', says: 'fires', trigger: { type: 'event', entityId: id } },
        ...textsFact(entity, 'event_types', 'eventTypes')
          .slice(0, 4)
          .map(
            (eventType): Moment => ({
              id: `event-${eventType}`,
              says: `fires “${eventType}”`,
              trigger: { type: 'event', entityId: id, eventType },
            }),
          ),
      ];
    case 'lock':
      return [
        changes(id, 'unlocked', 'is unlocked'),
        { ...changes(id, 'unlocked', 'stays unlocked for 10 minutes', longOpenSeconds), severity: 'warning' },
        changes(id, 'locked', 'is locked'),
        { ...changes(id, 'jammed', 'is jammed'), severity: 'warning' },
      ];
    case 'cover':
    case 'valve':
      return [
        changes(id, 'open', 'opens'),
        changes(id, 'closed', 'closes'),
        { ...changes(id, 'open', 'stays open for 10 minutes', longOpenSeconds), severity: 'warning' },
      ];
    case 'alarm_control_panel':
      return [
        { ...changes(id, 'triggered', 'goes off'), severity: 'critical' },
        changes(id, 'armed_away', 'is armed for away'),
        changes(id, 'disarmed', 'is disarmed'),
      ];
    case 'device_tracker':
      return [changes(id, 'home', 'comes home'), changes(id, 'not_home', 'leaves home')];
    case 'vacuum':
    case 'lawn_mower':
      return [
        { ...changes(id, 'error', 'needs help'), severity: 'warning' },
        changes(id, 'docked', 'is back at its dock'),
      ];
    case 'update':
      return [changes(id, 'on', 'has an update')];
    case 'climate':
    case 'water_heater':
    case 'humidifier':
      return currentMoments(entity);
    case 'button':
    case 'scene':
      return [{ id: 'any', says: 'is used', trigger: { type: 'state', entityId: id } }];
    case 'switch':
    case 'light':
    case 'fan':
    case 'siren':
      return [
        changes(id, 'on', 'turns on'),
        changes(id, 'off', 'turns off'),
        changes(id, 'on', 'stays on for an hour', 3_600),
      ];
    default:
      return [{ id: 'any', says: 'changes', trigger: { type: 'state', entityId: id } }];
  }
}

function currentMoments(entity: Entity): Moment[] {
  const entityId = entity.id;
  const isHumidity = entity.platform === 'humidifier';
  const attribute = isHumidity ? 'current_humidity' : 'current_temperature';
  const now = numberFact(entity, attribute);
  const any: Moment = { id: 'any', says: 'changes its mode', trigger: { type: 'state', entityId } };
  if (now === undefined) return [any];
  const unit = isHumidity ? '%' : '°';
  const step = isHumidity ? 15 : 3;
  const [low, high] = [Math.round(now - step), Math.round(now + step)];
  const numeric = { type: 'numeric', entityId, attribute } as const;
  return [
    { id: 'above', says: `measures more than ${high} ${unit}`, trigger: { ...numeric, above: high } },
    { id: 'below', says: `measures less than ${low} ${unit}`, trigger: { ...numeric, below: low } },
    any,
  ];
}

/** The moments of an entity, the most usual first. */
export function momentsOf(entity: Entity): Moment[] {
  const entityId = entity.id;
  const offline: Moment = {
    id: 'offline',
    says: 'is offline for 5 minutes',
    trigger: { type: 'availability', entityId, to: 'offline', forSeconds: offlineSeconds },
    severity: 'warning',
  };
  const silent: Moment = {
    id: 'silent',
    says: 'is silent for longer than usual',
    trigger: { type: 'silence', entityId },
    severity: 'warning',
  };
  const speaks = entity.platform === 'sensor' || entity.platform === 'binary_sensor';
  return [...platformMoments(entity), offline, ...(speaks ? [silent] : [])];
}
