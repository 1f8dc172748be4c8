/** The head of home and of a room: chips that say whether everything is all right; each opens what it speaks of. */
import { type PointerEvent, type ReactNode, useCallback, useMemo, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { routeHash } from '../../app/route.ts';
import { Icon } from '../../components/icons/icon.tsx';
import { TileGrid } from '../../components/tiles/tile-grid.tsx';
import { Button } from '../../components/ui/button.tsx';
import { cx } from '../../components/ui/cx.ts';
import { lowPercentOf } from '../../format/judges.ts';
import type { CardItem, Home } from '../../state/selectors.ts';
import { type TileItem, tileOf } from '../../state/tiles.ts';
import { useDigest } from '../../state/use-digest.ts';
import { useHome, useStore } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import type { OverviewPage } from '../overview/pages.ts';
import styles from './chip-row.module.css';
import { type Chip, type ChipCommand, chipsOf } from './chips.ts';
import { gather } from './gather.ts';

/** A list shows no more than this. */
const listed = 60;

/** Where there is more of what a chip speaks of. */
const chipPages: Readonly<Partial<Record<Chip['kind'], OverviewPage>>> = {
  alarm: 'security',
  openings: 'security',
  locks: 'security',
  temperature: 'climate',
  power: 'energy',
  batteries: 'batteries',
  offline: 'devices',
};

function sameChips(a: readonly Chip[], b: readonly Chip[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Sends a command to each of many. */
export function useSendAll(): (commands: readonly ChipCommand[]) => void {
  const store = useStore();
  return useCallback(
    (commands) => {
      for (const { id, action } of commands) void store.send({ id, action });
    },
    [store],
  );
}

/** While somebody points at the chips, none gets wider or narrower: the one that is aimed at would slip away. */
function hold({ currentTarget }: PointerEvent<HTMLElement>): void {
  for (const chip of currentTarget.querySelectorAll('button')) {
    chip.style.width = `${chip.getBoundingClientRect().width}px`;
  }
}

function release({ currentTarget }: PointerEvent<HTMLElement>): void {
  for (const chip of currentTarget.querySelectorAll('button')) chip.style.width = '';
}

/** `cards` is what the chips look at: of all rooms, or of one. */
export function ChipRow({ cards }: { cards: readonly CardItem[] }): ReactNode {
  const store = useStore();
  const home = useHome();
  const sources = useMemo(() => gather(cards, (id) => store.model?.entities.get(id)), [cards, store]);
  const make = useCallback(
    (model: NonNullable<typeof store.model>) =>
      chipsOf(
        sources,
        (id) => model.entities.get(id),
        (brokerId) => (model.brokers.get(brokerId)?.state ?? 'online') === 'online',
        lowPercentOf(model.settings.alerts.rules),
      ),
    [sources],
  );
  const chips = useDigest(make, sameChips);
  if (chips.length === 0) return null;
  return (
    <ul className={styles.row} aria-label={say('home.overview')} onPointerEnter={hold} onPointerLeave={release}>
      {chips.map((chip) => (
        <li key={chip.kind}>
          <ChipButton chip={chip} home={home} />
        </li>
      ))}
    </ul>
  );
}

function ChipButton({ chip, home }: { chip: Chip; home: Home }): ReactNode {
  const sendAll = useSendAll();
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton className={cx(styles.chip, styles[chip.tone])} data-chip={chip.kind}>
        <Icon name={chip.icon} size={18} />
        <span className={styles.text}>{chip.text}</span>
      </AriaButton>
      <Popover className={cx(styles.popover)} placement="bottom start">
        <Dialog className={cx(styles.list)} aria-label={chip.text}>
          <ChipList chip={chip} home={home} />
          {chipPages[chip.kind] !== undefined && (
            <a
              className={cx(styles.page)}
              href={routeHash('overview', chipPages[chip.kind])}
              onClick={() => setOpen(false)}
            >
              {say('overview.openPage')}
            </a>
          )}
          {chip.all !== undefined && (
            <Button kind="primary" onPress={() => sendAll(chip.all?.commands ?? [])}>
              {chip.all.label}
            </Button>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Keeps its order while it is open: what a person presses must not slip away when it changes. */
function ChipList({ chip, home }: { chip: Chip; home: Home }): ReactNode {
  const [ids] = useState(() => chip.ids.slice(0, listed));
  const items = useMemo(
    () => ids.map((id) => tileOf(home, id)).filter((item): item is TileItem => item !== undefined),
    [ids, home],
  );
  return (
    <div className={styles.tiles}>
      <TileGrid items={items} maxColumns={1} hasMenu={false} isFlat />
    </div>
  );
}
