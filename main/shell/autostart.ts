/** Start at login: a login item on macOS and Windows, an XDG autostart file on Linux. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { toError } from '../service/errors.ts';
import type { Service } from '../service/service.ts';
import { writeFileAtomic } from '../service/settings/atomic-file.ts';

export type AutostartState = 'on' | 'off' | 'elsewhere' | 'unsupported';

export interface Autostart {
  /** `elsewhere`: the entry starts another copy of the app (a moved AppImage, an old version). */
  state(): Promise<AutostartState>;
  set(enabled: boolean): Promise<void>;
}

/** The right one for this system. */
export function createAutostart(): Autostart {
  return process.platform === 'linux' ? createXdgAutostart(linuxPlace()) : loginItem();
}

/** Makes the system follow the setting whenever the person changes it. */
export function followAutostart(service: Pick<Service, 'settings' | 'ports'>, autostart: Autostart): void {
  service.settings.on('changed', ({ from, to }) => {
    if (from.startAtLogin === to.startAtLogin) return;
    autostart.set(to.startAtLogin).catch((thrown: unknown) => {
      service.ports.logger.error('autostart.unchanged', { error: toError(thrown) });
    });
  });
}

const hiddenArgument = '--hidden';

function loginItem(): Autostart {
  // Windows compares path and arguments, so both calls must name the same.
  const args = [hiddenArgument];
  return {
    async state() {
      const settings = app.getLoginItemSettings({ args });
      return settings.openAtLogin ? 'on' : 'off';
    },
    async set(enabled) {
      app.setLoginItemSettings({ openAtLogin: enabled, args });
    },
  };
}

export interface XdgPlace {
  /** Path of the .desktop file. */
  readonly file: string;
  readonly command: readonly string[];
  /** Inside Flatpak and Snap the file would name a program that the session cannot start. */
  readonly sandboxed: boolean;
}

function linuxPlace(): XdgPlace {
  const config = process.env.XDG_CONFIG_HOME || path.join(homedir(), '.config');
  const program = process.env.APPIMAGE || app.getPath('exe');
  // Unpackaged, the program is Electron itself and needs to be told which app it is.
  const command = app.isPackaged ? [program, hiddenArgument] : [program, app.getAppPath(), hiddenArgument];
  return {
    file: path.join(config, 'autostart', 'inglenook.desktop'),
    command,
    sandboxed: process.env.FLATPAK_ID !== undefined || process.env.SNAP !== undefined,
  };
}

/** Desktop entry autostart; `place` says where and what. */
export function createXdgAutostart(place: XdgPlace): Autostart {
  const exec = place.command.map(quoteExec).join(' ');
  return {
    async state() {
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
      return lines.includes(`Exec=${exec}`) ? 'on' : 'elsewhere';
    },
    async set(enabled) {
      if (!enabled) return rm(place.file, { force: true });
      await mkdir(path.dirname(place.file), { recursive: true });
      await writeFileAtomic(place.file, desktopEntry(exec));
    },
  };
}

function desktopEntry(exec: string): string {
  const lines = ['[Desktop Entry]', 'Type=Application', 'Name=Inglenook', `Exec=${exec}`, 'Icon=inglenook'];
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
