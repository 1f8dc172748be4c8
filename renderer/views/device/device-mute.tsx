/** Muting the alerts of one device: the entries of its menu, and the line that says so. */

import type { ReactNode } from 'react';
import { Button } from '../../components/ui/button.tsx';
import type { MenuEntry } from '../../components/ui/menu.tsx';
import { Notice } from '../../components/ui/surface.tsx';
import { useNow } from '../../components/ui/time-text.tsx';
import { sayWhen } from '../../format/time.ts';
import { attempt, call } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import styles from './device-view.module.css';

const mutes = [
  {
    get label() {
      return say('device.muteItsAlertsForADay');
    },
    minutes: 1_440,
  },
  {
    get label() {
      return say('device.muteItsAlertsForAWeek');
    },
    minutes: 10_080,
  },
] as const;

function mute(deviceId: string, minutes: number): void {
  void attempt(call('alert.muteDevice', { deviceId, minutes }));
}

export function muteEntries(deviceId: string): readonly MenuEntry[] {
  return mutes.map(({ label, minutes }) => ({
    id: `mute-${minutes}`,
    label,
    icon: 'bell-off-outline',
    onAction: () => mute(deviceId, minutes),
  }));
}

export function MutedLine({ deviceId }: { deviceId: string }): ReactNode {
  const { mutedDevices } = useSettings().alerts;
  const now = useNow(30_000);
  const until = Object.hasOwn(mutedDevices, deviceId) ? mutedDevices[deviceId] : undefined;
  if (until === undefined || Date.parse(until) <= now) return null;
  return (
    <div className={styles.muted}>
      <Notice
        tone="info"
        actions={
          <Button size="s" onPress={() => mute(deviceId, 0)}>
            {say('common.unmute')}
          </Button>
        }
      >
        {say('device.itsAlertsAreMutedUntilUntil', { until: sayWhen(until, now) })}
      </Notice>
    </div>
  );
}
