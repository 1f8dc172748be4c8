/** Devices: a table that can be sorted by each column, and searched. */
import { type ReactNode, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { routeHash } from '../../app/route.ts';
import { Icon } from '../../components/icons/icon.tsx';
import { Button } from '../../components/ui/button.tsx';
import { cx } from '../../components/ui/cx.ts';
import { TextField } from '../../components/ui/fields.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { sayNumber } from '../../format/values.ts';
import type { PageModel } from '../../state/model.ts';
import { useDigest } from '../../state/use-digest.ts';
import { say, words } from '../../words/words.ts';
import { type Column, columns, type DeviceRow, deviceRows, filterRows, type Order, sortRows } from './devices.ts';
import styles from './overview.module.css';
import { useOverview } from './use-overview.ts';

/** A table of thousands is looked at by searching it. */
const atOnce = 200;

export function DevicesPage(): ReactNode {
  const { cards } = useOverview();
  const [order, setOrder] = useState<Order>({ by: 'name', isDown: false });
  const [query, setQuery] = useState('');
  const [limit, setLimit] = useState(atOnce);
  const wanted = useDeferredValue(query);
  const make = useCallback((model: PageModel) => deviceRows(cards, model), [cards]);
  const rows = useDigest(make, (a, b) => JSON.stringify(a) === JSON.stringify(b));
  const shown = useMemo(
    () => sortRows(filterRows(rows, wanted), order, (a, b) => words().compare(a, b)),
    [rows, wanted, order],
  );
  return (
    <>
      <div className={styles.filter}>
        <TextField
          label={say('overview.filter')}
          isLabelHidden
          type="search"
          value={query}
          placeholder={say('overview.filter')}
          onChange={setQuery}
        />
        <span className={styles.quiet} role="status">
          {say('overview.devicesShown', { shown: shown.length, all: rows.length })}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <div className={styles.tableBox} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column} column={column} order={order} onOrder={setOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, limit).map((row) => (
              <Line key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length > limit && <Button onPress={() => setLimit(limit + atOnce)}>{say('overview.showMore')}</Button>}
    </>
  );
}

function Head(props: { column: Column; order: Order; onOrder: (order: Order) => void }): ReactNode {
  const { column, order, onOrder } = props;
  const isSorted = order.by === column;
  return (
    <th scope="col" aria-sort={isSorted ? (order.isDown ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => onOrder({ by: column, isDown: isSorted ? !order.isDown : column === 'lastSeen' })}
      >
        {say(`overviewColumns.${column}`)}
        <span className={cx(styles.arrow, isSorted && styles.sorted)} aria-hidden="true">
          <Icon name={isSorted && order.isDown ? 'arrow-down' : 'arrow-up'} size={14} />
        </span>
      </button>
    </th>
  );
}

function Line({ row }: { row: DeviceRow }): ReactNode {
  return (
    <tr>
      <th scope="row" className={styles.nameCell}>
        <a href={routeHash('device', row.id)} dir="auto">
          {row.name.slice(0, 200)}
        </a>
        {row.maker !== '' && <span className={styles.quiet}>{row.maker.slice(0, 120)}</span>}
      </th>
      <td dir="auto">{row.room ?? '–'}</td>
      <td className={cx(row.isAway && styles.away)}>
        {row.isAway && <span>{say('readings.offline')} </span>}
        {row.lastSeen === 0 ? '–' : <TimeText iso={new Date(row.lastSeen).toISOString()} />}
      </td>
      <td>{row.signalText === '' ? '–' : row.signalText}</td>
      <td>{row.battery === undefined ? '–' : say('overview.percent', { level: sayNumber(row.battery, 0) })}</td>
      <td className={styles.version}>{row.version === '' ? '–' : row.version.slice(0, 60)}</td>
      <td dir="auto">{row.source === '' ? '–' : row.source.slice(0, 60)}</td>
    </tr>
  );
}
