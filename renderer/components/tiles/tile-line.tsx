/** The last 24 hours of a sensor as a line, asked for when the tile has been in sight for a moment. */
import { type ReactNode, useEffect, useState } from 'react';
import type { Entity, HistoryPoint } from '../../../preload/contract.ts';
import { call } from '../../state/calls.ts';
import { cx } from '../ui/cx.ts';
import { linePath } from './line-path.ts';
import styles from './tile-line.module.css';

const dayMs = 86_400_000;
/** A line is asked for again after this long. */
const freshMs = 600_000;
/** Tiles that are only scrolled past ask nothing. */
const lingerMs = 250;
const pointsShown = 48;
const linesKept = 500;
const width = 100;
const height = 32;

interface Line {
  readonly at: number;
  readonly points: readonly HistoryPoint[];
}

const lines = new Map<string, Line>();
let queue: Promise<void> = Promise.resolve();

/** One question at a time: a wall of sensors must not hold up what a person presses. */
function ask(entityId: string, now: number): Promise<Line> {
  const answer = queue.then(async () => {
    const known = lines.get(entityId);
    if (known !== undefined && now - known.at < freshMs) return known;
    const [from, to] = [now - dayMs, now].map((at) => new Date(at).toISOString());
    const result = await call('history.query', { entityId, from: from ?? '', to: to ?? '', maxPoints: pointsShown });
    const line: Line = { at: now, points: result.ok ? result.value.points : [] };
    const oldest = lines.size >= linesKept ? lines.keys().next().value : undefined;
    if (oldest !== undefined) lines.delete(oldest);
    lines.set(entityId, line);
    return line;
  });
  queue = answer.then(
    () => undefined,
    () => undefined,
  );
  return answer;
}

export function TileLine({ entity, size }: { entity: Entity; size: 'wide' | 'beside' }): ReactNode {
  const { id } = entity;
  const [line, setLine] = useState<Line | undefined>(() => lines.get(id));
  useEffect(() => {
    let isShown = true;
    const refresh = (): void => void ask(id, Date.now()).then((next) => isShown && setLine(next));
    const first = setTimeout(refresh, lingerMs);
    const again = setInterval(refresh, freshMs);
    return () => {
      isShown = false;
      clearTimeout(first);
      clearInterval(again);
    };
  }, [id]);
  const now = Date.now();
  const points = line === undefined ? [] : [...line.points, { at: now, state: entity.state }];
  const path = linePath(points, { width, height, from: now - dayMs, to: now });
  // The box is there before the line is: what is beside it does not move when it comes.
  return (
    <svg
      className={cx(styles.line, styles[size])}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {path !== undefined && <path d={path} />}
    </svg>
  );
}
