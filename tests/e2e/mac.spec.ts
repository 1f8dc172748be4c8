/** The rules of macOS: login items without arguments, the Dock, a title beside the tray's picture, a menu of its own. */
import { test as base, expect, onElectron } from './support/fixtures.ts';
import { finishSetup, type House, startHouse } from './support/house.ts';
import { waitForEntity } from './support/shared-app.ts';
import type { StandInApp } from './support/standin-driver.ts';

const test = base.extend<{ house: House }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that a fixture uses from this pattern.
  house: async ({}, use) => {
    const house = await startHouse();
    await use(house);
    await house.stop();
  },
});

test.skip(
  onElectron,
  'what macOS does is shown by Electron on macOS alone; on the stand-in the app takes it for macOS',
);

const mac = { platform: 'darwin' } as const;
const title = async (app: StandInApp) => (await app.ask('tray').catch(() => undefined))?.title;

test('opened at login it stays in the tray, opened by hand it shows its window', async ({ launchOn }) => {
  const byHand = await launchOn(mac);
  await finishSetup(await byHand.page(), { startAtLogin: true, startHidden: true });
  expect(await byHand.quit()).toBe(0);

  const atLogin = await launchOn({ ...mac, openedAtLogin: true });
  // The window would come before the service is started, which opens the way to notifications.
  await expect.poll(() => atLogin.output()).toContain('backend.chosen');
  expect(await title(atLogin)).toBe('');
  expect(await atLogin.windows()).toBe(0);
  await atLogin.ask('activate');
  await expect.poll(() => atLogin.windows()).toBe(1);
  expect(await atLogin.quit()).toBe(0);

  const later = await launchOn(mac);
  await expect.poll(() => later.windows()).toBe(1);
});

test('the number of open alerts stands beside the picture', async ({ launchOn, house }) => {
  await house.publish('leak/state', 'OFF');
  await house.announce('binary_sensor', 'leak', { name: 'Leak', state_topic: 'leak/state', device_class: 'moisture' });
  const app = await launchOn(mac, '--broker', house.url);
  await finishSetup(await app.page());
  await waitForEntity(await app.page(), 'binary_sensor.leak', 'off');
  await expect.poll(() => title(app)).toBe('');
  await house.publish('leak/state', 'ON');
  await expect.poll(() => title(app)).toBe('1');
  expect((await app.tray()).image).toMatch(/Template\.png$/);
  await house.publish('leak/state', 'OFF');
  await expect.poll(() => title(app)).toBe('');
});

test('the icon in the Dock goes and comes with its setting', async ({ launchOn }) => {
  const app = await launchOn(mac);
  const page = await app.page();
  await finishSetup(page);
  expect(await app.ask('docked')).toBe(true);
  for (const showInDock of [false, true]) {
    await finishSetup(page, { showInDock });
    await expect.poll(() => app.ask('docked')).toBe(showInDock);
  }
});

test('the menu has Help, which leads to Health and to the log', async ({ launchOn }) => {
  const app = await launchOn(mac);
  const page = await app.page();
  await finishSetup(page);
  const menu = await app.ask('applicationMenu');
  expect(menu.at(-1)?.submenu?.map(({ label }) => label)).toEqual(['Health', 'Show the log']);
  await app.ask('clickApplicationMenu', ['Inglenook', 'Settings…']);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/settings');
  await app.ask('clickHelp', ['Health']);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/settings/about');
  await app.ask('clickHelp', ['Show the log']);
  expect((await app.opened()).at(-1)).toMatch(/inglenook\.log$/);
});
