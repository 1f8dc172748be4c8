/** What holds notifications back: quiet hours, and devices that are muted. */

import type { ReactNode } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Panel } from '../../components/ui/surface.tsx';
import { Toggle } from '../../components/ui/toggle.tsx';
import { sayWhen } from '../../format/time.ts';
import { attempt, call } from '../../state/calls.ts';
import { useSettings, useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';

export function QuietHours(): ReactNode {
  const { quietHours } = useSettings().alerts;
  const save = (next: { from: string; to: string } | null): void =>
    void attempt(call('settings.update', { patch: { alerts: { quietHours: next } } }));
  return (
    <Panel
      title={say('inbox.quietHours')}
      lead={say('inbox.alertsAreKeptButNotShown')}
      actions={
        <Toggle
          label={say('inbox.quietHours')}
          isOn={quietHours !== undefined}
          onChange={(on) => save(on ? { from: '22:00', to: '07:00' } : null)}
        />
      }
    >
      {quietHours !== undefined && (
        <div className={list.columns}>
          <TextField
            label={say('common.from')}
            type="time"
            value={quietHours.from}
            onChange={(from) => from !== '' && save({ ...quietHours, from })}
          />
          <TextField
            label={say('inbox.to')}
            type="time"
            value={quietHours.to}
            onChange={(to) => to !== '' && save({ ...quietHours, to })}
          />
        </div>
      )}
    </Panel>
  );
}

export function MutedDevices(): ReactNode {
  const { mutedDevices } = useSettings().alerts;
  const devices = useSlice('devices');
  const muted = Object.entries(mutedDevices).filter(([, until]) => Date.parse(until) > Date.now());
  if (muted.length === 0) return null;
  return (
    <Panel title={say('inbox.mutedDevices')}>
      <ul className={list.list}>
        {muted.map(([deviceId, until]) => (
          <li key={deviceId} className={`${list.row} ${list.center}`}>
            <div className={list.words}>
              <span className={list.title} dir="auto">
                {devices.get(deviceId)?.name ?? deviceId}
              </span>
              <span className={list.meta}>{say('inbox.untilUntil', { until: sayWhen(until, Date.now()) })}</span>
            </div>
            <Button size="s" onPress={() => void attempt(call('alert.muteDevice', { deviceId, minutes: 0 }))}>
              {say('common.unmute')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
