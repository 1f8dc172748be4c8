/** The first minutes: a broker of one's own that devices find, one that wants a login, and the last page. */
import type { Page } from '@playwright/test';
import { connectAsync } from 'mqtt';
import { startAedes } from '../support/aedes-broker.ts';
import { freePort } from '../support/ports.ts';
import { axe } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';

async function expectNoFaults(page: Page): Promise<void> {
  const { violations } = await axe(page).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

async function settingsOf(page: Page) {
  const answer = await page.evaluate(() => window.inglenook.command('settings.get', {}));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

test('the built-in broker, opened to the network, is shown to devices until the first one comes', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const page = await (await launch()).page();
  // It looks by itself: there is nothing to press first.
  await expect(page.getByRole('button', { name: 'Look again' })).toBeVisible({ timeout: 20_000 });
  const port = await freePort();
  await page.evaluate(
    (free) => window.inglenook.command('broker.setBuiltin', { enabled: false, lan: false, port: free }),
    port,
  );
  await page.getByRole('button', { name: 'Use the built-in broker' }).click();
  await page.getByRole('button', { name: 'Open to the network' }).click();
  await expect(page.getByRole('img', { name: 'Address and login as a QR code' })).toBeVisible();
  await expectNoFaults(page);
  const { builtinBroker } = await settingsOf(page);
  const address = builtinBroker.addresses?.[0] ?? builtinBroker.url ?? '';
  // A device on the network has no use for the loopback address.
  if (builtinBroker.addresses?.length !== 0) expect(address).not.toContain('127.0.0.1');
  expect(builtinBroker.username).toBe('devices');
  await expect(page.getByText(new URL(address).hostname, { exact: true })).toBeVisible();
  await expect(page.getByText('Waiting for the first device…')).toBeVisible();

  await page.getByText('Settings for Zigbee2MQTT').click();
  const lines = (await page.locator('pre:visible').textContent()) ?? '';
  const password = /password: "(.+)"/.exec(lines)?.[1] ?? '';
  expect(password).toMatch(/^[a-z2-9]{16}$/);
  await page.getByRole('button', { name: 'Copy Password' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();

  const device = await connectAsync(address, { username: 'devices', password });
  const config = {
    name: 'Opening',
    unique_id: 'door-1',
    state_topic: 'door/state',
    device_class: 'door',
    device: { identifiers: ['door-1'], name: 'Front door' },
  };
  await device.publishAsync('homeassistant/binary_sensor/door/config', JSON.stringify(config), { retain: true });
  await device.publishAsync('door/state', 'OFF', { retain: true });
  await expect(page.getByText('First device seen: Front door')).toBeVisible();
  await device.endAsync();

  await page.getByRole('button', { name: 'Go on' }).click();
  await page
    .getByRole('switch', { name: /^Front door/ })
    .first()
    .click();
  await page.getByRole('switch', { name: /Front door.* opens/ }).click();
  await expect.poll(async () => (await settingsOf(page)).pinned.length).toBe(1);
  await expect.poll(async () => (await settingsOf(page)).automations.length).toBe(1);
  await page.getByLabel('Latitude').fill('52.5');
  await page.getByLabel('Longitude').fill('13.4');
  await expectNoFaults(page);
  await page.getByRole('button', { name: 'Open my home' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  expect(await settingsOf(page)).toMatchObject({ setupDone: true, place: { latitude: 52.5, longitude: 13.4 } });
});

test('a login is asked for by a broker that wants one, and by no other', async ({ launch }) => {
  const strict = await startAedes({
    authenticate: (_client, username, password, done) =>
      done(null, username === 'me' && password?.toString() === 'right'),
  });
  try {
    const page = await (await launch()).page();
    await page.getByRole('button', { name: 'Enter an address' }).click();
    const address = page.getByRole('textbox', { name: 'Address' });
    await expect(page.getByRole('textbox', { name: 'User name' })).toBeHidden();
    await address.fill('192.168.1');
    await expect(page.getByText('A name or an IP address, and a port where it is not the usual one')).toBeVisible();
    await address.fill(` 127.0.0.1 : ${strict.port} `);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.getByText('This broker wants a user name and a password.')).toBeVisible();
    await page.getByRole('textbox', { name: 'User name' }).fill('me');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.getByText('The broker refused the login. Check user name and password.')).toBeVisible();
    await expectNoFaults(page);
    await page.getByLabel('Password').fill('right');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Almost there' })).toBeVisible();
    expect((await settingsOf(page)).brokers).toMatchObject([
      { url: `mqtt://127.0.0.1:${strict.port}`, username: 'me' },
    ]);
  } finally {
    await strict.stop();
  }
});
