/** Start at login: a login item on macOS and Windows, an XDG autostart file on Linux. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { app, type LoginItemSettings } from 'electron';
import type { ServicePorts } from '../../service/background/surroundings.ts';
import { toError } from '../../service/base/errors.ts';
import { writeFileAtomic } from '../../service/files/atomic-file.ts';
import type { SettingsHolder } from '../../service/settings/holder.ts';

/** `blocked`: there is an entry, and the person switched it off in the system (Task Manager, System Settings). */
export type AutostartState = 'on' | 'off' | 'elsewhere' | 'blocked' | 'unsupported';

/** `hidden`: the start at login opens no window. */
export interface Autostart {
  /** `elsewhere`: the entry starts another copy of the app (a moved AppImage, an old version), or in the other way. */
  state(hidden: boolean): Promise<AutostartState>;
  set(enabled: boolean, hidden: boolean): Promise<void>;
}

/** The right one for this system. */
export function createAutostart(): Autostart {
  return process.platform === 'linux' ? createXdgAutostart(linuxPlace()) : loginItem();
}

/** Makes the system follow the settings whenever the person changes them. */
export function followAutostart(
  service: { readonly settings: Pick<SettingsHolder, 'on'>; readonly ports: Pick<ServicePorts, 'logger'> },
  autostart: Autostart,
): void {
  service.settings.on('changed', ({ from, to }) => {
    if (from.startAtLogin === to.startAtLogin && from.startHidden === to.startHidden) return;
    if (!from.startAtLogin && !to.startAtLogin) return;
    autostart.set(to.startAtLogin, to.startHidden).catch((thrown: unknown) => {
      service.ports.logger.error('autostart.unchanged', { error: toError(thrown) });
    });
  });
}

const argumentsFor = (hidden: boolean): string[] => (hidden ? ['--hidden'] : []);

function loginItem(): Autostart {
  return {
    async state(hidden) {
      // Windows compares path and arguments, so this must name the same as `set` does.
      return loginItemState(app.getLoginItemSettings({ args: argumentsFor(hidden) }));
    },
    async set(enabled, hidden) {
      app.setLoginItemSettings({ openAtLogin: enabled, args: argumentsFor(hidden) });
    },
  };
}

/** macOS starts login items without arguments, and tells afterwards: true where such a start is to open no window. */
export function wasOpenedAtLogin(startHidden: boolean): boolean {
  return process.platform === 'darwin' && startHidden && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** What the system says of the entry. */
export function loginItemState(
  found: Pick<LoginItemSettings, 'openAtLogin'> & Partial<Pick<LoginItemSettings, 'status' | 'launchItems'>>,
): AutostartState {
  if (found.status === 'requires-approval') return 'blocked';
  if (!found.openAtLogin) return 'off';
  const items = found.launchItems ?? [];
  return items.length > 0 && items.every(({ enabled }) => !enabled) ? 'blocked' : 'on';
}

export interface XdgPlace {
  /** Path of the .desktop file. */
  readonly file: string;
  /** What starts the app: the program, and what it needs to be told before the app's own arguments. */
  readonly command: readonly string[];
  /** Inside Flatpak and Snap the file would name a program that the session cannot start. */
  readonly sandboxed: boolean;
}

function linuxPlace(): XdgPlace {
  const config = process.env.XDG_CONFIG_HOME || path.join(homedir(), '.config');
  const program = process.env.APPIMAGE || app.getPath('exe');
  // Unpackaged, the program is Electron itself and needs to be told which app it is.
  const command = app.isPackaged ? [program] : [program, app.getAppPath()];
  return {
    file: path.join(config, 'autostart', 'inglenook.desktop'),
    command,
    sandboxed: process.env.FLATPAK_ID !== undefined || process.env.SNAP !== undefined,
  };
}

/** Desktop entry autostart; `place` says where and what. */
export function createXdgAutostart(place: XdgPlace): Autostart {
  const exec = (hidden: boolean) => [...place.command, ...argumentsFor(hidden)].map(quoteExec).join(' ');
  return {
    async state(hidden) {
      if (place.sandboxed) return 'unsupported';
      let text: string;
      try {
        text = await readFile(place.file, 'utf8');
      } catch {
        return 'off';
      }
      const lines = text.split('\n');
      // Desktop environments switch an entry off by marking it, not by removing it.
      if (lines.includes('Hidden=true') || lines.includes('X-GNOME-Autostart-enabled=false')) return 'off';
      return lines.includes(`Exec=${exec(hidden)}`) ? 'on' : 'elsewhere';
    },
    async set(enabled, hidden) {
      if (!enabled) return rm(place.file, { force: true });
      await mkdir(path.dirname(place.file), { recursive: true });
      await writeFileAtomic(place.file, desktopEntry(exec(hidden), place.command[0] ?? ''));
    },
  };
}

/** `program`: without it (the package was removed) the session passes the entry over. */
function desktopEntry(exec: string, program: string): string {
  const tryExec = `TryExec=${program.replaceAll('\\', '\\\\')}`;
  const lines = ['[Desktop Entry]', 'Type=Application', 'Name=Inglenook', `Exec=${exec}`, tryExec, 'Icon=inglenook'];
  return `${[...lines, 'X-GNOME-Autostart-enabled=true', 'Terminal=false'].join('\n')}\n`;
}

/**
 * One argument of an Exec line (Desktop Entry Specification, "The Exec key"): always quoted, the reserved characters
 * escaped, `%` doubled, and each backslash once more for the string value itself.
 */
export function quoteExec(argument: string): string {
  const escaped = argument.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${escaped}"`.replaceAll('\\', '\\\\');
}
