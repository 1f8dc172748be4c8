/** What goes on while nobody looks: alerts, the tray, a broker that goes and comes back, a restart. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { AppDriver } from './support/driver.ts';
import { eventually } from './support/eventually.ts';
import { test as base, expect, onElectron } from './support/fixtures.ts';
import { finishSetup, type House, startHouse } from './support/house.ts';

const test = base.extend<{ house: House }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that a fixture uses from this pattern.
  house: async ({}, use) => {
    const house = await startHouse();
    await use(house);
    await house.stop();
  },
});

const lamp = { name: 'Lamp', unique_id: 'lamp', state_topic: 'lamp/state', command_topic: 'lamp/set' };
const leak = { name: 'Leak', unique_id: 'leak', state_topic: 'leak/state', device_class: 'moisture' };
const cellar = { device: { identifiers: ['cellar'], name: 'Cellar sensor' } };

async function setUp(app: AppDriver, patch: object = {}): Promise<void> {
  await finishSetup(await app.page(), patch);
}

const tooltip = async (app: AppDriver) => (await app.tray()).toolTip;

test('an alarm is told while the window is closed, and a click on it opens the window there', async ({
  launch,
  house,
}) => {
  await house.publish('leak/state', 'OFF');
  await house.publish('homeassistant/binary_sensor/leak/config', { ...leak, ...cellar });
  const app = await launch('--broker', house.url);
  await setUp(app);
  await expect.poll(() => tooltip(app)).toContain('1 device');
  await app.closeWindow();
  await expect.poll(() => app.windows()).toBe(0);

  await house.publish('leak/state', 'ON');
  const [notification] = await eventually('a notification', async () => {
    const all = await app.notifications();
    return all.length > 0 && all;
  });
  expect(notification?.options).toMatchObject({ title: 'Water leak', urgency: 'critical' });
  await expect.poll(async () => (await app.tray()).image).toContain('alarm');
  expect(await tooltip(app)).toContain('1 open alert');

  await app.clickNotification(notification?.key ?? 0);
  const page = await app.page();
  await expect(page.getByText('Water leak').first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Cellar sensor' })).toBeAttached();

  await house.publish('leak/state', 'OFF');
  await expect.poll(async () => (await app.tray()).image).toContain('fine');
});

test('an alarm that is retained is told once, not again after a lost link or a restart', async ({ launch, house }) => {
  const smoke = { name: 'Smoke', unique_id: 'smoke', state_topic: 'smoke/state', device_class: 'smoke' };
  await house.publish('leak/state', 'ON');
  await house.publish('smoke/state', 'OFF');
  await house.publish('homeassistant/binary_sensor/leak/config', { ...leak, ...cellar });
  await house.publish('homeassistant/binary_sensor/smoke/config', { ...smoke, ...cellar });
  const titles = async (app: AppDriver) => (await app.notifications()).map(({ options }) => options.title);

  const first = await launch('--hidden', '--broker', house.url);
  await expect.poll(() => titles(first)).toEqual(['Water leak']);
  house.broker.cut();
  // It is back after a second: asked seldom, one would miss it.
  await expect.poll(() => tooltip(first), { intervals: [50] }).toContain('Offline');
  await expect.poll(() => tooltip(first), { timeout: 20_000 }).toContain('1 device');
  expect(await first.quit()).toBe(0);

  const second = await launch('--hidden', '--broker', house.url);
  await expect.poll(() => tooltip(second).catch(() => '')).toContain('1 open alert, 1 device');
  // A new alarm comes through, so the old one had its chance.
  await house.publish('smoke/state', 'ON');
  await expect.poll(() => titles(second)).toEqual(['Smoke detected']);
});

test('favourites are switched from the tray, with no window', async ({ launch, house }) => {
  await house.publish('lamp/state', 'OFF');
  await house.publish('homeassistant/switch/lamp/config', lamp);
  const app = await launch('--broker', house.url);
  await setUp(app, { favourites: ['switch.lamp'] });
  await app.closeWindow();
  const isChecked = async () => (await app.tray()).menu.find((item) => item.label === 'Lamp')?.checked;
  await expect.poll(isChecked).toBe(false);

  await app.clickMenu('Lamp');
  await expect.poll(isChecked).toBe(true);
  expect(house.sent).toEqual(['lamp/set ON']);
  await app.clickMenu('Lamp');
  await expect.poll(isChecked).toBe(false);
  expect(await app.windows()).toBe(0);
});

test('a lost broker is shown, and its return', async ({ launch, house }) => {
  await house.publish('lamp/state', 'ON');
  await house.publish('homeassistant/switch/lamp/config', lamp);
  const app = await launch('--broker', house.url);
  await setUp(app);
  const page = await app.page();
  const toggle = page.getByRole('article', { name: 'Lamp' }).getByRole('switch');
  await expect(toggle).toBeChecked();

  house.broker.cut();
  await expect.poll(async () => (await app.tray()).image).toContain('offline');
  await expect.poll(async () => (await app.tray()).image, { timeout: 20_000 }).toContain('fine');
  await house.publish('lamp/state', 'OFF');
  await expect(toggle).not.toBeChecked();
});

test('settings survive a restart, and passwords stay out of them', async ({ launch, house, dataDir }) => {
  const first = await launch();
  await setUp(first, { favourites: ['switch.lamp'] });
  const broker = {
    id: 'home',
    name: 'Home',
    url: house.url,
    username: 'me',
    enabled: true,
    protocolVersion: 4 as const,
    discoveryPrefix: 'homeassistant',
  };
  const saved = await (await first.page()).evaluate(
    (settings) => window.inglenook.command('broker.save', { broker: settings, password: 'hunter2-secret' }),
    broker,
  );
  expect(saved).toMatchObject({ ok: true });
  await expect.poll(() => tooltip(first)).toContain('0 devices');
  expect(await first.quit()).toBe(0);

  // Real Electron on Linux has a keyring only where a desktop brings one; else the secrets lie in a file of their own.
  const keyring = existsSync(path.join(dataDir, 'keyring.json'));
  expect(keyring || onElectron).toBe(true);
  if (!keyring) expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o077).toBe(0);
  for (const file of ['settings.json', 'inglenook.log', ...(keyring ? ['keyring.json'] : [])]) {
    expect(readFileSync(path.join(dataDir, file), 'utf8')).not.toContain('hunter2-secret');
  }
  const second = await launch();
  const state = await (await second.page()).evaluate(() => window.inglenook.command('settings.get', {}));
  expect(state).toMatchObject({
    ok: true,
    value: {
      setupDone: true,
      favourites: ['switch.lamp'],
      brokers: [{ id: 'home', url: house.url, hasPassword: true }],
    },
  });
  await expect.poll(() => tooltip(second)).toContain('0 devices');
});
