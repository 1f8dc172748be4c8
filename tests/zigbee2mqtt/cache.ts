/** Zigbee2MQTT's own package, installed on demand into the user's folder for caches. Nothing of it is kept in the repository. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Where the operating system wants caches to be. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  if (process.platform === 'win32') return local ?? path.join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches');
  return xdg !== undefined && xdg !== '' ? xdg : path.join(homedir(), '.cache');
}

export interface Installed {
  /** The folder with `node_modules`. */
  readonly folder: string;
  readonly version: string;
}

/**
 * Installs the package, unless that version is there already. Its scripts do not run: no radio is going to be opened.
 * @param wanted a version, or `latest`, which is what is in the cache until `isFresh` asks the registry again
 */
export function install(wanted: string, isFresh: boolean): Installed {
  const folder = path.join(cacheFolder(), 'inglenook', `zigbee2mqtt-${wanted}`);
  const manifest = path.join(folder, 'node_modules', 'zigbee2mqtt', 'package.json');
  if (isFresh || !existsSync(manifest)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{"private": true}\n');
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--omit=optional', '--prefix', folder];
    const run = spawnSync('npm', ['install', `zigbee2mqtt@${wanted}`, ...options], {
      cwd: folder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (run.status !== 0) throw new Error('Zigbee2MQTT could not be installed: is the npm registry within reach?');
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { folder, version };
}
