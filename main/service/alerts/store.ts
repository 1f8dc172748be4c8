/** Where alerts are kept. The database implements it; `save` has reached the disk when it returns. */
import type { Alert } from './model.ts';

/** All given conditions must be met. Newest first; `before` is the `since` of the last one seen (ISO 8601). */
export interface AlertFilter {
  readonly limit?: number | undefined;
  readonly before?: string | undefined;
  readonly states?: ReadonlyArray<Alert['state']> | undefined;
  readonly severities?: ReadonlyArray<Alert['severity']> | undefined;
  readonly rule?: string | undefined;
  readonly search?: string | undefined;
}

export interface AlertStore {
  /** Inserts or replaces by id. */
  save(alert: Alert): void;
  /** Those that are not recovered. */
  open(): Alert[];
  list(filter: AlertFilter): Alert[];
  prune(): void;
}
