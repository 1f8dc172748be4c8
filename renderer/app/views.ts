/** The views that stand in the sidebar. */

import type { IconName } from '../components/icons/icon.tsx';
import { say } from '../words/words.ts';
import type { ViewName } from './route.ts';

export const mainViews: ReadonlyArray<{
  readonly view: ViewName;
  readonly label: string /** Where it stands under its sign, in a narrow window. */;
  readonly short?: string;
  readonly icon: IconName;
}> = [
  {
    view: 'home',
    get label() {
      return say('common.home');
    },
    icon: 'home-variant',
  },
  {
    view: 'alerts',
    get label() {
      return say('common.alerts');
    },
    icon: 'bell',
  },
  {
    view: 'tasks',
    get label() {
      return say('common.tasks');
    },
    icon: 'clipboard-check-outline',
  },
  {
    view: 'automations',
    get label() {
      return say('common.automations');
    },
    get short() {
      return say('app.automationsShort');
    },
    icon: 'robot-outline',
  },
  {
    view: 'settings',
    get label() {
      return say('common.settings');
    },
    icon: 'cog',
  },
];

/** A view's sign; the home's for places inside of it. */
export function viewIcon(view: ViewName): IconName {
  return mainViews.find((each) => each.view === view)?.icon ?? 'home-variant';
}
