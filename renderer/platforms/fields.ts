/** Which parameters an action takes, for the editors of tasks and automations: what descriptors are put together from. Pure. */
import type { Scale } from '../../preload/words/scale.ts';
import { say } from '../words/words.ts';

export interface ActionField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'number' | 'text' | 'option' | 'switch';
  readonly isRequired: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly options?: readonly string[];
  /** Of a number that a person may read in another unit. */
  readonly scale?: Scale;
}

/** By action; one that takes nothing is absent. */
export type ActionFields = Readonly<Record<string, readonly ActionField[]>>;

/** A number within limits. */
export function numberField(
  name: string,
  label: string,
  {
    min,
    max,
    step = 1,
    isRequired = true,
    scale,
  }: { min: number; max: number; step?: number; isRequired?: boolean; scale?: Scale },
): ActionField {
  return { name, label, kind: 'number', min, max, step, isRequired, ...(scale === undefined ? {} : { scale }) };
}

/** One of a list. */
export function optionField(
  name: string,
  label: string,
  options: readonly string[] | undefined,
  isRequired = true,
): ActionField {
  return { name, label, kind: 'option', options: options ?? [], isRequired };
}

/** Any text. */
export function textField(name: string, label: string): ActionField {
  return { name, label, kind: 'text', isRequired: true };
}

/** Yes or no. */
export function switchField(name: string, label: string): ActionField {
  return { name, label, kind: 'switch', isRequired: true };
}

/** 0 to 100. */
export function percentField(name: 'percentage' | 'position' | 'tilt_position'): ActionField {
  return numberField(name, say(`fields.${name}`), { min: 0, max: 100 });
}

/** The same code for each of some actions; it may be left out. */
export function codeFields(actions: readonly string[]): ActionFields {
  const code: ActionField = { name: 'code', label: say('fields.code'), kind: 'text', isRequired: false };
  return Object.fromEntries(actions.map((action) => [action, [code]]));
}
