/** The palette's search: its index is made while it is already open, little by little, or at once when a query needs it. */
import type { PageModel } from './model.ts';
import { indexItems, rankItems, type SearchItem } from './search.ts';
import { buildActions, wantsAction } from './search-actions.ts';
import type { Home } from './selectors.ts';
import { namedOf, spokenItem } from './spoken-item.ts';

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
export function createFinder(model: PageModel, home: Home, now: number, recent: readonly SearchItem[] = []): Finder {
  const source = indexItems(model, home, now);
  const index: SearchItem[] = [];
  let named: ReturnType<typeof namedOf> | undefined;
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
        const keys = new Set(recent.map(({ key }) => key));
        const pages = index.slice(0, shownAtFirst).filter(({ key }) => !keys.has(key));
        return [...recent, ...pages].slice(0, Math.max(shownAtFirst, recent.length));
      }
      prepare(Number.POSITIVE_INFINITY);
      named ??= namedOf(model, home);
      const spoken = spokenItem(query, named);
      const first = spoken === undefined ? [] : [spoken];
      if (!wantsAction(query)) return [...first, ...rankItems(query, index, shownResults)];
      withActions ??= [...index, ...buildActions(model)];
      // The sentence says the same, and is understood as a whole.
      const rest = rankItems(query, withActions, shownResults);
      return [...first, ...rest.filter((each) => !isSame(each, spoken))];
    },
  };
}

/** An action that one command of the sentence is already. */
function isSame({ target }: SearchItem, spoken: SearchItem | undefined): boolean {
  if (target.type !== 'command' || spoken?.target.type !== 'commands') return false;
  const { commands } = spoken.target;
  return commands.length === 1 && commands[0]?.entityId === target.entityId && commands[0].action === target.action;
}
