/** Alerts: what wants attention and what did, and the rules that decide it. */

import type { ReactNode } from 'react';
import { routeHash } from '../../app/route.ts';
import { LinkTabs } from '../../components/ui/link-tabs.tsx';
import { PageHeader } from '../../components/ui/surface.tsx';
import { say } from '../../words/words.ts';
import { AlertInbox } from './alert-inbox.tsx';
import { AlertRules } from './alert-rules.tsx';
import { PauseControl } from './pause-control.tsx';

export function AlertsView({ page }: { page: string | undefined }): ReactNode {
  const isRules = page === 'rules';
  return (
    <>
      <PageHeader title={say('common.alerts')} lead={say('inbox.anAlertIsStoredBeforeIt')} actions={<PauseControl />} />
      <LinkTabs
        label={say('common.alerts')}
        tabs={[
          { href: routeHash('alerts'), label: say('inbox.inbox'), isCurrent: !isRules },
          { href: routeHash('alerts', 'rules'), label: say('inbox.rules'), isCurrent: isRules },
        ]}
      />
      {isRules ? <AlertRules /> : <AlertInbox />}
    </>
  );
}
