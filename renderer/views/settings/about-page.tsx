/** What the system allows, what the service counts, and which version this is. */

import { type ReactNode, useCallback } from 'react';
import type { HealthItem } from '../../../preload/contract.ts';
import { Icon, type IconName } from '../../components/icons/icon.tsx';
import { Button } from '../../components/ui/button.tsx';
import { cx } from '../../components/ui/cx.ts';
import list from '../../components/ui/list.module.css';
import { Fact, LoadedView, Notice, Panel } from '../../components/ui/surface.tsx';
import { fixLabel, healthText, namedEntities, sayProtection } from '../../format/health.ts';
import { attempt, call, useLoaded } from '../../state/calls.ts';
import { linkHealth } from '../../state/selectors.ts';
import { modelOf, useHome, useSlice, useStore } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { ConstraintsPanel } from './constraints-panel.tsx';
import { CostPanel } from './cost-panel.tsx';
import { SecretsPanel } from './secrets-panel.tsx';
import { SettingLine } from './setting-line.tsx';
import styles from './settings-view.module.css';
import { UpdatesPanel } from './updates-panel.tsx';

export function AboutPage(): ReactNode {
  const app = useSlice('app');
  return (
    <>
      <UpdatesPanel />
      <HealthPanel />
      <SecretsPanel />
      <ConstraintsPanel />
      <CountersPanel />
      <CostPanel />
      <Panel title={say('settings.about')}>
        <dl>
          <Fact label="Inglenook">{app.version}</Fact>
          <Fact label={say('settings.system')}>{app.platform}</Fact>
          <Fact label={say('settings.dataFolder')}>
            <span className={styles.mono}>{app.dataDir}</span>
          </Fact>
          <Fact label={say('common.passwords')}>{sayProtection(app.secretProtection)}</Fact>
        </dl>
        {app.secretProtection === 'plain' && (
          <Notice tone="warning">{say('settings.thisSystemHasNoUnlockedKeyring')}</Notice>
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
  const named = useNamedEntities();
  return (
    <Panel
      title={say('settings.health')}
      lead={say('settings.whatInglenookNeedsOfTheSystem')}
      actions={
        <Button size="s" icon="refresh" onPress={reload}>
          {say('settings.checkAgain')}
        </Button>
      }
    >
      <LoadedView state={state} onRetry={reload}>
        {({ items }) => (
          <div>
            {[...items, ...(named === undefined ? [] : [named])].map((item) => (
              <HealthLine key={item.id} item={item} onFixed={reload} />
            ))}
          </div>
        )}
      </LoadedView>
    </Panel>
  );
}

/** Whether there is what automations name; nobody can tell while a broker is away. */
function useNamedEntities(): HealthItem | undefined {
  const automations = useSlice('automations');
  const { entities } = modelOf(useStore());
  const isKnown = linkHealth(useSlice('brokers'), useSlice('mode')) === 'online';
  // Asked anew with what is here.
  useHome();
  return isKnown && automations.size > 0 ? namedEntities(automations.values(), (id) => entities.has(id)) : undefined;
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
    [say('settings.devices'), counters.devices],
    [say('settings.entities'), counters.entities],
    [say('settings.topics'), counters.topics],
    [say('settings.messagesReceived'), counters.messagesReceived],
    [say('settings.messagesDropped'), counters.messagesDropped],
    [say('settings.messagesPublished'), counters.messagesPublished],
    [say('settings.announcementsRejected'), counters.discoveryRejected],
    [say('settings.templateErrors'), counters.templateErrors],
  ];
  return (
    <Panel title={say('settings.numbersSinceTheStart')}>
      <dl>
        {facts.map(([label, value]) => (
          <Fact key={label} label={label}>
            {number.format(value)}
          </Fact>
        ))}
      </dl>
      <SettingLine title={say('common.rejectedAnnouncements')} text={say('settings.whichAndWhy')}>
        <a href="#/settings/discovery">{say('common.show')}</a>
      </SettingLine>
    </Panel>
  );
}
