/** Which changes of a measured value are worth a row of their own. Pure. */

/** What is asked of an entity, once per config. */
export interface RecordedEntity {
  readonly config: unknown;
  readonly platform: {
    readonly name: string;
    describe(config: unknown): {
      readonly attributes?: Readonly<Record<string, unknown>>;
      readonly facts?: Readonly<Record<string, unknown>>;
    };
  };
}

/** How far a value must move from the last one written. */
export interface DeadBand {
  readonly absolute: number;
  /** Part of the last value. */
  readonly relative: number;
}

/** A thousandth: 0.02 of 20 degrees, 0.2 of 230 volts, 1 of 1 000 hPa. */
const defaultRelative = 0.001;
/** 0.3 - 0.2 is a bit less than 0.1. */
const rounding = 1 - 1e-9;

/**
 * The dead band of a sensor whose states are numbers; undefined for anything else, of which every change counts. It is
 * one unit of the last digit that `suggested_display_precision` shows. Without that it is a small part of the value, but
 * none for what is counted up (`total`, `total_increasing`): there the difference matters and not the height.
 */
export function deadBandOf({ config, platform }: RecordedEntity): DeadBand | undefined {
  if (platform.name !== 'sensor') return undefined;
  const { attributes, facts } = platform.describe(config);
  if (facts?.numeric !== true) return undefined;
  if (typeof facts.precision === 'number') return { absolute: 10 ** -facts.precision, relative: 0 };
  const stateClass = attributes?.state_class;
  const counts = stateClass === 'total' || stateClass === 'total_increasing';
  return { absolute: 0, relative: counts ? 0 : defaultRelative };
}

/** Whether a value has moved out of the band around the last one that was written. */
export function isSignificant({ absolute, relative }: DeadBand, last: number, value: number): boolean {
  return Math.abs(value - last) >= Math.max(absolute, Math.abs(last) * relative) * rounding;
}

/** The number that a state is, or null: `21.5` and `1e3` are, `on`, an empty text and `Infinity` are not. */
export function toNumber(state: string): number | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(state)) return null;
  const value = Number(state);
  return Number.isFinite(value) ? value : null;
}
