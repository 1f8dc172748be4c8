/** What a template is to the rest of the service. The compiler is in compile.ts, what Python does in main/service/python. */
import type { Budget } from '../python/meter.ts';

/** The entity on whose behalf a template renders. */
export interface TemplateEntity {
  readonly entityId: string;
  readonly name: string;
  /** `this`: Home Assistant's state object, or undefined while the entity has no state. */
  readonly this: () => TemplateThis | undefined;
}

/** An entity as templates see it from outside: `states('sensor.x')`. */
export interface TemplateState {
  readonly entityId: string;
  /** `unavailable`, or the state as it is shown. */
  readonly shownState: string;
  readonly this: () => TemplateThis | undefined;
}

/** The entities of the home. */
export interface TemplateHome {
  /** By the id that Home Assistant would have given it, or by ours; in lower case. */
  find(entityId: string): TemplateState | undefined;
  /** All of a domain, or all. */
  all(domain?: string): Iterable<TemplateState>;
}

export interface TemplateThis {
  readonly entity_id: string;
  readonly state: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch. */
  readonly lastChanged?: number;
  readonly lastUpdated?: number;
  /** Decimals for `states(id, rounded=True)`. */
  readonly precision?: number | undefined;
}

export interface RenderInput {
  /** Steps shared with other renderings: what this one uses is taken off. Without it a rendering has its own. */
  readonly budget?: Budget | undefined;
  /** Payload text (value templates) or the native value of a command: string, number, PyFloat, boolean, null, date. */
  readonly value: unknown;
  /** The payload as Python-faithful JSON (json.ts `parseJson`), undefined when it is not strict JSON. Lazy. */
  readonly valueJson?: () => unknown;
  /** Further variables of the platform (`position_open`, `code`, `brightness`, ...). */
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly entity?: TemplateEntity;
  /** Absent where other entities cannot be read: each is one that does not exist. */
  readonly home?: TemplateHome | undefined;
  /** Filled with the ids that were looked at: `sensor.x`, `sensor.*` for a domain, `*` for all. */
  readonly reads?: Set<string> | undefined;
  /** Milliseconds since the epoch by the home's clock. */
  readonly now: number;
  /** IANA zone for `now()`, `timestamp_local`, ...; the system's zone when absent. */
  readonly timeZone?: string;
}

/** A compiled template. Rendering is pure, bounded in steps and output, and cannot reach outside its input. */
export interface Template {
  readonly source: string;
  /** True when the source holds no template syntax and is returned as it is. */
  readonly constant: boolean;
  /** The fields of `value_json` that alone decide the text (language/watch.ts); absent where other things do too. */
  readonly watches?: ReadonlyArray<readonly string[]> | undefined;
  /** True when it may look at entities, so that it is worth while to note which (`RenderInput.reads`). */
  readonly readsStates?: boolean;
  /** @throws TemplateError and nothing else. The result is trimmed text; there are no native result types. */
  render(input: RenderInput): string;
}
