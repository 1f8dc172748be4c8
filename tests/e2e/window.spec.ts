import { connectAsync, type MqttClient } from 'mqtt';
import { freePort } from '../support/ports.ts';
import { expect, test } from './support/fixtures.ts';

/** A lamp on the broker at `url` that announces itself and obeys until it is told to be deaf. */
async function startLamp(url: string): Promise<{ client: MqttClient; deafen: () => void }> {
  const client = await connectAsync(url);
  let isDeaf = false;
  client.on('message', (_topic, payload) => {
    if (!isDeaf) client.publish('lamp/state', payload, { retain: true });
  });
  await client.subscribeAsync('lamp/set');
  await client.publishAsync('lamp/state', 'OFF', { retain: true });
  const config = {
    name: null,
    unique_id: 'lamp-1',
    command_topic: 'lamp/set',
    state_topic: 'lamp/state',
    device: { identifiers: ['lamp-1'], name: 'Desk lamp', suggested_area: 'Study' },
  };
  await client.publishAsync('homeassistant/switch/lamp/config', JSON.stringify(config), { retain: true });
  return {
    client,
    deafen: () => {
      isDeaf = true;
    },
  };
}

test('first run with the built-in broker, a device appears, obeys, and says when it does not', async ({ launch }) => {
  test.setTimeout(90_000);
  const app = await launch();
  const page = await app.page();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));

  // Its usual port may be taken on the machine that runs the tests.
  const port = await freePort();
  await page.evaluate(
    (free) => window.inglenook.command('broker.setBuiltin', { enabled: false, lan: false, port: free }),
    port,
  );
  await page.getByRole('button', { name: 'Use the built-in broker' }).click();
  await page.getByRole('button', { name: 'Only this computer' }).click();
  await page.getByRole('button', { name: 'Open my home' }).click();
  await expect(page.getByText('Connected, but no devices yet')).toBeVisible();
  const url = await page.evaluate(async () => {
    const answer = await window.inglenook.command('settings.get', {});
    return answer.ok ? answer.value.builtinBroker.url : undefined;
  });
  if (url === undefined) throw new Error('the built-in broker has no address');

  const lamp = await startLamp(url);
  try {
    const card = page.getByRole('article', { name: 'Desk lamp' });
    // Home has a tile of its room; the lamp itself stands there.
    await page.getByRole('article', { name: 'Study' }).getByRole('link').click();
    await expect(card).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Rooms' })).toContainText('Study');
    const toggle = card.getByRole('switch');
    await expect(toggle).not.toBeChecked();

    await toggle.click();
    await expect(toggle).toBeChecked();
    await expect(card.getByText('Confirmed')).toBeVisible();

    lamp.deafen();
    await toggle.click();
    await expect(card.getByText('Sent, not confirmed')).toBeVisible({ timeout: 15_000 });
    await expect(toggle).toBeChecked();
  } finally {
    await lamp.client.endAsync();
  }

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search' }).fill('desk lamp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/device\//);
  await expect(page.getByRole('heading', { level: 1, name: 'Desk lamp' })).toBeVisible();

  await page.getByRole('tab', { name: 'Messages' }).click();
  await expect(page.getByText('lamp/set')).toBeVisible();
  expect(problems).toEqual([]);
});

test('the demo home is one click away, and is gone after a restart', async ({ launch }) => {
  const first = await launch();
  const page = await first.page();
  await page.getByRole('button', { name: /^Try the demo home/ }).click();
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toContainText('Living room', { timeout: 30_000 });
  await page.evaluate(() => {
    location.hash = '#/room/Living%20room';
  });
  const lamp = page.getByRole('article', { name: 'Reading lamp' });
  // The simulated devices come up one after the other.
  await expect(lamp.getByRole('switch')).toBeEnabled({ timeout: 30_000 });
  await lamp.getByRole('switch').click();
  await expect(lamp.getByText('Confirmed')).toBeVisible();
  expect(await first.quit()).toBe(0);

  const second = await launch();
  await expect((await second.page()).getByRole('heading', { name: 'Welcome to Inglenook' })).toBeVisible();
});
