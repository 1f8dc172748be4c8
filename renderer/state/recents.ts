/** What was chosen in the palette last, kept in the page's own storage. */
import { viewNames } from '../app/route.ts';
import { item, type SearchItem, type SearchTarget } from './search.ts';

const key = 'inglenook.recent';
const kept = 6;

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** Whatever else is stored there counts as nothing. Sentences are said anew: what they mean may have changed. */
export function readRecents(storage: Storage): readonly SearchItem[] {
  try {
    const raw: unknown = JSON.parse(storage.getItem(key) ?? '[]');
    return Array.isArray(raw) ? raw.flatMap((each) => parse(each) ?? []).slice(0, kept) : [];
  } catch {
    return [];
  }
}

/** The last one first, each once. */
export function keepRecent(storage: Storage, chosen: SearchItem): void {
  if (chosen.target.type === 'commands') return;
  const rest = readRecents(storage).filter((each) => each.key !== chosen.key);
  try {
    storage.setItem(key, JSON.stringify([chosen, ...rest].slice(0, kept)));
  } catch {
    // A full or forbidden storage only forgets what was chosen.
  }
}

const kinds = ['action', 'view', 'room', 'device', 'entity', 'task', 'automation', 'alert', 'settings'] as const;

function parse(raw: unknown): SearchItem | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { key: itemKey, kind, title, detail, target, entityId } = raw as Record<string, unknown>;
  const known = kinds.find((each) => each === kind);
  const place = parseTarget(target);
  if (typeof itemKey !== 'string' || typeof title !== 'string' || typeof detail !== 'string') return undefined;
  if (known === undefined || place === undefined) return undefined;
  const about = typeof entityId === 'string' ? { entityId } : {};
  return item({ key: itemKey, kind: known, title, detail, target: place, ...about });
}

function parseTarget(raw: unknown): SearchTarget | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { type, view, id, entityId, action, params } = raw as Record<string, unknown>;
  if (type === 'go') {
    const known = viewNames.find((each) => each === view);
    if (known === undefined) return undefined;
    return typeof id === 'string' ? { type, view: known, id } : { type, view: known };
  }
  if ((type === 'run-task' || type === 'run-automation') && typeof id === 'string') return { type, id };
  if (type !== 'command' || typeof entityId !== 'string' || typeof action !== 'string') return undefined;
  const isPlain = typeof params === 'object' && params !== null && !Array.isArray(params);
  return { type, entityId, action, ...(isPlain ? { params: params as Record<string, unknown> } : {}) };
}
