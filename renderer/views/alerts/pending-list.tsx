/** What is no alert yet: what holds now, and when it will be told of if it goes on. */
import { type ReactNode, useCallback, useEffect } from 'react';
import type { PendingAlert } from '../../../preload/contract.ts';
import { Icon } from '../../components/icons/icon.tsx';
import list from '../../components/ui/list.module.css';
import { Panel } from '../../components/ui/surface.tsx';
import { pendingText } from '../../format/alert.ts';
import { call, useLoaded } from '../../state/calls.ts';
import { say } from '../../words/words.ts';

const everyMs = 5_000;

export function PendingList(): ReactNode {
  const ask = useCallback(() => call('alert.pending', {}), []);
  const [state, reload] = useLoaded(ask);
  useEffect(() => {
    const timer = setInterval(reload, everyMs);
    return () => clearInterval(timer);
  }, [reload]);
  const pending = state.kind === 'ready' ? state.value.pending : [];
  if (pending.length === 0) return null;
  return (
    <Panel title={say('ownRules.willAlert')} lead={say('ownRules.willAlertLead')}>
      <ul className={list.list}>
        {pending.map((each) => (
          <PendingLine key={each.alert.id} pending={each} />
        ))}
      </ul>
    </Panel>
  );
}

function PendingLine({ pending }: { pending: PendingAlert }): ReactNode {
  const { title, body } = pendingText(pending, Date.now());
  return (
    <li className={`${list.row} ${list.center}`}>
      <span className={list.icon}>
        <Icon name="clock-outline" />
      </span>
      <div className={list.words}>
        <span className={list.title} dir="auto">
          {title}
        </span>
        <span className={list.meta}>{body}</span>
      </div>
    </li>
  );
}
