/** What a refresh would ask now: the messages to devices, seen before anything is sent. */

import { type ReactNode, useCallback } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { LoadedView, Panel } from '../../components/ui/surface.tsx';
import { call, useLoaded } from '../../state/calls.ts';
import { say } from '../../words/words.ts';
import { SettingLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

const shownQuestions = 200;

export function RefreshPlan(): ReactNode {
  const ask = useCallback(() => call('discovery.refreshPlan', {}), []);
  const [state, reload] = useLoaded(ask);
  return (
    <Panel
      title={say('discovery.whatARefreshWouldAsk')}
      lead={say('discovery.onlyDevicesThatAreAwake')}
      actions={
        <Button size="s" icon="refresh" onPress={reload}>
          {say('common.refresh')}
        </Button>
      }
    >
      <LoadedView state={state} onRetry={reload}>
        {({ questions, topics }) => (
          <div>
            <SettingLine
              title={say('discovery.devicesAreAskedTopicsReadAgain', { devices: questions.length, topics })}
            />
            {questions.slice(0, shownQuestions).map(({ brokerId, topic, payload }) => (
              <SettingLine
                key={`${brokerId} ${topic}`}
                title={<span className={styles.mono}>{topic.slice(0, 500)}</span>}
                text={<span className={styles.mono}>{payload.slice(0, 500)}</span>}
              />
            ))}
          </div>
        )}
      </LoadedView>
    </Panel>
  );
}
