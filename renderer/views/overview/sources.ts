/** Which overview pages have something to show, and of what: decided by what entities are, not by how they stand. Pure. */
import type { Entity } from '../../../preload/contract.ts';
import { classOf } from '../../format/values.ts';
import type { CardItem, Home } from '../../state/selectors.ts';
import { gather, type Sources } from '../home/gather.ts';
import { type OverviewPage, overviewPages } from './pages.ts';

export interface OverviewSources extends Sources {
  readonly cards: readonly CardItem[];
  readonly cameras: readonly string[];
  /** Thermostats, air conditioners, humidifiers, fans. */
  readonly climates: readonly string[];
  /** Counters of energy. */
  readonly energies: readonly string[];
}

const climatePlatforms: ReadonlySet<string> = new Set(['climate', 'humidifier', 'fan', 'water_heater']);

function isEnergy(entity: Entity): boolean {
  return (
    entity.platform === 'sensor' && classOf(entity) === 'energy' && entity.attributes.state_class !== 'measurement'
  );
}

/** What the pages are made of. */
export function overviewOf(home: Home, entityOf: (id: string) => Entity | undefined): OverviewSources {
  const cards = [...home.cards.values()];
  const cameras: string[] = [];
  const climates: string[] = [];
  const energies: string[] = [];
  for (const id of cards.flatMap((card) => card.mainIds)) {
    const entity = entityOf(id);
    if (entity === undefined) continue;
    if (entity.platform === 'camera' || entity.platform === 'image') cameras.push(id);
    else if (climatePlatforms.has(entity.platform)) climates.push(id);
    else if (isEnergy(entity)) energies.push(id);
  }
  return { ...gather(cards, entityOf), cards, cameras, climates, energies };
}

/** The pages that are not empty, in the order of the sidebar. */
export function pagesWith(sources: OverviewSources): readonly OverviewPage[] {
  const filled: Readonly<Record<OverviewPage, boolean>> = {
    activity: sources.cards.length > 0,
    security: [sources.alarms, sources.locks, sources.doors, sources.windows, sources.openings, sources.gates].some(
      (ids) => ids.length > 0,
    ),
    climate: sources.climates.length > 0 || sources.temperatures.length > 0 || sources.humidities.length > 0,
    energy: sources.energies.length > 0 || sources.powers.length > 0,
    cameras: sources.cameras.length > 0,
    batteries: sources.batteries.length > 0,
    devices: sources.devices.length > 0,
  };
  return overviewPages.filter((page) => filled[page]);
}
