/** The panel at the tray: opened and closed, what stands in it, and what is left of it afterwards. */
import type { AppDriver } from './support/driver.ts';
import { expect, onElectron, test } from './support/fixtures.ts';
import { finishSetup, startHouse } from './support/house.ts';
import { shareDemoHome, waitForEntity } from './support/shared-app.ts';

const isOpen = (app: AppDriver) => async () => (await app.flyout())?.isVisible === true;

/** Right after the loss of the focus a click counts as the one that closed it: then it takes another, as by hand. */
async function openFlyout(app: AppDriver) {
  await expect(async () => {
    if (!(await isOpen(app)())) await app.clickTray();
    await expect.poll(isOpen(app), { timeout: 5_000 }).toBe(true);
  }).toPass({ timeout: 20_000 });
  return app.flyoutPage();
}

/** While it is hidden it is told nothing: if a window that comes to the front late has closed it, it is opened again. */
async function seesHeading(app: AppDriver, name: string | RegExp) {
  await expect(async () => {
    const page = await openFlyout(app);
    await expect(page.getByRole('heading', { name })).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 40_000 });
}

test.describe('in the demo home', () => {
  const demo = shareDemoHome();

  test('a click on the icon opens it, another one, Esc and the loss of the focus close it', async () => {
    const app = demo.app();
    await finishSetup(demo.page(), {
      favourites: ['light.reading_lamp', 'climate.thermostat'],
      pinned: ['sensor.living_room_temperature'],
    });
    const page = await openFlyout(app);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const size = await app.flyout();
    expect(size?.bounds.width).toBe(360);
    expect(size?.bounds.height).toBeGreaterThanOrEqual(240);
    expect(size?.bounds.height).toBeLessThanOrEqual(640);

    await app.clickTray();
    await expect.poll(isOpen(app)).toBe(false);
    await openFlyout(app);
    await page.keyboard.press('Escape');
    await expect.poll(isOpen(app)).toBe(false);
    await openFlyout(app);
    await app.blurFlyout();
    await expect.poll(isOpen(app)).toBe(false);
  });

  test('a favourite is switched by click and by key, and unfolds', async () => {
    const app = demo.app();
    await finishSetup(demo.page(), { favourites: ['light.reading_lamp', 'light.floor_lamp'] });
    const page = await openFlyout(app);
    const tiles = page.getByRole('list', { name: 'Favourites' });
    const lamp = tiles.locator('[data-entity-id="light.reading_lamp"]');
    const state = lamp.getByTestId('state');
    await expect(state).toContainText('On');
    await lamp.locator('[data-tile]').click();
    await expect(state).toHaveText('Off');
    await page.keyboard.press(' ');
    await expect(state).toContainText('On');
    const before = await state.textContent();
    await page.keyboard.press('-');
    await expect(state).not.toHaveText(before ?? '');
    await page.keyboard.press('Enter');
    await expect(lamp.getByRole('slider', { name: 'Brightness' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(lamp.getByRole('slider', { name: 'Brightness' })).toBeHidden();
    await page.keyboard.press('Escape');
    await expect.poll(isOpen(app)).toBe(false);
  });

  test('typing anywhere searches, and Enter on an empty search opens the window', async () => {
    const app = demo.app();
    await finishSetup(demo.page(), { favourites: ['light.reading_lamp'] });
    const page = await openFlyout(app);
    await page.getByRole('list', { name: 'Favourites' }).locator('[data-tile]').first().focus();
    await page.keyboard.type('thermo');
    await expect(page.getByRole('list', { name: 'Search' }).getByRole('button').first()).toContainText(/thermo/i);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('list', { name: 'Favourites' })).toBeVisible();
    await app.closeWindow();
    await expect.poll(() => app.windows()).toBe(0);
    await page.getByRole('textbox', { name: 'Search' }).press('Enter');
    await expect.poll(() => app.windows()).toBe(1);
    await expect.poll(isOpen(app)).toBe(false);
  });

  test('an alarm stands first, and is acknowledged there', async () => {
    const app = demo.app();
    const main = await app.page();
    // The window that a critical alert brings up would take the focus from the panel, and so close it.
    await finishSetup(main, { alerts: { openWindow: false } });
    await main.evaluate(() => window.inglenook.command('demo.trigger', { what: 'leak' }));
    // A window that is still on its way to the front takes the focus from the panel: then it is opened again.
    await expect(async () => {
      const alert = (await openFlyout(app)).getByRole('article', { name: /Water leak/ });
      await alert.getByRole('button', { name: 'Acknowledge' }).click({ timeout: 5_000 });
    }).toPass({ timeout: 40_000 });
    const page = await app.flyoutPage();
    const alert = page.getByRole('article', { name: /Water leak/ });
    await expect(alert).toBeHidden();
    await page.keyboard.press('Escape');
    await expect.poll(isOpen(app)).toBe(false);
  });

  test('with nothing pinned it suggests five, and one click pins', async () => {
    const app = demo.app();
    await finishSetup(await app.page(), { pinned: [] });
    const page = await openFlyout(app);
    const offers = page.getByRole('region', { name: 'Pin what you look at most' }).getByRole('button');
    await expect(offers).toHaveCount(5);
    await offers.first().click();
    await expect(page.getByRole('list', { name: 'Pinned readings' }).getByTestId('reading')).toHaveCount(1);
    const reading = (await app.tray()).toolTip;
    expect(reading).toContain('Inglenook');
    await page.keyboard.press('Escape');
  });
});

test('without a broker it says so', async ({ launch }) => {
  const app = await launch();
  await finishSetup(await app.page());
  const page = await openFlyout(app);
  await expect(page.getByRole('heading', { name: 'No broker yet' })).toBeVisible();
});

test('offline and stopped it says so, and offers the way out', async ({ launch }) => {
  test.slow();
  const house = await startHouse();
  try {
    const app = await launch('--broker', house.url);
    await finishSetup(await app.page());
    await seesHeading(app, 'Everything is fine');
    house.broker.cut();
    await seesHeading(app, /Not connected|Connecting/);
    await seesHeading(app, 'Everything is fine');
    await app.clickMenu('Service', 'Stop');
    await seesHeading(app, 'The background service is stopped');
    await (await app.flyoutPage()).getByRole('button', { name: 'Start' }).click();
    await seesHeading(app, 'Everything is fine');
  } finally {
    await house.stop();
  }
});

test('it stands at the icon, at each edge and on a second display, and is freed after it was closed', async ({
  launchOn,
}) => {
  test.skip(onElectron, 'where displays and the icon are is told by the stand-in; no display here has a bar');
  const bounds = { x: 0, y: 0, width: 1920, height: 1080 };
  const right = { x: 1920, y: 0, width: 1280, height: 1024 };
  const app = await launchOn({
    displays: [
      { bounds, workArea: { ...bounds, height: 1040 } },
      { bounds: right, workArea: { ...right, y: 24, height: 1000 } },
    ],
    trayBounds: { x: 1700, y: 1044, width: 24, height: 32 },
  });
  await finishSetup(await app.page());
  const page = await openFlyout(app);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const place = async () => (await app.flyout())?.bounds;
  const at = await place();
  expect(at?.x).toBe(1532);
  expect((at?.y ?? 0) + (at?.height ?? 0)).toBe(1032);
  await app.clickTray();
  await app.ask('set', { trayBounds: { x: 3000, y: 0, width: 24, height: 24 } });
  await app.clickTray();
  await expect.poll(isOpen(app)).toBe(true);
  expect(await place()).toMatchObject({ x: 2832, y: 32 });
});

test('nothing of it is left a while after it was closed', async ({ launch }) => {
  const app = await launch('--panel-kept', '1');
  await finishSetup(await app.page());
  const page = await openFlyout(app);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(() => app.flyout()).toBeUndefined();
  await app.closeWindow();
  await expect.poll(() => app.windows()).toBe(0);
  await expect.poll(async () => (await app.processes()).filter((kind) => kind === 'Tab')).toEqual([]);
  // It comes again when it is wanted.
  await openFlyout(app);
});

test('a key opens it, unless another program holds that key', async ({ launchOn }) => {
  test.skip(onElectron, 'no real key can be pressed where no desktop passes it on');
  const app = await launchOn({ takenKeys: ['Control+Alt+K'] });
  const page = await app.page();
  await finishSetup(page);
  const set = (shortcut: string | null) =>
    page.evaluate((wanted) => window.inglenook.command('panel.setShortcut', { shortcut: wanted }), shortcut);
  expect(await set('Control+Alt+K')).toEqual({ ok: true, value: { outcome: 'taken' } });
  expect(await set('Control+Alt+H')).toEqual({ ok: true, value: { outcome: 'set' } });
  await app.ask('pressGlobalKey', 'Control+Alt+H');
  await expect.poll(isOpen(app)).toBe(true);
  expect(await set(null)).toEqual({ ok: true, value: { outcome: 'set' } });
});

test('an entity comes to life in it', async ({ launch }) => {
  const house = await startHouse();
  try {
    await house.publish('lamp/state', 'OFF');
    await house.announce('switch', 'lamp', { name: 'Lamp', state_topic: 'lamp/state', command_topic: 'lamp/set' });
    const app = await launch('--broker', house.url);
    await finishSetup(await app.page(), { favourites: ['switch.lamp'] });
    await waitForEntity(await app.page(), 'switch.lamp', 'off');
    const page = await openFlyout(app);
    const lamp = page.locator('[data-entity-id="switch.lamp"]');
    await lamp.locator('[data-tile]').click();
    await expect(lamp.getByTestId('state')).toHaveText('On');
    expect(house.sent).toEqual(['lamp/set ON']);
    await house.publish('lamp/state', 'OFF');
    await expect(lamp.getByTestId('state')).toHaveText('Off');
  } finally {
    await house.stop();
  }
});
