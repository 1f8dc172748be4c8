/** The icon that the Linux desktop's own service is told: it cannot read what is inside the app's archive. */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Equal to `executableName` of the packages: their icons are installed under it. */
export const installedName = 'inglenook';

/**
 * A file that other programs can read, or the name of the installed icon.
 * @param file the icon among the app's files: readable by all only in development
 * @param appDir where an AppImage is mounted (`APPDIR`): it installs nothing, but carries the picture
 */
export function notificationIcon(file: string, isPackaged: boolean, appDir: string | undefined): string {
  if (!isPackaged) return file;
  const carried = appDir === undefined ? undefined : path.join(appDir, `${installedName}.png`);
  return carried !== undefined && existsSync(carried) ? carried : installedName;
}
