import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NotificationRequest } from '../../../main/service/base/ports.ts';
import { systemClock } from '../../../main/service/time/clock.ts';
import { askDoNotDisturb, endDoNotDisturb } from '../../../main/shell/notifications/do-not-disturb.ts';
import { createLinuxNotifications } from '../../../main/shell/notifications/linux.ts';
import { type AppNotifier, createNotifier } from '../../../main/shell/notifications/notifier.ts';
import { createShownLog } from '../../../main/shell/notifications/shown.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { type Desktop, missingPrograms, openDesktop } from './desktop.ts';

const missing = process.platform === 'linux' ? missingPrograms() : ['Linux'];
if (missing.length > 0) console.warn(`desktop notifications are not tested here: no ${missing.join(', ')}`);

const logger = createMemoryLogger();

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe.skipIf(missing.length > 0)('notifications on a Linux desktop', () => {
  let desktop: Desktop;
  let notifier: AppNotifier;
  let folder: string;
  let events: Array<{ id: string; action: string }>;
  let opened: unknown[];
  let beeps: number;

  beforeAll(async () => {
    desktop = await openDesktop('acknowledge');
  });
  afterAll(() => desktop?.close());

  beforeEach(async () => {
    await desktop.startDunst();
    folder = mkdtempSync(path.join(tmpdir(), 'inglenook-notifications-'));
    events = [];
    opened = [];
    beeps = 0;
    const linux = {
      logger,
      busAddress: desktop.busAddress,
      desktopEntry: 'inglenook',
      icon: '',
      pictures: folder,
      openLabel: () => 'Open',
      beep: () => {
        beeps += 1;
      },
    };
    notifier = createNotifier({
      logger,
      shown: createShownLog({ timers: systemClock, logger }),
      backends: [(action) => createLinuxNotifications(linux, action)],
      onOpen: (target) => opened.push(target),
    });
    notifier.onAction((event) => events.push(event));
  });
  afterEach(async () => {
    notifier.dispose();
    await desktop.stopDunst();
    rmSync(folder, { recursive: true, force: true });
  });

  const request = (changes: Partial<NotificationRequest> = {}): NotificationRequest => ({
    id: 'leak',
    title: 'Water leak',
    body: 'Cellar <b>sensor</b> & pump',
    urgency: 'critical',
    buttons: [
      { id: 'acknowledge', label: 'Acknowledge' },
      { id: 'snooze', label: 'Snooze' },
    ],
    open: { view: 'device', id: 'cellar' },
    ...changes,
  });
  const displayed = async () => Number(await desktop.control('count', 'displayed'));

  it('shows title, text as text, urgency and picture', async () => {
    expect(await notifier.show(request({ image: pixel }))).toEqual({ kind: 'shown' });
    await vi.waitFor(async () => expect(await displayed()).toBe(1));
    expect(readdirSync(folder)).toHaveLength(1);
    await desktop.control('close-all');
    await vi.waitFor(() => expect(readdirSync(folder)).toEqual([]));
    const history: unknown = JSON.parse(await desktop.control('history'));
    const text = JSON.stringify(history);
    expect(text).toContain('Water leak');
    expect(text).toContain('seen-as-critical');
    expect(text).toContain('Cellar &lt;b&gt;sensor&lt;/b&gt; &amp; pump');
  });

  it('replaces an earlier notification of the same id', async () => {
    await notifier.show(request());
    await notifier.show(request({ title: 'Water leak again' }));
    await notifier.show(request({ id: 'other' }));
    await vi.waitFor(async () => expect(await displayed()).toBe(2));
  });

  it('sounds for a critical one where the desktop has no sound of its own, and not for others', async () => {
    await notifier.show(request({ id: 'low', urgency: 'normal' }));
    await notifier.show(request({ id: 'quiet', silent: true }));
    expect(beeps).toBe(0);
    await notifier.show(request());
    await notifier.show(request());
    expect(beeps).toBe(2);
  });

  it('keeps an ongoing one with its progress until it is withdrawn', async () => {
    await notifier.show(request({ id: 'ongoing', urgency: 'low', silent: true, stays: true, percent: 40 }));
    await notifier.show(request({ id: 'ongoing', urgency: 'low', silent: true, stays: true, percent: 60 }));
    await vi.waitFor(async () => expect(await displayed()).toBe(1));
    notifier.withdraw('ongoing');
    await vi.waitFor(async () => expect(await displayed()).toBe(0));
    const history: unknown = JSON.parse(await desktop.control('history'));
    expect(JSON.stringify(history)).toMatch(/"progress":\{[^}]*"data":60\}/);
    expect(JSON.stringify(history)).toMatch(/"timeout":\{[^}]*"data":0\}/);
  });

  it('tells which button was pressed', async () => {
    await notifier.show(request());
    await vi.waitFor(async () => expect(await displayed()).toBe(1));
    await desktop.control('action', '0');
    await vi.waitFor(() => expect(events).toContainEqual({ id: 'leak', action: 'acknowledge' }));
  });

  it('opens what it is about when its body is clicked, which is no button', async () => {
    await desktop.stopDunst();
    await desktop.startDunst('default');
    await notifier.show(request({ open: { view: 'alerts', id: 'leak' } }));
    await vi.waitFor(async () => expect(await displayed()).toBe(1));
    await desktop.control('action', '0');
    await vi.waitFor(() => expect(opened).toEqual([{ view: 'alerts', id: 'leak' }]));
    expect(events.map(({ action }) => action)).not.toContain('default');
  });

  it('tells when the person closed it', async () => {
    await notifier.show(request());
    await vi.waitFor(async () => expect(await displayed()).toBe(1));
    await desktop.control('close');
    await vi.waitFor(() => expect(events).toEqual([{ id: 'leak', action: 'closed' }]));
  });

  it('withdraws', async () => {
    await notifier.show(request());
    await vi.waitFor(async () => expect(await displayed()).toBe(1));
    notifier.withdraw('leak');
    await vi.waitFor(async () => expect(await displayed()).toBe(0));
    expect(events).toEqual([]);
  });

  it('leaves no picture behind, whichever way a notification goes', async () => {
    const left = () => (existsSync(folder) ? readdirSync(folder) : []);
    await notifier.show(request({ image: pixel }));
    // dunst makes one of two that say the same.
    await notifier.show(request({ id: 'other', title: 'Other', image: pixel }));
    expect(left()).toHaveLength(2);
    notifier.withdraw('leak');
    await vi.waitFor(() => expect(left()).toHaveLength(1));
    await notifier.show(request({ id: 'other', title: 'Other', image: pixel.replace('png', 'gif') }));
    await vi.waitFor(() => expect(left()).toEqual([expect.stringMatching(/gif$/)]));
    await notifier.show(request({ id: 'other', title: 'Other' }));
    await vi.waitFor(() => expect(left()).toEqual([]));
    for (let index = 0; index < 30; index++)
      await notifier.show(request({ id: `n${index}`, title: `N${index}`, image: pixel }));
    await vi.waitFor(() => expect(left().length).toBeLessThanOrEqual(20));
    notifier.dispose();
    await vi.waitFor(() => expect(left()).toEqual([]));
  });

  it.each([
    ['a NUL', 'Kit\0chen'],
    ['half of an emoji', 'Kitchen \ud83d'],
    ['a direction', '\u202eKitchen\u2066'],
    ['escape sequences', '\u001b]0;x\u0007Kitchen \u009b2J'],
  ])('shows an alarm with %s in a name, and the others keep their buttons', async (_name, text) => {
    await notifier.show(request());
    const hostile = { title: text, body: text, buttons: [{ id: text, label: text }] };
    expect(await notifier.show(request({ id: 'hostile', ...hostile }))).toEqual({ kind: 'shown' });
    await vi.waitFor(async () => expect(await displayed()).toBe(2));
    notifier.withdraw('hostile');
    await vi.waitFor(async () => expect(await displayed()).toBe(1));
    await desktop.control('action', '0');
    await vi.waitFor(() => expect(events).toContainEqual({ id: 'leak', action: 'acknowledge' }));
  });

  it('that fails concerns no other', async () => {
    await notifier.show(request());
    // A hint of a wrong type: nothing that text can do is left.
    expect(await notifier.show(request({ id: 'bad', stays: true, percent: Number.NaN }))).toMatchObject({
      kind: 'failed',
    });
    expect(await notifier.show(request({ id: 'next', title: 'Another leak' }))).toEqual({ kind: 'shown' });
    await vi.waitFor(async () => expect(await displayed()).toBe(2));
    notifier.withdraw('next');
    await vi.waitFor(async () => expect(await displayed()).toBe(1));
    await desktop.control('action', '0');
    await vi.waitFor(() => expect(events).toContainEqual({ id: 'leak', action: 'acknowledge' }));
  });

  it('leaves nothing on the screen when the app ends', async () => {
    await notifier.show(request());
    await notifier.show(request({ id: 'other', title: 'Smoke' }));
    await vi.waitFor(async () => expect(await displayed()).toBe(2));
    notifier.dispose();
    await vi.waitFor(async () => expect(await displayed()).toBe(0));
    expect(events).toEqual([]);
  });

  it('finds the service again after it was restarted', async () => {
    await notifier.show(request());
    await desktop.stopDunst();
    await desktop.startDunst();
    expect(await notifier.show(request())).toEqual({ kind: 'shown' });
    await vi.waitFor(async () => expect(await displayed()).toBe(1));
  });

  it('knows that the desktop holds notifications back, and ends it', async () => {
    const ask = () => askDoNotDisturb(desktop.busAddress, {});
    expect(await ask()).toEqual({ on: false, by: 'dunst' });
    await desktop.control('set-paused', 'true');
    expect(await ask()).toEqual({ on: true, by: 'dunst' });
    expect(await endDoNotDisturb(desktop.busAddress, 'desktop')).toBe(false);
    expect(await endDoNotDisturb(desktop.busAddress, 'dunst')).toBe(true);
    expect(await desktop.control('is-paused')).toBe('false');
    await desktop.stopDunst();
    expect(await ask()).toBeUndefined();
  });

  it('asks GNOME, where the service itself does not tell', async () => {
    await desktop.stopDunst();
    const asked: string[] = [];
    const run = async (program: string, args: readonly string[]) => {
      asked.push([program, ...args].join(' '));
      return 'false';
    };
    // As Electron hands it on: what the session said stands beside it.
    const gnome = { XDG_CURRENT_DESKTOP: 'Unity', ORIGINAL_XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' };
    expect(await askDoNotDisturb(desktop.busAddress, gnome, run)).toEqual({ on: true, by: 'gnome' });
    expect(await endDoNotDisturb(desktop.busAddress, 'gnome', run)).toBe(true);
    expect(asked).toEqual([
      'gsettings get org.gnome.desktop.notifications show-banners',
      'gsettings set org.gnome.desktop.notifications show-banners true',
    ]);
    expect(await askDoNotDisturb(desktop.busAddress, { XDG_CURRENT_DESKTOP: 'KDE' }, run)).toBeUndefined();
  });

  it('says that nothing shows notifications when there is no service', async () => {
    await desktop.stopDunst();
    expect(await notifier.show(request())).toEqual({ kind: 'failed', reason: 'unsupported' });
  });
});

describe('without a session bus', () => {
  it('answers that there is none', async () => {
    const options = {
      logger,
      busAddress: 'unix:path=/nonexistent/bus',
      desktopEntry: 'x',
      icon: '',
      pictures: '/nonexistent',
      openLabel: () => 'Open',
      beep: () => undefined,
    };
    expect(await createLinuxNotifications(options, () => undefined)).toBeUndefined();
    expect(await createLinuxNotifications({ ...options, busAddress: undefined }, () => undefined)).toBeUndefined();
  });
});
