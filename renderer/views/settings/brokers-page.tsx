/** All brokers: their state and settings, the built-in one, and new ones by hand or from the network. */

import { type ReactNode, useState } from 'react';
import type { Broker, BrokerSettings, FoundBroker, SettingsView } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../components/ui/dialog.tsx';
import { ActionMenu } from '../../components/ui/menu.tsx';
import { Badge, EmptyState, Notice, Panel, type Tone } from '../../components/ui/surface.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { Toggle } from '../../components/ui/toggle.tsx';
import { sayReason } from '../../format/failure.ts';
import { attempt, call } from '../../state/calls.ts';
import { useSettings, useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { newBroker } from './broker-draft.ts';
import { BrokerForm } from './broker-form.tsx';
import { BuiltinBrokerPanel } from './builtin-broker.tsx';
import { SettingLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

type StoredBroker = SettingsView['brokers'][number];

const tones: Readonly<Record<Broker['state'], Tone>> = {
  idle: 'neutral',
  connecting: 'warning',
  online: 'good',
  waiting: 'warning',
  refused: 'danger',
  stopped: 'neutral',
};

function BrokerBadge({ broker }: { broker: Broker | undefined }): ReactNode {
  const state = broker?.state ?? 'stopped';
  return <Badge tone={tones[state]}>{say(`brokerStates.${state}`)}</Badge>;
}

/** What is stored of a broker, without what the view adds. */
function settingsOf({ hasPassword: _has, ...broker }: StoredBroker): BrokerSettings {
  return broker;
}

export function BrokersPage(): ReactNode {
  const { brokers } = useSettings();
  const [editing, setEditing] = useState<{ readonly broker: BrokerSettings; readonly hasPassword: boolean }>();
  const close = (): void => setEditing(undefined);
  return (
    <>
      <Panel
        title={say('brokers.brokers')}
        lead={say('brokers.severalMayBeConnectedAtOnce')}
        actions={
          <Button icon="plus" kind="primary" onPress={() => setEditing({ broker: newBroker(), hasPassword: false })}>
            {say('brokers.addABroker')}
          </Button>
        }
      >
        {brokers.length === 0 ? (
          <EmptyState icon="server-network" title={say('brokers.noBrokerOfYourOwn')}>
            {say('brokers.addTheOneThatYourDevices')}
          </EmptyState>
        ) : (
          <div>
            {brokers.map((broker) => (
              <BrokerLine
                key={broker.id}
                broker={broker}
                onEdit={() => setEditing({ broker: settingsOf(broker), hasPassword: broker.hasPassword })}
              />
            ))}
          </div>
        )}
      </Panel>
      <FindPanel onPick={(found) => setEditing({ broker: newBroker(found), hasPassword: false })} />
      <BuiltinBrokerPanel />
      {editing !== undefined && (
        <Dialog title={editing.broker.name || say('brokers.newBroker')} onClose={close}>
          <BrokerForm {...editing} onDone={close} onCancel={close} />
        </Dialog>
      )}
    </>
  );
}

function BrokerLine({ broker, onEdit }: { broker: StoredBroker; onEdit: () => void }): ReactNode {
  const live = useSlice('brokers').get(broker.id);
  const [isRemoving, setRemoving] = useState(false);
  return (
    <SettingLine
      title={broker.name}
      text={
        <>
          <span className={styles.mono}>{broker.url}</span>
          {live !== undefined && (
            <>
              {' · '}
              {say('common.since')} <TimeText iso={live.since} />
            </>
          )}
          {live?.reason !== undefined && <div>{sayReason(live.reason)}</div>}
        </>
      }
    >
      <BrokerBadge broker={broker.enabled ? live : undefined} />
      <Toggle
        label={say('controls.enabledOf', { name: broker.name })}
        isOn={broker.enabled}
        onChange={(enabled) => void attempt(call('broker.save', { broker: { ...settingsOf(broker), enabled } }))}
      />
      <ActionMenu
        label={say('common.actionsOf', { name: broker.name })}
        entries={[
          { id: 'edit', label: say('common.edit'), icon: 'pencil', onAction: onEdit },
          {
            id: 'reconnect',
            label: say('common.reconnect'),
            icon: 'refresh',
            onAction: () => void attempt(call('broker.reconnect', { id: broker.id })),
          },
          {
            id: 'remove',
            label: say('common.remove'),
            icon: 'trash-can-outline',
            isDanger: true,
            onAction: () => setRemoving(true),
          },
        ]}
      />
      {isRemoving && (
        <ConfirmDialog
          title={say('brokers.removeThisBroker')}
          confirm={say('common.remove')}
          onClose={() => setRemoving(false)}
          onConfirm={() => void attempt(call('broker.remove', { id: broker.id }), say('common.removed'))}
        >
          <p>{say('brokers.itsDevicesDisappearFromInglenook')}</p>
        </ConfirmDialog>
      )}
    </SettingLine>
  );
}

function FindPanel({ onPick }: { onPick: (found: FoundBroker) => void }): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [found, setFound] = useState<readonly FoundBroker[]>();
  const look = async (): Promise<void> => {
    setBusy(true);
    const answer = await attempt(call('broker.find', {}));
    setFound(answer?.found);
    setBusy(false);
  };
  return (
    <Panel
      title={say('brokers.onTheNetwork')}
      lead={say('brokers.brokersThatAnnounceThemselvesByMDNS')}
      actions={
        <Button icon="magnify" isBusy={isBusy} onPress={() => void look()}>
          {say('brokers.lookForBrokers')}
        </Button>
      }
    >
      <div aria-live="polite">
        {found?.length === 0 && <Notice tone="info">{say('brokers.noneAnnouncesItselfManyBrokersDo')}</Notice>}
        {found?.map((each) => (
          <SettingLine key={each.url} title={each.name} text={<span className={styles.mono}>{each.url}</span>}>
            <Button size="s" onPress={() => onPick(each)}>
              {say('brokers.use')}
            </Button>
          </SettingLine>
        ))}
      </div>
    </Panel>
  );
}
