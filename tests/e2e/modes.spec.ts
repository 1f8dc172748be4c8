/** Visible and silent, stopped and started, and what critical alerts bring up. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AppDriver } from './support/driver.ts';
import { test as base, expect } from './support/fixtures.ts';
import { finishSetup, type House, startHouse } from './support/house.ts';
import { goTo, waitForEntity } from './support/shared-app.ts';

const test = base.extend<{ house: House }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that a fixture uses from this pattern.
  house: async ({}, use) => {
    const house = await startHouse();
    for (const [name, deviceClass] of [
      ['tamper', 'tamper'],
      ['leak', 'moisture'],
    ] as const) {
      await house.publish(`${name}/state`, 'OFF');
      const device = { identifiers: [name], name: `${name} box` };
      await house.announce('binary_sensor', name, {
        name: null,
        state_topic: `${name}/state`,
        device_class: deviceClass,
        device,
      });
    }
    await house.publish('panel/state', 'disarmed');
    await house.announce('alarm_control_panel', 'panel', {
      name: null,
      state_topic: 'panel/state',
      command_topic: 'panel/set',
      code: '4711',
      device: { identifiers: ['panel'], name: 'House alarm' },
    });
    await use(house);
    await house.stop();
  },
});

async function start(launch: (...args: string[]) => Promise<AppDriver>, house: House, patch = {}): Promise<AppDriver> {
  const app = await launch('--broker', house.url);
  const page = await app.page();
  await finishSetup(page, patch);
  await waitForEntity(page, 'binary_sensor.leak_box', 'off');
  await waitForEntity(page, 'binary_sensor.tamper_box', 'off');
  await waitForEntity(page, 'alarm_control_panel.house_alarm', 'disarmed');
  return app;
}

const toolTip = (app: AppDriver) => async () => (await app.tray()).toolTip;
const titles = (app: AppDriver) => async () => (await app.notifications()).map(({ options }) => options.title);

test('visible mode has an ongoing entry, silent mode only critical alerts, and both are chosen in tray and window', async ({
  launch,
  house,
}) => {
  const app = await start(launch, house, { ongoingNotification: true });
  const page = await app.page();
  await house.publish('panel/state', 'armed_away');
  const entry = page.getByRole('list', { name: 'Going on now' }).getByRole('link', { name: /House alarm/ });
  await expect(entry).toContainText('Armed away');
  await expect.poll(toolTip(app)).toContain('House alarm: Armed away');
  await expect.poll(titles(app)).toEqual(['House alarm: Armed away']);

  await app.clickMenu('Silent mode');
  await expect(entry).toHaveCount(0);
  await expect(page.getByText('silent mode')).toBeVisible();
  await expect.poll(toolTip(app)).toBe('Inglenook: 3 devices, silent mode');
  await expect.poll(async () => (await app.notifications()).some(({ open }) => open)).toBe(false);

  await house.publish('tamper/state', 'ON');
  await house.publish('leak/state', 'ON');
  await expect.poll(titles(app)).toContain('Water leak');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Acknowledge' }).click();
  await goTo(page, '#/alerts');
  await page.getByRole('combobox', { name: 'Notification' }).selectOption({ label: 'Held back' });
  await expect(page.getByRole('article', { name: 'Tampering' })).toContainText('Not shown: silent mode');
  await expect(page.getByRole('article')).toHaveCount(1);
  expect(await titles(app)()).not.toContain('Tampering');

  await goTo(page, '#/settings/general');
  await page.getByRole('combobox', { name: 'Mode' }).selectOption({ label: 'Visible' });
  await expect.poll(titles(app)).toContain('Tampering');
  await expect(entry).toBeVisible();
});

test('a critical alert opens the window with the alarm panel, where the person wants that', async ({
  launch,
  house,
}) => {
  const app = await start(launch, house);
  await app.closeWindow();
  await expect.poll(() => app.windows()).toBe(0);
  await house.publish('leak/state', 'ON');
  await expect.poll(() => app.windows()).toBe(1);
  const page = await app.page();
  const dialog = page.getByRole('alertdialog', { name: 'Water leak' });
  await expect(dialog).toContainText('House alarm: disarmed');
  await dialog.getByRole('button', { name: 'Arm or disarm' }).click();
  await dialog.getByRole('textbox', { name: 'Code' }).fill('4711');
  await dialog.getByRole('button', { name: 'Arm away' }).click();
  await expect.poll(() => house.sent).toContain('panel/set ARM_AWAY');

  await house.publish('panel/state', 'triggered');
  const alarm = page.getByRole('alertdialog', { name: 'Alarm!' });
  await alarm.getByRole('textbox', { name: 'Code' }).fill('4711');
  await alarm.getByRole('button', { name: 'Disarm' }).click();
  await expect.poll(() => house.sent).toContain('panel/set DISARM');
  await house.publish('panel/state', 'disarmed');
  await house.publish('leak/state', 'OFF');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);

  await goTo(page, '#/settings/notifications');
  await page.getByRole('switch', { name: 'Open the window for critical alerts' }).click();
  await expect(page.getByRole('switch', { name: 'Open the window for critical alerts' })).not.toBeChecked();
  await app.closeWindow();
  await expect.poll(() => app.windows()).toBe(0);
  const before = (await app.notifications()).length;
  await house.publish('leak/state', 'ON');
  await expect.poll(async () => (await app.notifications()).length).toBeGreaterThan(before);
  expect(await app.windows()).toBe(0);
});

test('stopped, started and restarted in the window, with the state in words and open alerts as they were', async ({
  launch,
  house,
}) => {
  const app = await start(launch, house);
  const page = await app.page();
  await house.publish('tamper/state', 'ON');
  await expect.poll(titles(app)).toEqual(['Tampering']);
  await goTo(page, '#/settings/general');
  await expect(page.getByText('Every broker is connected')).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText('It stays stopped over a restart')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Alerts/ })).toContainText('1');
  await page.locator('#main').getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText('Every broker is connected')).toBeVisible();
  await page.getByRole('button', { name: 'Restart' }).click();
  await expect(page.getByText('Restarted')).toBeVisible();
  await waitForEntity(page, 'binary_sensor.tamper_box', 'on');
  await goTo(page, '#/alerts');
  await expect(page.getByRole('article', { name: 'Tampering' })).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'All' });
  await expect(page.getByRole('article', { name: 'Tampering' })).toHaveCount(1);
  expect(await titles(app)()).toEqual(['Tampering']);

  house.broker.cut();
  await goTo(page, '#/settings/general');
  await expect(page.getByText('not every broker is connected')).toBeVisible();
});

test('rules go out to a file and come in again, and messages of others are muted', async ({
  launch,
  house,
  dataDir,
}) => {
  const app = await start(launch, house);
  const page = await app.page();
  const file = path.join(dataDir, 'rules.json');
  await app.answerDialogs({ saveTo: file, openFrom: file });
  await goTo(page, '#/alerts/rules');
  const transfer = async (item: string) => {
    await page.getByRole('button', { name: 'Export and import of rules' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await transfer('Export to a file');
  await expect.poll(() => readIfThere(file)).toContain('"inglenook-alert-rules"');
  const rules = readFileSync(file, 'utf8');
  writeFileSync(file, rules.replace(/("id": "lock.jammed",\s*"enabled": )true/, '$1false'));
  await transfer('Import from a file');
  await expect(page.getByText(/^\d+ rules imported$/)).toBeVisible();
  await expect(page.getByRole('switch', { name: 'Lock jammed' })).not.toBeChecked();
  writeFileSync(file, '{}');
  await transfer('Import from a file');
  await expect(page.getByText(/not an alert rules file/)).toBeVisible();

  await house.say('inglenook/notify', { title: 'Bell', message: 'rang', importance: 'high' });
  await goTo(page, '#/alerts');
  const bell = page.getByRole('article', { name: 'Message: Bell' });
  await bell.getByRole('button', { name: /^More about/ }).click();
  await page.getByRole('menuitem', { name: 'Mute messages from others for a day' }).click();
  await goTo(page, '#/alerts/rules');
  const muted = page.getByRole('listitem').filter({ hasText: 'Messages from others' });
  await expect(muted).toContainText('muted until');
  await house.say('inglenook/notify', { title: 'Again', importance: 'high' });
  await goTo(page, '#/alerts');
  await expect(page.getByRole('article', { name: 'Message: Again' })).toContainText('Not shown: the rule is muted');
  await goTo(page, '#/alerts/rules');
  await muted.getByRole('button', { name: 'Unmute' }).click();
  await expect(muted).toHaveCount(0);
  await expect.poll(titles(app)).toContain('Message: Again');
});

test('health says what the system allows, and mends what it can', async ({ launch, house }) => {
  const app = await start(launch, house);
  const page = await app.page();
  await app.power('suspend');
  await app.power('resume');
  await goTo(page, '#/settings/about');
  for (const name of ['Notifications', 'Do not disturb', 'Tray icon', 'Start at login', 'Passwords', 'Power']) {
    await expect(page.locator('#main').getByText(name, { exact: true }).first()).toBeVisible();
  }
  await expect(page.getByText(/Today.*caught up|just now.*caught up|caught up\.$/)).toBeVisible();
  await page.setViewportSize({ width: 420, height: 800 });
  await page.reload();
  await expect(page.getByRole('link', { name: 'About and health' })).toBeInViewport();
  await page.getByRole('button', { name: 'Test' }).click();
  await expect(page.getByText('The system shows them.')).toBeVisible();
  expect(await titles(app)()).toEqual(['Inglenook']);
});

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
