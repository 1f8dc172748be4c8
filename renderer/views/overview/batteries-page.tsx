/** Batteries, the lowest first, with the days that each will last by its own slope. */
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { routeHash } from '../../app/route.ts';
import { Icon } from '../../components/icons/icon.tsx';
import { cx } from '../../components/ui/cx.ts';
import { sayState } from '../../format/entity.ts';
import { isAway, levelOf, lowPercentOf } from '../../format/judges.ts';
import { sayNumber } from '../../format/values.ts';
import type { PageModel } from '../../state/model.ts';
import { useDigest } from '../../state/use-digest.ts';
import { useHome, useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { type Outlook, outlookOf } from './batteries.ts';
import styles from './overview.module.css';
import { useHistories } from './use-histories.ts';
import { useOverview } from './use-overview.ts';

const dayMs = 86_400_000;
const days = 30;
/** So many are asked for their past: the lowest ones. */
const asked = 60;
const farDays = 400;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly room: string | undefined;
  readonly key: string;
  readonly level: number | undefined;
  readonly text: string;
  readonly isNumber: boolean;
  readonly isAway: boolean;
}

export function BatteriesPage(): ReactNode {
  const { batteries } = useOverview();
  const home = useHome();
  const low = lowPercentOf(useSettings().alerts.rules);
  const make = useCallback(
    (model: PageModel) => rowsOf(batteries, model, (id) => home.cards.get(home.cardOf.get(id) ?? '')),
    [batteries, home],
  );
  const rows = useDigest(make, (a, b) => JSON.stringify(a) === JSON.stringify(b));
  const ids = rows.filter(({ isNumber }) => isNumber).map(({ id }) => id);
  // Which are asked is decided once: their order changes while one looks at them.
  const key = [...ids].sort().join('\n');
  const wanted = useMemo(() => (key === '' ? [] : key.split('\n').slice(0, asked)), [key]);
  const [from] = useState(() => Date.now() - days * dayMs);
  const histories = useHistories(wanted, from, 120);
  return (
    <ol className={styles.rows}>
      {rows.map((row) => (
        <li key={row.id} className={styles.row}>
          <span className={cx(styles.level, row.level !== undefined && row.level <= low && styles.low)}>
            <Icon name={row.level !== undefined && row.level <= low ? 'battery-alert' : 'battery'} size={20} />
          </span>
          <span className={styles.rowWords}>
            <a href={routeHash('device', row.key)} dir="auto">
              {row.name}
            </a>
            <span className={styles.quiet}>{row.room ?? say('home.noRoom')}</span>
          </span>
          {row.level !== undefined && (
            <span className={styles.meter} aria-hidden="true">
              <span className={cx(styles.fill, row.level <= low && styles.low)} style={{ width: `${row.level}%` }} />
            </span>
          )}
          <span className={styles.value}>{row.isAway ? say('readings.offline') : row.text}</span>
          <span className={styles.outlook}>{sayOutlook(row, histories.get(row.id))}</span>
        </li>
      ))}
    </ol>
  );
}

/** The lowest first; what nothing is known of comes last. */
function rowsOf(
  ids: readonly string[],
  { entities }: PageModel,
  cardOf: (
    id: string,
  ) => { readonly key: string; readonly name: string; readonly room: string | undefined } | undefined,
): readonly Row[] {
  const rows = ids.flatMap((id): Row[] => {
    const entity = entities.get(id);
    if (entity === undefined) return [];
    const card = cardOf(id);
    const level = levelOf(entity);
    return [
      {
        id,
        name: (card?.name ?? entity.name).slice(0, 200),
        room: card?.room,
        key: card?.key ?? id,
        level,
        text:
          entity.platform === 'sensor' && level !== undefined
            ? say('overview.percent', { level: sayNumber(level, 0) })
            : sayState(entity, 0),
        isNumber: entity.platform === 'sensor',
        isAway: isAway(entity),
      },
    ];
  });
  return rows.sort((a, b) => (a.level ?? 101) - (b.level ?? 101) || a.name.localeCompare(b.name));
}

function sayOutlook({ isNumber, isAway: away }: Row, points: Parameters<typeof outlookOf>[0] | undefined): string {
  if (!isNumber || away || points === undefined) return '';
  const outlook: Outlook = outlookOf(points);
  if (outlook.kind === 'unknown') return say('overview.outlookUnknown');
  if (outlook.kind === 'steady') return say('overview.outlookSteady');
  if (outlook.days > farDays) return say('overview.outlookFar');
  return say('overview.outlookDays', { count: outlook.days });
}
