/** What a native dialect has announced so far: hands on what is new, changed or gone, and nothing else. */
import type { RawConfig } from '../platforms/platform.ts';
import { buildDefinition } from './build.ts';
import type { DefinitionSink, DefinitionSource } from './definition.ts';

/** One item in the vocabulary of Home Assistant's discovery, not yet checked. */
export interface Announcement {
  readonly component: string;
  /** Unique within the component on one broker. */
  readonly discoveryId: string;
  readonly objectId: string;
  readonly nodeId?: string;
  /** It is a setting of its device, not a thing of the home. */
  readonly deviceSetting?: boolean;
  readonly raw: RawConfig;
}

/** The items of one scope (a device, a group) by key, each with the text of its config. */
type Scope = Map<string, string>;

export class Announcements {
  readonly #source: DefinitionSource;
  readonly #sink: DefinitionSink;
  readonly #scopes = new Map<string, Scope>();

  constructor(source: DefinitionSource, sink: DefinitionSink) {
    this.#source = source;
    this.#sink = sink;
  }

  /** The scopes that hold items. */
  scopes(): string[] {
    return [...this.#scopes.keys()];
  }

  /** Makes `items` all that the scope holds; false when one was refused. `topic` is where they were announced. */
  replace(scope: string, topic: string, items: readonly Announcement[]): boolean {
    const before = this.#scopes.get(scope);
    const after: Scope = new Map();
    let isWhole = true;
    for (const item of items) {
      const key = `${item.component} ${item.discoveryId}`;
      const text = JSON.stringify(item.raw);
      if (after.has(key)) continue;
      const known = before?.get(key);
      if (known === text || this.#takeUp(topic, item)) {
        after.set(key, text);
        continue;
      }
      isWhole = false;
      // An invalid update changes nothing: what was there stays, and the next announcement is tried anew.
      if (known !== undefined) after.set(key, known);
    }
    for (const key of before?.keys() ?? []) if (!after.has(key)) this.#sink.remove(key);
    if (after.size > 0) this.#scopes.set(scope, after);
    else this.#scopes.delete(scope);
    return isWhole;
  }

  #takeUp(topic: string, { raw, ...id }: Announcement): boolean {
    const definition = buildDefinition({ source: this.#source, discoveryTopic: topic, ...id }, raw);
    const refusal = definition.ok ? this.#sink.upsert(definition.value) : (definition.error.detail ?? 'is invalid');
    if (refusal !== undefined) this.#sink.rejected(topic, `${id.component} ${id.objectId}: ${refusal}`);
    return refusal === undefined;
  }
}
