/** A task that tidies the database. */
import { say } from '../../../words/words.ts';
import type { PageKind } from './kind.ts';

export const compactKind: PageKind = {
  get label() {
    return say('taskEditor.tidyTheDatabase');
  },
  get text() {
    return say('taskEditor.removesHistoryThatIsOlderThan');
  },
  empty: {},
};
