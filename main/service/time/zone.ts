/** Time zones: UTC, fixed offsets, and IANA zones from the runtime's own tables, with what was asked before remembered. */

export interface Zone {
  /** `UTC`, `UTC+02:00`, or the IANA name. */
  readonly name: string;
  /** Seconds east of UTC where that never changes. */
  readonly fixedSeconds: number | undefined;
  /** Seconds east of UTC at a moment, in milliseconds since the epoch. */
  offsetAt(utcMs: number): number;
  /** Seconds east of UTC for a wall-clock time, in milliseconds since the epoch as if it were UTC. */
  offsetAtWall(wallMs: number): number;
  /** The abbreviation in force: `CET`. */
  abbreviation(utcMs: number): string;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** `+02:00`, with seconds where the offset has some. */
export function offsetText(seconds: number, separator = ':'): string {
  const size = Math.abs(seconds);
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60];
  if (parts[2] === 0) parts.pop();
  return (seconds < 0 ? '-' : '+') + parts.map(twoDigits).join(separator);
}

class FixedZone implements Zone {
  readonly name: string;
  readonly fixedSeconds: number;

  constructor(seconds: number) {
    this.fixedSeconds = seconds;
    this.name = seconds === 0 ? 'UTC' : `UTC${offsetText(seconds)}`;
  }
  offsetAt(): number {
    return this.fixedSeconds;
  }
  offsetAtWall(): number {
    return this.fixedSeconds;
  }
  abbreviation(): string {
    return this.name;
  }
}

export const utc: Zone = new FixedZone(0);

/** A zone of a fixed offset, in seconds east of UTC. */
export function fixedZone(seconds: number): Zone {
  return seconds === 0 ? utc : new FixedZone(seconds);
}

// Offsets only ever change on quarters of an hour.
const bucketMs = 900_000;
const maxBuckets = 2_000;
const dayMs = 86_400_000;

class NamedZone implements Zone {
  readonly name: string;
  readonly fixedSeconds = undefined;
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();
  #nameFormats: readonly Intl.DateTimeFormat[] | undefined;

  /** @throws RangeError for an unknown zone. */
  constructor(name: string) {
    this.name = name;
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  offsetAt(utcMs: number): number {
    const bucket = Math.floor(utcMs / bucketMs);
    const known = this.#offsets.get(bucket);
    if (known !== undefined) return known;
    if (this.#offsets.size >= maxBuckets) this.#offsets.clear();
    const offset = this.#compute(bucket * bucketMs);
    this.#offsets.set(bucket, offset);
    return offset;
  }

  #compute(utcMs: number): number {
    const parts: Record<string, number> = {};
    let isBefore = false;
    for (const { type, value } of this.#format.formatToParts(utcMs)) {
      if (type === 'era') isBefore = value.startsWith('B');
      else parts[type] = Number(value);
    }
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    const wall = new Date(0);
    wall.setUTCFullYear(isBefore ? 1 - year : year, month - 1, day);
    wall.setUTCHours(hour, minute, second);
    return Math.round((wall.getTime() - utcMs) / 1000);
  }

  offsetAtWall(wallMs: number): number {
    const before = this.offsetAt(wallMs - dayMs);
    const after = this.offsetAt(wallMs + dayMs);
    if (before === after) return before;
    const holds = (offset: number) => this.offsetAt(wallMs - offset * 1000) === offset;
    // Of two possible times the first; in a gap the offset before it, as Python does without `fold`.
    return !holds(before) && holds(after) ? after : before;
  }

  abbreviation(utcMs: number): string {
    // Which abbreviations are known depends on the locale.
    this.#nameFormats ??= ['en-US', 'en-GB', 'en-AU', 'en-IN'].map(
      (locale) => new Intl.DateTimeFormat(locale, { timeZone: this.name, timeZoneName: 'short' }),
    );
    for (const format of this.#nameFormats) {
      const name = format.formatToParts(utcMs).find((part) => part.type === 'timeZoneName')?.value ?? '';
      if (name !== '' && !/\d/.test(name)) return name;
    }
    return offsetText(this.offsetAt(utcMs), '');
  }
}

const zones = new Map<string, Zone>();

/** The zone of an IANA name, or undefined where there is none. `UTC` is Python's own `timezone.utc`. */
export function findZone(name: string): Zone | undefined {
  if (name === 'UTC') return utc;
  const known = zones.get(name);
  if (known !== undefined) return known;
  try {
    const zone = new NamedZone(name);
    // Names come from configs; a few hundred exist.
    if (zones.size < 1_000) zones.set(name, zone);
    return zone;
  } catch {
    return undefined;
  }
}

/** Whether the runtime knows a time zone by this name. */
export function isTimeZone(name: string): boolean {
  return findZone(name) !== undefined;
}

/** How far local time is ahead of UTC at an instant, in milliseconds. Throws RangeError for an unknown zone. */
export function offsetMs(timeZone: string, at: number): number {
  const zone = findZone(timeZone);
  if (zone === undefined) throw new RangeError(`unknown time zone: ${timeZone}`);
  return zone.offsetAt(at) * 1000;
}

/** The zone that the system runs in. */
export function systemTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
