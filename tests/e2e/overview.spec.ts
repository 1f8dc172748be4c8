/** The overview pages on the demo home: what each shows, its keyboard and its accessibility, in both themes. */
import { axe } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { goTo, openEntity, shareDemoHome, waitForEntity } from './support/shared-app.ts';

const pages = ['activity', 'security', 'climate', 'energy', 'cameras', 'batteries', 'devices'] as const;

const shared = shareDemoHome();

test('each page is in the sidebar, and has no fault', async () => {
  test.setTimeout(240_000);
  const page = shared.page();
  const links = page.getByRole('navigation', { name: 'Overview' });
  // Folded at first: rooms are what most people look for there.
  await expect(links.getByRole('link')).toHaveCount(0);
  await links.getByRole('button', { name: 'Overview' }).click();
  await expect(links.getByRole('link')).toHaveText([
    'Activity',
    'Security',
    'Climate',
    'Energy',
    'Cameras',
    'Batteries',
    'Devices',
  ]);
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((name) => window.inglenook.command('settings.update', { patch: { theme: name } }), theme);
    for (const name of pages) {
      await goTo(page, `#/overview/${name}`);
      await expect(page.locator('#main h1')).toBeVisible();
      const { violations } = await axe(page).include('#main').analyze();
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
    }
  }
});

test('devices are sorted and searched', async () => {
  const page = shared.page();
  await goTo(page, '#/overview/devices');
  const rows = page.locator('tbody tr');
  await expect.poll(() => rows.count()).toBeGreaterThan(20);
  await page.getByRole('button', { name: 'Device', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Device', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await page.getByRole('searchbox', { name: 'Search the devices' }).fill('reading lamp');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('Reading lamp');
  await rows.first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Reading lamp' })).toBeVisible();
});

test('what is open is said before anything is armed', async () => {
  const page = shared.page();
  await goTo(page, '#/overview/security');
  await page.evaluate(() => window.inglenook.command('demo.trigger', { what: 'door' }));
  await expect(page.getByText(/^Still open: .*Front door/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Alarm' }).getByRole('button').first()).toBeVisible();
});

test('a light that was switched stands in the timeline', async () => {
  const page = shared.page();
  await goTo(page, '#/overview/activity');
  await page.evaluate(() => window.inglenook.command('entity.command', { id: 'light.reading_lamp', action: 'toggle' }));
  await expect(page.locator('#main ol li').filter({ hasText: 'Reading lamp' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Connections', exact: true }).click();
  await expect(page.locator('#main ol li').filter({ hasText: 'Reading lamp' })).toHaveCount(0);
});

test('a chip of home leads to its page, the palette too', async () => {
  const page = shared.page();
  await goTo(page, '#/home');
  await page.locator('[data-chip="power"]').click();
  await page.getByRole('link', { name: 'Show all of it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Energy' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search' }).fill('batteries');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Batteries' })).toBeVisible();
});

test('a chart follows what happens, and is saved as it was answered', async () => {
  const page = shared.page();
  await openEntity(page, 'light.reading_lamp');
  const list = page.locator('#main figure ol li');
  const before = await list.first().textContent();
  const isOn = /On/.test(before ?? '');
  const action = isOn ? 'turn_off' : 'turn_on';
  await page.evaluate(
    (name) => window.inglenook.command('entity.command', { id: 'light.reading_lamp', action: name }),
    action,
  );
  await waitForEntity(page, 'light.reading_lamp', isOn ? 'off' : 'on');
  await expect(list.first()).not.toHaveText(before ?? '');
  await expect(page.getByRole('button', { name: 'Save as CSV' })).toBeVisible();
});
