/** The overview pages: what there is of one kind in the whole home. */
import type { IconName } from '../../components/icons/icon.tsx';

/** In the order of the sidebar. */
export const overviewPages = ['activity', 'security', 'climate', 'energy', 'cameras', 'batteries', 'devices'] as const;
export type OverviewPage = (typeof overviewPages)[number];

export const pageIcons: Readonly<Record<OverviewPage, IconName>> = {
  activity: 'history',
  security: 'shield-home',
  climate: 'thermostat',
  energy: 'lightning-bolt',
  cameras: 'cctv',
  batteries: 'battery',
  devices: 'format-list-bulleted',
};

/** The page of that name; undefined for any other text. */
export function pageOf(name: string | undefined): OverviewPage | undefined {
  return overviewPages.find((page) => page === name);
}
