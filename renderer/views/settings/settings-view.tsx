/** Settings, in pages. Every change is saved at once; forms with a Save button say so. */

import type { ReactNode } from 'react';
import { routeHash } from '../../app/route.ts';
import { PageHeader } from '../../components/ui/surface.tsx';
import { settingsPages } from '../../state/search.ts';
import { say } from '../../words/words.ts';
import { AboutPage } from './about-page.tsx';
import { AgentsPage } from './agents-page.tsx';
import { BackupPage } from './backup-page.tsx';
import { BrokersPage } from './brokers-page.tsx';
import { DiscoveryPage } from './discovery-page.tsx';
import { GeneralPage } from './general-page.tsx';
import { HistoryPage } from './history-page.tsx';
import { HttpPage } from './http-page.tsx';
import { NotificationsPage } from './notifications-page.tsx';
import styles from './settings-view.module.css';

/** In a narrow window the names are a line that scrolls: the current one must be in it. */
function showCurrent(link: HTMLAnchorElement | null): void {
  link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

type PageId = (typeof settingsPages)[number];

function Page({ id }: { id: PageId }): ReactNode {
  switch (id) {
    case 'general':
      return <GeneralPage />;
    case 'brokers':
      return <BrokersPage />;
    case 'discovery':
      return <DiscoveryPage />;
    case 'notifications':
      return <NotificationsPage />;
    case 'http':
      return <HttpPage />;
    case 'agents':
      return <AgentsPage />;
    case 'history':
      return <HistoryPage />;
    case 'backup':
      return <BackupPage />;
    case 'about':
      return <AboutPage />;
  }
}

export function SettingsView({ page }: { page: string | undefined }): ReactNode {
  const current = settingsPages.find((each) => each === page) ?? 'general';
  return (
    <>
      <PageHeader title={say('common.settings')} />
      <div className={styles.layout}>
        <nav className={styles.pages} aria-label={say('common.settings')}>
          {settingsPages.map((id) => (
            <a
              key={id}
              className={styles.page}
              ref={id === current ? showCurrent : undefined}
              href={routeHash('settings', id)}
              aria-current={id === current ? 'page' : undefined}
            >
              {say(`settingsPages.${id}`)}
            </a>
          ))}
        </nav>
        <div className={styles.content}>
          <Page id={current} />
        </div>
      </div>
    </>
  );
}
