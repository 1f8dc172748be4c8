/** Tiles that keep their places while somebody is at them; of contacts that are closed one line is enough. */
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { type TileChoice, TileGrid } from '../../components/tiles/tile-grid.tsx';
import { Button } from '../../components/ui/button.tsx';
import type { PageModel } from '../../state/model.ts';
import type { TileItem } from '../../state/tiles.ts';
import { useDigest } from '../../state/use-digest.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { type ClosedContacts, closedContacts, sameContacts } from './closed-contacts.ts';
import styles from './held-tiles.module.css';
import { keepPlaces, labelsIn, tileKey } from './home-model.ts';

/** Tiles in sight keep their places while a person points at them, or is at one of them with the keyboard. */
export function HeldTiles({ items, room }: { items: readonly TileItem[]; room: string | undefined }): ReactNode {
  const { layout } = useSettings();
  const [isUnfolded, setUnfolded] = useState(false);
  const held = useRef(false);
  const find = useCallback((model: PageModel) => closedContacts(items, (id) => model.entities.get(id)), [items]);
  const closed = useDigest(find, sameContacts);
  const stood = useRef(items);
  const shown = useMemo(() => {
    const open = isUnfolded ? items : items.filter((item) => !closed.keys.has(item.key));
    stood.current = held.current ? keepPlaces(open, tileKey, stood.current) : open;
    return stood.current;
  }, [items, closed, isUnfolded]);
  const labelOf = useMemo(() => labelsIn(room, shown), [room, shown]);
  const choiceOf = useMemo(
    () =>
      (item: TileItem): TileChoice | undefined =>
        layout.tiles[item.key],
    [layout],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only looks whether somebody is there
    <div
      onPointerEnter={() => {
        held.current = true;
      }}
      onPointerLeave={(event) => {
        held.current = event.currentTarget.contains(document.activeElement);
      }}
      onFocus={() => {
        held.current = true;
      }}
      onBlur={(event) => {
        held.current = event.currentTarget.contains(event.relatedTarget) || event.currentTarget.matches(':hover');
      }}
    >
      <TileGrid items={shown} labelOf={labelOf} choiceOf={choiceOf} />
      {closed.keys.size > 0 && (
        <Fold closed={closed} isUnfolded={isUnfolded} onPress={() => setUnfolded(!isUnfolded)} />
      )}
    </div>
  );
}

const words = { windows: 'home.windowsFold', doors: 'home.doorsFold', contacts: 'home.closedFold' } as const;

function Fold(props: { closed: ClosedContacts; isUnfolded: boolean; onPress: () => void }): ReactNode {
  const { closed, isUnfolded, onPress } = props;
  return (
    <div className={styles.fold}>
      <Button
        size="s"
        kind="quiet"
        icon={isUnfolded ? 'chevron-up' : 'chevron-down'}
        isExpanded={isUnfolded}
        onPress={onPress}
      >
        {say(words[closed.kind], { count: closed.keys.size })}
      </Button>
    </div>
  );
}
