/** What stands open, by name. Pure. */
import type { PageModel } from '../../state/model.ts';
import type { Home } from '../../state/selectors.ts';
import { tileOf } from '../../state/tiles.ts';
import type { OverviewSources } from './sources.ts';

const openStates: ReadonlySet<string> = new Set(['on', 'open', 'opening', 'unlocked', 'unlocking']);

/** Doors, windows, gates and locks that stand open; what cannot be reached is not said to be. */
export function openNames(sources: OverviewSources, home: Home, { entities }: Pick<PageModel, 'entities'>): string[] {
  const ids = [...sources.doors, ...sources.gates, ...sources.windows, ...sources.openings, ...sources.locks];
  return ids.flatMap((id) => {
    const entity = entities.get(id);
    if (entity === undefined || !entity.available || !openStates.has(entity.state)) return [];
    return [(tileOf(home, id)?.name ?? entity.name).replaceAll('\n', ' ').slice(0, 100)];
  });
}
