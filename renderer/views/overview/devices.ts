/** The table of devices: when each was last heard, its signal, its battery, its version, and where it comes from. Pure. */
import type { Entity } from '../../../preload/contract.ts';
import { isAway, levelOf } from '../../format/judges.ts';
import { classOf, toNumber, unitOf } from '../../format/values.ts';
import type { PageModel } from '../../state/model.ts';
import { foldText } from '../../state/names.ts';
import type { CardItem } from '../../state/selectors.ts';

export interface DeviceRow {
  readonly id: string;
  readonly name: string;
  readonly room: string | undefined;
  readonly maker: string;
  /** Milliseconds since the epoch; 0 = never. */
  readonly lastSeen: number;
  readonly isAway: boolean;
  readonly signal: number | undefined;
  readonly signalText: string;
  readonly battery: number | undefined;
  readonly version: string;
  readonly source: string;
}

export const columns = ['name', 'room', 'lastSeen', 'signal', 'battery', 'version', 'source'] as const;
export type Column = (typeof columns)[number];

export interface Order {
  readonly by: Column;
  readonly isDown: boolean;
}

function isSignal(entity: Entity): boolean {
  if (entity.platform !== 'sensor') return false;
  return classOf(entity) === 'signal_strength' || /^(lqi|dbm)$/i.test(unitOf(entity) ?? '');
}

/** Both ends of what is usual, so that decibels and link qualities can be compared: 0 to 100. */
function strengthOf(value: number, unit: string): number {
  if (/^dbm$/i.test(unit)) return Math.max(0, Math.min(100, (value + 100) * 2));
  return /^lqi$/i.test(unit) ? (value / 255) * 100 : value;
}

/** Of each device one row. */
export function deviceRows(cards: readonly CardItem[], { entities, brokers }: PageModel): readonly DeviceRow[] {
  return cards.flatMap((card): DeviceRow[] => {
    const { device } = card;
    if (device === undefined) return [];
    const ids = [...card.mainIds, ...card.moreIds, ...card.settingIds];
    const own = ids.map((id) => entities.get(id)).filter((entity) => entity !== undefined);
    const signal = own.find((entity) => isSignal(entity) && entity.available);
    const value = signal === undefined ? undefined : toNumber(signal.state);
    const unit = signal === undefined ? '' : (unitOf(signal) ?? '');
    const battery = own.find((entity) => classOf(entity) === 'battery');
    const first = own[0];
    return [
      {
        id: device.id,
        name: card.name,
        room: card.room,
        maker: [device.manufacturer, device.model].filter((part) => part !== undefined).join(' '),
        lastSeen: Math.max(0, ...own.map(({ lastUpdated }) => Date.parse(lastUpdated) || 0)),
        isAway: own.length > 0 && own.every(isAway),
        signal: value === undefined ? undefined : strengthOf(value, unit),
        signalText: value === undefined ? '' : `${value} ${unit}`.trim(),
        battery: battery === undefined ? undefined : levelOf(battery),
        version: device.swVersion ?? '',
        source: first === undefined ? '' : (brokers.get(first.brokerId)?.name ?? ''),
      },
    ];
  });
}

/** What is not known stands at the end, whichever way the rest is sorted. */
export function sortRows(
  rows: readonly DeviceRow[],
  { by, isDown }: Order,
  compare: (a: string, b: string) => number,
): readonly DeviceRow[] {
  const isEmpty = (row: DeviceRow): boolean =>
    row[by] === undefined || row[by] === '' || (by === 'lastSeen' && row.lastSeen === 0);
  return [...rows].sort((a, b) => {
    if (isEmpty(a) !== isEmpty(b)) return isEmpty(a) ? 1 : -1;
    const [left, right] = [a[by], b[by]];
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : compare(String(left ?? ''), String(right ?? ''));
    return (isDown ? -order : order) || compare(a.name, b.name);
  });
}

/** Every word of the query stands somewhere in the row. */
export function filterRows(rows: readonly DeviceRow[], query: string): readonly DeviceRow[] {
  const words = foldText(query)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return rows;
  return rows.filter(({ name, room = '', maker, version, source }) => {
    const text = foldText(`${name} ${room} ${maker} ${version} ${source}`);
    return words.every((word) => text.includes(word));
  });
}
