/** The list of definitions in the settings: saving, removing, export and import. */
import type { Editing } from '../base/editing.ts';
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { AutomationDefinition } from '../model/automations.ts';
import type { FieldIssue } from '../schema/issues.ts';
import { type KnownEntities, referenceIssues, referencesOf, withNames } from './references.ts';
import { automationIssues, parseAutomation } from './schema.ts';
import { type CheckChange, taskChangeIssues } from './task-changes.ts';

/** The version of the export format. */
const exportVersion = 1;

export interface DefinitionsPort {
  definitions(): readonly AutomationDefinition[];
  readonly edit: Editing<readonly AutomationDefinition[]>;
  /** What is wrong with a task that an action makes. */
  readonly checkChange: CheckChange;
  readonly known: KnownEntities;
}

export class Definitions {
  readonly #port: DefinitionsPort;

  constructor(port: DefinitionsPort) {
    this.#port = port;
  }

  /** All that is wrong with an automation, by field. */
  issues(raw: unknown): FieldIssue[] {
    const parsed = parseAutomation(raw);
    if (!parsed.ok) return automationIssues(raw);
    return [
      ...taskChangeIssues(parsed.value.actions, this.#port.checkChange),
      ...referenceIssues(parsed.value, this.#before(parsed.value.id), this.#port.known),
    ];
  }

  #namesOthers(definition: AutomationDefinition): boolean {
    return referencesOf(definition).some(({ id }) => this.#port.known.nameOf(id) === undefined);
  }

  #before(id: string): AutomationDefinition | undefined {
    return this.#port.definitions().find((each) => each.id === id);
  }

  #parse(raw: unknown): Result<AutomationDefinition> {
    const parsed = parseAutomation(raw);
    const [issue] = parsed.ok ? taskChangeIssues(parsed.value.actions, this.#port.checkChange) : [];
    if (issue === undefined && parsed.ok) return ok(accepted(parsed.value));
    return issue === undefined ? parsed : err('automation.invalid', `${issue.path}: ${issue.message}`);
  }

  async save(raw: unknown): Promise<Result<AutomationDefinition>> {
    const parsed = this.#parse(raw);
    if (!parsed.ok) return parsed;
    const before = this.#before(parsed.value.id);
    const waits = this.#namesOthers(parsed.value) ? this.#port.known.settled() : undefined;
    if (waits !== undefined) await waits;
    const [unknown] = referenceIssues(parsed.value, before, this.#port.known);
    if (unknown !== undefined) return err('automation.invalid', `${unknown.path}: ${unknown.message}`);
    const named = withNames(parsed.value, before, this.#port.known);
    return this.#put([named], named);
  }

  remove(id: string): Promise<Result<null>> {
    return this.#port.edit((all) => {
      const kept = all.filter((each) => each.id !== id);
      return kept.length === all.length ? err('automation.unknown', id) : ok({ kept, value: null });
    });
  }

  exportJson(): string {
    return JSON.stringify({ version: exportVersion, automations: this.#port.definitions() }, undefined, 2);
  }

  /** Entities that are not here are taken as they are: what is imported often comes before its devices. */
  async importJson(json: string): Promise<Result<{ imported: number }>> {
    let raw: unknown;
    try {
      raw = JSON.parse(json);
    } catch {
      return err('automation.invalid', 'is not JSON');
    }
    const list = listIn(raw);
    if (list === undefined) return err('automation.invalid', 'automations: must be a list');
    const parsed: AutomationDefinition[] = [];
    for (const [index, each] of list.entries()) {
      const one = this.#parse(each);
      if (!one.ok) return err('automation.invalid', `automations[${index}].${one.error.detail ?? ''}`);
      parsed.push(withNames(one.value, this.#before(one.value.id), this.#port.known));
    }
    return this.#put(parsed, { imported: parsed.length });
  }

  /** Replaces by id in place, and appends what is new. */
  #put<T>(definitions: readonly AutomationDefinition[], value: T): Promise<Result<T>> {
    return this.#port.edit((all) => {
      const byId = new Map(all.map((each) => [each.id, each]));
      for (const definition of definitions) byId.set(definition.id, definition);
      if (byId.size > limits.automations)
        return err('automation.invalid', `more than ${limits.automations} automations`);
      return ok({ kept: [...byId.values()], value });
    });
  }
}

/** Whoever switches a draft on has accepted it. */
function accepted({ draftedBy, ...definition }: AutomationDefinition): AutomationDefinition {
  return draftedBy === undefined || definition.enabled ? definition : { ...definition, draftedBy };
}

function listIn(raw: unknown): readonly unknown[] | undefined {
  if (Array.isArray(raw)) return raw;
  const list = typeof raw === 'object' && raw !== null && 'automations' in raw ? raw.automations : undefined;
  return Array.isArray(list) ? list : undefined;
}
