/** Doors and windows that are closed, where there are several: they say as much together. Pure. */
import type { Entity } from '../../../preload/contract.ts';
import { classOf } from '../../format/values.ts';
import type { TileItem } from '../../state/tiles.ts';

export interface ClosedContacts {
  /** Of their tiles; empty where they are too few to be folded. */
  readonly keys: ReadonlySet<string>;
  readonly kind: 'windows' | 'doors' | 'contacts';
}

/** Fewer stand for themselves. */
const fewest = 3;

const kinds: ReadonlyMap<string, 'windows' | 'doors' | 'contacts'> = new Map([
  ['window', 'windows'],
  ['door', 'doors'],
  ['garage_door', 'doors'],
  ['opening', 'contacts'],
]);

export function closedContacts(
  items: readonly TileItem[],
  entityOf: (id: string) => Entity | undefined,
): ClosedContacts {
  const keys = new Set<string>();
  const found = new Set<'windows' | 'doors' | 'contacts'>();
  for (const item of items) {
    if (item.platform !== 'binary_sensor') continue;
    const face = entityOf(item.faceId);
    const kind = face === undefined ? undefined : kinds.get(classOf(face) ?? '');
    if (face === undefined || kind === undefined || !face.available || face.state !== 'off') continue;
    keys.add(item.key);
    found.add(kind);
  }
  if (keys.size < fewest) return { keys: new Set(), kind: 'contacts' };
  const [only = 'contacts'] = found;
  return { keys, kind: found.size === 1 ? only : 'contacts' };
}

export function sameContacts(a: ClosedContacts, b: ClosedContacts): boolean {
  return a.kind === b.kind && a.keys.size === b.keys.size && [...a.keys].every((key) => b.keys.has(key));
}
