/** The palette as a remote control: sentences, values in the row, what was chosen last, and the keys under "?". */
import type { Page } from '@playwright/test';
import { axe } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { goTo, shareDemoHome, waitForEntity } from './support/shared-app.ts';

const shared = shareDemoHome();

async function openPalette(page: Page) {
  await page.keyboard.press('Control+k');
  return page.getByRole('combobox', { name: 'Search' });
}

async function brightness(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const answer = await window.inglenook.command('service.snapshot', {});
    const found = answer.ok ? answer.value.entities.find(({ id }) => id === 'light.reading_lamp') : undefined;
    return found?.attributes.brightness;
  });
}

test('a sentence is done, typed wrong too', async () => {
  const page = shared.page();
  await goTo(page, '#/home');
  await (await openPalette(page)).fill('readng lamp off');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Reading lamp');
  await page.keyboard.press('Enter');
  await waitForEntity(page, 'light.reading_lamp', 'off');
  await (await openPalette(page)).fill('reading lamp 40 %');
  await page.keyboard.press('Enter');
  await waitForEntity(page, 'light.reading_lamp', 'on');
  await expect.poll(() => brightness(page)).toBe(102);
});

test('a value is moved in its row, and what was chosen comes first the next time', async () => {
  const page = shared.page();
  const field = await openPalette(page);
  await field.fill('reading lamp');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Reading lamp');
  const option = page.getByRole('dialog').getByRole('option', { selected: true });
  const before = Number(await brightness(page));
  const { violations } = await axe(page).include('[role="dialog"]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  for (let press = 0; press < 3 && !/Light/.test((await option.textContent()) ?? ''); press += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(async () => Number(await brightness(page))).toBeGreaterThan(before);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Reading lamp' })).toBeVisible();
  await openPalette(page);
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Reading lamp');
  await page.keyboard.press('Escape');
});

test('keys lead to pages, and are listed under ?', async () => {
  const page = shared.page();
  await goTo(page, '#/home');
  await page.keyboard.press('Control+2');
  await expect(page).toHaveURL(/#\/alerts/);
  await page.keyboard.press('Control+,');
  await expect(page).toHaveURL(/#\/settings/);
  await page.locator('#main').focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys and sentences' })).toContainText('Search and say');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
