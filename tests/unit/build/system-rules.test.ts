/** What the systems are told by files that no test here can try: macOS's Info.plist, the uninstaller, supervisors. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { appId } from '../../../main/shell/system/prepare.ts';

const require = createRequire(import.meta.url);
const { load }: { load(text: string): Record<string, Record<string, unknown>> } = require('js-yaml');
const place = (name: string): string => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const read = (name: string): string => readFileSync(place(name), 'utf8');
const config = load(read('build/electron-builder.yml'));

describe('macOS', () => {
  it('is told why the app looks into the local network, and what for', () => {
    expect(config.mac?.extendInfo).toMatchObject({
      NSLocalNetworkUsageDescription: expect.stringMatching(/\w{3}/),
      NSBonjourServices: ['_mqtt._tcp', '_secure-mqtt._tcp'],
    });
  });

  it('keeps it running by a launch agent, but not after a quit', () => {
    const agent = read('build/supervisors/app.inglenook.desktop.plist').replaceAll(/\s+/g, '');
    expect(agent).toContain('<key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>');
    expect(agent).toContain('<string>--hidden</string>');
  });
});

describe('Windows', () => {
  it('forgets the start entry with the app, but not with an update', () => {
    expect(config.nsis?.include).toBe('build/installer.nsh');
    const script = read('build/installer.nsh');
    expect(script).toContain('!macro customUnInstall');
    expect(script).toContain(['$', '{isUpdated}'].join(''));
    for (const key of ['CurrentVersion\\Run"', 'StartupApproved\\Run"']) {
      expect(script).toMatch(new RegExp(`DeleteRegValue HKCU ".*${key.replaceAll('\\', '\\\\')} "${appId}"`));
    }
  });

  it('keeps it running by a scheduled task that no battery and no clock ends', () => {
    const task = read('build/supervisors/inglenook-task.xml');
    expect(task).toMatch(/<RestartOnFailure>\s*<Interval>PT\d+[MS]<\/Interval>\s*<Count>\d+<\/Count>/);
    expect(task).toContain('<ExecutionTimeLimit>PT0S</ExecutionTimeLimit>');
    expect(task).toContain('<StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>');
  });
});

describe('systemd', () => {
  const units = ['build/linux/inglenook.service', 'build/supervisors/inglenook-headless.service'];

  it.each(units)('%s restarts what was killed, a few times', (unit) => {
    const text = read(unit);
    for (const line of ['Restart=on-failure', 'StartLimitBurst=5']) expect(text.split('\n')).toContain(line);
  });

  const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
  it.runIf(hasSystemd).each(units)('%s is a unit that systemd takes', (unit) => {
    const { stderr } = spawnSync('systemd-analyze', ['verify', '--user', place(unit)], { encoding: 'utf8' });
    // The programs are not installed where this runs.
    const complaints = stderr.split('\n').filter((line) => line.includes(unit) && !/is not executable/.test(line));
    expect(complaints).toEqual([]);
  });
});
