/** A task that asks devices for their states. */
import { say } from '../../../words/words.ts';
import type { PageKind } from './kind.ts';

export const refreshKind: PageKind = {
  get label() {
    return say('taskEditor.refreshStates');
  },
  get text() {
    return say('taskEditor.asksTheDevicesForTheirStates');
  },
  empty: {},
};
