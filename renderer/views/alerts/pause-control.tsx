/** Pauses all notifications for a while; critical ones pass. */

import type { ReactNode } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { ActionMenu } from '../../components/ui/menu.tsx';
import { useNow } from '../../components/ui/time-text.tsx';
import { sayDuration, sayWhen } from '../../format/time.ts';
import { attempt, call } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';

/** Minutes. */
const pauses = [60, 240, 1_440] as const;

export function PauseControl(): ReactNode {
  const { pausedUntil } = useSettings().alerts;
  const now = useNow(30_000);
  if (pausedUntil !== undefined && Date.parse(pausedUntil) > now) {
    return (
      <Button icon="bell" onPress={() => void attempt(call('alert.pause', { minutes: 0 }))}>
        {say('inbox.pausedUntilPausedUntilResume', { pausedUntil: sayWhen(pausedUntil, now) })}
      </Button>
    );
  }
  return (
    <ActionMenu
      label={say('inbox.pauseNotificationsCriticalOnesPass')}
      text={say('inbox.pause')}
      icon="bell-sleep-outline"
      entries={pauses.map((minutes) => ({
        id: String(minutes),
        label: say('tray.pauseFor', { duration: sayDuration(minutes * 60) }),
        onAction: () => void attempt(call('alert.pause', { minutes })),
      }))}
    />
  );
}
