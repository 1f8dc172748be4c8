/** The tray as the desktop's panel sees it: an icon, its words and its menu, over D-Bus. Real Electron on Linux. */
import type { AppDriver } from './support/driver.ts';
import { expect, onElectron, test } from './support/fixtures.ts';
import { finishSetup, startHouse } from './support/house.ts';
import { waitForEntity } from './support/shared-app.ts';

test.skip(!onElectron || process.platform !== 'linux', 'the stand-in draws no tray, and other systems have no D-Bus');

function panelOf(app: AppDriver): NonNullable<AppDriver['panel']> {
  if (app.panel === undefined) throw new Error('there is no panel');
  return app.panel;
}

test('the icon is drawn, and the menu is what the app says', async ({ launch }) => {
  const app = await launch();
  await app.page();
  const panel = panelOf(app);
  await expect.poll(() => panel.toolTip()).toContain('Inglenook');
  const { width, height, drawn } = await panel.picture();
  expect([width, height].every((size) => size >= 16)).toBe(true);
  expect(drawn).toBeGreaterThan((width * height) / 20);

  const labels = async () => (await panel.menu()).filter(({ type }) => type !== 'separator').map(({ label }) => label);
  const told = (await app.tray()).menu.filter(({ type }) => type !== 'separator').map(({ label }) => label);
  expect(told.length).toBeGreaterThan(3);
  await expect.poll(labels).toEqual(told);
});

test('pressing it opens the panel, leads to a page, operates a device and quits', async ({ launch }) => {
  const house = await startHouse();
  try {
    await house.publish('lamp/state', 'OFF');
    await house.announce('switch', 'lamp', { name: 'Lamp_1', state_topic: 'lamp/state', command_topic: 'lamp/set' });
    const app = await launch('--broker', house.url);
    await finishSetup(await app.page(), { favourites: ['switch.lamp_1'] });
    await waitForEntity(await app.page(), 'switch.lamp_1', 'off');
    const panel = panelOf(app);
    await app.closeWindow();
    await expect.poll(() => app.windows()).toBe(0);
    await panel.activate();
    await expect.poll(async () => (await app.flyout())?.isVisible).toBe(true);
    await panel.press('Open the panel');
    await expect.poll(async () => (await app.flyout())?.isVisible).toBe(false);
    await panel.press('Open Inglenook');
    await expect.poll(() => app.windows()).toBe(1);

    const page = await app.page();
    await panel.press('Settings');
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/settings');

    const isChecked = async () => (await panel.menu()).find(({ label }) => label === 'Lamp_1')?.checked;
    await expect.poll(isChecked).toBe(false);
    await panel.press('Lamp_1');
    await expect.poll(() => house.sent).toEqual(['lamp/set ON']);
    await expect.poll(isChecked).toBe(true);

    await panel.press('Quit');
    await expect.poll(() => app.isRunning()).toBe(false);
  } finally {
    await house.stop();
  }
});
