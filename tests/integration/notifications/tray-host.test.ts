import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sessionBus } from '@jellybrick/dbus-next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lacksTrayHost } from '../../../main/shell/tray/host.ts';
import { missingPrograms } from './desktop.ts';

const missing = missingPrograms().filter((program) => program === 'dbus-daemon');

describe.skipIf(missing.length > 0)(
  `a desktop that shows tray icons or not (needs: ${missing.join(', ') || 'all there'})`,
  () => {
    let folder: string;
    let bus: ChildProcess;
    let env: NodeJS.ProcessEnv;

    beforeAll(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'inglenook-tray-host-'));
      bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address', `--address=unix:dir=${folder}`]);
      if (bus.stdout === null) throw new Error('the bus has no stdout');
      const [address] = await once(bus.stdout, 'data');
      env = { DBUS_SESSION_BUS_ADDRESS: String(address).trim(), XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' };
    });
    afterAll(() => {
      bus.kill();
      rmSync(folder, { recursive: true, force: true });
    });

    it('is said of GNOME without the extension, and of no other desktop', async () => {
      expect(await lacksTrayHost('linux', env)).toBe(true);
      expect(await lacksTrayHost('linux', { ...env, XDG_CURRENT_DESKTOP: 'KDE' })).toBe(false);
      expect(await lacksTrayHost('darwin', env)).toBe(false);
      expect(await lacksTrayHost('linux', { ...env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' })).toBe(false);
    });

    it('is known where Electron gives itself out for another desktop', async () => {
      const { XDG_CURRENT_DESKTOP: own, ...rest } = env;
      const seen = { ...rest, XDG_CURRENT_DESKTOP: 'Unity', ORIGINAL_XDG_CURRENT_DESKTOP: own };
      expect(await lacksTrayHost('linux', seen)).toBe(true);
    });

    it('is asked with patience while the app itself stands still at its start', async () => {
      const asked = lacksTrayHost('linux', env);
      const end = performance.now() + 2_000;
      while (performance.now() < end);
      expect(await asked).toBe(true);
    });

    it('is not said where the extension runs', async () => {
      const host = sessionBus({ busAddress: env.DBUS_SESSION_BUS_ADDRESS ?? '' });
      await host.requestName('org.kde.StatusNotifierWatcher', 0);
      expect(await lacksTrayHost('linux', env)).toBe(false);
      host.disconnect();
    });
  },
);
