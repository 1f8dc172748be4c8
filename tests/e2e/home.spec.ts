/** Home: what its head says, tiles that stay where they are, and edit mode by mouse and by keyboard. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { goTo, shareDemoHome, waitForEntity } from './support/shared-app.ts';

const home = shareDemoHome();

/** Where each tile, and each control on it, is. */
const places = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#main article, #main article button, #main article input')]
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const name = element.getAttribute('aria-label') ?? element.textContent;
        return `${element.tagName} ${name}: ${[x, y, width, height].map(Math.round).join(' ')}`;
      })
      // The names of buttons change with what they would do next.
      .map((line) => line.replace(/: (lock|unlock)/g, '')),
  );

const layout = (page: Page) =>
  page.evaluate(async () => {
    const answer = await window.inglenook.command('settings.get', {});
    return answer.ok ? answer.value.layout : undefined;
  });

/** The names of a list in their order, once it is there. */
const namesOf = async (list: Locator): Promise<string[]> => {
  await list.getByRole('row').first().waitFor();
  return list.getByRole('row').evaluateAll((rows) => rows.map((row) => row.textContent?.trim() ?? ''));
};

test('the head says what is on, lists it, and turns all of it off', async () => {
  const page = home.page();
  await goTo(page, '#/home');
  const chip = page.locator('[data-chip="lights"]');
  await expect(chip).toContainText(/lights? on/);
  await chip.click();
  const list = page.getByRole('dialog');
  await expect(list.getByRole('article', { name: 'Reading lamp' }).getByRole('switch')).toBeChecked();
  await list.getByRole('button', { name: 'Turn all off' }).click();
  await page.keyboard.press('Escape');
  await expect(chip).toContainText('Lights off', { timeout: 15_000 });
});

test('a room is a tile on home, with one tap for its lights, and has the same head for itself', async () => {
  const page = home.page();
  await goTo(page, '#/home');
  const room = page.getByRole('article', { name: 'Living room' });
  await room.getByRole('button', { name: 'Turn on the lights: Living room' }).click();
  await waitForEntity(page, 'light.reading_lamp', 'on');
  await expect(room).toContainText(/lights? on/);
  await room.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Living room' })).toBeVisible();
  await expect(page.locator('[data-chip="lights"]')).toContainText(/lights? on/);
  await expect(page.locator('[data-chip="alarm"]')).toHaveCount(0);
});

test('in a narrow window rooms can be reached too', async () => {
  const page = home.page();
  const size = page.viewportSize();
  await page.setViewportSize({ width: 420, height: 800 });
  await goTo(page, '#/home');
  await page.getByRole('article', { name: 'Kitchen' }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kitchen' })).toBeVisible();
  if (size !== null) await page.setViewportSize(size);
});

test('nothing on a page of tiles moves while commands are on their way', async () => {
  const page = home.page();
  await goTo(page, '#/room/Living%20room');
  const lamp = page.getByRole('article', { name: 'Reading lamp' });
  await expect(lamp.getByRole('switch')).toBeEnabled();
  const before = await places(page);
  for (const check of ['on its way', 'confirmed', 'over'] as const) {
    if (check === 'on its way') await lamp.getByRole('switch').click();
    if (check === 'confirmed') await lamp.locator('[data-command-phase="confirmed"]').waitFor({ state: 'attached' });
    if (check === 'over') await lamp.locator('[data-command-phase]').waitFor({ state: 'detached' });
    expect(await places(page), check).toEqual(before);
  }
});

test('tiles are ordered with the buttons, hidden and shown again, and every step is taken back', async () => {
  const page = home.page();
  await goTo(page, '#/room/Hall');
  const untouched = await layout(page);
  await page.getByRole('button', { name: 'Arrange' }).click();
  const list = page.getByRole('grid', { name: 'Hall' });
  const before = await namesOf(list);
  await list.getByRole('row').nth(0).click();
  await list.getByRole('row').nth(1).click();
  await expect(page.getByText('2 chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Move back' }).click();
  await expect.poll(() => namesOf(list)).toEqual([before[2], before[0], before[1], ...before.slice(3)]);
  await page.getByRole('button', { name: 'Hide' }).click();
  await expect(list.getByText('Hidden')).toHaveCount(2);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('article', { name: before[0] ?? '', exact: true })).toHaveCount(0);

  await page.getByRole('button', { name: 'Arrange' }).click();
  await list.getByRole('row').nth(1).click();
  await page.getByRole('button', { name: 'Show again' }).click();
  await expect(list.getByText('Hidden')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(list.getByText('Hidden')).toHaveCount(2);
  await page.evaluate(
    (layout) => window.inglenook.command('settings.update', { patch: { layout: layout ?? {} } }),
    untouched,
  );
  await expect.poll(() => namesOf(list)).toEqual(before);
});

test('tiles are ordered by drag, with the mouse and with the keyboard', async () => {
  const page = home.page();
  await goTo(page, '#/room/Garden?arrange=1');
  const list = page.getByRole('grid', { name: 'Garden' });
  const before = await namesOf(list);
  const [first, second, third] = [0, 1, 2].map((index) => list.getByRole('row').nth(index));
  if (first === undefined || second === undefined || third === undefined) throw new Error('no tiles');

  // With the keyboard: Enter on the handle takes the tile, arrows say where, Enter drops it.
  await first.getByRole('button', { name: /^Move / }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => namesOf(list)).not.toEqual(before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => namesOf(list)).toEqual(before);

  const target = await third.boundingBox();
  if (target === null) throw new Error('the third tile is not there');
  await first.dragTo(third, { targetPosition: { x: target.width - 6, y: target.height / 2 } });
  await expect.poll(() => namesOf(list)).toEqual([before[1], before[2], before[0], ...before.slice(3)]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => namesOf(list)).toEqual(before);
});

test('the menu of a tile makes it a favourite, and renames it', async () => {
  const page = home.page();
  await goTo(page, '#/room/Kitchen');
  const machine = page.getByRole('article', { name: 'Coffee machine' });
  await machine.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Add to favourites' }).click();
  await goTo(page, '#/home');
  const favourites = page.getByRole('region', { name: 'Favourites' });
  await expect(favourites.getByRole('article', { name: 'Coffee machine' })).toBeVisible();
  await favourites.getByRole('article', { name: 'Coffee machine' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Espresso');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(favourites.getByRole('article', { name: 'Espresso' })).toBeVisible();
});
