/** Settings in the window: brokers by hand, what was rejected, entities by hand, files, the service itself. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectPeer } from '../support/mqtt-peer.ts';
import { freePort } from '../support/ports.ts';
import { expect, test } from './support/fixtures.ts';
import { finishSetup, type House, startHouse } from './support/house.ts';
import { goTo, shareApp } from './support/shared-app.ts';

let house: House;

test.beforeAll(async () => {
  house = await startHouse();
  house.broker.aedes.authenticate = (_client, username, _password, done) => {
    const isKnown = username !== 'stranger';
    // 4: bad user name or password (MQTT 3.1.1, table 3.1).
    if (isKnown) done(null, true);
    else done(Object.assign(new Error('unknown'), { returnCode: 4 }), false);
  };
});
test.afterAll(() => house.stop());

const shared = shareApp(
  () => [],
  (page) => finishSetup(page),
);

test.describe
  .serial('settings', () => {
    test('a broker is added by hand; the test of the connection says why it fails', async () => {
      const page = shared.page();
      await goTo(page, '#/settings/brokers');
      await page.getByRole('button', { name: 'Add a broker' }).click();
      const dialog = page.getByRole('dialog');
      const address = dialog.getByRole('textbox', { name: 'Address' });
      const testIt = dialog.getByRole('button', { name: 'Test connection' });

      await address.fill('http://example.com');
      await expect(dialog).toContainText('Starts with mqtt://, mqtts://, ws:// or wss://');
      await expect(testIt).toBeDisabled();

      await address.fill(`mqtt://127.0.0.1:${await freePort()}`);
      await testIt.click();
      await expect(dialog).toContainText('Nothing answers at this address.');

      await address.fill(house.url);
      await dialog.getByRole('textbox', { name: 'User name' }).fill('stranger');
      await testIt.click();
      await expect(dialog).toContainText('The broker refused the login. Check user name and password.');

      await dialog.getByRole('textbox', { name: 'User name' }).fill('');
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('My broker');
      await testIt.click();
      await expect(dialog).toContainText(/Connected in/);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await expect(dialog).toBeHidden();
      await expect(page.locator('#main')).toContainText(/My broker.*Connected/);
    });

    test('the built-in broker asks for name and password together; a device gets a login for its topics only', async () => {
      const page = shared.page();
      await goTo(page, '#/settings/brokers');
      const main = page.locator('#main');
      const port = await freePort();
      await main.getByRole('spinbutton', { name: 'Port' }).fill(String(port));
      await main.getByLabel('Password').fill('main-secret');
      await expect(main).toContainText('A password needs a user name.');
      await main.getByRole('textbox', { name: 'User name' }).fill('home');
      await main.getByRole('switch', { name: 'Built-in broker' }).click();
      await expect(main).toContainText(`Listens at mqtt://127.0.0.1:${port}`);

      await main.getByRole('button', { name: 'Add a login' }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
      await dialog.getByRole('textbox', { name: 'User name' }).fill('lamp');
      await dialog.getByLabel('Password').fill('lamp-secret');
      await dialog.getByRole('textbox', { name: 'May send to' }).fill('lamp#');
      await expect(dialog).toContainText('Not a topic filter: lamp#.');
      await dialog.getByRole('textbox', { name: 'May send to' }).fill('lamp/#');
      await dialog.getByRole('textbox', { name: 'May hear' }).fill('lamp/set\nlamp/ask');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await expect(dialog).toBeHidden();
      await expect(main).toContainText('Sends to lamp/#; hears lamp/set, lamp/ask');
      await expect(connectPeer(`mqtt://127.0.0.1:${port}`)).rejects.toThrow();
      const device = await connectPeer(`mqtt://127.0.0.1:${port}`, { username: 'lamp', password: 'lamp-secret' });
      await device.stop();

      await main.getByRole('button', { name: 'Remove lamp' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
      await expect(main).toContainText('None: all devices use the login above.');
      await main.getByRole('switch', { name: 'Built-in broker' }).click();
      await expect(main).not.toContainText('Listens at');
    });

    test('an announcement that is not understood is listed with its reason and message, until it is', async () => {
      const page = shared.page();
      await house.publish('homeassistant/switch/broken/config', '{"name": "Broken", "state_topic": 7}');
      await expect
        .poll(() =>
          page.evaluate(async () => {
            const answer = await window.inglenook.command('discovery.rejections', {});
            return answer.ok ? answer.value.rejections.length : 0;
          }),
        )
        .toBeGreaterThan(0);
      await goTo(page, '#/settings/discovery');
      const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Not understood' }) });
      await expect(panel).toContainText('homeassistant/switch/broken/config');
      await expect(panel).toContainText(/command_topic|state_topic/);
      await panel.getByRole('button', { name: 'Message' }).click();
      await expect(panel).toContainText('"name": "Broken"');
      await house.publish('homeassistant/switch/broken/config', '');
      await expect(async () => {
        await panel.getByRole('button', { name: 'Refresh' }).click();
        await expect(panel).not.toContainText('homeassistant/switch/broken/config', { timeout: 500 });
      }).toPass();
    });

    test('a template is tried on a message, with its steps', async () => {
      const page = shared.page();
      await goTo(page, '#/settings/discovery');
      const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Try a template' }) });
      await panel.getByRole('textbox', { name: 'Payload' }).fill('{"power": "12.34"}');
      await panel.getByRole('textbox', { name: 'Template' }).fill('{{ value_json.power | float | round(1) }}');
      await expect(panel.locator('dl')).toContainText(/Result\s*12.3/);
      const steps = panel.getByRole('table', { name: 'Steps' });
      await expect(steps.getByRole('row')).toHaveCount(4);
      await expect(steps).toContainText(/value_json.power \| float\s*12.34/);
      await panel.getByRole('textbox', { name: 'Template' }).fill('{{ value_json.power | flot }}');
      await expect(panel.locator('dl')).toContainText(/Problem.*flot/);
    });

    test('an entity is described by hand, with a look at what its topic says', async () => {
      const page = shared.page();
      await house.publish('pool/climate', { water: 24.5 });
      await goTo(page, '#/settings/discovery');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Describe an entity' });
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Pool');
      await dialog.getByRole('textbox', { name: 'Topic of its state' }).fill('pool/climate');
      await expect(dialog).toContainText('{"water":24.5}');
      await dialog.getByRole('textbox', { name: 'Template' }).fill('{{ value_json.water + }}');
      await expect(dialog).toContainText('Problem');
      await dialog.getByRole('textbox', { name: 'Template' }).fill('{{ value_json.water }}');
      await expect(dialog.locator('dl')).toContainText(/State\s*24.5/);
      await dialog.getByRole('textbox', { name: 'Unit' }).fill('°C');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await expect(dialog).toBeHidden();

      await goTo(page, '#/home');
      const pool = page.getByRole('article', { name: 'Pool' });
      await expect(pool.getByTestId('state')).toHaveText(/24.5\s°C/);
      await house.publish('pool/climate', { water: 25 });
      await expect(pool.getByTestId('state')).toHaveText(/25\s°C/);
    });

    test('settings leave in a file without passwords, and come back', async () => {
      const page = shared.page();
      const folder = mkdtempSync(path.join(tmpdir(), 'inglenook-export-'));
      const file = path.join(folder, 'settings.json');
      try {
        await shared.app().answerDialogs({ saveTo: file, openFrom: file });
        await goTo(page, '#/settings/general');
        await page.getByRole('combobox', { name: 'Theme' }).selectOption({ label: 'Dark' });
        await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
        await goTo(page, '#/settings/backup');
        await page.getByRole('button', { name: 'Export' }).click();
        await expect(async () => expect(readFileSync(file, 'utf8')).toContain('My broker')).toPass();
        expect(readFileSync(file, 'utf8')).not.toMatch(/password"\s*:\s*"/i);

        await goTo(page, '#/settings/general');
        await page.getByRole('combobox', { name: 'Theme' }).selectOption({ label: 'Light' });
        await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
        await goTo(page, '#/settings/backup');
        await page.getByRole('button', { name: 'Import' }).click();
        await page.getByRole('alertdialog').getByRole('button', { name: 'Replace' }).click();
        await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

        writeFileSync(file, '{"version": 1, "brokers": "none"}');
        await page.getByRole('button', { name: 'Import' }).click();
        await page.getByRole('alertdialog').getByRole('button', { name: 'Replace' }).click();
        await expect(
          page.getByRole('status').filter({ hasText: 'These settings are not valid: brokers:' }),
        ).toBeVisible();
        await goTo(page, '#/settings/brokers');
        await expect(page.locator('#main')).toContainText(/My broker.*Connected/);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });

    test('every page of the settings opens, and a test notification is shown', async () => {
      const page = shared.page();
      await goTo(page, '#/settings');
      for (const name of [
        'General',
        'Brokers',
        'Discovery',
        'Notifications',
        'Programs (HTTP)',
        'History',
        'Export and import',
        'About and health',
      ]) {
        const link = page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name });
        await link.click();
        await expect(link).toHaveAttribute('aria-current', 'page');
        await expect(page.locator('#main').getByRole('heading', { level: 2 }).first()).toBeVisible();
      }
      await goTo(page, '#/settings/notifications');
      await page.getByRole('button', { name: 'Test' }).click();
      await expect(page.getByText('Shown as a notification')).toBeVisible();
      expect((await shared.app().notifications()).at(-1)?.options.title).toBe('Inglenook');
    });

    test('new versions: an app from its sources says why it looks for none, and takes https addresses only', async () => {
      const page = shared.page();
      await goTo(page, '#/settings/about');
      const status = page.getByRole('status', { name: 'Updates' });
      await expect(status).toContainText('Inglenook runs from its sources: new versions come with them.');
      await expect(status.getByRole('button')).toHaveCount(0);
      const looked = await page.evaluate(() => window.inglenook.command('update.check', {}));
      expect(looked).toMatchObject({ ok: true, value: { step: 'idle', off: 'unpackaged' } });
      const save = (address: string | null) =>
        page.evaluate(
          (to) => window.inglenook.command('settings.update', { patch: { updates: { address: to } } }),
          address,
        );
      expect(await save('http://releases.example')).toMatchObject({ ok: false, error: { code: 'settings.invalid' } });
      expect(await save('https://releases.example/home')).toMatchObject({
        ok: true,
        value: { updates: { check: true, address: 'https://releases.example/home' } },
      });
      expect(await save(null)).toMatchObject({ ok: true, value: { updates: { check: true } } });
    });

    test('a removed broker takes its devices along', async () => {
      const page = shared.page();
      await goTo(page, '#/settings/brokers');
      await page.getByRole('button', { name: 'Actions of My broker' }).click();
      await page.getByRole('menuitem', { name: 'Remove' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
      await expect(page.getByText('No broker of your own')).toBeVisible();
      await goTo(page, '#/home');
      await expect(page.getByRole('heading', { name: 'No broker yet' })).toBeVisible();
    });
  });
