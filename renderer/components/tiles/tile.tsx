/** One thing as a tile: icon, name, state in words, and in a high tile the control that is used most. */
import { type MouseEvent, memo, type PointerEvent, type ReactNode } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { routeHash } from '../../app/route.ts';
import { sayFailure } from '../../format/failure.ts';
import { sayWanted } from '../../format/wanted.ts';
import { descriptorOf } from '../../platforms/table.ts';
import { isOpen } from '../../state/pending.ts';
import type { Store } from '../../state/store.ts';
import type { TileItem } from '../../state/tiles.ts';
import { useEntities, useEntity, useIsLinked, useMark, useStore } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { Icon } from '../icons/icon.tsx';
import { cx } from '../ui/cx.ts';
import { faceOf, type TileFace } from './face.ts';
import type { TileSize } from './feature-kind.ts';
import styles from './tile.module.css';
import { TileFeature } from './tile-feature.tsx';
import { TileIcon, usePress } from './tile-icon.tsx';
import { TileLine } from './tile-line.tsx';

export interface TileProps {
  readonly item: TileItem;
  /** Shorter than the item's name where the room is known. */
  readonly label: string;
  readonly size: TileSize;
  readonly icon?: string | undefined;
  /** What a click beside the icon does: `toggle` where there is no room for a page, as in the panel. */
  readonly tap?: 'open' | 'toggle';
  /** Opens the menu of a tile at an element. */
  readonly onMenu?: ((item: TileItem, at: HTMLElement) => void) | undefined;
}

export const Tile = memo(function Tile(props: TileProps): ReactNode {
  const { item, label, size, icon, tap = 'open', onMenu } = props;
  const entity = useEntity(item.faceId);
  const words = useEntities(item.wordIds);
  const isLinked = useIsLinked(entity?.brokerId);
  if (entity === undefined) return null;
  const face = faceOf(entity, words, isLinked, Date.now());
  const name = item.name.slice(0, 200);
  const openMenu = (event: MouseEvent<HTMLElement>): void => {
    if (onMenu === undefined) return;
    event.preventDefault();
    onMenu(item, event.currentTarget);
  };
  const hasLine = size === 'small' && descriptorOf(entity).hasLine(entity);
  return (
    <article
      className={cx(styles.tile, styles[face.tone], size === 'high' && styles.high)}
      aria-label={name}
      data-card={item.cardKey}
      data-entity-id={item.faceId}
      onContextMenu={openMenu}
    >
      <div className={styles.row}>
        <TileIcon entity={entity} face={face} name={name} chosenIcon={icon} />
        <TileBody
          item={item}
          label={label}
          entity={entity}
          face={face}
          tap={tap}
          isCounted={!hasLine && !descriptorOf(entity).isScene}
        />
        {hasLine && <TileLine entity={entity} size="beside" />}
      </div>
      {onMenu !== undefined && (
        <button
          type="button"
          className={styles.more}
          aria-label={say('common.actionsOf', { name: name.slice(0, 100) })}
          onClick={openMenu}
        >
          <Icon name="dots-horizontal" size={18} />
        </button>
      )}
      {size === 'high' && (
        <div className={styles.feature}>
          <TileFeature entity={entity} />
        </div>
      )}
    </article>
  );
});

function TileBody(props: {
  item: TileItem;
  label: string;
  entity: Entity;
  face: TileFace;
  tap: 'open' | 'toggle';
  /** Whether there is room to say how much more the device has. */
  isCounted: boolean;
}): ReactNode {
  const { item, label, entity, face, tap, isCounted } = props;
  const store = useStore();
  const press = usePress(entity);
  const tellAll = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.title = [item.name.slice(0, 300), ...hiddenNames(item, store)].join('\n');
  };
  return (
    <div className={styles.body}>
      {/* The icon beside it is the switch that screen readers find. */}
      {tap === 'toggle' && press !== undefined ? (
        <button
          type="button"
          className={styles.name}
          dir="auto"
          onPointerEnter={tellAll}
          tabIndex={-1}
          disabled={!entity.available}
          onClick={press.run}
        >
          {label}
        </button>
      ) : (
        <a className={styles.name} dir="auto" onPointerEnter={tellAll} href={routeHash('device', item.cardKey)}>
          {label}
        </a>
      )}
      <span className={styles.line}>
        <StateText entity={entity} face={face} />
        {isCounted && item.hiddenIds.length > 0 && <span className={styles.hiddenCount}>+{item.hiddenIds.length}</span>}
      </span>
    </div>
  );
}

/** One line, whatever it says: the state, what is on its way, or why nothing came of it. */
function StateText({ entity, face }: { entity: Entity; face: TileFace }): ReactNode {
  const mark = useMark(entity.id);
  return (
    <>
      {mark !== undefined && isOpen(mark) ? (
        <span className={cx(styles.state, styles.wanted)}>→ {sayWanted(mark, entity)}</span>
      ) : mark?.phase === 'unconfirmed' ? (
        <span className={cx(styles.state, styles.doubt)}>{say('controls.unconfirmed')}</span>
      ) : mark?.phase === 'failed' ? (
        <Refusal
          entityId={entity.id}
          text={mark.error === undefined ? say('controls.failed') : sayFailure(mark.error)}
        />
      ) : (
        <span
          className={cx(styles.state, face.tone === 'alarm' && styles.bad, face.isAway && styles.faded)}
          dir="auto"
          data-testid="state"
        >
          {face.state}
        </span>
      )}
      {/* Stays in the document, so that screen readers say what appears in it. */}
      <span className="visually-hidden" aria-live="polite" data-command-phase={mark?.phase}>
        {mark?.phase === 'confirmed' ? say('controls.confirmed') : ''}
      </span>
    </>
  );
}

function Refusal({ entityId, text }: { entityId: string; text: string }): ReactNode {
  const store = useStore();
  return (
    <span className={styles.refusal} role="alert">
      <span className={cx(styles.state, styles.bad)} title={text} dir="auto">
        {text}
      </span>
      <button
        type="button"
        className={styles.dismiss}
        aria-label={say('app.dismiss')}
        onClick={() => store.clearMark(entityId)}
      >
        <Icon name="close" size={14} />
      </button>
    </span>
  );
}

/** At most so many names are said. */
const saidNames = 12;

/** What the device has besides, which only its page shows. */
function hiddenNames({ hiddenIds }: TileItem, store: Store): readonly string[] {
  if (hiddenIds.length === 0) return [];
  const said = hiddenIds
    .slice(0, saidNames)
    .map((id) => store.model?.entities.get(id)?.name.slice(0, 80))
    .filter((name) => name !== undefined);
  const rest = hiddenIds.length - said.length;
  return [say('controls.also'), ...said, ...(rest > 0 ? [say('controls.andMore', { count: rest })] : [])];
}
