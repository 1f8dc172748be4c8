/** What heats and cools over time: the measured temperature, what it is to come to, and what was done for it. */
import { type ReactNode, type RefObject, useMemo } from 'react';
import type { Entity, HistoryAttribute } from '../../../preload/contract.ts';
import { LineChart } from '../../components/chart/line-chart.tsx';
import { inUnit, type Line, lineOf } from '../../components/chart/series.ts';
import { StateBars } from '../../components/chart/state-bars.tsx';
import { scaleOfValue } from '../../platforms/reading.ts';
import { say } from '../../words/words.ts';
import { type HistoryNow, type Stretch, useHistory } from './use-history.ts';

/** Whether an entity has such a history. */
export function hasTemperatures({ platform }: Entity): boolean {
  return platform === 'climate' || platform === 'water_heater';
}

/** @param history of the mode, which is what such an entity has as its state. */
export function TemperatureHistory(props: {
  entity: Entity;
  history: HistoryNow;
  stretch: Stretch;
  box: RefObject<HTMLDivElement | null>;
  onZoom: (from: number, to: number) => void;
}): ReactNode {
  const { entity, history, stretch, box, onZoom } = props;
  const measured = useLine(entity, stretch, 'current_temperature');
  const target = useLine(entity, stretch, 'temperature');
  const low = useLine(entity, stretch, 'target_temp_low');
  const high = useLine(entity, stretch, 'target_temp_high');
  const [actions] = useHistory(entity, stretch, 'hvac_action');
  const targets = useMemo(() => [target, low, high].filter((line) => line !== undefined), [target, low, high]);
  const done = actions.kind === 'ready' && actions.value.points.length > 0 ? actions.value : history;
  const notes = [
    targets.length > 0 ? say('controls.chartTarget') : undefined,
    measured?.hasMeans === true ? say('controls.chartMeans') : undefined,
  ].filter((note) => note !== undefined);
  return (
    <>
      {measured !== undefined && (
        <LineChart
          from={history.from}
          to={history.to}
          line={measured}
          targets={targets}
          unit={scaleOfValue(entity, 'current_temperature').unit ?? ''}
          label={say('device.historyOfName', { name: entity.name.slice(0, 100) })}
          note={notes.length === 0 ? undefined : notes.join(' · ')}
          box={box}
          onZoom={onZoom}
        />
      )}
      <StateBars {...done} entity={entity} />
    </>
  );
}

/** The line of an attribute, as the person reads it; undefined while there is none. */
function useLine(
  entity: Entity,
  stretch: Stretch,
  attribute: HistoryAttribute,
): (Line & { readonly hasMeans: boolean }) | undefined {
  const [state] = useHistory(entity, stretch, attribute);
  const scale = scaleOfValue(entity, attribute);
  return useMemo(() => {
    if (state.kind !== 'ready') return undefined;
    const { points, gaps, to } = state.value;
    const line = lineOf(inUnit(points, scale), gaps, to);
    const hasMeans = points.some(({ meanSeconds }) => meanSeconds !== undefined);
    return line.values.some((value) => value !== null) ? { ...line, hasMeans } : undefined;
  }, [state, scale]);
}
