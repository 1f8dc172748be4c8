/** The chips at the head of home and of a room: is everything all right? Pure. */
import type { Entity } from '../../../preload/contract.ts';
import type { IconName } from '../../components/icons/icon.tsx';
import { isAlarming, sayState } from '../../format/entity.ts';
import { defaultLowPercent, isAway, levelOf } from '../../format/judges.ts';
import { can, numberOf, toNumber, unitOf, wantsCode } from '../../format/values.ts';
import { say, words } from '../../words/words.ts';
import type { Sources } from './gather.ts';

export type ChipKind =
  | 'alarm'
  | 'openings'
  | 'locks'
  | 'lights'
  | 'temperature'
  | 'power'
  | 'batteries'
  | 'offline'
  | 'people';

/** `calm`: as it should be; `on`: something is on; `warning`, `alarm`: somebody should look. */
export type ChipTone = 'calm' | 'on' | 'good' | 'warning' | 'alarm';

export interface ChipCommand {
  readonly id: string;
  readonly action: string;
}

export interface Chip {
  readonly kind: ChipKind;
  readonly icon: IconName;
  readonly text: string;
  readonly tone: ChipTone;
  /** What its list shows, what stands out first. */
  readonly ids: readonly string[];
  /** What one press does to all of them. */
  readonly all?: { readonly label: string; readonly commands: readonly ChipCommand[] };
}

type EntityOf = (id: string) => Entity | undefined;

/** Readings further from the middle one are of a freezer, or of the garden. */
const indoorSpread = 4.5;
/** Names are said of so many people at most. */
const namesSaid = 2;

function find(ids: readonly string[], entityOf: EntityOf): readonly Entity[] {
  return ids.map(entityOf).filter((entity) => entity !== undefined);
}

function idsOf(entities: readonly Entity[]): readonly string[] {
  return entities.map((entity) => entity.id);
}

/** Those that stand out before the others. */
function first(entities: readonly Entity[], standsOut: (entity: Entity) => boolean): readonly string[] {
  return idsOf([...entities.filter(standsOut), ...entities.filter((entity) => !standsOut(entity))]);
}

/** The chips that have something to say, in the order of their weight. `isLinked` is false while a broker is away. */
export function chipsOf(
  sources: Sources,
  entityOf: EntityOf,
  isLinked: (brokerId: string) => boolean,
  lowPercent: number = defaultLowPercent,
): readonly Chip[] {
  const chips = [
    alarmChip(find(sources.alarms, entityOf)),
    openingsChip(sources, entityOf),
    locksChip(find(sources.locks, entityOf)),
    lightsChip(find(sources.lights, entityOf)),
    temperatureChip(find(sources.temperatures, entityOf)),
    powerChip(find(sources.powers, entityOf)),
    batteriesChip(find(sources.batteries, entityOf), lowPercent),
    offlineChip(sources, entityOf, isLinked),
    peopleChip(find(sources.people, entityOf)),
  ];
  return chips.filter((chip) => chip !== undefined);
}

function alarmChip(panels: readonly Entity[]): Chip | undefined {
  const known = panels.filter((panel) => panel.state !== 'unknown');
  const worst =
    known.find(isAlarming) ??
    known.find((panel) => ['arming', 'pending', 'disarming'].includes(panel.state)) ??
    known.find((panel) => panel.state.startsWith('armed')) ??
    known[0];
  if (worst === undefined) return undefined;
  const tone = isAlarming(worst)
    ? 'alarm'
    : worst.state.startsWith('armed')
      ? 'good'
      : worst.state === 'disarmed'
        ? 'calm'
        : 'warning';
  return { kind: 'alarm', icon: 'shield-home', text: sayState(worst, 0), tone, ids: idsOf(panels) };
}

function openingsChip(sources: Sources, entityOf: EntityOf): Chip | undefined {
  const isOpen = (entity: Entity): boolean => entity.available && ['on', 'open', 'opening'].includes(entity.state);
  const gates = find(sources.gates, entityOf);
  const doors = [...find(sources.doors, entityOf), ...gates];
  const windows = find(sources.windows, entityOf);
  const others = find(sources.openings, entityOf);
  const all = [...doors, ...windows, ...others];
  if (all.length === 0) return undefined;
  const said = [
    ['home.doors', doors.filter(isOpen).length],
    ['home.windows', windows.filter(isOpen).length],
    ['home.openings', others.filter(isOpen).length],
  ] as const;
  const open = said.filter(([, count]) => count > 0).map(([key, count]) => say(key, { count }));
  const closable = gates.filter((gate) => isOpen(gate) && can(gate, 'close_cover'));
  return {
    kind: 'openings',
    icon: open.length > 0 ? 'door-open' : 'door',
    text: open.length === 0 ? say('home.allClosed') : words().list(open),
    tone: open.length > 0 ? 'on' : 'calm',
    ids: first(all, isOpen),
    ...(closable.length === 0
      ? {}
      : {
          all: {
            label: say('home.closeAll'),
            commands: closable.map(({ id }) => ({ id, action: 'close_cover' })),
          },
        }),
  };
}

function locksChip(locks: readonly Entity[]): Chip | undefined {
  if (locks.length === 0) return undefined;
  const isUnlocked = (lock: Entity): boolean => lock.available && ['unlocked', 'open', 'opening'].includes(lock.state);
  const open = locks.filter(isUnlocked);
  // Where a code is wanted, each lock asks for its own.
  const lockable = open.filter((lock) => can(lock, 'lock') && !wantsCode(lock));
  const isJammed = locks.some(isAlarming);
  return {
    kind: 'locks',
    icon: open.length > 0 ? 'lock-open-variant' : 'lock',
    text: open.length === 0 ? say('home.allLocked') : say('home.unlocked', { count: open.length }),
    tone: isJammed ? 'alarm' : open.length > 0 ? 'warning' : 'calm',
    ids: first(locks, isUnlocked),
    ...(lockable.length === 0
      ? {}
      : { all: { label: say('home.lockAll'), commands: lockable.map(({ id }) => ({ id, action: 'lock' })) } }),
  };
}

/** Which of these lights are on. */
export function lightsOn(lights: readonly Entity[]): readonly Entity[] {
  return lights.filter((light) => light.available && light.state === 'on');
}

/** Turns off those that are on; where none is, turns all of them on. */
export function lightCommands(lights: readonly Entity[]): readonly ChipCommand[] {
  const on = lightsOn(lights);
  const [action, which] = on.length > 0 ? ['turn_off', on] : ['turn_on', lights.filter((light) => light.available)];
  return which.filter((light) => can(light, action)).map(({ id }) => ({ id, action }));
}

function lightsChip(lights: readonly Entity[]): Chip | undefined {
  if (lights.length === 0) return undefined;
  const on = lightsOn(lights);
  return {
    kind: 'lights',
    icon: 'lightbulb',
    text: on.length === 0 ? say('home.lightsOff') : say('home.lightsOn', { count: on.length }),
    tone: on.length > 0 ? 'on' : 'calm',
    ids: first(lights, (light) => on.includes(light)),
    ...(on.length === 0 ? {} : { all: { label: say('home.turnAllOff'), commands: lightCommands(lights) } }),
  };
}

/** What a sensor or a thermostat measures, in °C. */
function celsius(entity: Entity): number | undefined {
  if (!entity.available) return undefined;
  const value = entity.platform === 'climate' ? numberOf(entity, 'current_temperature') : toNumber(entity.state);
  const unit = unitOf(entity) ?? '°C';
  return value === undefined ? undefined : unit.includes('F') ? ((value - 32) * 5) / 9 : value;
}

/** The mean of what is measured indoors, in °C; undefined where nothing is. */
export function meanTemperature(entities: readonly Entity[]): number | undefined {
  const values = entities.map(celsius).filter((value) => value !== undefined);
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) return undefined;
  const near = values.filter((value) => Math.abs(value - middle) <= indoorSpread);
  return near.reduce((sum, value) => sum + value, 0) / near.length;
}

function temperatureChip(entities: readonly Entity[]): Chip | undefined {
  const mean = meanTemperature(entities);
  if (mean === undefined) return undefined;
  const text = words().quantity(mean, '°C', 1);
  return { kind: 'temperature', icon: 'thermometer', text, tone: 'calm', ids: idsOf(entities) };
}

function watts(entity: Entity): number | undefined {
  const value = entity.available ? toNumber(entity.state) : undefined;
  if (value === undefined) return undefined;
  const unit = unitOf(entity);
  return unit === 'kW' ? value * 1_000 : unit === 'mW' ? value / 1_000 : value;
}

/** The power that is drawn: of the meter that measures the others too, where there is one, else their sum. */
export function powerNow(entities: readonly Entity[]): number | undefined {
  const values = entities
    .map(watts)
    .filter((value) => value !== undefined)
    .filter((value) => value >= 0);
  if (values.length === 0) return undefined;
  const largest = Math.max(...values);
  const sum = values.reduce((total, value) => total + value, 0);
  return values.length > 2 && largest >= sum - largest ? largest : sum;
}

function powerChip(entities: readonly Entity[]): Chip | undefined {
  const power = powerNow(entities);
  if (power === undefined) return undefined;
  const text = power >= 10_000 ? words().quantity(power / 1_000, 'kW', 1) : words().quantity(Math.round(power), 'W', 0);
  const ids = [...entities].sort((a, b) => (watts(b) ?? -1) - (watts(a) ?? -1)).map(({ id }) => id);
  return { kind: 'power', icon: 'lightning-bolt', text, tone: 'calm', ids };
}

function batteriesChip(batteries: readonly Entity[], lowPercent: number): Chip | undefined {
  const level = (entity: Entity): number => levelOf(entity) ?? 100;
  const low = batteries.filter((entity) => level(entity) < lowPercent).sort((a, b) => level(a) - level(b));
  if (low.length === 0) return undefined;
  const text = say('home.batteries', { count: low.length });
  return { kind: 'batteries', icon: 'battery', text, tone: 'warning', ids: idsOf(low) };
}

function offlineChip(
  { devices }: Sources,
  entityOf: EntityOf,
  isLinked: (brokerId: string) => boolean,
): Chip | undefined {
  const gone: string[] = [];
  for (const ids of devices) {
    const entities = find(ids, entityOf);
    const [some] = entities;
    // While the broker is away all of its devices are: the bar at the top says so.
    if (some === undefined || !isLinked(some.brokerId)) continue;
    if (entities.every(isAway)) gone.push(some.id);
  }
  if (gone.length === 0) return undefined;
  const text = say('home.offline', { count: gone.length });
  return { kind: 'offline', icon: 'lan-disconnect', text, tone: 'warning', ids: gone };
}

function peopleChip(people: readonly Entity[]): Chip | undefined {
  const known = people.filter((person) => person.state !== 'unknown');
  if (known.length === 0) return undefined;
  const here = known.filter((person) => person.state === 'home');
  const names = here.map((person) => person.name.slice(0, 40));
  const text =
    here.length === 0
      ? say('home.nobodyHome')
      : here.length > namesSaid
        ? say('home.someHome', { count: here.length })
        : say('home.atHome', { names: words().and(names) });
  return {
    kind: 'people',
    icon: 'map-marker',
    text,
    tone: 'calm',
    ids: first(people, (person) => person.state === 'home'),
  };
}
