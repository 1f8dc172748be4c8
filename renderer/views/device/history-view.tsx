/** The past of an entity, up to now: a line for numbers, bars for what is counted, bands for anything else. */

import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { Entity, HistoryPoint } from '../../../preload/contract.ts';
import { LineChart } from '../../components/chart/line-chart.tsx';
import { plotPicture } from '../../components/chart/plot.ts';
import { barsOf, csvOf, inUnit, lineOf } from '../../components/chart/series.ts';
import { StateBars } from '../../components/chart/state-bars.tsx';
import { Button, ModeButton } from '../../components/ui/button.tsx';
import { EmptyState, LoadedView } from '../../components/ui/surface.tsx';
import { sayDuration } from '../../format/time.ts';
import { toNumber } from '../../format/values.ts';
import { scaleOfEntity } from '../../platforms/reading.ts';
import { attempt, call, type Loaded, useLoaded } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import styles from './history-view.module.css';
import { hasTemperatures, TemperatureHistory } from './temperature-history.tsx';
import { askHistory, type HistoryNow, type Stretch, useHistory } from './use-history.ts';

const spans = [3, 24, 168, 720] as const;
const dayMs = 86_400_000;

interface Zoom {
  readonly from: number;
  readonly to: number;
}

export function HistoryView({ entity }: { entity: Entity }): ReactNode {
  const { history } = useSettings();
  if (!history.enabled) return <EmptyState icon="history" title={say('device.historyIsSwitchedOff')} />;
  return <HistoryCharts key={entity.id} entity={entity} />;
}

function HistoryCharts({ entity }: { entity: Entity }): ReactNode {
  const [hours, setHours] = useState<number>(24);
  const [zoom, setZoom] = useState<Zoom>();
  const [isCompared, setCompared] = useState(false);
  const counter = counterOf(entity);
  const [hasBars, setBars] = useState(counter !== undefined);
  const box = useRef<HTMLDivElement>(null);
  const stretch = { hours, ...zoom };
  const [state, reload] = useHistory(entity, stretch);
  const points = state.kind === 'ready' ? state.value.points : [];
  const isLine = isNumeric(points);
  const canCompare = isLine && hours === 24 && zoom === undefined && !hasBars;
  return (
    <div className={styles.history}>
      <div className={styles.spans}>
        {spans.map((span) => (
          <ModeButton
            key={span}
            isOn={span === hours && zoom === undefined}
            onPress={() => {
              setHours(span);
              setZoom(undefined);
            }}
          >
            {sayDuration(span * 3_600)}
          </ModeButton>
        ))}
        {zoom !== undefined && (
          <Button size="s" icon="arrow-expand-horizontal" onPress={() => setZoom(undefined)}>
            {say('controls.chartAll')}
          </Button>
        )}
        <span className={styles.end}>
          {isLine && counter !== undefined && (
            <ModeButton isOn={hasBars} onPress={() => setBars(!hasBars)}>
              {say('controls.chartBars')}
            </ModeButton>
          )}
          {canCompare && (
            <ModeButton isOn={isCompared} onPress={() => setCompared(!isCompared)}>
              {say('controls.chartCompare')}
            </ModeButton>
          )}
        </span>
      </div>
      <LoadedView state={state} onRetry={reload}>
        {(value) => (
          <Chart
            entity={entity}
            history={value}
            stretch={stretch}
            step={hasBars && counter !== undefined ? (hours > 48 ? 'day' : 'hour') : undefined}
            mayFall={counter === 'total'}
            isCompared={isCompared && canCompare}
            box={box}
            onZoom={(from, to) => setZoom({ from: Math.round(from), to: Math.round(to) })}
          />
        )}
      </LoadedView>
      {points.length > 0 && (
        <div className={styles.spans}>
          <Button size="s" kind="quiet" icon="download" onPress={() => void saveCsv(entity, points)}>
            {say('controls.chartCsv')}
          </Button>
          {isLine && (
            <Button size="s" kind="quiet" icon="image" onPress={() => void savePng(entity, box.current)}>
              {say('controls.chartPng')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** How a sensor counts, if it counts. */
function counterOf(entity: Entity): 'total' | 'total_increasing' | undefined {
  if (entity.platform !== 'sensor') return undefined;
  const kind = entity.attributes.state_class;
  return kind === 'total' || kind === 'total_increasing' ? kind : undefined;
}

const nameOf = (entity: Entity): string => entity.name.slice(0, 80);

async function saveCsv(entity: Entity, points: readonly HistoryPoint[]): Promise<void> {
  await attempt(call('app.saveFile', { suggestedName: `${nameOf(entity)}.csv`, text: csvOf(points) }));
}

async function savePng(entity: Entity, box: HTMLElement | null): Promise<void> {
  const text = box === null ? undefined : plotPicture(box);
  if (text !== undefined) {
    await attempt(call('app.saveFile', { suggestedName: `${nameOf(entity)}.png`, text, encoding: 'base64' }));
  }
}

/** True when nearly all states are numbers: a sensor says `unknown` now and then. */
function isNumeric(list: readonly HistoryPoint[]): boolean {
  const numbers = list.filter((point) => toNumber(point.state) !== undefined).length;
  return numbers > 0 && numbers >= list.length * 0.5;
}

interface ShownChart {
  readonly entity: Entity;
  readonly history: HistoryNow;
  readonly stretch: Stretch;
  /** Bars of such a width; absent = a line. */
  readonly step: 'hour' | 'day' | undefined;
  readonly mayFall: boolean;
  readonly isCompared: boolean;
  readonly box: React.RefObject<HTMLDivElement | null>;
  readonly onZoom: (from: number, to: number) => void;
}

function Chart(props: ShownChart): ReactNode {
  const { points } = props.history;
  if (points.length === 0) {
    return (
      <EmptyState icon="chart-line" title={say('device.nothingRecordedYet')}>
        {say('device.historyIsKeptFromTheMoment')}
      </EmptyState>
    );
  }
  if (hasTemperatures(props.entity)) return <TemperatureHistory {...props} />;
  if (isNumeric(points)) return <Numbers {...props} />;
  return <StateBars {...props.history} entity={props.entity} />;
}

function Numbers({ entity, history, step, mayFall, isCompared, box, onZoom }: ShownChart): ReactNode {
  const { from, to, points, gaps } = history;
  const scale = scaleOfEntity(entity);
  const before = useDayBefore(entity.id, isCompared);
  const shown = useMemo(() => inUnit(points, scale), [points, scale]);
  const line = useMemo(() => lineOf(shown, gaps, to), [shown, gaps, to]);
  const bars = useMemo(
    () => (step === undefined ? undefined : barsOf(shown, from, to, step, mayFall)),
    [shown, from, to, step, mayFall],
  );
  const compared = useMemo(() => {
    if (before.kind !== 'ready' || before.value === undefined) return undefined;
    const { points: own, gaps: holes } = before.value;
    const moved = own.map((point) => ({ ...point, at: point.at + dayMs }));
    const movedGaps = holes.map((gap) => ({ from: gap.from + dayMs, to: gap.to + dayMs }));
    return lineOf(inUnit(moved, scale), movedGaps, before.value.to + dayMs);
  }, [before, scale]);
  return (
    <LineChart
      from={from}
      to={to}
      line={line}
      bars={bars}
      compared={isCompared ? compared : undefined}
      unit={scale.unit ?? ''}
      label={say('device.historyOfName', { name: entity.name.slice(0, 100) })}
      note={points.some(({ meanSeconds }) => meanSeconds !== undefined) ? say('controls.chartMeans') : undefined}
      box={box}
      onZoom={onZoom}
    />
  );
}

/** The 24 hours before the last ones, when they are wanted. */
function useDayBefore(entityId: string, isWanted: boolean): Loaded<HistoryNow | undefined> {
  const ask = useCallback(async () => {
    if (!isWanted) return { ok: true as const, value: undefined };
    const to = Date.now() - dayMs;
    return askHistory({ entityId }, to - dayMs, to);
  }, [entityId, isWanted]);
  return useLoaded<HistoryNow | undefined>(ask)[0];
}
