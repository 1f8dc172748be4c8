/**
 * How many notifications there may be: what comes beyond that is told by one that counts, so that neither the person
 * nor the system's service drowns. Pure: no clock, no I/O. Times in ms since the epoch.
 */
import { limits } from '../base/limits.ts';

/** `critical`: the home's own critical alerts; `answer`: what became of a press; `other`: all the rest. */
export type Lane = keyof typeof limits.notificationsOnScreen;
/** Lanes whose surplus is counted in an overview. */
export type CountedLane = keyof typeof limits.notificationOverviewEveryMs;

const windowMs = 60_000;

interface Entry {
  readonly lane: Lane;
  readonly atMs: number;
  /** It stays until somebody takes it away; others are gone by themselves within the window. */
  readonly stays: boolean;
}

export interface Screen {
  /** What is on the screen, by notification id. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Showings within the window. */
  readonly showings: readonly { readonly lane: Lane; readonly atMs: number }[];
}

export const emptyScreen: Screen = { entries: new Map(), showings: [] };

/** May this notification be shown by itself? If so it is on the screen afterwards; if not it is not there any more. */
export function place(
  before: Screen,
  { id, lane, stays }: { readonly id: string; readonly lane: Lane; readonly stays: boolean },
  nowMs: number,
): { readonly screen: Screen; readonly apart: boolean } {
  // A clock that was set back must not keep anything from being shown.
  const isRecent = (atMs: number): boolean => Math.abs(nowMs - atMs) < windowMs;
  const showings = before.showings.filter(({ atMs }) => isRecent(atMs));
  const entries = new Map([...before.entries].filter(([, entry]) => entry.stays || isRecent(entry.atMs)));
  const others = [...entries].filter(([other, entry]) => entry.lane === lane && other !== id).length;
  const shown = showings.filter((each) => each.lane === lane).length;
  entries.delete(id);
  if (others >= limits.notificationsOnScreen[lane] || shown >= limits.notificationsPerMinute[lane]) {
    return { screen: { entries, showings }, apart: false };
  }
  entries.set(id, { lane, atMs: nowMs, stays });
  return { screen: { entries, showings: [...showings, { lane, atMs: nowMs }] }, apart: true };
}

/** The screen without this one. */
export function leave(before: Screen, id: string): Screen {
  if (!before.entries.has(id)) return before;
  const entries = new Map(before.entries);
  entries.delete(id);
  return { ...before, entries };
}

/** How long an overview still waits: for others that come with the first, and for its next turn. */
export function overviewWait(lane: CountedLane, shownAtMs: number | undefined, nowMs: number): number {
  const sinceMs = shownAtMs === undefined ? Number.POSITIVE_INFINITY : Math.max(nowMs - shownAtMs, 0);
  return Math.max(limits.notificationGatherMs, limits.notificationOverviewEveryMs[lane] - sinceMs);
}
