/** Tasks in the window and the tray: run now, progress, results, new ones, cancel. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { finishSetup, type House, startHouse } from './support/house.ts';
import { goTo, shareApp } from './support/shared-app.ts';

let house: House;
/** Answers when the test lets it: a task that calls it takes as long. */
let waiting: ServerResponse[] = [];
const slow = createServer((_request, response) => waiting.push(response));

test.beforeAll(async () => {
  house = await startHouse();
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
});
test.afterAll(async () => {
  slow.closeAllConnections();
  slow.close();
  await house.stop();
});

const shared = shareApp(
  () => ['--broker', house.url],
  async (page, app) => {
    await finishSetup(page);
    await expect.poll(async () => (await app.tray()).toolTip).toContain('0 devices');
  },
);

const card = (page: Page, name: string): Locator => page.getByRole('article', { name, exact: true });

const slowUrl = (): string => `http://127.0.0.1:${(slow.address() as AddressInfo).port}/`;

/** Fills in the editor's first part. */
async function startNew(page: Page, name: string, does: string): Promise<void> {
  await goTo(page, '#/tasks');
  await page.getByRole('button', { name: 'New task' }).first().click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('combobox', { name: 'Does' }).selectOption({ label: does });
}

const runningInTray = async () =>
  (await shared.app().tray()).menu.map(({ label }) => label).filter((label) => label.startsWith('Ask the server'));

test('a built-in task is run now, and tells its result', async () => {
  const page = shared.page();
  await goTo(page, '#/tasks');
  const health = card(page, 'Health check');
  await expect(health).toContainText('Every 15 minutes');
  await expect(health).toContainText('next');
  await health.getByRole('button', { name: 'Run now' }).click();
  await expect(health).toContainText('Done');
  await expect(health).toContainText('by hand');
  await health.getByText('Output').click();
  await expect(health).toContainText('{');

  await page.getByRole('link', { name: 'Run history' }).click();
  await expect(page.locator('#main')).toContainText(/Health check.*by hand/);
});

test('a task with a cron schedule says what is wrong with it, and when it runs next', async () => {
  const page = shared.page();
  await startNew(page, 'Morning post', 'Publish a message');
  await page.getByRole('combobox', { name: 'Runs' }).selectOption({ label: 'By a cron expression' });
  const cron = page.getByRole('textbox', { name: 'Cron' });
  await cron.fill('0 7 * *');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(cron).toHaveAttribute('aria-invalid', 'true');
  await cron.fill('0 7 * * 1-5');
  await page.getByRole('textbox', { name: 'Topic' }).fill('post/set');
  await page.getByRole('textbox', { name: 'Payload' }).fill('good morning');
  await page.getByRole('button', { name: 'Save' }).click();

  const post = card(page, 'Morning post');
  await expect(post).toContainText('at 07:00');
  await expect(post).toContainText('next');
  await post.getByRole('button', { name: 'Run now' }).click();
  await expect.poll(() => house.sent).toContain('post/set good morning');
  await expect(post).toContainText('Done');

  const toggle = post.getByRole('switch', { name: 'Morning post: enabled' });
  await toggle.click();
  await expect(toggle).not.toBeChecked();
  await expect(post).not.toContainText('next');
});

test('a task at work is seen in the window and in the tray, and is cancelled from either', async () => {
  const page = shared.page();
  await startNew(page, 'Ask the server', 'Ask a web address');
  await page.getByRole('textbox', { name: 'Address' }).fill(slowUrl());
  await page.getByRole('combobox', { name: 'Runs' }).selectOption({ label: 'Only by hand' });
  await expect(page.getByRole('switch', { name: 'Show its progress in the tray and here' })).toBeChecked();
  await page.getByRole('button', { name: 'Save' }).click();

  const ask = card(page, 'Ask the server');
  await ask.getByRole('button', { name: 'Run now' }).click();
  await expect(ask.getByRole('progressbar')).toBeVisible();
  await expect.poll(runningInTray).toEqual(['Ask the server: running']);
  await ask.getByRole('button', { name: 'Cancel' }).click();
  await expect(ask).toContainText('Cancelled');
  await expect.poll(runningInTray).toEqual([]);

  await ask.getByRole('button', { name: 'Run now' }).click();
  await expect.poll(runningInTray).toEqual(['Ask the server: running']);
  await shared.app().clickMenu('Ask the server: running', 'Cancel');
  await expect(ask.getByRole('progressbar')).toHaveCount(0);
  await expect.poll(runningInTray).toEqual([]);

  waiting = [];
  await ask.getByRole('button', { name: 'Run now' }).click();
  await expect.poll(() => waiting.length).toBe(1);
  waiting[0]?.writeHead(200, { 'content-type': 'application/json' }).end('{"price": 7}');
  await expect(ask).toContainText('Done');
});

test('a task is edited, duplicated and removed', async () => {
  const page = shared.page();
  await goTo(page, '#/tasks');
  const menu = async (name: string, item: string) => {
    await page.getByRole('button', { name: `Actions of ${name}`, exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await menu('Compact history', 'Edit');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Tidy up');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(card(page, 'Tidy up')).toBeVisible();
  await menu('Tidy up', 'Duplicate');
  await expect(card(page, 'Tidy up (copy)')).toContainText('Off');
  await menu('Tidy up (copy)', 'Remove');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(card(page, 'Tidy up (copy)')).toHaveCount(0);
});
