/** The state of the home in a line; what is wrong with the connection goes first. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../components/icons/icon.tsx';
import { Button } from '../components/ui/button.tsx';
import { cx } from '../components/ui/cx.ts';
import { attempt, call } from '../state/calls.ts';
import { type LinkHealth, linkHealth, openAlerts } from '../state/selectors.ts';
import { useEntities, useSlice } from '../state/use-store.tsx';
import { say } from '../words/words.ts';
import { headLine } from './content.ts';
import styles from './panel.module.css';
import { openWindow } from './use-panel.ts';

export function PanelHead({ ids }: { ids: readonly string[] }): ReactNode {
  const line = headLine(useEntities(ids), Date.now());
  const brokers = useSlice('brokers');
  const health = linkHealth(brokers, useSlice('mode'));
  const hasAlerts = openAlerts(useSlice('alerts')).length > 0;
  const trouble = troubleOf(health);
  const reconnect = (): void => {
    for (const { id, state } of brokers.values()) {
      if (state !== 'online' && state !== 'stopped') void attempt(call('broker.reconnect', { id }));
    }
  };
  if (trouble !== undefined) {
    return (
      <header className={styles.head}>
        <span className={cx(styles.headIcon, styles.troubled)}>
          <Icon name={trouble.icon} />
        </span>
        <h1 className={styles.line}>{trouble.text}</h1>
        {trouble.fix !== undefined && (
          <Button
            size="s"
            kind="primary"
            onPress={() => {
              if (health === 'stopped') void attempt(call('service.start', {}));
              else if (health === 'offline') reconnect();
              else openWindow('settings', 'brokers');
            }}
          >
            {trouble.fix}
          </Button>
        )}
      </header>
    );
  }
  return (
    <header className={styles.head}>
      <span className={styles.headIcon}>
        <Icon name="home-variant" />
      </span>
      <h1 className={styles.line} dir="auto">
        {line ?? (hasAlerts ? 'Inglenook' : say('panel.allFine'))}
      </h1>
    </header>
  );
}

function troubleOf(
  health: LinkHealth,
): { readonly icon: IconName; readonly text: string; readonly fix?: string } | undefined {
  switch (health) {
    case 'stopped':
      return { icon: 'stop-circle-outline', text: say('panel.stopped'), fix: say('common.start') };
    case 'none':
      return { icon: 'lan-disconnect', text: say('tray.noBroker'), fix: say('panel.setUp') };
    case 'offline':
      return { icon: 'wifi-off', text: say('panel.offline'), fix: say('common.reconnect') };
    case 'connecting':
      return { icon: 'lan-connect', text: say('panel.connecting') };
    default:
      return undefined;
  }
}
