/** Topics of discovery that gave no entity: why, and what they say. */

import { type ReactNode, useCallback, useState } from 'react';
import type { NotUnderstood } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { EmptyState, LoadedView, Panel } from '../../components/ui/surface.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { call, useLoaded } from '../../state/calls.ts';
import { say } from '../../words/words.ts';
import { SettingLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

const shownTopics = 200;
const shownChars = 4_000;

export function NotUnderstoodPanel(): ReactNode {
  const ask = useCallback(() => call('discovery.notUnderstood', {}), []);
  const [state, reload] = useLoaded(ask);
  return (
    <Panel
      title={say('discovery.notUnderstood')}
      lead={say('discovery.whatIsOnTheTopicsOfDiscovery')}
      actions={
        <Button size="s" icon="refresh" onPress={reload}>
          {say('common.refresh')}
        </Button>
      }
    >
      <LoadedView state={state} onRetry={reload}>
        {({ topics }) =>
          topics.length === 0 ? (
            <EmptyState icon="check" title={say('discovery.everythingIsUnderstood')} />
          ) : (
            <div>
              {topics.slice(0, shownTopics).map((each) => (
                <Line key={`${each.brokerId} ${each.topic}`} given={each} />
              ))}
            </div>
          )
        }
      </LoadedView>
    </Panel>
  );
}

function Line({ given }: { given: NotUnderstood }): ReactNode {
  const { topic, reason, at, payload, isCut } = given;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <SettingLine
        title={<span className={styles.mono}>{topic.slice(0, 500)}</span>}
        text={
          <>
            {reason.slice(0, 1_000)} · <TimeText iso={at} />
          </>
        }
      >
        {payload !== undefined && (
          <Button size="s" kind="quiet" isExpanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {say('discovery.message')}
          </Button>
        )}
      </SettingLine>
      {isOpen && payload !== undefined && (
        <pre className={styles.message} dir="auto">
          {readable(payload).slice(0, shownChars)}
          {(isCut === true || payload.length > shownChars) && '…'}
        </pre>
      )}
    </>
  );
}

/** JSON with a line for each key, everything else as it is. */
function readable(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
