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
      action={<Button onPress={() => go('home')}>Home</Button>}
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
        title="No broker yet"
        action={
          <Button kind="primary" onPress={() => go('settings', 'brokers')}>
            Set up a broker
          </Button>
        }
      >
        Devices speak to Inglenook through an MQTT broker. Use the built-in one, or connect to yours.
      </EmptyState>
    );
  }
  if (health === 'stopped') {
    return (
      <EmptyState icon="stop-circle-outline" title="Nothing to see while the service is stopped">
        Devices are here again as soon as it runs.
      </EmptyState>
    );
  }
  if (health !== 'online' && health !== 'degraded') {
    return (
      <EmptyState icon="wifi-off" title="Waiting for the broker">
        Devices appear here as soon as the connection stands.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="home-variant"
      title="Connected, but no devices yet"
      action={<Button onPress={() => go('settings', 'discovery')}>Discovery settings</Button>}
    >
      Devices that announce themselves by Home Assistant MQTT Discovery appear here on their own. Anything else can be
      added by hand.
    </EmptyState>
  );
}
