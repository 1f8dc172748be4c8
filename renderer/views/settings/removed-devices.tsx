/** Devices that were taken away or forgotten here, with the way back. */

import { type ReactNode, useCallback } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { LoadedView, Panel } from '../../components/ui/surface.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { attempt, call, useLoaded } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { SettingLine } from './setting-line.tsx';

export function RemovedDevices(): ReactNode {
  const { forgotten } = useSettings().discovery;
  const ask = useCallback(() => call('device.removals', {}), []);
  const [state, reload] = useLoaded(ask);
  const removed = state.kind === 'ready' ? state.value.removed : [];
  if (state.kind === 'ready' && forgotten.length + removed.length === 0) return null;
  return (
    <Panel title={say('discovery.removedAndForgotten')} lead={say('discovery.whatWasRemovedCanBeAnnounced')}>
      <LoadedView state={state} onRetry={reload}>
        {() => (
          <div>
            {forgotten.map(({ id, name, at }) => (
              <SettingLine
                key={id}
                title={name}
                text={
                  <>
                    {say('discovery.forgottenHere')} <TimeText iso={at} />
                  </>
                }
              >
                <Button
                  size="s"
                  onPress={() => void attempt(call('device.recall', { id }), say('discovery.backAgain'))}
                >
                  {say('discovery.bringBack')}
                </Button>
              </SettingLine>
            ))}
            {removed.map(({ id, name, at, topics }) => (
              <SettingLine
                key={id}
                title={name}
                text={
                  <>
                    {say('discovery.announcementsCleared', { count: topics.length })} <TimeText iso={at} />
                  </>
                }
              >
                <Button
                  size="s"
                  onPress={() =>
                    void attempt(call('device.restore', { id }), say('discovery.announcedAgain')).then(reload)
                  }
                >
                  {say('discovery.bringBack')}
                </Button>
              </SettingLine>
            ))}
          </div>
        )}
      </LoadedView>
    </Panel>
  );
}
