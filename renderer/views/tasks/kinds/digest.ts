/** A task that sums up the day. */
import { say } from '../../../words/words.ts';
import type { PageKind } from './kind.ts';

export const digestKind: PageKind = {
  get label() {
    return say('taskEditor.dailyDigest');
  },
  get text() {
    return say('taskEditor.aSummaryOfAlertsAndLow');
  },
  empty: {},
};
