/** A device is taken away after a look at what goes, and comes back; or is forgotten here alone. */
import { expect, test } from './support/fixtures.ts';
import { goTo, openEntity, shareDemoHome } from './support/shared-app.ts';

const home = shareDemoHome();
const entity = 'light.reading_lamp';

test('a removed device is announced again from Settings', async () => {
  const page = home.page();
  await openEntity(page, entity);
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.getByRole('button', { name: 'Device actions' }).click();
  await page.getByRole('menuitem', { name: 'Remove device' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByText(/homeassistant\/.*\/config/).first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page).toHaveURL(/#\/home/);
  const isThere = () =>
    page.evaluate(async (id) => {
      const state = await window.inglenook.command('entity.diagnostics', { id });
      return state.ok;
    }, entity);
  await expect.poll(isThere).toBe(false);
  await goTo(page, '#/settings/discovery');
  await page.getByText('Removed and forgotten').scrollIntoViewIfNeeded();
  await expect(page.getByText(name, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect.poll(isThere).toBe(true);
  await expect(page.getByText('Removed and forgotten')).toHaveCount(0);
});

test('a forgotten device comes back when it is wanted', async () => {
  const page = home.page();
  await openEntity(page, entity);
  await page.getByRole('button', { name: 'Device actions' }).click();
  await page.getByRole('menuitem', { name: 'Remove device' }).click();
  await page.getByRole('button', { name: 'Forget it here' }).click();
  await expect(page).toHaveURL(/#\/home/);
  await goTo(page, '#/settings/discovery');
  await page.getByRole('button', { name: 'Bring back' }).click();
  await openEntity(page, entity);
  await expect(page.getByRole('button', { name: 'Device actions' })).toBeVisible();
});
