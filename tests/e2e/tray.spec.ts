/** The tray: its picture follows the home, its menu operates devices, pauses and stops. */
import { mosquittoMissing, mosquittoPath, startMosquitto } from '../support/mosquitto.ts';
import type { AppDriver } from './support/driver.ts';
import { eventually } from './support/eventually.ts';
import { test as base, expect } from './support/fixtures.ts';
import { finishSetup, type House, startHouse } from './support/house.ts';
import { waitForEntity } from './support/shared-app.ts';

const test = base.extend<{ house: House }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that a fixture uses from this pattern.
  house: async ({}, use) => {
    const house = await startHouse();
    await use(house);
    await house.stop();
  },
});

const image = (app: AppDriver) => async () =>
  /(\w+)-(light|dark)\.png$|(\w+)Template/.exec((await app.tray()).image)?.[1];
const labels = (app: AppDriver) => async () => (await app.tray()).menu.map((item) => item.label);

test('the picture says fine, attention, alarm and offline', async ({ launch, house }) => {
  for (const [name, deviceClass] of [
    ['tamper', 'tamper'],
    ['leak', 'moisture'],
  ] as const) {
    await house.publish(`${name}/state`, 'OFF');
    await house.announce('binary_sensor', name, { name, state_topic: `${name}/state`, device_class: deviceClass });
  }
  const app = await launch('--broker', house.url);
  await finishSetup(await app.page());
  await waitForEntity(await app.page(), 'binary_sensor.leak', 'off');
  await expect.poll(image(app)).toBe('fine');

  await house.publish('tamper/state', 'ON');
  await expect.poll(image(app)).toBe('attention');
  await house.publish('leak/state', 'ON');
  await expect.poll(image(app)).toBe('alarm');
  const { menu, toolTip } = await app.tray();
  expect(toolTip).toBe('Inglenook: 2 open alerts, 2 entities');
  expect(menu.map(({ label }) => label)).toContainEqual(expect.stringContaining('Water leak'));

  await house.publish('leak/state', 'OFF');
  await house.publish('tamper/state', 'OFF');
  await expect.poll(image(app)).toBe('fine');
  house.broker.cut();
  await expect.poll(image(app)).toBe('offline');
  await expect.poll(image(app), { timeout: 20_000 }).toBe('fine');
});

test('favourites are operated, an offline one is not, and an alert leads to its device', async ({ launch, house }) => {
  await house.publish('lamp/state', 'OFF');
  await house.publish('lamp/online', 'online');
  await house.announce('switch', 'lamp', {
    name: null,
    state_topic: 'lamp/state',
    command_topic: 'lamp/set',
    availability_topic: 'lamp/online',
    device: { identifiers: ['lamp'], name: 'Reading & writing lamp' },
  });
  await house.announce('scene', 'movie', { name: 'Movie night', command_topic: 'movie/set', payload_on: 'GO' });
  const app = await launch('--broker', house.url);
  await finishSetup(await app.page(), { favourites: ['switch.reading_writing_lamp', 'scene.movie_night'] });
  const lamp = async () => (await app.tray()).menu.find((item) => item.label.includes('writing lamp'));
  await expect.poll(async () => (await lamp())?.checked).toBe(false);
  // One ampersand would mark an access key.
  expect((await lamp())?.label).toBe('Reading && writing lamp');
  await app.clickMenu('Reading && writing lamp');
  await expect.poll(async () => (await lamp())?.checked).toBe(true);
  await app.clickMenu('Movie night');
  await expect.poll(() => house.sent).toEqual(['lamp/set ON', 'movie/set GO']);

  await house.publish('lamp/online', 'offline');
  await expect.poll(async () => (await lamp())?.enabled).toBe(false);
});

test('notifications are paused and resumed', async ({ launch, house }) => {
  const app = await launch('--broker', house.url);
  await finishSetup(await app.page());
  await app.clickMenu('Pause notifications', 'For 2 hours');
  await expect.poll(labels(app)).toContain('Notifications paused');
  const page = await app.page();
  await page.evaluate(() => {
    location.hash = '#/alerts';
  });
  await expect(page.getByRole('button', { name: /^Paused until/ })).toBeVisible();
  await app.clickMenu('Notifications paused', 'Resume now');
  await expect.poll(labels(app)).toContain('Pause notifications');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
});

test('a service that was stopped stays so over a restart, until it is started', async ({ launch, house }) => {
  await house.publish('lamp/state', 'ON');
  const device = { identifiers: ['lamp'], name: 'Lamp' };
  await house.announce('switch', 'lamp', { name: null, state_topic: 'lamp/state', command_topic: 'lamp/set', device });
  // These belong to the device, but are none of its entities.
  await house.announce('tag', 'reader', { topic: 'lamp/tag', device });
  const press = { automation_type: 'trigger', topic: 'lamp/press', type: 'button_short_press', subtype: 'button_1' };
  await house.announce('device_automation', 'press', { ...press, device });
  const first = await launch('--broker', house.url);
  await finishSetup(await first.page());
  const page = await first.page();
  await expect(page.getByRole('article', { name: 'Lamp' })).toBeVisible();
  await first.clickMenu('Service', 'Stop');
  await expect.poll(image(first)).toBe('offline');
  expect((await first.tray()).toolTip).toBe('Inglenook: Service stopped');
  await expect(page.getByText('The background service is stopped.')).toBeVisible();
  expect(await first.quit()).toBe(0);

  const second = await launch('--broker', house.url);
  await eventually('a tray', async () => (await second.tray().catch(() => undefined)) !== undefined);
  await expect.poll(async () => (await second.tray()).toolTip).toBe('Inglenook: Service stopped');
  const again = await second.page();
  await expect(again.getByText('The background service is stopped.')).toBeVisible();
  await second.clickMenu('Service', 'Start');
  await expect.poll(image(second)).toBe('fine');
  const lamp = again.getByRole('article', { name: 'Lamp' });
  await expect(lamp.getByRole('switch')).toBeChecked();

  for (let rounds = 0; rounds < 2; rounds += 1) {
    await second.clickMenu('Service', 'Stop');
    await expect(again.getByText('Nothing to see while the service is stopped')).toBeVisible();
    await again.getByRole('button', { name: 'Start' }).click();
    await expect(lamp.getByRole('switch')).toBeChecked();
  }
});

test('a broker that is killed and started again is found again', async ({ launch }) => {
  test.skip(mosquittoPath === undefined, mosquittoMissing);
  const broker = await startMosquitto();
  try {
    const app = await launch('--broker', `mqtt://127.0.0.1:${broker.port}`);
    await finishSetup(await app.page());
    const page = await app.page();
    await expect(page.getByText('Connected, but no devices yet')).toBeVisible();
    await broker.kill();
    await expect(page.getByText(/Not connected to .*since/)).toBeVisible();
    await expect.poll(image(app)).toBe('offline');
    await broker.start();
    await page.getByRole('button', { name: 'Reconnect' }).click();
    await expect(page.getByText('Connected, but no devices yet')).toBeVisible();
    await expect(page.getByText(/Not connected to .*since/)).toBeHidden();
  } finally {
    await broker.dispose();
  }
});
