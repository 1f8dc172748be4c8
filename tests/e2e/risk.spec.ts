/** What is risky is asked about or held, wherever it is started: tile, device page, palette, tray, panel, notification. */
import type { Locator, Page } from '@playwright/test';
import type { AppDriver } from './support/driver.ts';
import { expect, test } from './support/fixtures.ts';
import { finishSetup, type House, startHouse } from './support/house.ts';
import { goTo, openEntity, shareApp, waitForEntity } from './support/shared-app.ts';

const id = 'lock.front_door';
let house: House;
test.beforeAll(async () => {
  house = await startHouse();
  await house.publish('door/state', 'LOCKED');
  await house.announce('lock', 'front_door', {
    name: null,
    default_entity_id: id,
    state_topic: 'door/state',
    command_topic: 'door/set',
    payload_lock: 'LOCKED',
    payload_unlock: 'UNLOCKED',
    device: { identifiers: ['door'], name: 'Front door', suggested_area: 'Hall' },
  });
  await house.publish('alarm/state', 'armed_away');
  await house.announce('alarm_control_panel', 'alarm', {
    name: 'House alarm',
    state_topic: 'alarm/state',
    command_topic: 'alarm/set',
    payload_disarm: 'disarmed',
    code_arm_required: false,
    code_disarm_required: false,
  });
});
test.afterAll(() => house.stop());

const shared = shareApp(
  () => ['--broker', house.url],
  async (page) => {
    await finishSetup(page, { favourites: [id] });
    await waitForEntity(page, id, 'locked');
  },
);

const unlocks = () => house.sent.filter((line) => line === 'door/set UNLOCKED').length;

async function lockAgain(page: Page): Promise<void> {
  await house.publish('door/state', 'LOCKED');
  await waitForEntity(page, id, 'locked');
}

/** Starts it with `start`, is asked, says no, then yes: only then something is sent. */
async function asks(page: Page, start: () => Promise<void>, verb = 'Unlock', count = unlocks): Promise<void> {
  const before = count();
  const question = page.getByRole('alertdialog');
  await start();
  await expect(question).toContainText(verb);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  expect(count()).toBe(before);
  await start();
  await question.getByRole('button', { name: verb }).click();
  await expect.poll(count).toBe(before + 1);
}

/** Held for as long as it takes: it goes without a question. */
async function holds(page: Page, button: Locator): Promise<void> {
  const before = unlocks();
  await button.hover();
  await page.mouse.down();
  await expect.poll(unlocks).toBe(before + 1);
  await page.mouse.up();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  expect(unlocks()).toBe(before + 1);
}

test('on a tile', async () => {
  const page = shared.page();
  await goTo(page, '#/room/Hall');
  const button = page.getByRole('article', { name: 'Front door' }).getByRole('button', { name: /unlock$/ });
  await asks(page, () => button.click());
  await lockAgain(page);
  await holds(page, button);
  await lockAgain(page);
});

test('on the page of the device, also with the keyboard; a device that is trusted is not asked about', async () => {
  const page = shared.page();
  const button = (await openEntity(page, id)).getByRole('button', { name: /unlock$/ });
  await asks(page, () => button.press('Enter'));
  await lockAgain(page);
  await holds(page, button);
  await lockAgain(page);
  const before = unlocks();
  await page.getByRole('button', { name: 'Device actions' }).click();
  await page.getByRole('menuitem', { name: /never ask/i }).click();
  // In force once the page has the setting: the menu then offers the opposite.
  await page.getByRole('button', { name: 'Device actions' }).click();
  await expect(page.getByRole('menuitem', { name: /^ask/i })).toBeVisible();
  await page.keyboard.press('Escape');
  await button.click();
  await expect.poll(unlocks).toBe(before + 1);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await page.evaluate(() => window.inglenook.command('settings.update', { patch: { trustedDevices: [] } }));
  await lockAgain(page);
});

test('in the palette', async () => {
  const page = shared.page();
  await goTo(page, '#/home');
  await asks(page, async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill('unlock front');
    await expect(page.getByRole('option').first()).toContainText('Unlock Front door');
    await page.keyboard.press('Enter');
  });
  await lockAgain(page);
});

test('in the menu of the tray', async () => {
  const page = shared.page();
  const app = shared.app();
  const label = async (): Promise<string> => {
    const found = (await app.tray()).menu.find((item) => item.label.startsWith('Front door'));
    if (found === undefined) throw new Error('the menu has no lock');
    return found.label;
  };
  await asks(page, async () => app.clickMenu(await label(), 'Unlock'));
  await lockAgain(page);
});

async function openPanel(app: AppDriver): Promise<Page> {
  await expect(async () => {
    if ((await app.flyout())?.isVisible !== true) await app.clickTray();
    await expect.poll(async () => (await app.flyout())?.isVisible, { timeout: 5_000 }).toBe(true);
  }).toPass({ timeout: 20_000 });
  return app.flyoutPage();
}

test('in the panel at the tray', async () => {
  const panel = await openPanel(shared.app());
  const tile = panel.getByRole('list', { name: 'Favourites' }).locator(`[data-entity-id="${id}"]`);
  await tile.locator('[data-tile]').click();
  const button = tile.getByRole('button', { name: /unlock$/ });
  await asks(panel, () => button.click());
  await lockAgain(shared.page());
  await holds(panel, button);
  await lockAgain(shared.page());
  await panel.keyboard.press('Escape');
});

test('in a notification', async () => {
  const page = shared.page();
  const app = shared.app();
  await house.publish('alarm/state', 'triggered');
  const shown = async () =>
    (await app.notifications()).find(({ options, open }) => open && JSON.stringify(options).includes('House alarm'));
  await expect.poll(async () => (await shown()) !== undefined).toBe(true);
  const disarms = () => house.sent.filter((line) => line === 'alarm/set disarmed').length;
  const key = (await shown())?.key ?? 0;
  await app.pressNotification(key, 0);
  const question = page.getByRole('alertdialog', { name: /Disarm/ });
  await expect(question).toBeVisible();
  expect(disarms()).toBe(0);
  await question.getByRole('button', { name: 'Disarm' }).click();
  await expect.poll(disarms).toBe(1);
});
