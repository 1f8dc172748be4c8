/** The views that stand in the sidebar. */
import type { IconName } from '../components/icons/icon.tsx';
import type { ViewName } from './route.ts';

export const mainViews: ReadonlyArray<{ readonly view: ViewName; readonly label: string; readonly icon: IconName }> = [
  { view: 'home', label: 'Home', icon: 'home-variant' },
  { view: 'alerts', label: 'Alerts', icon: 'bell' },
  { view: 'tasks', label: 'Tasks', icon: 'clipboard-check-outline' },
  { view: 'automations', label: 'Automations', icon: 'robot-outline' },
  { view: 'settings', label: 'Settings', icon: 'cog' },
];

/** A view's sign; the home's for places inside of it. */
export function viewIcon(view: ViewName): IconName {
  return mainViews.find((each) => each.view === view)?.icon ?? 'home-variant';
}
