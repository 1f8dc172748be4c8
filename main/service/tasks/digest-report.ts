/** What a digest tells of the day. */
import type { Severity } from '../model/alerts.ts';

export interface LowBattery {
  readonly entityId: string;
  readonly deviceId?: string;
  readonly name: string;
  readonly percent?: number;
}

export interface DigestReport {
  /** ISO 8601: what the counts are about. */
  readonly since: string;
  readonly until: string;
  readonly raised: Readonly<Record<Severity, number>>;
  readonly open: number;
  /** The ids of open alerts, the gravest and newest first. */
  readonly openIds: readonly string[];
  readonly batteries: readonly LowBattery[];
}
