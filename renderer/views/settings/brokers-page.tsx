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
import { newBroker } from './broker-draft.ts';
import { BrokerForm } from './broker-form.tsx';
import { BuiltinBrokerPanel } from './builtin-broker.tsx';
import { SettingLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

type StoredBroker = SettingsView['brokers'][number];

const states: Readonly<Record<Broker['state'], readonly [Tone, string]>> = {
  idle: ['neutral', 'Idle'],
  connecting: ['warning', 'Connecting'],
  online: ['good', 'Connected'],
  waiting: ['warning', 'Waiting to try again'],
  refused: ['danger', 'Refused'],
  stopped: ['neutral', 'Off'],
};

export function BrokerBadge({ broker }: { broker: Broker | undefined }): ReactNode {
  const [tone, word] = states[broker?.state ?? 'stopped'];
  return <Badge tone={tone}>{word}</Badge>;
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
        title="Brokers"
        lead="Several may be connected at once."
        actions={
          <Button icon="plus" kind="primary" onPress={() => setEditing({ broker: newBroker(), hasPassword: false })}>
            Add a broker
          </Button>
        }
      >
        {brokers.length === 0 ? (
          <EmptyState icon="server-network" title="No broker of your own">
            Add the one that your devices speak to, or use the built-in one below.
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
        <Dialog title={editing.broker.name || 'New broker'} onClose={close}>
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
              since <TimeText iso={live.since} />
            </>
          )}
          {live?.reason !== undefined && <div>{sayReason(live.reason)}</div>}
        </>
      }
    >
      <BrokerBadge broker={broker.enabled ? live : undefined} />
      <Toggle
        label={`${broker.name}: enabled`}
        isOn={broker.enabled}
        onChange={(enabled) => void attempt(call('broker.save', { broker: { ...settingsOf(broker), enabled } }))}
      />
      <ActionMenu
        label={`Actions of ${broker.name}`}
        entries={[
          { id: 'edit', label: 'Edit', icon: 'pencil', onAction: onEdit },
          {
            id: 'reconnect',
            label: 'Reconnect',
            icon: 'refresh',
            onAction: () => void attempt(call('broker.reconnect', { id: broker.id })),
          },
          {
            id: 'remove',
            label: 'Remove',
            icon: 'trash-can-outline',
            isDanger: true,
            onAction: () => setRemoving(true),
          },
        ]}
      />
      {isRemoving && (
        <ConfirmDialog
          title="Remove this broker?"
          confirm="Remove"
          onClose={() => setRemoving(false)}
          onConfirm={() => void attempt(call('broker.remove', { id: broker.id }), 'Removed')}
        >
          <p>Its devices disappear from Inglenook. Nothing changes on the broker itself.</p>
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
      title="On the network"
      lead="Brokers that announce themselves by mDNS."
      actions={
        <Button icon="magnify" isBusy={isBusy} onPress={() => void look()}>
          Look for brokers
        </Button>
      }
    >
      <div aria-live="polite">
        {found?.length === 0 && <Notice tone="info">None announces itself. Many brokers do not.</Notice>}
        {found?.map((each) => (
          <SettingLine key={each.url} title={each.name} text={<span className={styles.mono}>{each.url}</span>}>
            <Button size="s" onPress={() => onPick(each)}>
              Use
            </Button>
          </SettingLine>
        ))}
      </div>
    </Panel>
  );
}
