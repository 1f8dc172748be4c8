import { describe, expect, it } from 'vitest';
import { applyFix, type HealthFacts, healthItems } from '../../../main/shell/health.ts';

describe('health', () => {
  const facts: HealthFacts = {
    platform: 'linux',
    notifications: 'desktop',
    autostart: 'on',
    wantsAutostart: true,
    trayShown: true,
    desktop: {},
    secrets: 'keyring',
    power: { onBattery: false },
    sleeps: [],
  };
  const item = (id: string, changes: Partial<HealthFacts> = {}) =>
    healthItems({ ...facts, ...changes }).find((each) => each.id === id);

  it('is good where all is well', () => {
    expect(healthItems(facts).every((each) => each.status === 'good')).toBe(true);
  });
  it.each([
    ['notifications', { notifications: 'none' }, { status: 'bad' }],
    [
      'notifications',
      { notifications: 'none', platform: 'win32' },
      { status: 'bad', fix: 'open.notificationSettings' },
    ],
    ['notifications', { notifications: 'unknown' }, { status: 'unknown' }],
    ['tray', { trayShown: false }, { status: 'bad' }],
    ['tray', { desktop: { trayHost: false } }, { status: 'warning', detail: 'no host' }],
    ['doNotDisturb', { desktop: { doNotDisturb: true } }, { status: 'warning', detail: 'on' }],
    ['autostart', { autostart: 'off' }, { status: 'warning', fix: 'autostart.enable' }],
    ['autostart', { autostart: 'elsewhere' }, { status: 'warning', fix: 'autostart.enable' }],
    ['autostart', { autostart: 'off', wantsAutostart: false }, { status: 'good', fix: 'autostart.enable' }],
    ['autostart', { autostart: 'on', wantsAutostart: false }, { status: 'warning', fix: 'autostart.disable' }],
    ['autostart', { autostart: 'unsupported' }, { status: 'unknown' }],
    ['secrets', { secrets: 'plain' }, { status: 'warning' }],
    ['power', { power: { onBattery: true, batteryPercent: 55 } }, { detail: 'battery 55 %' }],
    ['sleep', { sleeps: [{ suspendedAt: 'a', resumedAt: 'b' }] }, { detail: 'a/b' }],
  ] satisfies ReadonlyArray<[string, Partial<HealthFacts>, object]>)('%s with %j', (id, changes, expected) => {
    expect(item(id, changes)).toMatchObject(expected);
  });

  it('mends what has a fix, and refuses others', async () => {
    const done: unknown[] = [];
    const fixes = {
      autostart: { state: async () => 'off' as const, set: async (...args: unknown[]) => void done.push(args) },
      startHidden: true,
      setStartAtLogin: async (enabled: boolean) => void done.push(enabled),
      openSystemPage: async (address: string) => void done.push(address),
    };
    await applyFix('autostart.enable', fixes);
    expect(done).toEqual([[true, true], true]);
    await expect(applyFix('rm -rf', fixes)).rejects.toMatchObject({ code: 'request.invalid', detail: 'fix' });
  });
});
