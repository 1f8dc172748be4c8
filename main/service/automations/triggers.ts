/** When triggers of entities, messages and times match. Pure. */
import type { Trigger } from '../model/automations.ts';
import type { Entity } from '../model/entities.ts';
import { type CronFields, nextOccurrence } from '../time/cron.ts';
import { parseCron } from '../time/cron-text.ts';
import { parseTimeOfDay } from '../time/local-time.ts';
import { systemTimeZone } from '../time/zone.ts';
import { attributeText, inRange, numberOf, type TriggerFacts } from './home.ts';
import { nextSunEvent, type Place } from './sun.ts';

export interface EntityChange {
  readonly entity: Entity;
  /** Absent at the first sight of the entity. */
  readonly previous?: { readonly state: string; readonly available: boolean } | undefined;
  /** A retained replay, or the broker's coming and going: it tells a state and never triggers. */
  readonly retained: boolean;
}

export type StatefulTrigger = Extract<Trigger, { type: 'state' | 'numeric' | 'availability' }>;
export type TimedTrigger = Extract<Trigger, { type: 'time' | 'cron' | 'sun' }>;

/** What fired, without the place of the trigger in its automation. */
export type Facts = Omit<TriggerFacts, 'path'>;

/** What a trigger remembers between changes. */
export interface Memory {
  /** The attribute's last value, as text. */
  readonly value?: string | undefined;
  /** Numeric: whether it was in range. */
  readonly inside?: boolean | undefined;
  /** State: the value that matched, which must hold for the for-duration. */
  readonly matched?: string | undefined;
}

export interface Match {
  readonly memory: Memory;
  /** It began to match by this change. */
  readonly entered: boolean;
  /** What it matched still holds: a running for-duration goes on. */
  readonly holds: boolean;
  readonly facts: Facts;
}

/** What a trigger knows of its entity when it is armed. */
export function initialMemory(trigger: StatefulTrigger, entity: Entity | undefined): Memory {
  if (entity === undefined || trigger.type === 'availability') return {};
  const value = trigger.attribute === undefined ? undefined : attributeText(entity, trigger.attribute);
  if (trigger.type === 'state') return { value };
  const number = entity.available ? numberOf(value ?? entity.state) : undefined;
  return number === undefined ? {} : { inside: inRange(number, trigger) };
}

export function match(trigger: StatefulTrigger, memory: Memory, change: EntityChange): Match {
  switch (trigger.type) {
    case 'state':
      return matchState(trigger, memory, change);
    case 'numeric':
      return matchNumeric(trigger, memory, change);
    case 'availability':
      return matchAvailability(trigger, memory, change);
  }
}

/**
 * Availability counts only for a trigger that names `unavailable`: a device that comes back with the state it had
 * has not changed it.
 */
function matchState(trigger: Extract<Trigger, { type: 'state' }>, memory: Memory, change: EntityChange): Match {
  const { entity, previous } = change;
  const { attribute, from, to } = trigger;
  const seesAvailability = attribute === undefined && (from === 'unavailable' || to === 'unavailable');
  const shown = (side: { state: string; available: boolean }): string =>
    seesAvailability && !side.available ? 'unavailable' : side.state;
  const now = attribute === undefined ? shown(entity) : attributeText(entity, attribute);
  const before = attribute === undefined ? previous && shown(previous) : memory.value;
  const changed = previous !== undefined && before !== now && now !== undefined;
  const fits = (from === undefined || before === from) && (to === undefined || now === to);
  const entered = changed && fits && !change.retained;
  return {
    memory: { value: now, matched: entered ? now : memory.matched },
    entered,
    holds: now === (entered ? now : memory.matched),
    facts: factsOf(trigger, before, now, entity),
  };
}

/** Once in range it has to leave it by the hysteresis before it can enter again. */
function matchNumeric(trigger: Extract<Trigger, { type: 'numeric' }>, memory: Memory, change: EntityChange): Match {
  const { entity, previous, retained } = change;
  const { attribute, hysteresis = 0 } = trigger;
  const text = attribute === undefined ? entity.state : attributeText(entity, attribute);
  const number = entity.available ? numberOf(text) : undefined;
  const facts = factsOf(trigger, attribute === undefined ? previous?.state : undefined, text, entity);
  // Nothing is known of it now: what was stays.
  if (number === undefined) return { memory, entered: false, holds: memory.inside === true, facts };
  const was = memory.inside === true;
  const widened = {
    above: (trigger.above ?? Number.NEGATIVE_INFINITY) - hysteresis,
    below: (trigger.below ?? Number.POSITIVE_INFINITY) + hysteresis,
  };
  const inside = inRange(number, was ? widened : trigger);
  return { memory: { inside }, entered: inside && !was && previous !== undefined && !retained, holds: inside, facts };
}

function matchAvailability(
  trigger: Extract<Trigger, { type: 'availability' }>,
  memory: Memory,
  { entity, previous, retained }: EntityChange,
): Match {
  const wanted = trigger.to === 'online';
  const changed = previous !== undefined && previous.available !== entity.available;
  const holds = entity.available === wanted;
  const word = (available: boolean): string => (available ? 'online' : 'offline');
  const facts = factsOf(trigger, previous && word(previous.available), word(entity.available), entity);
  return { memory, entered: changed && holds && !retained, holds, facts };
}

function factsOf(trigger: StatefulTrigger, from: string | undefined, to: string | undefined, entity: Entity): Facts {
  return {
    type: trigger.type,
    entityId: entity.id,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** When a timed trigger fires next after an instant; undefined = never, or not without a place. */
export function nextFiring(
  trigger: TimedTrigger,
  afterMs: number,
  timeZone: string | undefined,
  place: Place | undefined,
): number | undefined {
  const zone = timeZone ?? systemTimeZone();
  switch (trigger.type) {
    case 'time':
      return nextOccurrence(dailyAt(parseTimeOfDay(trigger.at) ?? 0), zone, afterMs);
    case 'cron':
      return nextOccurrence(parseCron(trigger.cron), trigger.timeZone ?? zone, afterMs);
    case 'sun':
      return place && nextSunEvent(place, trigger.event, (trigger.offsetSeconds ?? 0) * 1000, afterMs);
  }
}

/** Whether a trigger names every hour, and so means "so often": it goes on in an hour that comes twice. */
export function isBeat(trigger: TimedTrigger): boolean {
  return trigger.type === 'cron' && parseCron(trigger.cron).hour.length === 24;
}

function dailyAt(second: number): CronFields {
  const count = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return {
    second: [second % 60],
    minute: [Math.floor(second / 60) % 60],
    hour: [Math.floor(second / 3600)],
    dayOfMonth: count(1, 31),
    month: count(1, 12),
    dayOfWeek: count(0, 6),
  };
}
