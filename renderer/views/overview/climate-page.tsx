/** Climate: what heats and cools, and how warm and how humid it is, room by room. */
import type { ReactNode } from 'react';
import { say } from '../../words/words.ts';
import { EntityTiles } from './entity-tiles.tsx';
import { useOverview } from './use-overview.ts';

export function ClimatePage(): ReactNode {
  const { climates, temperatures, humidities } = useOverview();
  return (
    <>
      <EntityTiles title={say('overview.heating')} ids={climates} />
      <EntityTiles title={say('common.temperature')} ids={useSensors(temperatures)} />
      <EntityTiles title={say('overview.humidity')} ids={humidities} />
    </>
  );
}

const sensors = new WeakMap<readonly string[], readonly string[]>();

/** Thermostats measure too, and stand above. */
function useSensors(ids: readonly string[]): readonly string[] {
  const known = sensors.get(ids) ?? ids.filter((id) => id.startsWith('sensor.'));
  sensors.set(ids, known);
  return known;
}
