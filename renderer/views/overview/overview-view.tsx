/** One of the overview pages: its head, and its content. */
import type { ReactNode } from 'react';
import { EmptyState, PageHeader } from '../../components/ui/surface.tsx';
import { say } from '../../words/words.ts';
import { ActivityPage } from './activity-page.tsx';
import { BatteriesPage } from './batteries-page.tsx';
import { CamerasPage } from './cameras-page.tsx';
import { ClimatePage } from './climate-page.tsx';
import { DevicesPage } from './devices-page.tsx';
import { EnergyPage } from './energy-page.tsx';
import styles from './overview.module.css';
import { type OverviewPage, pageIcons, pageOf } from './pages.ts';
import { SecurityPage } from './security-page.tsx';
import { pagesWith } from './sources.ts';
import { useOverview } from './use-overview.ts';

const content: Readonly<Record<OverviewPage, () => ReactNode>> = {
  activity: ActivityPage,
  security: SecurityPage,
  climate: ClimatePage,
  energy: EnergyPage,
  cameras: CamerasPage,
  batteries: BatteriesPage,
  devices: DevicesPage,
};

export function OverviewView({ page }: { page: string | undefined }): ReactNode {
  const sources = useOverview();
  const shown = pageOf(page) ?? 'devices';
  const Content = content[shown];
  return (
    <div className={styles.page}>
      <PageHeader title={say(`overviewPages.${shown}`)} />
      {pagesWith(sources).includes(shown) ? (
        <Content />
      ) : (
        <EmptyState icon={pageIcons[shown]} title={say('overview.nothing')} />
      )}
    </div>
  );
}
