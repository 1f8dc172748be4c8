/** The rules of Windows: toasts that stay in the Action Center, the end of the session, the taskbar, the list of start apps. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AppDriver } from './support/driver.ts';
import { eventually } from './support/eventually.ts';
import { test as base, expect, onElectron } from './support/fixtures.ts';
import { finishSetup, type House, startHouse } from './support/house.ts';
import { goTo, waitForEntity } from './support/shared-app.ts';

const test = base.extend<{ house: House }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that a fixture uses from this pattern.
  house: async ({}, use) => {
    const house = await startHouse();
    for (const name of ['leak', 'smoke']) {
      await house.publish(`${name}/state`, 'OFF');
      await house.announce('binary_sensor', name, {
        name: 'Alarm',
        state_topic: `${name}/state`,
        device_class: name === 'leak' ? 'moisture' : 'smoke',
        device: { identifiers: [name], name: name === 'leak' ? 'Cellar' : 'Attic' },
      });
    }
    await use(house);
    await house.stop();
  },
});

test.skip(
  onElectron,
  'what Windows does is shown by Electron on Windows alone; on the stand-in the app takes it for Windows',
);

const windows = { platform: 'win32' } as const;

async function toastOf(app: AppDriver, title: string) {
  return eventually(`a toast "${title}"`, async () =>
    (await app.notifications()).find(({ options }) => options.title === title),
  );
}

async function ready(app: AppDriver): Promise<void> {
  const page = await app.page();
  await finishSetup(page);
  await waitForEntity(page, 'binary_sensor.cellar_alarm', 'off');
  await waitForEntity(page, 'binary_sensor.attic_alarm', 'off');
}

test('a toast that went to the Action Center is not dismissed: it is pressed and withdrawn there', async ({
  launchOn,
  house,
}) => {
  const app = await launchOn(windows, '--broker', house.url);
  await ready(app);
  await house.publish('leak/state', 'ON');
  const leak = await toastOf(app, 'Water leak');
  await app.ask('expireNotification', leak.key);
  await app.closeWindow();
  await app.clickNotification(leak.key);
  const page = await app.page();
  await expect(page.getByRole('heading', { level: 1, name: 'Cellar' })).toBeAttached();
  await app.pressNotification(leak.key, 0);
  await goTo(page, '#/alerts');
  await page.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'Acknowledged' });
  await expect(page.getByRole('article', { name: 'Water leak' })).toBeVisible();

  await house.publish('smoke/state', 'ON');
  const smoke = await toastOf(app, 'Smoke detected');
  await app.ask('expireNotification', smoke.key);
  await house.publish('smoke/state', 'OFF');
  await expect.poll(async () => (await app.notifications()).find(({ key }) => key === smoke.key)?.open).toBe(false);
});

test('after a restart a toast of before leads to its device, and one whose alarm is over is taken away', async ({
  launchOn,
  house,
  dataDir,
}) => {
  // In the place of the system's own: it notes what it is asked to remove.
  const programs = path.join(dataDir, 'programs');
  const removed = path.join(programs, 'removed');
  mkdirSync(programs);
  writeFileSync(path.join(programs, 'powershell.exe'), `#!/bin/sh\necho "$INGLENOOK_TOAST_TAGS" >> '${removed}'\n`, {
    mode: 0o755,
  });
  const before = process.env.PATH;
  process.env.PATH = `${programs}${path.delimiter}${before}`;
  try {
    const first = await launchOn(windows, '--broker', house.url);
    await ready(first);
    await house.publish('leak/state', 'ON');
    await house.publish('smoke/state', 'ON');
    const tags = [];
    for (const title of ['Water leak', 'Smoke detected']) {
      const { key, options } = await toastOf(first, title);
      await first.ask('expireNotification', key);
      tags.push(String(Reflect.get(options, 'id')));
    }
    // What was shown is written a moment later.
    const shown = path.join(dataDir, 'shown-notifications.json');
    await expect.poll(() => (existsSync(shown) ? JSON.parse(readFileSync(shown, 'utf8')) : [])).toHaveLength(2);
    await first.kill();
    await house.publish('smoke/state', 'OFF');

    const second = await launchOn(windows, '--hidden', '--broker', house.url);
    await expect.poll(() => (existsSync(removed) ? readFileSync(removed, 'utf8') : '')).toContain(tags[1]);
    expect(readFileSync(removed, 'utf8')).not.toContain(tags[0]);
    expect(await second.windows()).toBe(0);
    await second.ask('activateToast', tags[0] ?? '');
    const page = await second.page();
    await expect(page.getByRole('heading', { level: 1, name: 'Cellar' })).toBeAttached();
  } finally {
    process.env.PATH = before;
  }
});

test('the end of the session ends the service in time, and is no crash', async ({ launchOn, house, dataDir }) => {
  const first = await launchOn(windows, '--broker', house.url);
  await ready(first);
  await house.publish('leak/state', 'ON');
  await toastOf(first, 'Water leak');
  // Windows waits for the message to be heard, and for nothing after it.
  await first.ask('endSession').catch(() => undefined);
  await expect.poll(() => first.isRunning()).toBe(false);
  expect(existsSync(path.join(dataDir, 'running'))).toBe(false);

  const second = await launchOn(windows, '--broker', house.url);
  const page = await second.page();
  const state = await page.evaluate(() => window.inglenook.command('page.state', {}));
  expect(state).toMatchObject({ ok: true, value: { app: { notices: [] } } });
  await goTo(page, '#/alerts');
  await expect(page.getByRole('article', { name: 'Water leak' })).toBeVisible();
});

test('the taskbar’s colours choose the picture, not those of apps', async ({ launchOn }) => {
  const app = await launchOn({ ...windows, darkApps: true }, '--hidden');
  const image = async () => path.basename((await app.tray().catch(() => undefined))?.image ?? '');
  await expect.poll(image).toMatch(/-light\.ico$/);
  await app.ask('set', { darkApps: false, darkPanel: true });
  await expect.poll(image).toMatch(/-dark\.ico$/);
});

test('a start entry that was switched off in Task Manager is seen and said', async ({ launchOn }) => {
  const app = await launchOn({ ...windows, loginItemBlocked: true });
  const page = await app.page();
  await finishSetup(page, { startAtLogin: true });
  expect(await app.ask('loginItem')).toMatchObject({ openAtLogin: true, args: ['--hidden'] });
  await goTo(page, '#/settings/about');
  await expect(page.getByText('Switched off in the system’s own list of apps that start at login.')).toBeVisible();
});
