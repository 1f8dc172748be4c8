/** States over time as coloured spans: on and off, open and closed, modes. */
import type { ReactNode } from 'react';
import type { Entity, HistoryGap, HistoryPoint } from '../../../preload/contract.ts';
import { isActive, sayState } from '../../format/entity.ts';
import { sayDuration, sayWhen } from '../../format/time.ts';
import { say as sayWords } from '../../words/words.ts';
import { cx } from '../ui/cx.ts';
import styles from './state-bars.module.css';
import { stateSpans } from './state-spans.ts';

const listed = 12;

export function StateBars(props: {
  entity: Entity;
  from: number;
  to: number;
  points: readonly HistoryPoint[];
  gaps: readonly HistoryGap[];
}): ReactNode {
  const { entity, from, to, points, gaps } = props;
  const spans = stateSpans(points, from, to, gaps);
  const past = (state: string): Entity => ({ ...entity, available: true, state, attributes: withoutLive(entity) });
  const say = (state: string): string => sayState(past(state), to);
  return (
    <figure className={styles.figure}>
      <div className={styles.bar} aria-hidden="true">
        {spans.map((span) => (
          <span
            key={span.from}
            title={`${say(span.state)}, ${sayWhen(new Date(span.from).toISOString(), to)}`}
            className={cx(
              styles.span,
              isActive(past(span.state)) && styles.active,
              span.state === 'unknown' && styles.unknown,
            )}
            style={{
              left: `min(${((span.from - from) / (to - from)) * 100}%, 100% - 3px)`,
              width: `${((span.to - span.from) / (to - from)) * 100}%`,
            }}
          />
        ))}
        {gaps.map((gap) => (
          <span
            key={`gap ${gap.from}`}
            title={sayWords('controls.chartGap')}
            className={styles.gap}
            style={{
              left: `${((Math.max(gap.from, from) - from) / (to - from)) * 100}%`,
              width: `${((Math.min(gap.to, to) - Math.max(gap.from, from)) / (to - from)) * 100}%`,
            }}
          />
        ))}
      </div>
      <div className={styles.axis} aria-hidden="true">
        <span>{sayWhen(new Date(from).toISOString(), to)}</span>
        <span>
          {Date.now() - to < 60_000 ? sayWords('controls.chartNow') : sayWhen(new Date(to).toISOString(), to)}
        </span>
      </div>
      <ol className={styles.list}>
        {spans
          .slice(-listed)
          .reverse()
          .map((span) => (
            <li key={span.from} className={styles.line}>
              <span>{sayWhen(new Date(span.from).toISOString(), to)}</span>
              <span className={styles.state} dir="auto">
                {say(span.state)}
              </span>
              <span className={styles.long}>{sayDuration((span.to - span.from) / 1_000)}</span>
            </li>
          ))}
      </ol>
    </figure>
  );
}

/** Attributes that belong to the present state have no place in past ones. */
function withoutLive(entity: Entity): Entity['attributes'] {
  return { device_class: entity.attributes.device_class };
}
