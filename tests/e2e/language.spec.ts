/** The window in another language, chosen in Settings, and temperatures in the other unit. */
import { expect, test } from './support/fixtures.ts';
import { goTo, shareDemoHome } from './support/shared-app.ts';

const shared = shareDemoHome();

test('German is chosen in Settings, holds at once for all of the window, and is kept', async () => {
  const page = shared.page();
  await goTo(page, '#/settings/general');
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Deutsch' });
  const views = page.getByRole('navigation', { name: 'Hauptnavigation' });
  await expect(views.getByRole('link', { name: 'Einstellungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', /^de/);
  await expect(page.locator('#main')).toContainText('Aussehen und Start');

  await views.getByRole('link', { name: 'Aufgaben' }).click();
  await expect(page.locator('#main')).toContainText('Arbeit, die Inglenook von selbst erledigt');
  await views.getByRole('link', { name: 'Automationen' }).click();
  await expect(page.locator('#main')).toContainText('Neue Automation');

  await page.reload();
  await expect(page.getByRole('navigation', { name: 'Hauptnavigation' })).toBeVisible();
  await page.evaluate(() => window.inglenook.command('settings.update', { patch: { language: 'en' } }));
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
});
