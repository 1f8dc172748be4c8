/** What conditions and templates see of the home, and how values are read from it. Pure. */
import type { Entity } from '../model/entities.ts';
import type { Place } from './sun.ts';

export interface HomeView {
  entity(id: string): Entity | undefined;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** IANA; undefined = the system's. */
  readonly timeZone: string | undefined;
  readonly place: Place | undefined;
  /** What triggered: the variable `trigger` of templates. */
  readonly trigger: TriggerFacts;
}

/** What a trigger saw when it fired; also the words of the trace. */
export interface TriggerFacts {
  /** `triggers[0]`, `manual`, `test`. */
  readonly path: string;
  readonly type: string;
  readonly entityId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly topic?: string;
  readonly payload?: string;
  /** The payload as JSON; absent where it is none. */
  readonly json?: unknown;
  /** Of a web hook. */
  readonly method?: string;
  /** Event type, device trigger type, tag. */
  readonly event?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** What who ran it by hand gave along. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** Of a task that ended: which run, how, and what came of it. */
  readonly runId?: string;
  readonly result?: string;
  readonly message?: string;
  readonly output?: unknown;
}

/** The state as conditions compare it: `unavailable` while the entity is; an attribute as text. Undefined = none. */
export function shownValue(entity: Entity, attribute?: string): string | undefined {
  if (!entity.available) return 'unavailable';
  return attribute === undefined ? entity.state : attributeText(entity, attribute);
}

/** An attribute as text; undefined when there is none. */
export function attributeText(entity: Pick<Entity, 'attributes'>, attribute: string): string | undefined {
  if (!Object.hasOwn(entity.attributes, attribute)) return undefined;
  const value = entity.attributes[attribute];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A number, from text as devices write them; undefined for anything else. */
export function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** Above and below are exclusive, as in Home Assistant. */
export function inRange(number: number, range: { readonly above?: number; readonly below?: number }): boolean {
  return number > (range.above ?? Number.NEGATIVE_INFINITY) && number < (range.below ?? Number.POSITIVE_INFINITY);
}
