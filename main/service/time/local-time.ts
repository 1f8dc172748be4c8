/** The wall clock of a time zone, times of day and windows of the day. Pure. */
import { offsetMs, systemTimeZone } from './zone.ts';

export interface LocalTime {
  /** Seconds since local midnight, by the wall clock. */
  readonly secondOfDay: number;
  /** 0 = Sunday. */
  readonly weekday: number;
}

const dayMs = 86_400_000;

/** Milliseconds of the wall clock, counted as if it were UTC. @param timeZone IANA name; absent = the system's. */
function wallMs(ms: number, timeZone?: string): number {
  return ms + offsetMs(timeZone ?? systemTimeZone(), ms);
}

/** The wall clock at an instant. */
export function localTime(ms: number, timeZone?: string): LocalTime {
  const wall = wallMs(ms, timeZone);
  return {
    secondOfDay: Math.floor((((wall % dayMs) + dayMs) % dayMs) / 1000),
    weekday: new Date(wall).getUTCDay(),
  };
}

/** `HH:MM` or `HH:MM:SS` in seconds since midnight; undefined when it is neither. */
export function parseTimeOfDay(text: string): number | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (match === null) return undefined;
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
}

/** Is a time of day in a window that may pass midnight? The end is outside; equal ends mean the whole day. */
export function inDayWindow(second: number, from: number, to: number): boolean {
  return from < to ? second >= from && second < to : second >= from || second < to;
}
