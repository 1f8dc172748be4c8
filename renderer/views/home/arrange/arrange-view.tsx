/** Edit mode: order, size, hide, rename, icon and room, of several at a time, with every step taken back by Undo. */
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { LayoutChange, TileChoice } from '../../../../preload/contract.ts';
import { arranging, favouring, naming, placing, type Step, shift } from '../../../components/tiles/choices.ts';
import { IconDialog, NameDialog, RoomDialog } from '../../../components/tiles/tile-dialogs.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { attempt } from '../../../state/calls.ts';
import type { Room } from '../../../state/selectors.ts';
import type { TileItem } from '../../../state/tiles.ts';
import { useHome, useSettings, useStore } from '../../../state/use-store.tsx';
import { say } from '../../../words/words.ts';
import styles from './arrange.module.css';
import { ArrangeList } from './arrange-list.tsx';
import { type ArrangeSection, arrangeSections } from './arrange-sections.ts';

const nothing: ReadonlySet<string> = new Set();

interface Chosen {
  readonly section: ArrangeSection | undefined;
  readonly keys: ReadonlySet<string>;
}

export function ArrangeView({ room, onDone }: { room: Room | undefined; onDone: () => void }): ReactNode {
  const home = useHome();
  const store = useStore();
  const { layout, favourites } = useSettings();
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const [picked, setPicked] = useState<{ readonly section: string; readonly keys: ReadonlySet<string> }>();
  const sections = useMemo(
    () => arrangeSections(home, room, layout, (id) => store.model?.entities.get(id)),
    [home, room, layout, store],
  );
  const run = useCallback((step: Step): void => {
    void attempt(step.again()).then((done) => {
      if (done !== undefined) setSteps((before) => [...before, step]);
    });
  }, []);
  const undo = (): void => {
    const last = steps.at(-1);
    if (last === undefined) return;
    setSteps(steps.slice(0, -1));
    void attempt(last.back());
  };
  const order = (section: ArrangeSection, keys: readonly string[]): void => {
    if (section.kind !== 'favourites') {
      run(arranging(layout, { order: { [section.key]: keys } }));
      return;
    }
    const faces = new Map(home.favourites.map((tile) => [tile.key, tile.faceId]));
    const ids = keys.map((key) => faces.get(key)).filter((id) => id !== undefined);
    // What is a favourite and not known today keeps its place at the end.
    run(favouring(favourites, [...ids, ...favourites.filter((id) => !ids.includes(id))]));
  };
  const chosen: Chosen = {
    section: sections.find((section) => section.key === picked?.section),
    keys: picked?.keys ?? nothing,
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the button that says the same
    <div
      data-arranging={room?.key ?? 'home'}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !isTyping(event.target)) undo();
      }}
    >
      <ArrangeBar
        chosen={chosen}
        onOrder={order}
        onRun={run}
        canUndo={steps.length > 0}
        onUndo={undo}
        onDone={onDone}
      />
      <p className={styles.help}>{say('home.editHelp')}</p>
      {sections.map((section) => (
        <section key={section.key} className={styles.section} aria-label={section.title}>
          <h2 className={styles.title}>{section.title}</h2>
          <ArrangeList
            label={section.title}
            items={section.items}
            selected={picked?.section === section.key ? picked.keys : nothing}
            onSelect={(keys) => setPicked({ section: section.key, keys })}
            onOrder={(keys) => order(section, keys)}
          />
        </section>
      ))}
    </div>
  );
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function ArrangeBar(props: {
  chosen: Chosen;
  onOrder: (section: ArrangeSection, keys: readonly string[]) => void;
  onRun: (step: Step) => void;
  canUndo: boolean;
  onUndo: () => void;
  onDone: () => void;
}): ReactNode {
  const { chosen, onOrder, onRun, canUndo, onUndo, onDone } = props;
  const home = useHome();
  const { layout } = useSettings();
  const [asking, setAsking] = useState<'name' | 'room' | 'icon'>();
  const { section } = chosen;
  const items = section?.items.filter((item) => chosen.keys.has(item.key)) ?? [];
  const isNone = items.length === 0;
  const isRooms = section?.kind === 'rooms';
  const tiles = useMemo(() => tilesByKey(home.cards.values()), [home]);
  const theirs = items.map((item) => tiles.get(item.key)).filter((tile) => tile !== undefined);
  const change = (how: Partial<Record<keyof TileChoice, TileChoice[keyof TileChoice] | undefined>>): void => {
    const field = isRooms ? 'rooms' : 'tiles';
    const next = items.map((item) => [item.key, withFields(layout[field][item.key] ?? {}, how)] as const);
    onRun(arranging(layout, { [field]: Object.fromEntries(next) } satisfies LayoutChange));
  };
  const move = (by: 1 | -1): void => {
    if (section === undefined) return;
    const keys = section.items.map((item) => item.key);
    onOrder(section, shift(keys, chosen.keys, by));
  };
  const areHidden = items.length > 0 && items.every((item) => item.isHidden);
  const areHigh = items.length > 0 && items.every((item) => item.isHigh);
  const [first] = items;
  return (
    <div className={styles.bar} role="toolbar" aria-label={say('home.edit')}>
      <span className={styles.count} aria-live="polite">
        {say('home.selected', { count: items.length })}
      </span>
      <Button size="s" icon="chevron-up" isDisabled={isNone} onPress={() => move(-1)}>
        {say('home.earlier')}
      </Button>
      <Button size="s" icon="chevron-down" isDisabled={isNone} onPress={() => move(1)}>
        {say('home.later')}
      </Button>
      <Button size="s" isDisabled={isNone || isRooms} onPress={() => change({ size: areHigh ? 'small' : 'high' })}>
        {areHigh ? say('home.smaller') : say('home.larger')}
      </Button>
      <Button
        size="s"
        icon={areHidden ? 'eye' : 'eye-off-outline'}
        isDisabled={isNone}
        onPress={() => change({ hidden: areHidden ? undefined : true })}
      >
        {areHidden ? say('home.show') : say('home.hide')}
      </Button>
      <Button size="s" icon="palette" isDisabled={isNone} onPress={() => setAsking('icon')}>
        {say('home.icon')}
      </Button>
      <Button size="s" icon="pencil" isDisabled={items.length !== 1} onPress={() => setAsking('name')}>
        {say('common.rename')}
      </Button>
      <Button size="s" icon="sofa-outline" isDisabled={isNone || isRooms} onPress={() => setAsking('room')}>
        {say('home.moveTo')}
      </Button>
      <span className={styles.space} />
      <Button size="s" isDisabled={!canUndo} onPress={onUndo}>
        {say('home.undo')}
      </Button>
      <Button size="s" kind="primary" onPress={onDone}>
        {say('home.done')}
      </Button>
      {asking === 'icon' && (
        <IconDialog
          title={say('home.icon')}
          onClose={() => setAsking(undefined)}
          onAnswer={(icon) => change({ icon: icon === '' ? undefined : icon })}
        />
      )}
      {asking === 'room' && (
        <RoomDialog
          title={say('home.moveTo')}
          room={theirs.length === 1 ? (theirs[0]?.room ?? '') : ''}
          onClose={() => setAsking(undefined)}
          onAnswer={(to) => onRun(placing(home, layout, theirs, to))}
        />
      )}
      {asking === 'name' && first !== undefined && (
        <NameDialog
          title={say('common.rename')}
          name={isRooms ? first.name : (theirs[0]?.name ?? first.name)}
          onClose={() => setAsking(undefined)}
          onAnswer={(name) => {
            if (isRooms) onRun(placing(home, layout, tilesOfRoom(home.rooms, first.key), name.trim()));
            else if (theirs[0] !== undefined) onRun(naming(home, theirs[0], name));
          }}
        />
      )}
    </div>
  );
}

function withFields(before: object, how: object): object {
  return Object.fromEntries(Object.entries({ ...before, ...how }).filter(([, value]) => value !== undefined));
}

function tilesByKey(cards: Iterable<{ readonly tiles: readonly TileItem[] }>): ReadonlyMap<string, TileItem> {
  return new Map([...cards].flatMap((card) => card.tiles.map((tile) => [tile.key, tile] as const)));
}

function tilesOfRoom(rooms: readonly Room[], key: string): readonly TileItem[] {
  return rooms.find((room) => room.key === key)?.cards.flatMap((card) => card.tiles) ?? [];
}
