/** Says when the home cannot be reached, why, and what to do; silent while all is well. */

import type { ReactNode } from 'react';
import type { Broker } from '../../preload/contract.ts';
import { Icon } from '../components/icons/icon.tsx';
import { Button } from '../components/ui/button.tsx';
import { cx } from '../components/ui/cx.ts';
import { TimeText } from '../components/ui/time-text.tsx';
import { sayReason } from '../format/failure.ts';
import { attempt, call } from '../state/calls.ts';
import { type LinkHealth, linkHealth } from '../state/selectors.ts';
import { useSlice } from '../state/use-store.tsx';
import { say, words } from '../words/words.ts';
import styles from './connection-banner.module.css';
import { go } from './route.ts';

export function ConnectionBanner(): ReactNode {
  const brokers = useSlice('brokers');
  const mode = useSlice('mode');
  const health = linkHealth(brokers, mode);
  const down = [...brokers.values()].filter((broker) => broker.state !== 'online' && broker.state !== 'stopped');
  return (
    <div role="status" aria-live="polite" className={styles.region}>
      {health !== 'online' && <BannerLine health={health} down={down} />}
    </div>
  );
}

function BannerLine({ health, down }: { health: LinkHealth; down: readonly Broker[] }): ReactNode {
  const isBad = health === 'offline' || health === 'stopped';
  return (
    <div className={cx(styles.banner, isBad && styles.bad)}>
      <Icon name={health === 'stopped' ? 'stop-circle-outline' : 'lan-disconnect'} />
      <div className={styles.text}>
        <BannerText health={health} down={down} />
      </div>
      <BannerAction health={health} down={down} />
    </div>
  );
}

function BannerText({ health, down }: { health: LinkHealth; down: readonly Broker[] }): ReactNode {
  const first = down[0];
  if (health === 'stopped') return say('app.theBackgroundServiceIsStoppedNothing');
  if (health === 'none') return say('app.noBrokerIsSetUpSo');
  if (first === undefined) return say('app.connecting');
  if (health === 'connecting') return say('app.connectingToName', { name: first.name });
  const names = words().list(down.map((broker) => broker.name));
  return (
    <>
      <strong>{say('app.notConnectedToNames', { names })}</strong> {say('common.since')} <TimeText iso={first.since} />.{' '}
      {first.reason !== undefined && sayReason(first.reason)}{' '}
      {first.state === 'waiting' && say('app.inglenookKeepsTryingStatesBelowMay')}
    </>
  );
}

function BannerAction({ health, down }: { health: LinkHealth; down: readonly Broker[] }): ReactNode {
  if (health === 'stopped') {
    return (
      <Button size="s" icon="play" onPress={() => void attempt(call('service.start', {}))}>
        {say('common.start')}
      </Button>
    );
  }
  if (health === 'connecting') return null;
  const needsLogin = down.some((broker) => broker.state === 'refused');
  return (
    <div className={styles.actions}>
      {health !== 'none' && (
        <Button
          size="s"
          icon="refresh"
          onPress={() => {
            for (const broker of down) void attempt(call('broker.reconnect', { id: broker.id }));
          }}
        >
          {say('common.reconnect')}
        </Button>
      )}
      {(needsLogin || health === 'none') && (
        <Button size="s" onPress={() => go('settings', 'brokers')}>
          {say('app.brokerSettings')}
        </Button>
      )}
    </div>
  );
}
