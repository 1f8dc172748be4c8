/** Alerts in the window: their life, what mutes them, and the rules that decide. */
import type { Locator, Page } from '@playwright/test';
import type { AppDriver } from './support/driver.ts';
import { expect, test } from './support/fixtures.ts';
import { finishSetup, type House, startHouse } from './support/house.ts';
import { goTo, openEntity, shareApp, waitForEntity } from './support/shared-app.ts';

/** Each test has a sensor of its own, so that one alert is not in another one's way. */
const sensors = ['shed', 'attic', 'gate', 'fence', 'barn', 'porch'] as const;
type Sensor = (typeof sensors)[number];

let house: House;

test.beforeAll(async () => {
  house = await startHouse();
  for (const name of sensors) {
    await house.publish(`${name}/state`, 'OFF');
    await house.announce('binary_sensor', `${name}_tamper`, {
      name: 'Tamper',
      state_topic: `${name}/state`,
      device_class: 'tamper',
      device: { identifiers: [name], name: titleOf(name) },
    });
  }
  await house.publish('leak/state', 'OFF');
  await house.announce('binary_sensor', 'leak', { name: 'Leak', state_topic: 'leak/state', device_class: 'moisture' });
});
test.afterAll(() => house.stop());

const shared = shareApp(
  () => ['--broker', house.url],
  async (page) => {
    await finishSetup(page);
    for (const name of sensors) await waitForEntity(page, `binary_sensor.${name}_sensor_tamper`, 'off');
    await waitForEntity(page, 'binary_sensor.leak', 'off');
  },
);

function titleOf(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} sensor`;
}

const trip = (name: Sensor | 'leak', state: 'ON' | 'OFF') => house.publish(`${name}/state`, state);

/** The inbox with one of its filters. */
async function openInbox(page: Page, show: 'Open' | 'Acknowledged' | 'Over' | 'All'): Promise<void> {
  await goTo(page, '#/alerts');
  await page.getByRole('combobox', { name: 'Show' }).selectOption({ label: show });
}

const alertOf = (page: Page, name: Sensor): Locator =>
  page.getByRole('article', { name: 'Tampering' }).filter({ hasText: titleOf(name) });

async function choose(page: Page, button: Locator, item: string): Promise<void> {
  await button.click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function shownFor(app: AppDriver, name: Sensor): Promise<number> {
  return (await app.notifications()).filter(({ options }) => options.body?.includes(titleOf(name))).length;
}

test('raised, acknowledged, over: the inbox follows, and the tray', async () => {
  const page = shared.page();
  await openInbox(page, 'Open');
  await expect(page.getByRole('heading', { name: 'All is quiet' })).toBeVisible();

  await trip('shed', 'ON');
  const alert = alertOf(page, 'shed');
  await expect(alert).toContainText('Open');
  await expect(alert).toContainText('Shown as a notification');
  await expect(page.getByRole('link', { name: /^Alerts/ })).toContainText('1');
  await expect.poll(async () => (await shared.app().tray()).image).toContain('attention');
  expect(await shownFor(shared.app(), 'shed')).toBe(1);

  await alert.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(alert).toHaveCount(0);
  await expect.poll(async () => (await shared.app().tray()).image).toContain('fine');
  await openInbox(page, 'Acknowledged');
  await expect(alert).toContainText('Acknowledged');

  await trip('shed', 'OFF');
  await expect(alert).toHaveCount(0);
  await openInbox(page, 'Over');
  await expect(alert).toContainText('over just now');
});

test('a snoozed alert is quiet until its time', async () => {
  const page = shared.page();
  await openInbox(page, 'Open');
  await trip('attic', 'ON');
  const alert = alertOf(page, 'attic');
  await choose(page, alert.getByRole('button', { name: 'Snooze' }), '2 hours');
  await expect(alert).toContainText('Snoozed');
  await expect(alert).toContainText('until');
  await expect.poll(async () => (await shared.app().tray()).image).toContain('fine');
  await trip('attic', 'OFF');
  await expect(alert).toHaveCount(0);
});

test('a critical alert covers the window until it is dealt with', async () => {
  const page = shared.page();
  await goTo(page, '#/tasks');
  await trip('leak', 'ON');
  const dialog = page.getByRole('alertdialog', { name: 'Water leak' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(dialog).toBeHidden();
  await trip('leak', 'OFF');
});

test('a notification leads to the page of its device, and its button acknowledges', async () => {
  const page = shared.page();
  const app = shared.app();
  await goTo(page, '#/home');
  await trip('barn', 'ON');
  await expect.poll(() => shownFor(app, 'barn')).toBe(1);
  const shown = (await app.notifications()).find(({ options }) => options.body?.includes(titleOf('barn')));
  await app.clickNotification(shown?.key ?? 0);
  await expect(page.getByRole('heading', { level: 1, name: titleOf('barn') })).toBeVisible();
  await app.pressNotification(shown?.key ?? 0, 0);
  await openInbox(page, 'Acknowledged');
  await expect(alertOf(page, 'barn')).toBeVisible();
  await trip('barn', 'OFF');
});

test('while notifications are paused, alerts are kept and say so', async () => {
  const page = shared.page();
  await openInbox(page, 'Open');
  await choose(page, page.getByRole('button', { name: 'Pause' }), 'For 1 hour');
  const resume = page.getByRole('button', { name: /^Paused until .* resume$/ });
  await expect(resume).toBeVisible();
  await trip('gate', 'ON');
  const alert = alertOf(page, 'gate');
  await expect(alert).toContainText('Not shown: notifications are paused');
  expect(await shownFor(shared.app(), 'gate')).toBe(0);
  await resume.click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await trip('gate', 'OFF');
});

test('a muted device and a muted rule do not notify, and are unmuted where they are listed', async () => {
  const page = shared.page();
  await openInbox(page, 'Open');
  await trip('fence', 'ON');
  const more = alertOf(page, 'fence').getByRole('button', { name: 'More about Tampering' });
  await choose(page, more, 'Mute this device for a day');
  await goTo(page, '#/alerts/rules');
  const muted = page.getByRole('listitem').filter({ hasText: titleOf('fence') });
  await expect(muted).toContainText('until');
  await muted.getByRole('button', { name: 'Unmute' }).click();
  await expect(muted).toHaveCount(0);

  await openEntity(page, 'binary_sensor.fence_sensor_tamper');
  await choose(page, page.getByRole('button', { name: 'Device actions' }), 'Mute its alerts for a week');
  await expect(page.getByText('Its alerts are muted until')).toBeVisible();
  await page.getByRole('button', { name: 'Unmute' }).click();
  await expect(page.getByText('Its alerts are muted until')).toHaveCount(0);
  await goTo(page, '#/alerts/rules');

  const rule = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Tampering' }) });
  await choose(page, rule.getByRole('button', { name: 'Mute Tampering' }), 'For an hour');
  await expect(rule).toContainText('muted until');
  await trip('porch', 'ON');
  await openInbox(page, 'Open');
  await expect(alertOf(page, 'porch')).toContainText('Not shown: the rule is muted');
  await goTo(page, '#/alerts/rules');
  await rule.getByRole('button', { name: 'Unmute' }).click();
  await expect(rule).not.toContainText('muted until');
  await trip('fence', 'OFF');
  await trip('porch', 'OFF');
});

test('a rule is adjusted, and one that is off raises nothing', async () => {
  const page = shared.page();
  await goTo(page, '#/alerts/rules');
  const rule = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Tampering' }) });
  await rule.getByRole('button', { name: 'Adjust' }).click();
  await rule.getByRole('combobox', { name: 'Severity' }).selectOption({ label: 'Information' });
  await rule.getByRole('spinbutton', { name: 'Not again within (minutes)' }).fill('0');
  await rule.getByRole('button', { name: 'Save' }).click();
  await expect(rule).toContainText('Information');

  await rule.getByRole('switch', { name: 'Tampering' }).click();
  await expect(rule.getByRole('switch', { name: 'Tampering' })).not.toBeChecked();
  await trip('gate', 'ON');
  await waitForEntity(page, 'binary_sensor.gate_sensor_tamper', 'on');
  await openInbox(page, 'Open');
  await expect(page.getByRole('heading', { name: 'All is quiet' })).toBeVisible();
  await trip('gate', 'OFF');
});

test('“Notify me when…” from a device ends in a notification', async () => {
  const page = shared.page();
  const row = await openEntity(page, 'binary_sensor.gate_sensor_tamper');
  const panel = page.getByRole('region').filter({ has: row });
  await choose(page, panel.getByRole('button', { name: /^Actions of/ }), 'Notify me when…');
  const dialog = page.getByRole('dialog', { name: 'Notify me when…' });
  await dialog.getByRole('listitem').first().getByRole('button').click();
  await expect(page.getByRole('heading', { level: 1, name: 'New automation' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Title' }).fill('Somebody is at the gate');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('article', { name: /^Notify: / })).toContainText('Somebody is at the gate');

  await trip('gate', 'ON');
  const titles = async () => (await shared.app().notifications()).map(({ options }) => options.title);
  await expect.poll(titles).toContain('Somebody is at the gate');
});
