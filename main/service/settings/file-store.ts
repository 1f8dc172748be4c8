/** The settings file without Electron: the same JSON format that the app's store keeps. */
import { readFile, rename } from 'node:fs/promises';
import type { SettingsStore } from '../ports.ts';
import { asideName, writeFileAtomic } from './atomic-file.ts';

/** Settings in one JSON file, written atomically and readable by its owner only. `load` throws on unreadable JSON. */
export function createFileSettingsStore(path: string): SettingsStore {
  return {
    async load() {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
      const parsed: unknown = JSON.parse(text);
      return parsed;
    },
    save: (settings) => writeFileAtomic(path, `${JSON.stringify(settings, null, 2)}\n`),
    async setAside(reason) {
      const target = asideName(path, reason, new Date());
      await rename(path, target);
      return target;
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
