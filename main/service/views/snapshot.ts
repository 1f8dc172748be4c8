/** The snapshot within its bounds: what does not fit is counted, and fetched page by page. */
import { limits } from '../base/limits.ts';
import { jsonSize } from '../base/size.ts';
import type { Alert } from '../model/alerts.ts';
import type { Device, Entity } from '../model/entities.ts';
import type { Snapshot } from '../model/service.ts';

export interface Page<T> {
  readonly records: readonly T[];
  /** There is more after the last one. */
  readonly more: boolean;
}

/**
 * The first records that fit into so many characters of JSON, and `count` at most; one always fits.
 * Records are taken from `source` one by one, so those that do not fit are never built.
 */
export function takePage<T>(source: Iterable<T>, chars: number, count = Number.POSITIVE_INFINITY): Page<T> {
  const records: T[] = [];
  let left = chars;
  for (const record of source) {
    left -= jsonSize(record, chars);
    if (records.length >= count || (left < 0 && records.length > 0)) return { records, more: true };
    records.push(record);
  }
  return { records, more: false };
}

/** Open alerts in their order; where there are too many, critical ones and then the newest stay. */
export function takeAlerts(alerts: readonly Alert[]): readonly Alert[] {
  const byWeight = [...alerts]
    .reverse()
    .sort((a, b) => Number(b.severity === 'critical') - Number(a.severity === 'critical'));
  const { records, more } = takePage(byWeight, limits.snapshotAlertsChars, limits.snapshotAlerts);
  if (!more) return alerts;
  const taken = new Set(records);
  return alerts.filter((alert) => taken.has(alert));
}

interface Source<T> {
  readonly records: Iterable<T>;
  /** Asked only where not all fit. */
  count(): number;
}

/** Some of what there is. */
export interface SnapshotPart {
  readonly devices: readonly Device[];
  readonly entities: readonly Entity[];
}

export interface SnapshotSource extends Omit<Snapshot, 'devices' | 'entities' | 'more'> {
  /** The records are some of what there is. */
  readonly isPart?: boolean;
  readonly devices: Source<Snapshot['devices'][number]>;
  readonly entities: Source<Snapshot['entities'][number]>;
}

export function boundedSnapshot({ devices, entities, alerts, isPart = false, ...rest }: SnapshotSource): Snapshot {
  const devicePage = takePage(devices.records, limits.snapshotDevicesChars);
  const entityPage = takePage(entities.records, limits.snapshotEntitiesChars);
  const shownAlerts = takeAlerts(alerts);
  const left = {
    devices: devicePage.more || isPart ? devices.count() - devicePage.records.length : 0,
    entities: entityPage.more || isPart ? entities.count() - entityPage.records.length : 0,
    alerts: alerts.length - shownAlerts.length,
  };
  const more = Object.fromEntries(Object.entries(left).filter(([, count]) => count > 0));
  return {
    ...rest,
    devices: devicePage.records,
    entities: entityPage.records,
    alerts: shownAlerts,
    ...(Object.keys(more).length === 0 ? {} : { more }),
  };
}
