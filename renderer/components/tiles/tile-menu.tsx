/** The menu of a tile. One for a whole grid: hundreds of tiles must not each bring their own. */
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { fullName } from '../../../preload/words/names.ts';
import { go } from '../../app/route.ts';
import type { PresetKind } from '../../format/presets.ts';
import { attempt, call } from '../../state/calls.ts';
import type { TileItem } from '../../state/tiles.ts';
import { toast } from '../../state/toasts.ts';
import { modelOf, useEntities, useHome, useSettings, useStore } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { PresetDialog } from '../cards/preset-dialog.tsx';
import { Icon } from '../icons/icon.tsx';
import { cx } from '../ui/cx.ts';
import styles from '../ui/menu.module.css';
import type { MenuEntry } from '../ui/menu.tsx';
import { arranging, favouring, naming, placing, type Step } from './choices.ts';
import { NameDialog, RoomDialog } from './tile-dialogs.tsx';

type Open = (item: TileItem, at: HTMLElement) => void;
type Asking = PresetKind | 'name' | 'room';

const muteMinutes = 24 * 60;
/** As many as the panel shows. */
const mostPinned = 6;

/** @returns what is to be drawn in the grid, and what opens the menu of a tile. */
export function useTileMenu(): readonly [ReactNode, Open] {
  const [item, setItem] = useState<TileItem>();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [asking, setAsking] = useState<Asking>();
  const anchor = useRef<HTMLElement>(null);
  const open = useCallback<Open>((next, at) => {
    anchor.current = at;
    setItem(next);
    setMenuOpen(true);
  }, []);
  const drawn =
    item === undefined ? null : (
      <>
        {isMenuOpen && <TileMenu item={item} anchor={anchor} onClose={() => setMenuOpen(false)} onAsk={setAsking} />}
        {asking !== undefined && <TileQuestion item={item} asking={asking} onClose={() => setAsking(undefined)} />}
      </>
    );
  return [drawn, open];
}

function run(step: Step, done?: string): void {
  void attempt(step.again(), done);
}

function useEntries(item: TileItem, onAsk: (asking: Asking) => void): readonly MenuEntry[] {
  const { layout, favourites, alerts, pinned } = useSettings();
  const { entities } = modelOf(useStore());
  const device = useHome().cards.get(item.cardKey)?.device;
  const isFavourite = favourites.includes(item.faceId);
  const until = device === undefined ? undefined : alerts.mutedDevices[device.id];
  const isMuted = until !== undefined && Date.parse(until) > Date.now();
  const name = item.name.slice(0, 100);
  const favour = (): void =>
    run(
      favouring(favourites, isFavourite ? favourites.filter((id) => id !== item.faceId) : [...favourites, item.faceId]),
    );
  const isPinned = pinned.includes(item.faceId);
  const pin = (): void => {
    if (!isPinned && pinned.filter((id) => entities.has(id)).length >= mostPinned) {
      toast({ kind: 'error', text: say('home.pinFull', { count: mostPinned }) });
      return;
    }
    const next = isPinned ? pinned.filter((id) => id !== item.faceId) : [...pinned, item.faceId];
    void attempt(call('settings.update', { patch: { pinned: next } }));
  };
  const hide = (): void => {
    const tiles = { [item.key]: { ...layout.tiles[item.key], hidden: true as const } };
    run(arranging(layout, { tiles }), say('home.hiddenNow', { name }));
  };
  const mute = (deviceId: string): void =>
    void attempt(
      call('alert.muteDevice', { deviceId, minutes: isMuted ? 0 : muteMinutes }),
      isMuted ? undefined : say('home.muted', { name }),
    );
  return [
    { id: 'open', label: say('home.open'), icon: 'chevron-right', onAction: () => go('device', item.cardKey) },
    {
      id: 'favour',
      label: isFavourite ? say('common.unfavour') : say('home.favour'),
      icon: isFavourite ? 'star' : 'star-outline',
      onAction: favour,
    },
    {
      id: 'pin',
      label: isPinned ? say('home.unpin') : say('home.pin'),
      icon: isPinned ? 'pin-off-outline' : 'pin-outline',
      onAction: pin,
    },
    { id: 'notify', label: say('common.notify'), icon: 'bell', onAction: () => onAsk('notify') },
    { id: 'automate', label: say('common.automate'), icon: 'robot-outline', onAction: () => onAsk('automate') },
    { id: 'history', label: say('common.history'), icon: 'history', onAction: () => go('device', item.faceId) },
    { id: 'name', label: say('common.rename'), icon: 'pencil', onAction: () => onAsk('name') },
    { id: 'room', label: say('home.moveTo'), icon: 'sofa-outline', onAction: () => onAsk('room') },
    { id: 'hide', label: say('home.hide'), icon: 'eye-off-outline', onAction: hide },
    ...(device === undefined
      ? []
      : [
          {
            id: 'mute',
            label: isMuted ? say('home.unmute') : say('home.mute'),
            icon: 'bell-off-outline' as const,
            onAction: () => mute(device.id),
          },
        ]),
  ];
}

function TileMenu(props: {
  item: TileItem;
  anchor: React.RefObject<HTMLElement | null>;
  onClose: () => void;
  onAsk: (asking: Asking) => void;
}): ReactNode {
  const { item, anchor, onClose, onAsk } = props;
  const entries = useEntries(item, onAsk);
  return (
    <Popover
      className={cx(styles.popover)}
      triggerRef={anchor}
      isOpen
      placement="bottom end"
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Menu
        aria-label={say('common.actionsOf', { name: item.name.slice(0, 100) })}
        className={cx(styles.menu)}
        autoFocus="first"
        onClose={onClose}
        onAction={(id) => entries.find((entry) => entry.id === id)?.onAction()}
      >
        {entries.map((entry) => (
          <MenuItem key={entry.id} id={entry.id} textValue={entry.label} className={cx(styles.item)}>
            {entry.icon !== undefined && <Icon name={entry.icon} size={18} />}
            {entry.label}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}

function TileQuestion({ item, asking, onClose }: { item: TileItem; asking: Asking; onClose: () => void }): ReactNode {
  const home = useHome();
  const { layout } = useSettings();
  if (asking === 'name') {
    return (
      <NameDialog
        title={say('common.rename')}
        name={item.name}
        onClose={onClose}
        onAnswer={(name) => run(naming(home, item, name))}
      />
    );
  }
  if (asking === 'room') {
    return (
      <RoomDialog
        title={say('home.moveTo')}
        room={item.room ?? ''}
        onClose={onClose}
        onAnswer={(room) => run(placing(home, layout, [item], room))}
      />
    );
  }
  return <TilePresets item={item} kind={asking} onClose={onClose} />;
}

function TilePresets({ item, kind, onClose }: { item: TileItem; kind: PresetKind; onClose: () => void }): ReactNode {
  const card = useHome().cards.get(item.cardKey);
  const ids = useMemo(() => [...new Set([item.faceId, ...(card?.mainIds ?? [])])].slice(0, 24), [item, card]);
  const entities = useEntities(ids);
  return (
    <PresetDialog
      kind={kind}
      entities={entities}
      nameOf={(entity) => fullName(entity, card?.device?.name).slice(0, 200)}
      onClose={onClose}
    />
  );
}
