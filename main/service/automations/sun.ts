/** Sunrise and sunset of a place, computed locally. Pure. The only import of suncalc. */
import { getPosition, getTimes } from 'suncalc';

export interface Place {
  /** Degrees, north and east positive. */
  readonly latitude: number;
  readonly longitude: number;
}

export type SunEvent = 'sunrise' | 'sunset';

const dayMs = 86_400_000;
/** Upper rim of the sun on the horizon, with refraction already in the altitude: half the sun's width. */
const horizonDegrees = -0.27;

/** The sunrise or sunset of the solar day nearest to an instant; undefined where there is none on that day. */
export function sunEvent(place: Place, event: SunEvent, ms: number): number | undefined {
  return getTimes(new Date(ms), place.latitude, place.longitude)[event]?.getTime();
}

/** The first sunrise or sunset plus offset after an instant; undefined when none comes within a year. */
export function nextSunEvent(place: Place, event: SunEvent, offsetMs: number, afterMs: number): number | undefined {
  for (let day = -1; day <= 366; day++) {
    const at = sunEvent(place, event, afterMs - offsetMs + day * dayMs);
    if (at !== undefined && at + offsetMs > afterMs) return at + offsetMs;
  }
  return undefined;
}

/** Is the sun up? By its altitude, so that it also holds where it does not rise or set. */
export function isSunUp(place: Place, ms: number): boolean {
  return getPosition(new Date(ms), place.latitude, place.longitude).altitude > horizonDegrees;
}
