/** Reading values that devices gave: anything may be missing or of another type. */
import type { Entity, FactName } from '../../preload/contract.ts';
import { words } from '../words/words.ts';

/** An attribute, else the fact of that name, or of the name that facts have for it: one that no platform has does not compile. */
export function fact(entity: Entity, attribute: string, capability: FactName | undefined = undefined): unknown {
  if (Object.hasOwn(entity.attributes, attribute)) {
    const value = entity.attributes[attribute];
    if (value !== null && value !== undefined) return value;
  }
  const name = capability ?? attribute;
  return Object.hasOwn(entity.capabilities, name) ? entity.capabilities[name] : undefined;
}

/** A finite number, also from its text; else undefined. */
export function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts of a list; empty when it is none. */
export function toTexts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((each): each is string => typeof each === 'string');
  return [];
}

/** Two numbers at least, of a list. */
export function toNumbers(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const numbers = value.map(toNumber);
  return numbers.every((each) => each !== undefined) ? numbers : undefined;
}

export function numberFact(entity: Entity, attribute: string, capability?: FactName): number | undefined {
  return toNumber(fact(entity, attribute, capability));
}

export function textFact(entity: Entity, attribute: string, capability?: FactName): string | undefined {
  return toText(fact(entity, attribute, capability));
}

export function textsFact(entity: Entity, attribute: string, capability?: FactName): readonly string[] {
  return toTexts(fact(entity, attribute, capability));
}

/** Whether the entity accepts an action (Home Assistant's name without the domain). */
export function can(entity: Entity, action: string): boolean {
  return entity.capabilities.actions.includes(action);
}

/** Numbers as a person writes them: at most `digits` decimals (0-20), no trailing zeros. */
export function sayNumber(value: number, digits = 2): string {
  return words().number(value, digits);
}

/** A device's own word: one that looks like a code (`stop_effect`) as words, any other as it is. */
export function sayOption(option: string): string {
  return /^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*$/.test(option) ? humanize(option) : option;
}

/** `armed_away` as "Armed away": in the language where it is a word that devices share, else with a capital. */
export function humanize(word: string): string {
  const known = words().look('states', word);
  if (known !== undefined) return known;
  const spaced = word.replaceAll(/[_-]+/g, ' ').trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
