/** What the app costs while it sits in the tray, and where it says so. `npm run bench -- app` has the numbers. */
import { expect, onElectron, test } from './support/fixtures.ts';
import { goTo } from './support/shared-app.ts';

test('with its window closed the app has neither a page’s process nor one for graphics', async ({ launch }) => {
  test.skip(
    !onElectron || process.platform !== 'linux',
    'the stand-in is one process; elsewhere Chromium keeps its own',
  );
  const app = await launch();
  await app.page();
  expect(await app.processes()).toContain('Tab');
  expect(await app.processes()).not.toContain('GPU');
  await app.closeWindow();
  await expect.poll(() => app.processes()).not.toContain('Tab');
  await app.clickMenu('Open Inglenook');
  await expect((await app.page()).getByRole('main')).toBeVisible();
  expect(await app.processes()).not.toContain('GPU');
});

test('About shows what the processes cost', async ({ launch }) => {
  const app = await launch('--demo');
  const page = await app.page();
  await page.getByRole('navigation', { name: 'Rooms' }).waitFor({ timeout: 30_000 });
  const answer = await page.evaluate(() => window.inglenook.command('service.cost', {}));
  if (!answer.ok) throw new Error(answer.error.code);
  const kinds = answer.value.processes.map(({ kind }) => kind);
  expect(kinds[0]).toBe('main');
  if (onElectron) expect(kinds).toContain('window');
  for (const { memoryBytes } of answer.value.processes) expect(memoryBytes).toBeGreaterThan(10 * 1024 * 1024);

  await goTo(page, '#/settings/about');
  const panel = page.locator('section', { has: page.getByRole('heading', { name: 'What it costs' }) });
  await expect(panel).toContainText(/Service [\d,.]+ MiB/);
  await expect(panel).toContainText(/Memory[\d,.]+ MiB/);
  // Said from the second answer on, so it shows that the page goes on asking.
  await expect(panel).toContainText(/in the last \d+ seconds/, { timeout: 20_000 });
  await goTo(page, '#/home');
  await expect(panel).toHaveCount(0);
});
