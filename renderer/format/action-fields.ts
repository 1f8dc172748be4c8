/** The parameters of an action, as its platform has them, and what is wrong with those that are given. Pure. */
import type { Entity } from '../../preload/contract.ts';
import type { ActionField } from '../platforms/fields.ts';
import { descriptorOf } from '../platforms/table.ts';
import { say } from '../words/words.ts';

export type { ActionField } from '../platforms/fields.ts';

/** The fields of an action; empty when it takes none. */
export function actionFields(entity: Entity, action: string): readonly ActionField[] {
  const fields = descriptorOf(entity).fields?.(entity) ?? {};
  return Object.hasOwn(fields, action) ? (fields[action] ?? []) : [];
}

/** What is wrong with the parameters of an action, or undefined. */
export function paramsProblem(
  fields: readonly ActionField[],
  params: Readonly<Record<string, unknown>>,
): string | undefined {
  for (const field of fields) {
    const value = params[field.name];
    if (value === undefined || value === '') {
      if (field.isRequired && field.kind !== 'switch') return say('fields.labelIsMissing', { label: field.label });
      continue;
    }
    if (field.kind !== 'number' || typeof value !== 'number') continue;
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, scale } = field;
    if (value >= min && value <= max) continue;
    const shown = (limit: number): number => scale?.shown(limit) ?? limit;
    return say('fields.labelMustBeBetweenMinAnd', { label: field.label, min: shown(min), max: shown(max) });
  }
  return undefined;
}
