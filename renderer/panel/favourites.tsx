/** Favourites as tiles in two columns, operated by mouse, wheel and keyboard. */
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useStore } from '../state/use-store.tsx';
import { say } from '../words/words.ts';
import panel from './panel.module.css';
import { adjustCommand, toggleCommand } from './quick.ts';
import styles from './tile.module.css';
import { PanelTile } from './tile.tsx';

const columns = 2;
const steps: ReadonlyMap<string, number> = new Map([
  ['ArrowLeft', -1],
  ['ArrowRight', 1],
  ['ArrowUp', -columns],
  ['ArrowDown', columns],
]);

export function Favourites({ ids }: { ids: readonly string[] }): ReactNode {
  const store = useStore();
  const grid = useRef<HTMLUListElement>(null);
  const [unfolded, setUnfolded] = useState<string>();
  const onKeyDown = (event: KeyboardEvent): void => {
    const tile =
      event.target instanceof HTMLElement && event.target.dataset.tile !== undefined ? event.target : undefined;
    const id = tile?.dataset.tile;
    const entity = id === undefined ? undefined : store.model?.entities.get(id);
    if (
      tile === undefined ||
      id === undefined ||
      entity === undefined ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    const step = steps.get(event.key);
    const command =
      event.key === ' '
        ? toggleCommand(entity)
        : event.key === '+' || event.key === '='
          ? adjustCommand(entity, 1)
          : event.key === '-'
            ? adjustCommand(entity, -1)
            : undefined;
    if (step === undefined && ![' ', '+', '=', '-', 'Enter'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 'Enter') setUnfolded(unfolded === id ? undefined : id);
    else if (step !== undefined) focusTile(grid.current, ids.indexOf(id) + step);
    else if (command !== undefined) void store.send(command);
  };
  if (ids.length === 0) return <p className={panel.empty}>{say('panel.noFavourites')}</p>;
  return (
    <ul ref={grid} className={styles.tiles} aria-label={say('home.favourites')} onKeyDown={onKeyDown}>
      {ids.map((id) => (
        <PanelTile
          key={id}
          id={id}
          isUnfolded={unfolded === id}
          onUnfold={() => setUnfolded(unfolded === id ? undefined : id)}
        />
      ))}
    </ul>
  );
}

function focusTile(grid: HTMLElement | null, index: number): void {
  grid?.querySelectorAll<HTMLElement>('[data-tile]')[index]?.focus();
}
