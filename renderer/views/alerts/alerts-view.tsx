/** Alerts: what wants attention and what did, and the rules that decide it. */
import type { ReactNode } from 'react';
import { routeHash } from '../../app/route.ts';
import { LinkTabs } from '../../components/ui/link-tabs.tsx';
import { PageHeader } from '../../components/ui/surface.tsx';
import { AlertInbox } from './alert-inbox.tsx';
import { AlertRules } from './alert-rules.tsx';
import { PauseControl } from './pause-control.tsx';

export function AlertsView({ page }: { page: string | undefined }): ReactNode {
  const isRules = page === 'rules';
  return (
    <>
      <PageHeader
        title="Alerts"
        lead="An alert is stored before it is shown, so none is lost."
        actions={<PauseControl />}
      />
      <LinkTabs
        label="Alerts"
        tabs={[
          { href: routeHash('alerts'), label: 'Inbox', isCurrent: !isRules },
          { href: routeHash('alerts', 'rules'), label: 'Rules', isCurrent: isRules },
        ]}
      />
      {isRules ? <AlertRules /> : <AlertInbox />}
    </>
  );
}
