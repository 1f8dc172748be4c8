/** The menu of a tile. One for a whole grid: hundreds of tiles must not each bring their own. */
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { go } from '../../app/route.ts';
import type { PresetKind } from '../../format/presets.ts';
import { fullName } from '../../state/names.ts';
import type { TileItem } from '../../state/tiles.ts';
import { useEntities, useHome } from '../../state/use-store.tsx';
import { PresetDialog } from '../cards/preset-dialog.tsx';
import { Icon } from '../icons/icon.tsx';
import { cx } from '../ui/cx.ts';
import styles from '../ui/menu.module.css';
import type { MenuEntry } from '../ui/menu.tsx';

type Open = (item: TileItem, at: HTMLElement) => void;

/** @returns what is to be drawn in the grid, and what opens the menu of a tile. */
export function useTileMenu(): readonly [ReactNode, Open] {
  const [item, setItem] = useState<TileItem>();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [asking, setAsking] = useState<PresetKind>();
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
        {asking !== undefined && <TilePresets item={item} kind={asking} onClose={() => setAsking(undefined)} />}
      </>
    );
  return [drawn, open];
}

function TileMenu(props: {
  item: TileItem;
  anchor: React.RefObject<HTMLElement | null>;
  onClose: () => void;
  onAsk: (kind: PresetKind) => void;
}): ReactNode {
  const { item, anchor, onClose, onAsk } = props;
  const entries: readonly MenuEntry[] = [
    { id: 'open', label: 'Show the device', icon: 'chevron-right', onAction: () => go('device', item.cardKey) },
    { id: 'notify', label: 'Notify me when…', icon: 'bell', onAction: () => onAsk('notify') },
    { id: 'automate', label: 'Automate…', icon: 'robot-outline', onAction: () => onAsk('automate') },
  ];
  const label = `Actions of ${item.name.slice(0, 100)}`;
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
        aria-label={label}
        className={cx(styles.menu)}
        autoFocus="first"
        onClose={onClose}
        onAction={(id) => entries.find((entry) => entry.id === id)?.onAction()}
      >
        {entries.map((entry) => (
          <MenuItem
            key={entry.id}
            id={entry.id}
            textValue={entry.label}
            className={cx(styles.item, entry.isDanger && styles.danger)}
          >
            {entry.icon !== undefined && <Icon name={entry.icon} size={18} />}
            {entry.label}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
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
