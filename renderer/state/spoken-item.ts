/** What a sentence would do, as the first thing that is found. */
import type { Entity } from '../../preload/contract.ts';
import { fullName } from '../../preload/words/names.ts';
import { sayWanted } from '../format/wanted.ts';
import { say, words } from '../words/words.ts';
import { lexiconOf } from './lexicon.ts';
import type { PageModel } from './model.ts';
import { type Named, understand } from './remote.ts';
import { item, type SearchItem } from './search.ts';
import type { Home } from './selectors.ts';

const namesSaid = 3;

/** Everything that can be told what to do, with the names that it goes by. */
export function namedOf(model: PageModel, home: Home): readonly Named[] {
  const named: Named[] = [];
  for (const { mainIds, device, room } of home.cards.values()) {
    for (const id of mainIds) {
      const entity = model.entities.get(id);
      if (entity === undefined || entity.capabilities.actions.length === 0) continue;
      // What is known when the palette opens may be old when it is used: an entity is replaced, not changed.
      named.push({ entity, name: fullName(entity, device?.name), room });
    }
  }
  return named;
}

/** Undefined where the query is no sentence. */
export function spokenItem(query: string, named: readonly Named[]): SearchItem | undefined {
  const spoken = understand(query, lexiconOf(say), named);
  const first = spoken?.commands[0];
  if (spoken === undefined || first === undefined) return undefined;
  const byId = new Map(named.map((each) => [each.entity.id, each]));
  const entity: Entity | undefined = byId.get(first.entityId)?.entity;
  const names = spoken.commands.map(({ entityId }) => byId.get(entityId)?.name ?? entityId);
  const what =
    entity?.platform === 'scene'
      ? say('controls.activate')
      : sayWanted({ action: first.action, params: first.params ?? {} }, entity);
  return item({
    key: `spoken:${query}`,
    kind: 'action',
    // One thing is said as the search says it: "Unlock Front door".
    title:
      names.length === 1 && first.params === undefined
        ? say('search.act', { verb: what, name: names[0] ?? '' })
        : say('remote.does', { what, names: words().list(names.slice(0, namesSaid)) }),
    detail: names.length > namesSaid ? say('search.found', { count: names.length }) : '',
    target: { type: 'commands', commands: spoken.commands },
    ...(spoken.commands.length === 1 ? { entityId: first.entityId } : {}),
  });
}
