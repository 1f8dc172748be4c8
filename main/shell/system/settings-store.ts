/** The SettingsStore port over electron-store: read once, then kept in memory by the service; one JSON object. */
import type Store from 'electron-store';
import type { SettingsStore } from '../../service/base/ports.ts';
import { moveAside } from '../../service/files/atomic-file.ts';
import { parseFileText, readJsonFile } from '../../service/files/data-file.ts';

type Raw = Record<string, unknown>;

/** Settings in `settings.json` of `dataDir`, the same file that the headless process keeps. `load` throws on bad JSON. */
export function createElectronSettingsStore(dataDir: string): SettingsStore {
  let store: Store<Raw> | undefined;
  // The constructor reads the file, so it waits until the settings are asked for; so does loading the library, which is
  // not small. An unreadable file is not cleared: the service moves it aside and says so.
  const opened = async (): Promise<Store<Raw>> => {
    if (store !== undefined) return store;
    const { default: ElectronStore } = await import('electron-store');
    store = new ElectronStore<Raw>({
      cwd: dataDir,
      name: 'settings',
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
      // A byte-order mark is no damage.
      deserialize: (text) => parseFileText(text) as Raw,
    });
    return store;
  };
  const file = `${dataDir}/settings.json`;
  return {
    load: () => readJsonFile(file),
    async save(settings) {
      // Through JSON: electron-store refuses explicit `undefined` values, which a JSON file drops.
      const plain: unknown = JSON.parse(JSON.stringify(settings));
      (await opened()).store = plain as Raw;
    },
    async setAside(reason) {
      store = undefined;
      return moveAside(file, reason);
    },
  };
}
