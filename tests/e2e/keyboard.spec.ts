/** Everything without a mouse: the palette, the order of the tab key, escape. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { confirmed, goTo, openEntity, shareDemoHome, waitForEntity } from './support/shared-app.ts';

const home = shareDemoHome();

/** What has the focus, by its name. */
const focused = (page: Page) => () =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
  });

test('the palette finds a device, a room and a setting, and acts', async () => {
  const page = home.page();
  await goTo(page, '#/home');
  const search = page.getByRole('combobox', { name: 'Search' });

  await page.keyboard.press('Control+k');
  await search.fill('radiator');
  await expect(page.getByRole('option', { name: /^Radiator/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Radiator' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await search.fill('kitchen');
  await expect(page.getByRole('option', { selected: true })).toContainText('Kitchen');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Kitchen', exact: true })).toBeVisible();

  await page.keyboard.press('Control+k');
  await search.fill('brokers');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/settings\/brokers/);

  await page.keyboard.press('Control+k');
  await search.fill('turn on hall light');
  await page.keyboard.press('Enter');
  await waitForEntity(page, 'light.hall_light', 'on');

  await page.keyboard.press('Control+k');
  await search.fill('zzzz no such thing');
  await expect(page.getByText('Nothing found for “zzzz no such thing”')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
});

test('the tab key leads from the skip link through the sidebar, and the skip link past it', async () => {
  const page = home.page();
  await goTo(page, '#/home');
  await page.reload();
  await page.getByRole('navigation', { name: 'Rooms' }).waitFor();
  const seen: string[] = [];
  for (let presses = 0; presses < 7; presses += 1) {
    await page.keyboard.press('Tab');
    seen.push(await focused(page)());
  }
  expect(seen).toEqual(['Skip to content', 'Search everything', 'Home', 'Alerts', 'Tasks', 'Automations', 'Settings']);

  await page.getByRole('button', { name: 'Skip to content' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect.poll(focused(page)).toBe('Demo');
});

test('a control is operated by the keyboard, and its outcome is said', async () => {
  const page = home.page();
  const row = await openEntity(page, 'switch.coffee_machine');
  const toggle = row.getByRole('switch');
  const before = await toggle.getAttribute('aria-checked');
  await toggle.focus();
  await page.keyboard.press('Space');
  await confirmed(row);
  await expect(toggle).not.toHaveAttribute('aria-checked', before ?? '');
  await expect(row.locator('[aria-live="polite"]')).toHaveCount(1);
});

test('escape closes a dialog and a menu, and the focus goes back to where it was', async () => {
  const page = home.page();
  await openEntity(page, 'light.reading_lamp');
  const actions = page.getByRole('button', { name: 'Device actions' });
  await actions.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Name, room and labels' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(actions).toBeFocused();

  await goTo(page, '#/settings/brokers');
  const add = page.getByRole('button', { name: 'Add a broker' });
  await add.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New broker' });
  await expect(dialog).toBeVisible();
  // The focus stays inside, however often one goes on.
  for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press('Tab');
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(add).toBeFocused();
});
