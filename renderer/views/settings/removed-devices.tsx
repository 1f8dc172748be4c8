/** Devices that were taken away or forgotten here, with the way back. */
import { type ReactNode, useCallback } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { LoadedView, Panel } from '../../components/ui/surface.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { attempt, call, useLoaded } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { SettingLine } from './setting-line.tsx';

export function RemovedDevices(): ReactNode {
  const { forgotten } = useSettings().discovery;
  const ask = useCallback(() => call('device.removals', {}), []);
  const [state, reload] = useLoaded(ask);
  const removed = state.kind === 'ready' ? state.value.removed : [];
  if (state.kind === 'ready' && forgotten.length + removed.length === 0) return null;
  return (
    <Panel title="Removed and forgotten" lead="What was removed can be announced again for 30 days.">
      <LoadedView state={state} onRetry={reload}>
        {() => (
          <div>
            {forgotten.map(({ id, name, at }) => (
              <SettingLine
                key={id}
                title={name}
                text={
                  <>
                    Forgotten here · <TimeText iso={at} />
                  </>
                }
              >
                <Button size="s" onPress={() => void attempt(call('device.recall', { id }), 'Back again')}>
                  Bring back
                </Button>
              </SettingLine>
            ))}
            {removed.map(({ id, name, at, topics }) => (
              <SettingLine
                key={id}
                title={name}
                text={
                  <>
                    {topics.length} {topics.length === 1 ? 'announcement' : 'announcements'} cleared ·{' '}
                    <TimeText iso={at} />
                  </>
                }
              >
                <Button
                  size="s"
                  onPress={() => void attempt(call('device.restore', { id }), 'Announced again').then(reload)}
                >
                  Bring back
                </Button>
              </SettingLine>
            ))}
          </div>
        )}
      </LoadedView>
    </Panel>
  );
}
