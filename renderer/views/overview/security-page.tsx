/** Security: what is open before anything is armed, the alarm panels with their buttons, locks, doors and windows. */
import { type ReactNode, useCallback } from 'react';
import { EntityRow } from '../../components/cards/entity-row.tsx';
import { Notice } from '../../components/ui/surface.tsx';
import { useDigest } from '../../state/use-digest.ts';
import { useHome } from '../../state/use-store.tsx';
import { say, words } from '../../words/words.ts';
import { EntityTiles, Section } from './entity-tiles.tsx';
import styles from './overview.module.css';
import { openNames } from './security.ts';
import { useOverview } from './use-overview.ts';

const namesSaid = 8;

export function SecurityPage(): ReactNode {
  const { alarms, locks, doors, windows, openings, gates } = useOverview();
  return (
    <>
      <OpenNow />
      {alarms.length > 0 && (
        <Section title={say('overview.alarm')}>
          <div className={styles.cards}>
            {alarms.map((id) => (
              <div key={id} className={styles.card}>
                <EntityRow id={id} size="full" />
              </div>
            ))}
          </div>
        </Section>
      )}
      <EntityTiles title={say('overview.locks')} ids={locks} />
      <Openings ids={[doors, gates, windows, openings]} />
    </>
  );
}

function Openings({ ids }: { ids: ReadonlyArray<readonly string[]> }): ReactNode {
  const [doors = [], gates = [], windows = [], others = []] = ids;
  return (
    <>
      <EntityTiles title={say('overview.doors')} ids={join(doors, gates)} />
      <EntityTiles title={say('overview.windows')} ids={join(windows, others)} />
    </>
  );
}

const joined = new WeakMap<readonly string[], readonly string[]>();

/** The same list for the same two, so that a grid is not packed anew. */
function join(first: readonly string[], second: readonly string[]): readonly string[] {
  if (second.length === 0) return first;
  const known = joined.get(first) ?? [...first, ...second];
  joined.set(first, known);
  return known;
}

/** Said at the top: whoever arms reads it first. */
function OpenNow(): ReactNode {
  const sources = useOverview();
  const home = useHome();
  const make = useCallback(
    (model: Parameters<typeof openNames>[2]) => openNames(sources, home, model).join('\n'),
    [sources, home],
  );
  const text = useDigest(make, (a, b) => a === b);
  const names = text === '' ? [] : text.split('\n');
  if (names.length === 0) return <Notice tone="good">{say('overview.nothingOpen')}</Notice>;
  const said = words().list(names.slice(0, namesSaid));
  const more = names.length - namesSaid;
  return (
    <Notice tone="warning">
      {more > 0 ? say('overview.openAndMore', { names: said, count: more }) : say('overview.openNow', { names: said })}
    </Notice>
  );
}
