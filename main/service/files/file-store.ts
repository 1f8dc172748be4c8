/** The settings file without Electron: the same JSON format that the app's store keeps. */
import { jsonPieces } from '../base/json-pieces.ts';
import { limits } from '../base/limits.ts';
import type { SettingsStore } from '../base/ports.ts';
import { nextTurn } from '../base/within.ts';
import { moveAside, writeFileAtomic } from './atomic-file.ts';
import { readJsonFile } from './data-file.ts';

/**
 * Settings in one JSON file, written atomically and readable by its owner only. `load` throws on unreadable JSON. A large
 * one is put into text in slices of time.
 * @param now monotonic, in milliseconds.
 */
export function createFileSettingsStore(path: string, now: () => number = () => performance.now()): SettingsStore {
  return {
    load: () => readJsonFile(path),
    save: async (settings) => writeFileAtomic(path, await textIn(jsonPieces(settings), now)),
    setAside: (reason) => moveAside(path, reason),
  };
}

/** Asking for the time costs more than a small piece. */
const piecesUntilAsked = 64;

/** The text in parts, one of each turn of the loop that it took. */
async function textIn(pieces: Iterable<string>, now: () => number): Promise<readonly string[]> {
  const parts: string[] = [];
  let part: string[] = [];
  let ends = now() + limits.fileSliceMs;
  let count = 0;
  for (const piece of pieces) {
    part.push(piece);
    count += 1;
    if (count % piecesUntilAsked !== 0 || now() < ends) continue;
    parts.push(part.join(''));
    part = [];
    await nextTurn();
    ends = now() + limits.fileSliceMs;
  }
  parts.push(`${part.join('')}\n`);
  return parts;
}
