/** Reading values that devices gave: anything may be missing or of another type. */
import type { AttributeOf, Entity } from '../../preload/contract.ts';
import { words } from '../words/words.ts';

/** An attribute that the entity's platform has; any other does not compile. */
export function attributeOf<E extends Entity>(entity: E, name: AttributeOf<E['platform']>): unknown {
  return Object.hasOwn(entity.attributes, name) ? entity.attributes[name] : undefined;
}

/** A finite number, also from its text; else undefined. */
export function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function toText(value: unknown): string | undefined {
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

/** An attribute that is a number. */
export function numberOf<E extends Entity>(entity: E, name: AttributeOf<E['platform']>): number | undefined {
  return toNumber(attributeOf(entity, name));
}

/** An attribute that is a text. */
export function textOf<E extends Entity>(entity: E, name: AttributeOf<E['platform']>): string | undefined {
  return toText(attributeOf(entity, name));
}

/** `device_class`. */
export function classOf(entity: Entity): string | undefined {
  return textOf(entity, 'device_class');
}

/** What its value, or what is measured and set with it, is counted in. */
export function unitOf({ capabilities }: Entity): string | undefined {
  return 'unit' in capabilities ? toText(capabilities.unit) : undefined;
}

/** Whether a code is typed for its commands. */
export function wantsCode({ capabilities }: Entity): boolean {
  return 'codeFormat' in capabilities && typeof capabilities.codeFormat === 'string';
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

/** What an entity that is not there was called when it was last saved; else what its id was made of. */
export function lastName(id: string, kept: Readonly<Record<string, string>> | undefined): string {
  const name = kept !== undefined && Object.hasOwn(kept, id) ? kept[id] : undefined;
  return name ?? humanize(id.slice(id.indexOf('.') + 1));
}
