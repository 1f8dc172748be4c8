/** What stands in the panel, from what the page knows. Pure. */
import type { Entity } from '../../preload/contract.ts';
import { scaleOf } from '../format/degrees.ts';
import { isAlarming, sayState } from '../format/entity.ts';
import { classOf, numberOf, sayNumber, toNumber, unitOf } from '../format/values.ts';
import { sayDegrees } from '../format/wanted.ts';
import type { PageModel } from '../state/model.ts';
import { compareNames, isSecondary } from '../state/selectors.ts';
import { words } from '../words/words.ts';

type Known = Pick<PageModel, 'entities' | 'settings'>;

const pinnedShown = 6;
const scenesShown = 20;
const suggested = 5;
/** More sensors than this make no better mean. */
const measured = 100;

/** The pinned entities that are there, in the person's order. */
export function pinnedIds({ entities, settings }: Known): readonly string[] {
  return settings.pinned.filter((id) => entities.has(id)).slice(0, pinnedShown);
}

/** The favourites that are tiles; scenes have a row of their own. */
export function favouriteIds({ entities, settings }: Known): readonly string[] {
  return settings.favourites.filter((id) => {
    const platform = entities.get(id)?.platform;
    return platform !== undefined && platform !== 'scene';
  });
}

/** Favourites first, then by name; those that are hidden or for maintenance are left out. */
export function sceneIds({ entities, settings }: Known): readonly string[] {
  const hidden = new Set(settings.hiddenEntities);
  const scenes: Entity[] = [];
  for (const entity of entities.values()) {
    if (entity.platform === 'scene' && !isSecondary(entity, hidden)) scenes.push(entity);
  }
  const place = new Map(settings.favourites.map((id, index) => [id, index]));
  const rank = (id: string) => place.get(id) ?? Number.POSITIVE_INFINITY;
  // Two that are no favourites have the same rank, and no difference: infinite ones have none that is a number.
  scenes.sort((a, b) => (rank(a.id) === rank(b.id) ? compareNames(a.name, b.name) : rank(a.id) - rank(b.id)));
  return scenes.slice(0, scenesShown).map(({ id }) => id);
}

/** Of which the head's line is made: alarm panels, and sensors of temperature and power that belong to rooms. */
export function headIds({ entities, settings }: Known): readonly string[] {
  const hidden = new Set(settings.hiddenEntities);
  const ids: string[] = [];
  for (const entity of entities.values()) {
    if (isSecondary(entity, hidden) || ids.length >= measured) continue;
    if (entity.platform === 'alarm_control_panel' || isMeasure(entity, 'temperature') || isMeasure(entity, 'power')) {
      ids.push(entity.id);
    }
  }
  return ids;
}

function isMeasure(entity: Entity, deviceClass: string): boolean {
  return entity.platform === 'sensor' && classOf(entity) === deviceClass;
}

/** "Armed away · 21.4 °C · 531 W": the alarm, the mean temperature, the power of everything that measures it. */
export function headLine(entities: readonly Entity[], now: number): string | undefined {
  const there = entities.filter((entity) => entity.available && entity.state !== 'unknown');
  const alarm = there.find((entity) => entity.platform === 'alarm_control_panel');
  const temperatures = valuesOf(there, 'temperature');
  const power = valuesOf(there, 'power');
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const parts = [
    alarm === undefined ? undefined : sayState(alarm, now),
    temperatures.values.length === 0
      ? undefined
      : sayMean(sum(temperatures.values) / temperatures.values.length, temperatures.unit),
    power.values.length === 0 ? undefined : `${sayNumber(sum(power.values), 0)} ${power.unit}`,
  ];
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join(' · ');
}

/** In the person's unit. */
function sayMean(value: number, unit: string): string {
  const scale = scaleOf(unit);
  return words().beside(sayNumber(scale.shown(value), 1), scale.unit);
}

/** Values of one kind in the unit of the first: others are left out, for they cannot be added up. */
function valuesOf(entities: readonly Entity[], deviceClass: string): { values: readonly number[]; unit: string } {
  const of = entities.filter((entity) => isMeasure(entity, deviceClass));
  const unit = of[0] === undefined ? undefined : unitOf(of[0]);
  const values = of.filter((entity) => unitOf(entity) === unit).flatMap((entity) => toNumber(entity.state) ?? []);
  return { values, unit: unit ?? '' };
}

/** What people look at and operate, the most likely first. */
const weights: ReadonlyMap<string, number> = new Map([
  ['temperature', 9],
  ['light', 8],
  ['power', 8],
  ['door', 7],
  ['window', 7],
  ['lock', 7],
  ['humidity', 6],
  ['switch', 5],
  ['fan', 5],
  ['energy', 5],
  ['carbon_dioxide', 5],
  ['battery', 2],
]);

/**
 * Five that a person may want in the panel: what was used or looked at most, then what homes are usually asked for. What
 * is there already, as a reading or as a tile, is left out.
 */
export function suggestPins({ entities, settings }: Known, uses: ReadonlyMap<string, number>): readonly string[] {
  const hidden = new Set(settings.hiddenEntities);
  const scored: Array<{ readonly entity: Entity; readonly score: number }> = [];
  for (const entity of entities.values()) {
    if (isInPanel(entity, settings) || !entity.available || isSecondary(entity, hidden)) continue;
    if (!isReading(entity) && !isTile(entity)) continue;
    const weight = weights.get(classOf(entity) ?? entity.platform) ?? 1;
    const score = (uses.get(entity.id) ?? 0) * 10 + weight + (settings.favourites.includes(entity.id) ? 5 : 0);
    scored.push({ entity, score });
  }
  scored.sort((a, b) => b.score - a.score || compareNames(a.entity.name, b.entity.name));
  return scored.slice(0, suggested).map(({ entity }) => entity.id);
}

function isReading({ platform }: Entity): boolean {
  return ['sensor', 'binary_sensor', 'climate', 'lock', 'alarm_control_panel', 'cover'].includes(platform);
}

function isTile({ platform }: Entity): boolean {
  return ['light', 'switch', 'fan'].includes(platform);
}

type Places = Pick<Known['settings'], 'pinned' | 'favourites'>;

/** Whether the panel shows it where it belongs: what is operated as a tile, anything else as a reading in the head. */
export function isInPanel(entity: Entity, { pinned, favourites }: Places): boolean {
  return (isTile(entity) ? favourites : pinned).includes(entity.id);
}

/** The change of settings that puts an entity into the panel or takes it out. */
export function inPanel(entity: Entity, places: Places, isThere: boolean): Partial<Places> {
  const place = isTile(entity) ? 'favourites' : 'pinned';
  const others = places[place].filter((id) => id !== entity.id);
  return { [place]: isThere ? [...others, entity.id] : others };
}

/** A reading in few words: a thermostat says its temperature, others their state. */
export function sayReading(entity: Entity, now: number): string {
  if (entity.platform === 'climate') {
    const current = numberOf(entity, 'current_temperature');
    if (current !== undefined) return sayDegrees(entity, current);
  }
  return sayState(entity, now);
}

/** Whether an entity is to be seen in red. */
export function isBad(entity: Entity): boolean {
  return entity.available && isAlarming(entity);
}

/** A list with one of its items moved by so many places; the same list where it cannot go on. */
export function moved(ids: readonly string[], id: string, by: number): readonly string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return ids;
  return ids.filter((each) => each !== id).toSpliced(to, 0, id);
}

/** Minutes from now until the next morning, 7 o'clock; `now` in the person's own time. */
export function minutesUntilTomorrow(now: Date): number {
  const morning = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 7);
  return Math.ceil((morning.getTime() - now.getTime()) / 60_000);
}
