/** What a person uses and looks at most, counted in the page's own storage: suggestions are made from it. */
import type { Bridge } from '../../preload/contract.ts';

const key = 'inglenook.uses';
/** Of the most used ones no more are kept. */
const kept = 200;

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** How often each entity was operated, or its history looked at. Whatever else is stored there counts as nothing. */
export function readUses(storage: Storage): ReadonlyMap<string, number> {
  try {
    const raw: unknown = JSON.parse(storage.getItem(key) ?? '[]');
    const pairs = Array.isArray(raw) ? raw : [];
    return new Map(
      pairs.filter(
        (pair): pair is [string, number] =>
          Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'number' && pair[1] > 0,
      ),
    );
  } catch {
    return new Map();
  }
}

function countUse(storage: Storage, id: string): void {
  const uses = new Map(readUses(storage));
  uses.set(id, (uses.get(id) ?? 0) + 1);
  const most = [...uses].sort((a, b) => b[1] - a[1]).slice(0, kept);
  try {
    storage.setItem(key, JSON.stringify(most));
  } catch {
    // A full or forbidden storage only makes worse suggestions.
  }
}

/** The same bridge, which counts what passes it. */
export function countingBridge(bridge: Bridge, storage: Storage): Bridge {
  return {
    on: bridge.on,
    command: (name, request) => {
      if (name === 'entity.command' && 'id' in request) countUse(storage, String(request.id));
      if (name === 'history.query' && 'entityId' in request) countUse(storage, String(request.entityId));
      return bridge.command(name, request);
    },
  };
}
