/** Tasks in the window and the tray: run now, progress, results, new ones, cancel. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { finishSetup, type House, startHouse } from './support/house.ts';
import { goTo, shareApp, waitForEntity } from './support/shared-app.ts';

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

/** The visible task, with its progress and what it is at. */
const atWork = 'Ask the server: 10 %, asking 127.0.0.1';

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
  await expect(post).toContainText(/at 0?7:00/);
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
  await expect.poll(runningInTray).toEqual([atWork]);
  await ask.getByRole('button', { name: 'Cancel' }).click();
  await expect(ask).toContainText('Cancelled');
  await expect.poll(runningInTray).toEqual([]);

  await ask.getByRole('button', { name: 'Run now' }).click();
  await expect.poll(runningInTray).toEqual([atWork]);
  await shared.app().clickMenu(atWork, 'Cancel');
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

test('a task that waits says for what, and only its run is cancelled', async () => {
  const page = shared.page();
  await startNew(page, 'Big copy', 'Back up');
  await page.getByRole('combobox', { name: 'Runs' }).selectOption({ label: 'At intervals' });
  await page.getByRole('spinbutton', { name: 'Every (minutes)' }).fill('1');
  await page.getByRole('combobox', { name: 'Runs' }).selectOption({ label: 'Once, at a time' });
  await page.getByLabel('At', { exact: true }).fill('');
  const disk = page.getByRole('spinbutton', { name: 'Free disk space (MiB)' });
  await disk.fill('900000');
  await page.getByRole('textbox', { name: 'Tags' }).fill('night, copies');
  await page.getByRole('button', { name: 'Save' }).click();
  const copy = card(page, 'Big copy');
  await expect(copy).toContainText(/waits for more than 900[.,\s]?000 MiB of free disk space/);
  await expect(copy).toContainText('copies');

  await page.getByRole('combobox', { name: 'Tag' }).selectOption('night');
  await expect(card(page, 'Health check')).toHaveCount(0);
  await page.getByRole('button', { name: 'Export and import' }).click();
  await page.getByRole('menuitem', { name: 'Cancel all tagged “night”' }).click();
  await expect(page.getByText('1 run cancelled')).toBeVisible();
  await expect(copy).toContainText('Cancelled');
  await copy.getByRole('button', { name: 'Schedule again' }).click();
  await expect(copy).toContainText('waits for');
  await copy.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('combobox', { name: 'Tag' }).selectOption('All');
});

test('a number can be emptied and typed anew', async () => {
  const page = shared.page();
  await startNew(page, 'Counting', 'Back up');
  const keep = page.getByRole('spinbutton', { name: 'Copies to keep' });
  await keep.click();
  await keep.press('End');
  await keep.press('Backspace');
  await keep.press('Backspace');
  await expect(keep).toHaveValue('');
  await keep.press('4');
  await expect(keep).toHaveValue('4');
});

test('values of a web address become sensors', async () => {
  const page = shared.page();
  waiting = [];
  await startNew(page, 'Weather', 'Ask a web address');
  await page.getByRole('textbox', { name: 'Address' }).fill(slowUrl());
  await page.getByRole('button', { name: 'Add a value' }).click();
  await page.getByRole('textbox', { name: 'Name of value 1' }).fill('Temperature');
  await page.getByRole('textbox', { name: 'Place of value 1' }).fill('main.temp');
  await page.getByRole('textbox', { name: 'Unit of value 1' }).fill('°C');
  await page.getByLabel('Access token').fill('hunter2');
  await page.getByRole('combobox', { name: 'Runs' }).selectOption({ label: 'Only by hand' });
  await page.getByRole('button', { name: 'Save' }).click();
  const weather = card(page, 'Weather');
  await weather.getByRole('button', { name: 'Run now' }).click();
  await expect(weather).toContainText('Asking 127.0.0.1');
  await expect.poll(() => waiting.length).toBe(1);
  expect(waiting[0]?.req.headers.authorization).toBe('Bearer hunter2');
  waiting[0]?.writeHead(200).end('{"main":{"temp":21.5}}');
  await expect(weather).toContainText('Done');
  await goTo(page, '#/home');
  await expect(page.getByRole('article', { name: 'Weather' })).toContainText(/21\.5\s*°C/);

  waiting = [];
  await goTo(page, '#/tasks');
  await weather.getByRole('button', { name: 'Run now' }).click();
  await expect.poll(() => waiting.length).toBe(1);
  waiting[0]?.writeHead(404).end('{}');
  await expect(weather).toContainText('The server answered with status 404.');
});

test('tasks leave in a file and come back, and one of a name that is there asks what to do', async () => {
  const page = shared.page();
  const folder = mkdtempSync(path.join(tmpdir(), 'inglenook-export-'));
  const file = path.join(folder, 'tasks.json');
  const menu = async (item: string) => {
    await page.getByRole('button', { name: 'Export and import' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  try {
    await startNew(page, 'Round trip', 'Publish a message');
    await page.getByRole('textbox', { name: 'Topic' }).fill('post/set');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(card(page, 'Round trip')).toBeVisible();
    await shared.app().answerDialogs({ saveTo: file, openFrom: file });
    await menu('Export to a file');
    await expect(async () => expect(readFileSync(file, 'utf8')).toContain('Round trip')).toPass();
    await page.getByRole('button', { name: 'Actions of Round trip' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await expect(card(page, 'Round trip')).toHaveCount(0);
    await menu('Import from a file');
    const dialog = page.getByRole('dialog', { name: 'Import tasks' });
    await dialog.getByRole('combobox').selectOption({ label: 'Keep it as it is' });
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByText('1 task imported')).toBeVisible();
    await expect(card(page, 'Round trip')).toBeVisible();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }

  await startNew(page, 'Round trip', 'Back up');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('There is a task of this name already.')).toBeVisible();
  await page.getByRole('button', { name: 'Run the new one after it' }).click();
  await expect(card(page, 'Round trip (2)')).toContainText('Back up');
});

test('one task commands several entities', async () => {
  const page = shared.page();
  for (const name of ['Left', 'Right']) {
    const topic = name.toLowerCase();
    await house.announce('switch', topic, { name, state_topic: `${topic}/state`, command_topic: `${topic}/set` });
    await house.publish(`${topic}/state`, 'OFF');
    await waitForEntity(page, `switch.${topic}`, 'off');
  }
  await startNew(page, 'Both on', 'Command a device');
  const pick = async (field: string, name: string) => {
    await page.getByRole('combobox', { name: field, exact: true }).click();
    await page.getByRole('combobox', { name: field, exact: true }).fill(name);
    await page.getByRole('option', { name: new RegExp(name) }).click();
  };
  await pick('Entity', 'Left');
  await page.getByRole('combobox', { name: 'Action', exact: true }).selectOption({ label: 'Turn on' });
  await pick('And also, optional', 'Right');
  await expect(page.getByRole('button', { name: 'Leave out Right' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Runs' }).selectOption({ label: 'Only by hand' });
  await page.getByRole('button', { name: 'Save' }).click();
  const both = card(page, 'Both on');
  await both.getByRole('button', { name: 'Run now' }).click();
  await expect(both).toContainText('Done');
  expect(house.sent).toEqual(expect.arrayContaining(['left/set ON', 'right/set ON']));
});
