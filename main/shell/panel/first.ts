/** Of a large home what the panel shows when it opens: the rest is fetched once that is painted. */
import type { LiveEntity } from '../../service/entities/live-entity.ts';
import type { Settings } from '../../service/model/settings.ts';
import type { SnapshotPart } from '../../service/views/snapshot.ts';

/** A smaller home comes at once as a whole. */
const largeFrom = 1_000;
/** The head speaks of 100 sensors at most; some of these may be hidden. */
const mostMeasures = 200;
/** Whoever keeps more scenes than the panel has room for finds them once all is there. */
const mostScenes = 200;

/** What is looked up in the home. */
export interface PanelHome {
  entities(): Iterable<LiveEntity>;
  readonly size: number;
  readonly devices: { record(id: string): SnapshotPart['devices'][number] | undefined };
}

/** In the order of the home; undefined where the home is small. */
export function firstOfPanel(
  home: PanelHome,
  { pinned, favourites }: Pick<Settings, 'pinned' | 'favourites'>,
): SnapshotPart | undefined {
  if (home.size < largeFrom) return undefined;
  const chosen = new Set([...pinned, ...favourites]);
  const entities = [...home.entities()];
  const shown = new Set<string>();
  for (const { id, deviceId } of entities) if (deviceId !== undefined && chosen.has(id)) shown.add(deviceId);
  const left = { measure: mostMeasures, scene: mostScenes };
  const isFirst = (entity: LiveEntity): boolean => {
    const { platform, deviceId, id } = entity;
    if (chosen.has(id) || (deviceId !== undefined && shown.has(deviceId))) return true;
    if (platform.name === 'alarm_control_panel') return true;
    if (platform.name === 'scene') return left.scene-- > 0;
    return isMeasure(entity) && left.measure-- > 0;
  };
  const first = entities.filter(isFirst);
  const deviceIds = new Set(first.flatMap(({ deviceId }) => deviceId ?? []));
  return {
    entities: first.map((entity) => entity.record()),
    devices: [...deviceIds].flatMap((id) => home.devices.record(id) ?? []),
  };
}

function isMeasure({ platform, common, deviceClass }: LiveEntity): boolean {
  if (platform.name !== 'sensor' || common.entityCategory !== undefined) return false;
  return deviceClass === 'temperature' || deviceClass === 'power';
}
