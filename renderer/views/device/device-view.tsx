/** One device: all of its entities, what it is, and what can be done about it. */

import { type ReactNode, useMemo, useState } from 'react';
import { go } from '../../app/route.ts';
import { Button, IconButton } from '../../components/ui/button.tsx';
import { ActionMenu, type MenuEntry } from '../../components/ui/menu.tsx';
import { EmptyState, PageHeader, Panel } from '../../components/ui/surface.tsx';
import { attempt, call } from '../../state/calls.ts';
import type { CardItem } from '../../state/selectors.ts';
import { useEntities, useHome, useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { DeviceFacts } from './device-facts.tsx';
import { MutedLine, muteEntries } from './device-mute.tsx';
import { useTrustEntries } from './device-trust.ts';
import styles from './device-view.module.css';
import { EntityPanel } from './entity-panel.tsx';
import { RemoveDeviceDialog } from './remove-dialog.tsx';
import { RenameDeviceDialog } from './rename-dialogs.tsx';

export function DeviceView({ id }: { id: string }): ReactNode {
  const home = useHome();
  const card = home.cards.get(id) ?? home.cards.get(home.cardOf.get(id) ?? '');
  if (card === undefined) {
    return (
      <EmptyState
        icon="magnify"
        title={say('device.thisDeviceIsGone')}
        action={<Button onPress={() => go('home')}>{say('common.home')}</Button>}
      >
        {say('device.itWasRemovedOrTheBroker')}
      </EmptyState>
    );
  }
  return <DevicePage card={card} focusId={card.key === id ? undefined : id} />;
}

function DevicePage({ card, focusId }: { card: CardItem; focusId: string | undefined }): ReactNode {
  const [dialog, setDialog] = useState<'rename' | 'remove'>();
  const [showsMore, setShowsMore] = useState(card.moreIds.includes(focusId ?? '') || card.mainIds.length === 0);
  const { device } = card;
  const close = (): void => setDialog(undefined);
  const trust = useTrustEntries(
    card.key,
    useMemo(() => [...card.mainIds, ...card.moreIds], [card]),
  );
  const entries: MenuEntry[] =
    device === undefined
      ? [...trust]
      : [
          { id: 'rename', label: say('device.nameAndRoom'), icon: 'pencil', onAction: () => setDialog('rename') },
          ...muteEntries(device.id),
          ...trust,
          {
            id: 'remove',
            label: say('device.removeDevice'),
            icon: 'trash-can-outline',
            isDanger: true,
            onAction: () => setDialog('remove'),
          },
        ];
  return (
    <>
      <PageHeader
        back={<IconButton icon="arrow-left" label={say('device.back')} onPress={goBack} />}
        title={card.name}
        lead={[card.room, device?.manufacturer, device?.model].filter((part) => part !== undefined).join(' · ')}
        actions={
          <>
            <FavouriteButton card={card} />
            {entries.length > 0 && <ActionMenu label={say('device.deviceActions')} entries={entries} />}
          </>
        }
      />
      {device !== undefined && <MutedLine deviceId={device.id} />}
      <div className={styles.page}>
        <div className={styles.entities}>
          {card.mainIds.map((id) => (
            <EntityPanel
              key={id}
              id={id}
              deviceName={device?.name}
              isOpenFirst={id === focusId || card.mainIds.length === 1}
            />
          ))}
          {card.moreIds.length > 0 && (
            <Button
              kind="quiet"
              icon={showsMore ? 'chevron-up' : 'chevron-down'}
              isExpanded={showsMore}
              onPress={() => setShowsMore(!showsMore)}
            >
              {showsMore
                ? say('device.less')
                : say('device.lengthMoreDiagnosticSettingsHidden', { length: card.moreIds.length })}
            </Button>
          )}
          {showsMore &&
            card.moreIds.map((id) => (
              <EntityPanel key={id} id={id} deviceName={device?.name} isOpenFirst={id === focusId} />
            ))}
          {card.settingIds.length > 0 && <DeviceSettings card={card} focusId={focusId} />}
        </div>
        {device !== undefined && (
          <Panel title={say('common.device')}>
            <DeviceFacts device={device} />
          </Panel>
        )}
      </div>
      {dialog === 'rename' && device !== undefined && <RenameDeviceDialog device={device} onClose={close} />}
      {dialog === 'remove' && device !== undefined && (
        <RemoveDeviceDialog device={device} onClose={close} onGone={() => go('home')} />
      )}
    </>
  );
}

/** How the bridge treats the device: calibrations, decimals, transitions. Seldom wanted, so they are folded. */
function DeviceSettings({ card, focusId }: { card: CardItem; focusId: string | undefined }): ReactNode {
  const [isOpen, setOpen] = useState(card.settingIds.includes(focusId ?? ''));
  return (
    <>
      <Button
        kind="quiet"
        icon={isOpen ? 'chevron-up' : 'chevron-down'}
        isExpanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        {say('device.lengthSettingsOfTheDevice', { length: card.settingIds.length })}
      </Button>
      {isOpen && (
        <Panel title={say('device.settingsOfTheDevice')}>
          <p className={styles.note}>{say('device.settingsOfTheDeviceAreKeptByItsBridge')}</p>
          <div className={styles.entities}>
            {card.settingIds.map((id) => (
              <EntityPanel key={id} id={id} deviceName={card.device?.name} isOpenFirst={id === focusId} />
            ))}
          </div>
        </Panel>
      )}
    </>
  );
}

/** Home, where there is nothing to go back to: a notification may have led here. */
function goBack(): void {
  if (window.history.length > 1) window.history.back();
  else go('home');
}

/** Favourites are entities; a device's star stands for its first one. */
function FavouriteButton({ card }: { card: CardItem }): ReactNode {
  const { favourites } = useSettings();
  const ids = useMemo(() => [...card.mainIds, ...card.moreIds], [card]);
  const first = useEntities(ids)[0];
  const isFavourite = ids.some((id) => favourites.includes(id));
  if (first === undefined) return null;
  const toggle = (): void => {
    const rest = favourites.filter((id) => !ids.includes(id));
    void attempt(call('settings.update', { patch: { favourites: isFavourite ? rest : [...rest, first.id] } }));
  };
  return (
    <IconButton
      icon={isFavourite ? 'star' : 'star-outline'}
      label={isFavourite ? say('common.unfavour') : say('device.addToFavouritesShownFirstAnd')}
      isPressed={isFavourite}
      onPress={toggle}
    />
  );
}
