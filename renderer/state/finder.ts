/** The palette's search: its index is made while it is already open, little by little, or at once when a query needs it. */
import type { PageModel } from './model.ts';
import { indexItems, rankItems, type SearchItem } from './search.ts';
import { buildActions, wantsAction } from './search-actions.ts';
import type { Home } from './selectors.ts';

const shownResults = 40;
/** Before anything is typed: the pages. */
const shownAtFirst = 12;

export interface Finder {
  /** The best matches first; for an empty query the pages. */
  find(query: string): readonly SearchItem[];
  /** Makes up to `count` more items of the index. @returns whether some are left. */
  prepare(count: number): boolean;
}

/** A finder in the present state. An index of a large home takes longer than a frame: opening must not wait for it. */
export function createFinder(model: PageModel, home: Home, now: number): Finder {
  const source = indexItems(model, home, now);
  const index: SearchItem[] = [];
  let withActions: readonly SearchItem[] | undefined;
  const prepare = (count: number): boolean => {
    for (let made = 0; made < count; made += 1) {
      const next = source.next();
      if (next.done === true) return false;
      index.push(next.value);
    }
    return true;
  };
  return {
    prepare,
    find: (query) => {
      if (query.trim() === '') {
        prepare(shownAtFirst - index.length);
        return index.slice(0, shownAtFirst);
      }
      prepare(Number.POSITIVE_INFINITY);
      if (!wantsAction(query)) return rankItems(query, index, shownResults);
      withActions ??= [...index, ...buildActions(model)];
      return rankItems(query, withActions, shownResults);
    },
  };
}
