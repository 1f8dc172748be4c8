/** The recent past of an entity: a line for numbers, bars for anything else. */

import { type ReactNode, useCallback, useState } from 'react';
import type { Entity, HistoryPoint } from '../../../preload/contract.ts';
import type { Scale } from '../../../preload/words/scale.ts';
import { LineChart } from '../../components/chart/line-chart.tsx';
import { StateBars } from '../../components/chart/state-bars.tsx';
import { ModeButton } from '../../components/ui/button.tsx';
import { EmptyState, LoadedView } from '../../components/ui/surface.tsx';
import { toNumber } from '../../format/values.ts';
import { scaleOfEntity } from '../../platforms/reading.ts';
import { call, useLoaded } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import styles from './history-view.module.css';

const spans = [
  { label: '3 hours', hours: 3 },
  { label: '24 hours', hours: 24 },
  { label: '7 days', hours: 168 },
  { label: '30 days', hours: 720 },
] as const;

const points = 600;

export function HistoryView({ entity }: { entity: Entity }): ReactNode {
  const { history } = useSettings();
  const [hours, setHours] = useState<number>(24);
  const { id } = entity;
  const ask = useCallback(async () => {
    const to = Date.now();
    const from = to - hours * 3_600_000;
    const answer = await call('history.query', {
      entityId: id,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      maxPoints: points,
    });
    return answer.ok ? { ok: true as const, value: { from, to, points: answer.value.points } } : answer;
  }, [id, hours]);
  const [state, reload] = useLoaded(ask);
  if (!history.enabled) return <EmptyState icon="history" title={say('device.historyIsSwitchedOff')} />;
  return (
    <div className={styles.history}>
      <div className={styles.spans}>
        {spans.map((span) => (
          <ModeButton key={span.hours} isOn={span.hours === hours} onPress={() => setHours(span.hours)}>
            {span.label}
          </ModeButton>
        ))}
      </div>
      <LoadedView state={state} onRetry={reload}>
        {(value) => <Chart entity={entity} from={value.from} to={value.to} points={value.points} />}
      </LoadedView>
    </div>
  );
}

/** True when nearly all states are numbers: a sensor says `unknown` now and then. */
function isNumeric(list: readonly HistoryPoint[]): boolean {
  const numbers = list.filter((point) => toNumber(point.state) !== undefined).length;
  return numbers > 0 && numbers >= list.length * 0.5;
}

/** As the person reads them; what is no number stays as it is. */
function inUnit(points: readonly HistoryPoint[], scale: Scale): readonly HistoryPoint[] {
  if (!scale.isConverted) return points;
  return points.map((point) => {
    const value = toNumber(point.state);
    return value === undefined ? point : { ...point, state: String(scale.shown(value)) };
  });
}

function Chart(props: { entity: Entity; from: number; to: number; points: readonly HistoryPoint[] }): ReactNode {
  const { entity, from, to, points: list } = props;
  if (list.length === 0) {
    return (
      <EmptyState icon="chart-line" title={say('device.nothingRecordedYet')}>
        {say('device.historyIsKeptFromTheMoment')}
      </EmptyState>
    );
  }
  if (isNumeric(list)) {
    const scale = scaleOfEntity(entity);
    return (
      <LineChart
        from={from}
        to={to}
        points={inUnit(list, scale)}
        unit={scale.unit ?? ''}
        label={say('device.historyOfName', { name: entity.name.slice(0, 100) })}
      />
    );
  }
  return <StateBars from={from} to={to} points={list} entity={entity} />;
}
