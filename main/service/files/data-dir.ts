/** Where a person's settings, database and log are, unless another folder is named. Pure. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder of the app, the headless service and the command line: Electron's userData by its product name. */
export function defaultDataDir(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Inglenook');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Inglenook');
  return join(environment.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Inglenook');
}
