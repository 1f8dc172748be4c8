import { describe, expect, it } from 'vitest';
import { applyFix, type Fixes, type HealthFacts, healthItems } from '../../../../main/shell/system/health-items.ts';

describe('health', () => {
  const facts: HealthFacts = {
    platform: 'linux',
    notifications: 'desktop',
    autostart: 'on',
    wantsAutostart: true,
    trayShown: true,
    doNotDisturb: { on: false, by: 'dunst' },
    secrets: { protection: 'keyring' },
    power: { onBattery: false },
    sleeps: [],
    standstills: [],
  };
  const item = (id: string, changes: Partial<HealthFacts> = {}) =>
    healthItems({ ...facts, ...changes }).find((each) => each.id === id);

  it('is good where all is well', () => {
    expect(healthItems(facts).every((each) => each.status === 'good')).toBe(true);
  });
  it.each([
    ['notifications', { notifications: 'none' }, { status: 'bad', fixes: ['notifications.test'] }],
    [
      'notifications',
      { notifications: 'none', platform: 'win32' },
      { status: 'bad', fixes: ['notifications.test', 'open.notificationSettings'] },
    ],
    ['notifications', { notifications: 'unknown' }, { status: 'unknown' }],
    [
      'notifications',
      { lastOutcome: { kind: 'failed', reason: 'denied' } },
      { status: 'bad', detail: 'failed denied' },
    ],
    ['builtinBroker', { builtinBroker: { enabled: true } }, { status: 'good' }],
    [
      'builtinBroker',
      { builtinBroker: { enabled: true, problem: 'password.missing' } },
      { status: 'bad', detail: 'password.missing' },
    ],
    ['tray', { trayShown: false }, { status: 'bad', fixes: ['app.relaunch'] }],
    ['tray', { trayHost: false }, { status: 'warning', fixes: ['open.trayExtension', 'app.relaunch'] }],
    ['doNotDisturb', { doNotDisturb: undefined }, { status: 'unknown', detail: 'untold' }],
    ['doNotDisturb', { doNotDisturb: undefined, platform: 'win32' }, { fixes: ['open.focusSettings'] }],
    [
      'doNotDisturb',
      { doNotDisturb: { on: true, by: 'dunst' } },
      { status: 'warning', detail: 'on', fixes: ['doNotDisturb.end.dunst'] },
    ],
    ['doNotDisturb', { doNotDisturb: { on: true, by: 'desktop' } }, { status: 'warning', fixes: [] }],
    ['autostart', { autostart: 'off' }, { status: 'warning', fixes: ['autostart.enable'] }],
    ['autostart', { autostart: 'elsewhere' }, { status: 'warning', fixes: ['autostart.enable'] }],
    ['autostart', { autostart: 'blocked' }, { status: 'warning', fixes: [] }],
    ['autostart', { autostart: 'blocked', platform: 'win32' }, { status: 'warning', fixes: ['open.startupSettings'] }],
    ['autostart', { autostart: 'off', wantsAutostart: false }, { status: 'good', fixes: ['autostart.enable'] }],
    ['autostart', { autostart: 'on', wantsAutostart: false }, { status: 'warning', fixes: ['autostart.disable'] }],
    ['autostart', { autostart: 'unsupported' }, { status: 'unknown' }],
    [
      'secrets',
      { secrets: { protection: 'plain', backend: 'basic_text' } },
      { status: 'warning', detail: 'plain basic_text', fixes: ['app.relaunch'] },
    ],
    ['secrets', { secrets: { protection: 'file' } }, { status: 'warning', detail: 'file' }],
    ['secrets', { secrets: { protection: 'passphrase' } }, { status: 'good', detail: 'passphrase', fixes: [] }],
    ['power', { power: { onBattery: true, batteryPercent: 55 } }, { detail: 'battery 55 %' }],
    [
      'loop',
      {
        standstills: [
          { ms: 6_000, at: '2026-01-15T12:00:00.000Z', ran: 'task Refresh' },
          { ms: 7_000, at: '2026-01-15T11:00:00.000Z', ran: 'messages from Home' },
        ],
      },
      { status: 'warning', detail: '7000 2026-01-15T11:00:00.000Z messages from Home' },
    ],
    ['power', { platform: 'darwin' }, { fixes: ['open.powerSettings'] }],
    ['sleep', {}, { detail: '' }],
    [
      'sleep',
      { sleeps: [{ suspendedAt: 'c' }, { suspendedAt: 'a', resumedAt: 'b' }], platform: 'win32' },
      { detail: 'c/ a/b', fixes: ['open.powerSettings'] },
    ],
  ] satisfies ReadonlyArray<[string, Partial<HealthFacts>, object]>)('%s with %j', (id, changes, expected) => {
    expect(item(id, changes)).toMatchObject(expected);
  });

  it('mends what has a fix, and refuses others', async () => {
    const done: unknown[] = [];
    const fixes: Fixes = {
      platform: 'darwin',
      autostart: { state: async () => 'off' as const, set: async (...args: unknown[]) => void done.push(args) },
      startHidden: true,
      setStartAtLogin: async (enabled: boolean) => void done.push(enabled),
      openSystemPage: async (address: string) => void done.push(address),
      testNotification: async () => void done.push('tested'),
      endDoNotDisturb: async (by) => void done.push(by),
      relaunch: () => void done.push('again'),
    };
    await applyFix('autostart.enable', fixes);
    expect(done.splice(0)).toEqual([[true, true], true]);
    for (const fix of ['notifications.test', 'doNotDisturb.end.dunst', 'doNotDisturb.end.gnome', 'app.relaunch']) {
      await applyFix(fix, fixes);
    }
    expect(done.splice(0)).toEqual(['tested', 'dunst', 'gnome', 'again']);
    await applyFix('open.focusSettings', fixes);
    expect(done).toEqual([expect.stringContaining('Focus')]);
    await expect(applyFix('toString', fixes)).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(applyFix('open.focusSettings', { ...fixes, platform: 'linux' })).rejects.toMatchObject({
      detail: 'fix',
    });
    await expect(applyFix('rm -rf', fixes)).rejects.toMatchObject({ code: 'request.invalid', detail: 'fix' });
  });
});
