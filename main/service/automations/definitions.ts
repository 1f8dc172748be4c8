/** The list of definitions in the settings: saving, removing, export and import. */
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { AutomationDefinition } from '../model/automations.ts';
import type { FieldIssue } from '../schema/issues.ts';
import { automationIssues, parseAutomation } from './schema.ts';
import { type CheckChange, taskChangeIssues } from './task-changes.ts';

/** The version of the export format. */
const exportVersion = 1;

export interface DefinitionsPort {
  definitions(): readonly AutomationDefinition[];
  saveDefinitions(definitions: readonly AutomationDefinition[]): void;
  /** What is wrong with a task that an action makes. */
  readonly checkChange: CheckChange;
}

export class Definitions {
  readonly #port: DefinitionsPort;

  constructor(port: DefinitionsPort) {
    this.#port = port;
  }

  /** All that is wrong with an automation, by field. */
  issues(raw: unknown): FieldIssue[] {
    const parsed = parseAutomation(raw);
    return parsed.ok ? taskChangeIssues(parsed.value.actions, this.#port.checkChange) : automationIssues(raw);
  }

  #parse(raw: unknown): Result<AutomationDefinition> {
    const parsed = parseAutomation(raw);
    const [issue] = parsed.ok ? taskChangeIssues(parsed.value.actions, this.#port.checkChange) : [];
    return issue === undefined ? parsed : err('automation.invalid', `${issue.path}: ${issue.message}`);
  }

  save(raw: unknown): Result<AutomationDefinition> {
    const parsed = this.#parse(raw);
    if (!parsed.ok) return parsed;
    return this.#put([parsed.value]) ? parsed : tooMany();
  }

  remove(id: string): Result<null> {
    const all = this.#port.definitions();
    const rest = all.filter((each) => each.id !== id);
    if (rest.length === all.length) return err('automation.unknown', id);
    this.#port.saveDefinitions(rest);
    return ok(null);
  }

  exportJson(): string {
    return JSON.stringify({ version: exportVersion, automations: this.#port.definitions() }, undefined, 2);
  }

  importJson(json: string): Result<{ imported: number }> {
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
      parsed.push(one.value);
    }
    return this.#put(parsed) ? ok({ imported: parsed.length }) : tooMany();
  }

  /** Replaces by id in place, and appends what is new. */
  #put(definitions: readonly AutomationDefinition[]): boolean {
    const byId = new Map(this.#port.definitions().map((each) => [each.id, each]));
    for (const definition of definitions) byId.set(definition.id, definition);
    if (byId.size > limits.automations) return false;
    this.#port.saveDefinitions([...byId.values()]);
    return true;
  }
}

function listIn(raw: unknown): readonly unknown[] | undefined {
  if (Array.isArray(raw)) return raw;
  const list = typeof raw === 'object' && raw !== null && 'automations' in raw ? raw.automations : undefined;
  return Array.isArray(list) ? list : undefined;
}

function tooMany(): ReturnType<typeof err> {
  return err('automation.invalid', `more than ${limits.automations} automations`);
}
