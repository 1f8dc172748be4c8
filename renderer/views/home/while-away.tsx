/** What happened while the machine slept or the app was off, until somebody has seen it. */
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Alert } from '../../../preload/contract.ts';
import { routeHash } from '../../app/route.ts';
import { Button } from '../../components/ui/button.tsx';
import list from '../../components/ui/list.module.css';
import { Panel } from '../../components/ui/surface.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { alertText } from '../../format/alert.ts';
import { attempt, call, useLoaded } from '../../state/calls.ts';
import { useSlice } from '../../state/use-store.tsx';
import { say, words } from '../../words/words.ts';

const kinds = ['raised', 'recovered', 'failed'] as const;
/** The inbox has the others. */
const named = 3;

export function WhileAway(): ReactNode {
  const [isSeen, setSeen] = useState(false);
  const alerts = useSlice('alerts');
  const [state, reload] = useLoaded(useCallback(() => call('alert.away', {}), []));
  // After a sleep more becomes known by and by.
  useEffect(() => {
    if (alerts.size > 0) reload();
  }, [alerts, reload]);
  const away = state.kind === 'ready' ? state.value.away : null;
  if (away === null || isSeen) return null;
  const close = (): void => {
    setSeen(true);
    void attempt(call('alert.awaySeen', {}));
  };
  return (
    <Panel
      title={say('home.away')}
      lead={
        <>
          {say('home.awaySince')} <TimeText iso={away.since} />
        </>
      }
      actions={
        <Button size="s" onPress={close}>
          {say('home.awaySeen')}
        </Button>
      }
    >
      <ul className={list.list}>
        {kinds.map(
          (kind) =>
            away.counts[kind] > 0 && (
              <li key={kind} className={list.words}>
                <span className={list.title}>{say(`home.away.${kind}`, { count: away.counts[kind] })}</span>
                <span className={list.meta} dir="auto">
                  {namesOf(away[kind])}
                </span>
              </li>
            ),
        )}
      </ul>
      <a href={routeHash('alerts')}>{say('home.allAlerts')}</a>
    </Panel>
  );
}

function namesOf(alerts: readonly Alert[]): string {
  return words().sentences(alerts.slice(0, named).map((alert) => alertText(alert).body || alertText(alert).title));
}
