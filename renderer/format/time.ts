/** Times and durations in words. Pure: "now" is a parameter. */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const weekdayClock = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
const dayClock = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

/** "just now", "5 minutes ago", "in 2 hours", "yesterday". Empty for a time that is not one. */
export function sayRelative(iso: string, now: number): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return '';
  const distance = at - now;
  const size = Math.abs(distance);
  if (size < 45_000) return distance > 5_000 ? 'in a moment' : 'just now';
  if (size < 45 * minuteMs) return relative.format(Math.round(distance / minuteMs), 'minute');
  if (size < 22 * hourMs) return relative.format(Math.round(distance / hourMs), 'hour');
  if (size < 26 * dayMs) return relative.format(Math.round(distance / dayMs), 'day');
  if (size < 320 * dayMs) return relative.format(Math.round(distance / (30.4 * dayMs)), 'month');
  return relative.format(Math.round(distance / (365 * dayMs)), 'year');
}

/** How long until `sayRelative` of this time may read differently, in milliseconds. */
export function relativeStepMs(iso: string, now: number): number {
  const size = Math.abs(Date.parse(iso) - now);
  if (size < hourMs) return 15_000;
  return size < dayMs ? 5 * minuteMs : hourMs;
}

/** The time of day for today, with the weekday within six days, else the date. */
export function sayWhen(iso: string, now: number): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  if (date.toDateString() === new Date(now).toDateString()) return clock.format(date);
  return Math.abs(date.getTime() - now) < 6 * dayMs ? weekdayClock.format(date) : dayClock.format(date);
}

/** The whole date and time, for tooltips. */
export function sayExact(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : full.format(date);
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** "45 seconds", "1 hour 30 minutes", "2 days": at most two parts. Negative durations count as 0. */
export function sayDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts: ReadonlyArray<readonly [number, string]> = [
    [Math.floor(whole / 86_400), 'day'],
    [Math.floor(whole / 3_600) % 24, 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole % 60, 'second'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return '0 seconds';
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => plural(count, unit))
    .join(' ');
}

/** "350 ms", "2.4 s", else as `sayDuration`. */
export function sayMs(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : sayDuration(ms / 1_000);
}
