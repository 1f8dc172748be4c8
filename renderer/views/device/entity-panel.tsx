/** One entity on its device's page: full controls, and on demand its history, attributes and raw messages. */

import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { fullName } from '../../../preload/words/names.ts';
import { EntityRow } from '../../components/cards/entity-row.tsx';
import { PresetDialog } from '../../components/cards/preset-dialog.tsx';
import { Button } from '../../components/ui/button.tsx';
import { ActionMenu } from '../../components/ui/menu.tsx';
import { Badge, Loading, Notice } from '../../components/ui/surface.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { platformLabel } from '../../format/entity.ts';
import type { PresetKind } from '../../format/presets.ts';
import { attempt, call } from '../../state/calls.ts';
import { useDevice, useEntity, useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { AttributeList } from './attribute-list.tsx';
import { DiagnosticsView } from './diagnostics-view.tsx';
import styles from './entity-panel.module.css';
import { RenameEntityDialog } from './rename-dialogs.tsx';

const HistoryView = lazy(() => import('./history-view.tsx').then((m) => ({ default: m.HistoryView })));

export function EntityPanel(props: { id: string; deviceName: string | undefined; isOpenFirst: boolean }): ReactNode {
  const { id, deviceName, isOpenFirst } = props;
  const entity = useEntity(id);
  const [isOpen, setOpen] = useState(isOpenFirst);
  const [isRenaming, setRenaming] = useState(false);
  if (entity === undefined) return null;
  return (
    <section className={styles.panel} aria-label={entity.name.slice(0, 200)}>
      <EntityRow id={id} deviceName={deviceName} size="full" />
      {entity.setAside !== undefined && (
        <Notice tone="warning">{say('device.setAsideSetAsideItComesBack', { setAside: entity.setAside })}</Notice>
      )}
      <div className={styles.foot}>
        <span className={styles.changed}>
          <span>
            {platformLabel(entity.platform)} {say('device.changed')} <TimeText iso={entity.lastChanged} />
          </span>
          {entity.entityCategory !== undefined && (
            <Badge>{entity.entityCategory === 'config' ? say('device.setting') : say('device.diagnostic')}</Badge>
          )}
        </span>
        <div className={styles.actions}>
          <Button
            size="s"
            kind="quiet"
            icon={isOpen ? 'chevron-up' : 'chevron-down'}
            isExpanded={isOpen}
            onPress={() => setOpen(!isOpen)}
          >
            {say('device.details')}
          </Button>
          <EntityMenu entity={entity} onRename={() => setRenaming(true)} />
        </div>
      </div>
      {isOpen && <EntityDetails entity={entity} />}
      {isRenaming && <RenameEntityDialog entity={entity} onClose={() => setRenaming(false)} />}
    </section>
  );
}

function EntityMenu({ entity, onRename }: { entity: Entity; onRename: () => void }): ReactNode {
  const { hiddenEntities } = useSettings();
  const isHidden = hiddenEntities.includes(entity.id);
  const deviceName = useDevice(entity.deviceId ?? '')?.name;
  const [asking, setAsking] = useState<PresetKind>();
  return (
    <>
      <ActionMenu
        label={say('common.actionsOf', { name: entity.name.slice(0, 100) })}
        entries={[
          { id: 'notify', label: say('common.notify'), icon: 'bell', onAction: () => setAsking('notify') },
          {
            id: 'automate',
            label: say('common.automate'),
            icon: 'robot-outline',
            onAction: () => setAsking('automate'),
          },
          { id: 'rename', label: say('common.rename'), icon: 'pencil', onAction: onRename },
          {
            id: 'hide',
            label: isHidden ? say('device.showOnCards') : say('device.hideFromCards'),
            icon: isHidden ? 'eye' : 'eye-off-outline',
            onAction: () => {
              const rest = hiddenEntities.filter((id) => id !== entity.id);
              void attempt(
                call('settings.update', { patch: { hiddenEntities: isHidden ? rest : [...rest, entity.id] } }),
              );
            },
          },
        ]}
      />
      {asking !== undefined && (
        <PresetDialog
          kind={asking}
          entities={[entity]}
          nameOf={(each) => fullName(each, deviceName).slice(0, 200)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

const tabs = [
  {
    id: 'history',
    get label() {
      return say('common.history');
    },
  },
  {
    id: 'attributes',
    get label() {
      return say('device.attributes');
    },
  },
  {
    id: 'messages',
    get label() {
      return say('device.messages');
    },
  },
] as const;

function EntityDetails({ entity }: { entity: Entity }): ReactNode {
  const [tab, setTab] = useState<(typeof tabs)[number]['id']>('history');
  return (
    <div className={styles.details}>
      <div className={styles.tabs} role="tablist" aria-label={say('device.details')}>
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${entity.id}-${id}`}
            aria-selected={tab === id}
            aria-controls={`panel-${entity.id}`}
            className={styles.tab}
            onClick={() => setTab(id)}
          >
            {label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`panel-${entity.id}`} aria-labelledby={`tab-${entity.id}-${tab}`}>
        {tab === 'history' && (
          <Suspense fallback={<Loading />}>
            <HistoryView entity={entity} />
          </Suspense>
        )}
        {tab === 'attributes' && <AttributeList entity={entity} />}
        {tab === 'messages' && <DiagnosticsView entity={entity} />}
      </div>
    </div>
  );
}
