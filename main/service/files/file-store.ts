/** The settings file without Electron: the same JSON format that the app's store keeps. */
import type { SettingsStore } from '../base/ports.ts';
import { moveAside, writeFileAtomic } from './atomic-file.ts';
import { readJsonFile } from './data-file.ts';

/** Settings in one JSON file, written atomically and readable by its owner only. `load` throws on unreadable JSON. */
export function createFileSettingsStore(path: string): SettingsStore {
  return {
    load: () => readJsonFile(path),
    save: (settings) => writeFileAtomic(path, `${JSON.stringify(settings, null, 2)}\n`),
    setAside: (reason) => moveAside(path, reason),
  };
}
