/** Home while there is nothing to show: what is missing, and what leads on. */
import type { ReactNode } from 'react';
import { go } from '../../app/route.ts';
import { Button } from '../../components/ui/button.tsx';
import { EmptyState } from '../../components/ui/surface.tsx';
import { linkHealth } from '../../state/selectors.ts';
import { useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';

export function EmptyRoom(): ReactNode {
  return (
    <EmptyState
      icon="sofa-outline"
      title={say('home.nothingInRoom')}
      action={<Button onPress={() => go('home')}>{say('common.home')}</Button>}
    >
      {say('home.emptyRoomHelp')}
    </EmptyState>
  );
}

export function EmptyHome(): ReactNode {
  const health = linkHealth(useSlice('brokers'), useSlice('mode'));
  if (health === 'none') {
    return (
      <EmptyState
        icon="lan-disconnect"
        title={say('tray.noBroker')}
        action={
          <Button kind="primary" onPress={() => go('settings', 'brokers')}>
            {say('firstRun.setUpBroker')}
          </Button>
        }
      >
        {say('firstRun.noBrokerHelp')}
      </EmptyState>
    );
  }
  if (health === 'stopped') {
    return (
      <EmptyState icon="stop-circle-outline" title={say('firstRun.stopped')}>
        {say('firstRun.stoppedHelp')}
      </EmptyState>
    );
  }
  if (health !== 'online' && health !== 'degraded') {
    return (
      <EmptyState icon="wifi-off" title={say('firstRun.waiting')}>
        {say('firstRun.waitingHelp')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="home-variant"
      title={say('firstRun.noDevices')}
      action={<Button onPress={() => go('settings', 'discovery')}>{say('firstRun.discoverySettings')}</Button>}
    >
      {say('firstRun.noDevicesHelp')}
    </EmptyState>
  );
}
