/** The history of an entity that goes on while it is looked at: what was answered, what changed since, and the time. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Entity, HistoryAttribute, HistoryGap, HistoryPoint } from '../../../preload/contract.ts';
import { call, type Loaded, useLoaded } from '../../state/calls.ts';

/** So many points are asked for: more than there are pixels say nothing. */
const pointsAsked = 600;
/** After so many changes the service is asked again, which thins them out. */
const mostAdded = 300;
const leastTickMs = 5_000;
const mostTickMs = 60_000;

/** Milliseconds since the epoch; `to` absent is now, and goes on. */
export interface Stretch {
  readonly from?: number;
  readonly to?: number;
  readonly hours: number;
}

export interface HistoryNow {
  readonly from: number;
  readonly to: number;
  readonly points: readonly HistoryPoint[];
  readonly gaps: readonly HistoryGap[];
}

/** What is asked about: the state of an entity, or one of its attributes. */
interface Asked {
  readonly entityId: string;
  readonly attribute?: HistoryAttribute | undefined;
}

/** One question. */
export async function askHistory({ entityId, attribute }: Asked, from: number, to: number) {
  const answer = await call('history.query', {
    entityId,
    ...(attribute === undefined ? {} : { attribute }),
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    maxPoints: pointsAsked,
  });
  return answer.ok ? { ok: true as const, value: { from, to, ...answer.value } } : answer;
}

/** @param attribute absent = of the state. */
export function useHistory(
  entity: Entity,
  stretch: Stretch,
  attribute?: HistoryAttribute,
): readonly [Loaded<HistoryNow>, () => void] {
  const { id, available } = entity;
  const state = attribute === undefined ? entity.state : String(entity.attributes[attribute] ?? 'unknown');
  const { hours, from: fixedFrom, to: fixedTo } = stretch;
  const ask = useCallback(() => {
    const to = fixedTo ?? Date.now();
    return askHistory({ entityId: id, attribute }, fixedFrom ?? to - hours * 3_600_000, to);
  }, [id, attribute, hours, fixedFrom, fixedTo]);
  const [loaded, reload] = useLoaded(ask);
  const isLive = fixedTo === undefined;
  const [now, setNow] = useState(() => Date.now());
  const [added, setAdded] = useState<readonly HistoryPoint[]>([]);
  const seen = useRef({ state, available });
  useEffect(() => {
    if (!isLive) return;
    const step = Math.min(mostTickMs, Math.max(leastTickMs, (hours * 3_600_000) / pointsAsked));
    const timer = setInterval(() => document.visibilityState === 'visible' && setNow(Date.now()), step);
    return () => clearInterval(timer);
  }, [isLive, hours]);
  useEffect(() => {
    const before = seen.current;
    seen.current = { state, available };
    if (before.state === state && before.available === available) return;
    // Where a gap begins or ends the service knows best.
    const at = Date.now();
    if (before.available !== available) reload();
    else setAdded((known) => [...known, { at, state }]);
    setNow(at);
  }, [state, available, reload]);
  useEffect(() => {
    if (added.length > mostAdded) reload();
  }, [added.length, reload]);
  const value = loaded.kind === 'ready' ? loaded.value : undefined;
  useEffect(() => {
    // What changed after the question was asked is not in its answer.
    if (value !== undefined) setAdded((known) => known.filter(({ at }) => at > value.to));
  }, [value]);
  return [
    useMemo<Loaded<HistoryNow>>(() => {
      if (value === undefined) return loaded as Exclude<typeof loaded, { kind: 'ready' }>;
      if (!isLive) return { kind: 'ready', value };
      const to = Math.max(now, value.to, added.at(-1)?.at ?? 0);
      const from = to - hours * 3_600_000;
      const points = [...value.points, ...added.filter(({ at }) => at > value.to)];
      return { kind: 'ready', value: { from, to, points, gaps: stretched(value.gaps, value.to, to, available) } };
    }, [loaded, value, isLive, now, added, hours, available]),
    reload,
  ];
}

/** A gap that reached to the end of the answer goes on for as long as the device is away. */
function stretched(
  gaps: readonly HistoryGap[],
  answered: number,
  to: number,
  isAvailable: boolean,
): readonly HistoryGap[] {
  const last = gaps.at(-1);
  if (isAvailable || last === undefined || last.to < answered) return gaps;
  return [...gaps.slice(0, -1), { from: last.from, to }];
}
