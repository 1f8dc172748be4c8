/** Pauses all notifications for a while; critical ones pass. */

import type { ReactNode } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { ActionMenu } from '../../components/ui/menu.tsx';
import { useNow } from '../../components/ui/time-text.tsx';
import { sayWhen } from '../../format/time.ts';
import { attempt, call } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';

const pauses = [
  { label: 'For 1 hour', minutes: 60 },
  { label: 'For 4 hours', minutes: 240 },
  {
    get label() {
      return say('inbox.forADay');
    },
    minutes: 1_440,
  },
] as const;

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
      entries={pauses.map(({ label, minutes }) => ({
        id: String(minutes),
        label,
        onAction: () => void attempt(call('alert.pause', { minutes })),
      }))}
    />
  );
}
