/** Entities that the user described by hand: the vocabulary of discovery, kept in the settings. */
import { err, ok, type Result } from '../../base/errors.ts';
import type { ManualEntity } from '../../model/settings.ts';
import type { RawConfig } from '../../platforms/platform.ts';
import { buildDefinition } from '../build.ts';
import type { Definition, DefinitionSink } from '../definition.ts';
import { expandAbbreviations, expandBaseTopic } from '../homeassistant/expand.ts';

export interface ManualEntities {
  /** Brings what is announced in line with these entries, all of one broker. Never throws. */
  sync(entries: readonly ManualEntity[]): void;
}

/** Makes the definition of an entry; the failure's detail is `field: reason`, for the form. Pure. */
function defineManual(entry: ManualEntity): Result<Definition> {
  const expanded = expandBaseTopic(expandAbbreviations(entry.config));
  // Without a unique id of its own, the id of the entry keeps the entity's id and name over restarts.
  const raw: RawConfig = { unique_id: `manual_${entry.id}`, ...expanded };
  return buildDefinition(
    {
      source: 'manual',
      component: entry.platform,
      // Ids of Home Assistant's discovery hold no colon: the two cannot clash.
      discoveryId: `manual:${entry.id}`,
      discoveryTopic: entry.id,
      objectId: entry.id,
    },
    raw,
  );
}

/** Checks an entry before it is saved. */
export function checkManual(entry: ManualEntity): Result<void> {
  const definition = defineManual(entry);
  return definition.ok ? ok(undefined) : err('settings.invalid', definition.error.detail);
}

interface Known {
  /** Undefined while the entry has no valid definition. */
  key: string | undefined;
  text: string;
}

/** An entry that is refused is said as a rejection on its id; what it was before stays. */
export function createManual(sink: DefinitionSink): ManualEntities {
  const known = new Map<string, Known>();

  function take(entry: ManualEntity): void {
    const text = JSON.stringify([entry.platform, entry.config]);
    const before = known.get(entry.id);
    if (before?.text === text) return;
    const definition = defineManual(entry);
    const key = definition.ok ? definition.value.key : undefined;
    // Another platform is another entity: the old one goes first, so that its unique id is free.
    if (before?.key !== undefined && key !== undefined && before.key !== key) sink.remove(before.key);
    const refusal = definition.ok ? sink.upsert(definition.value) : (definition.error.detail ?? 'is invalid');
    if (refusal === undefined) {
      known.set(entry.id, { key, text });
      return;
    }
    sink.rejected(entry.id, refusal);
    known.set(entry.id, { key: before?.key === key || key === undefined ? before?.key : undefined, text });
  }

  return {
    sync(entries) {
      const wanted = new Set(entries.map((entry) => entry.id));
      for (const [id, { key }] of known) {
        if (wanted.has(id)) continue;
        known.delete(id);
        if (key !== undefined) sink.remove(key);
      }
      for (const entry of entries) take(entry);
    },
  };
}
