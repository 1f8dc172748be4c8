/** The entities that an automation names: whether there is or was such a one, and what it is called. Pure. */
import type { AutomationDefinition } from '../model/automations.ts';
import type { FieldIssue } from '../schema/issues.ts';

/** What the home knows of ids. */
export interface KnownEntities {
  /** What an entity that is there is called. */
  nameOf(id: string): string | undefined;
  /** False only where no entity ever had this id: never before the brokers have told what they keep. */
  mayExist(id: string): boolean;
  /** Resolves when the brokers have told what they keep, or will not for now. */
  settled(): Promise<void> | undefined;
}

interface Reference {
  readonly path: string;
  readonly id: string;
}

/** All of them, with the field that names each. What a template gives is not known before it runs. */
export function referencesOf(definition: AutomationDefinition): readonly Reference[] {
  const { triggers, conditions, actions } = definition;
  return [...walk(triggers, 'triggers'), ...walk(conditions, 'conditions'), ...walk(actions, 'actions')];
}

function* walk(value: unknown, path: string): Iterable<Reference> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walk(item, `${path}[${index}]`);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (key === 'entityId') {
      if (typeof item === 'string' && item !== '' && !item.includes('{')) yield { path: `${path}.${key}`, id: item };
    } else if (key !== 'params') yield* walk(item, `${path}.${key}`);
  }
}

/** Fields that name an entity that never was. What was saved before stays: its device may be gone for good. */
export function referenceIssues(
  definition: AutomationDefinition,
  before: AutomationDefinition | undefined,
  known: KnownEntities,
): FieldIssue[] {
  const saved = new Set(before === undefined ? [] : referencesOf(before).map(({ id }) => id));
  return referencesOf(definition)
    .filter(({ id }) => known.nameOf(id) === undefined && !saved.has(id) && !known.mayExist(id))
    .map(({ path, id }) => ({ path, message: `there was never an entity ${id}` }));
}

/** With what its entities are called now; of those that are gone, what they were called. */
export function withNames(
  definition: AutomationDefinition,
  before: AutomationDefinition | undefined,
  known: KnownEntities,
): AutomationDefinition {
  const kept = new Map([...Object.entries(before?.names ?? {}), ...Object.entries(definition.names ?? {})]);
  const names = new Map<string, string>();
  for (const { id } of referencesOf(definition)) {
    const name = known.nameOf(id) ?? kept.get(id);
    if (name !== undefined) names.set(id, name);
  }
  const { names: _old, ...rest } = definition;
  return names.size === 0 ? rest : { ...rest, names: Object.fromEntries(names) };
}
