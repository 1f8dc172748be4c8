/** What the system allows, what the service counts, and which version this is. */
import { type ReactNode, useCallback } from 'react';
import type { HealthItem } from '../../../preload/contract.ts';
import { Icon, type IconName } from '../../components/icons/icon.tsx';
import { Button } from '../../components/ui/button.tsx';
import { cx } from '../../components/ui/cx.ts';
import list from '../../components/ui/list.module.css';
import { Fact, LoadedView, Notice, Panel } from '../../components/ui/surface.tsx';
import { fixLabel, healthText, sayProtection } from '../../format/health.ts';
import { attempt, call, useLoaded } from '../../state/calls.ts';
import { useSlice } from '../../state/use-store.tsx';
import { CostPanel } from './cost-panel.tsx';
import { SettingLine } from './setting-line.tsx';
import styles from './settings-view.module.css';
import { UpdatesPanel } from './updates-panel.tsx';

export function AboutPage(): ReactNode {
  const app = useSlice('app');
  return (
    <>
      <UpdatesPanel />
      <HealthPanel />
      <CountersPanel />
      <CostPanel />
      <Panel title="About">
        <dl>
          <Fact label="Inglenook">{app.version}</Fact>
          <Fact label="System">{app.platform}</Fact>
          <Fact label="Data folder">
            <span className={styles.mono}>{app.dataDir}</span>
          </Fact>
          <Fact label="Passwords">{sayProtection(app.secretProtection)}</Fact>
        </dl>
        {app.secretProtection === 'plain' && (
          <Notice tone="warning">
            This system has no unlocked keyring, so passwords are only as safe as your user account.
          </Notice>
        )}
      </Panel>
    </>
  );
}

const icons: Readonly<Record<HealthItem['status'], IconName>> = {
  good: 'check',
  warning: 'alert-circle-outline',
  bad: 'alert',
  unknown: 'information-outline',
};

const tones: Readonly<Record<HealthItem['status'], string | undefined>> = {
  good: list.good,
  warning: list.warning,
  bad: list.critical,
  unknown: undefined,
};

function HealthPanel(): ReactNode {
  const ask = useCallback(() => call('health.list', {}), []);
  const [state, reload] = useLoaded(ask);
  return (
    <Panel
      title="Health"
      lead="What Inglenook needs of the system to do its work unseen."
      actions={
        <Button size="s" icon="refresh" onPress={reload}>
          Check again
        </Button>
      }
    >
      <LoadedView state={state} onRetry={reload}>
        {({ items }) => (
          <div>
            {items.map((item) => (
              <HealthLine key={item.id} item={item} onFixed={reload} />
            ))}
          </div>
        )}
      </LoadedView>
    </Panel>
  );
}

function HealthLine({ item, onFixed }: { item: HealthItem; onFixed: () => void }): ReactNode {
  const { title, text } = healthText(item);
  const { fixes, status } = item;
  return (
    <div className={styles.line}>
      <span className={cx(list.icon, tones[status])}>
        <Icon name={icons[status]} />
      </span>
      <div className={styles.lineWords}>
        <div className={styles.lineTitle}>{title}</div>
        <div className={styles.lineText}>{text}</div>
      </div>
      {fixes.map((fix) => (
        <Button key={fix} size="s" onPress={() => void attempt(call('health.fix', { fix })).then(onFixed)}>
          {fixLabel(fix)}
        </Button>
      ))}
    </div>
  );
}

function CountersPanel(): ReactNode {
  const counters = useSlice('counters');
  const number = new Intl.NumberFormat();
  const facts: ReadonlyArray<readonly [string, number]> = [
    ['Devices', counters.devices],
    ['Entities', counters.entities],
    ['Topics', counters.topics],
    ['Messages received', counters.messagesReceived],
    ['Messages dropped', counters.messagesDropped],
    ['Messages published', counters.messagesPublished],
    ['Announcements rejected', counters.discoveryRejected],
    ['Template errors', counters.templateErrors],
  ];
  return (
    <Panel title="Numbers since the start">
      <dl>
        {facts.map(([label, value]) => (
          <Fact key={label} label={label}>
            {number.format(value)}
          </Fact>
        ))}
      </dl>
      <SettingLine title="Rejected announcements" text="Which, and why.">
        <a href="#/settings/discovery">Show</a>
      </SettingLine>
    </Panel>
  );
}
