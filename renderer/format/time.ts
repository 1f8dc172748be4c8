/** Times and durations in words. Pure but for the language: "now" is a parameter. */
import { say, words } from '../words/words.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "just now", "5 minutes ago", "in 2 hours", "yesterday". Empty for a time that is not one. */
export function sayRelative(iso: string, now: number): string {
  const away = Date.parse(iso) - now;
  if (Number.isNaN(away)) return '';
  return words().distance(iso, now) ?? say(away > 5_000 ? 'time.soon' : 'time.justNow');
}

/** How long until `sayRelative` of this time may read differently, in milliseconds. */
export function relativeStepMs(iso: string, now: number): number {
  const size = Math.abs(Date.parse(iso) - now);
  if (size < hourMs) return 15_000;
  return size < dayMs ? 5 * minuteMs : hourMs;
}

/** The time of day for today, with the weekday within six days, else the date. */
export function sayWhen(iso: string, now: number): string {
  return words().when(iso, now);
}

/** The whole date and time, for tooltips. */
export function sayExact(iso: string): string {
  return words().exact(iso) || iso;
}

/** "45 seconds", "1 hour 30 minutes", "2 days": at most two parts. Negative durations count as 0. */
export function sayDuration(seconds: number): string {
  return words().duration(seconds);
}

/** "350 ms", "2.4 s", else as `sayDuration`. */
export function sayMs(ms: number): string {
  return words().milliseconds(ms);
}
