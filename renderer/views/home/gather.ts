/** Which entities the head of home, and of a room, looks at: decided by what they are, not by how they stand. Pure. */
import type { Entity } from '../../../preload/contract.ts';
import { classOf } from '../../format/values.ts';
import type { CardItem } from '../../state/selectors.ts';

/** Ids by what they tell. */
export interface Sources {
  readonly alarms: readonly string[];
  readonly doors: readonly string[];
  readonly windows: readonly string[];
  readonly openings: readonly string[];
  /** Garage doors, gates and doors that a motor moves. */
  readonly gates: readonly string[];
  readonly locks: readonly string[];
  readonly lights: readonly string[];
  readonly temperatures: readonly string[];
  readonly humidities: readonly string[];
  readonly powers: readonly string[];
  readonly batteries: readonly string[];
  readonly people: readonly string[];
  /** Each device by its entities: it is offline when none of them can be reached. */
  readonly devices: ReadonlyArray<readonly string[]>;
}

type Group = Exclude<keyof Sources, 'devices'>;

const sensorGroups: ReadonlyMap<string, Group> = new Map([
  ['temperature', 'temperatures'],
  ['humidity', 'humidities'],
  ['power', 'powers'],
]);
const contactGroups: ReadonlyMap<string, Group> = new Map([
  ['door', 'doors'],
  ['garage_door', 'doors'],
  ['window', 'windows'],
  ['opening', 'openings'],
]);

/** A few say as much as all: a device with a hundred entities is not asked for each of them. */
const askedPerDevice = 4;

function groupOf(entity: Entity): Group | undefined {
  switch (entity.platform) {
    case 'alarm_control_panel':
      return 'alarms';
    case 'lock':
      return 'locks';
    case 'light':
      return 'lights';
    case 'climate':
      return 'temperatures';
    case 'device_tracker':
      return 'people';
    case 'cover':
      return ['garage', 'gate', 'door'].includes(classOf(entity) ?? '') ? 'gates' : undefined;
    case 'sensor':
      return sensorGroups.get(classOf(entity) ?? '');
    case 'binary_sensor':
      return contactGroups.get(classOf(entity) ?? '');
    default:
      return undefined;
  }
}

/** What tells something of these cards. Batteries are looked for among diagnostic entities too, all else is not. */
export function gather(cards: Iterable<CardItem>, entityOf: (id: string) => Entity | undefined): Sources {
  const groups: Record<Group, string[]> = {
    alarms: [],
    doors: [],
    windows: [],
    openings: [],
    gates: [],
    locks: [],
    lights: [],
    temperatures: [],
    humidities: [],
    powers: [],
    batteries: [],
    people: [],
  };
  const devices: Array<readonly string[]> = [];
  for (const card of cards) {
    const all = [...card.mainIds, ...card.moreIds];
    if (card.device !== undefined && all.length > 0) devices.push(all.slice(0, askedPerDevice));
    for (const id of card.mainIds) {
      const entity = entityOf(id);
      const group = entity === undefined ? undefined : groupOf(entity);
      if (group !== undefined) groups[group].push(id);
    }
    const battery = all.find((id) => isBattery(entityOf(id)));
    if (battery !== undefined) groups.batteries.push(battery);
  }
  return { ...groups, devices };
}

function isBattery(entity: Entity | undefined): boolean {
  if (entity?.platform !== 'sensor' && entity?.platform !== 'binary_sensor') return false;
  return classOf(entity) === 'battery';
}
