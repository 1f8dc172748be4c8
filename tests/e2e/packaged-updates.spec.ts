/** A newer version of the packaged app, from a server of the test's. What runs takes itself for an AppImage. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { releaseFile, startReleaseServer } from '../support/release-server.ts';
import { eventually } from './support/eventually.ts';
import { expect, test } from './support/fixtures.ts';
import { finishSetup, startHouse } from './support/house.ts';
import { launchCommand, packagedProgram } from './support/packaged-driver.ts';
import { goTo, waitForEntity } from './support/shared-app.ts';

test('it is found, refused when it was tampered with, waits for an alarm, and takes the old one’s place', async ({
  dataDir,
}) => {
  const house = await startHouse();
  await house.publish('leak/state', 'OFF');
  await house.announce('binary_sensor', 'leak', { name: 'Leak', state_topic: 'leak/state', device_class: 'moisture' });
  const server = await startReleaseServer();
  const installed = path.join(dataDir, 'programs', 'Inglenook.AppImage');
  const mark = path.join(dataDir, 'mark');
  mkdirSync(path.dirname(installed));
  writeFileSync(installed, 'the old one');
  const program = `#!/bin/sh\necho "$0" > "${mark}"\n`;
  server.publish(program);
  server.files.set(`/releases/${releaseFile}`, program.replace('echo', 'exec'));

  const app = await launchCommand([packagedProgram, '--data-dir', dataDir, '--broker', house.url], {
    APPIMAGE: installed,
  });
  try {
    const page = await app.page();
    await finishSetup(page, { updates: { check: false, address: server.address } });
    await waitForEntity(page, 'binary_sensor.leak', 'off');
    await goTo(page, '#/settings/about');
    const status = page.getByRole('status', { name: 'Updates' });
    await status.getByRole('button', { name: 'Look now' }).click();
    await expect(status).toContainText('9.9.9 is there. Nothing is downloaded before you say so.');
    await expect(page.getByText('Inglenook 9.9.9 is there.')).toBeVisible();
    await expect.poll(async () => (await app.panel.menu()).map(({ label }) => label)).toContain('New version 9.9.9 …');
    expect(server.asked.map((each) => each.path)).toEqual(['/releases/latest-linux.yml']);

    await status.getByRole('button', { name: 'Download' }).click();
    await expect(page.locator('#main')).toContainText('what came is not what was published, and was thrown away');
    server.publish(program);
    await status.getByRole('button', { name: 'Download' }).click();
    await expect(status).toContainText('9.9.9 is downloaded and verified. It starts when you restart Inglenook here.');
    expect(readFileSync(installed, 'utf8')).toBe('the old one');

    await page.screenshot({ path: path.join(test.info().outputDir, 'update.png') });
    await house.publish('leak/state', 'ON');
    await expect(status).toContainText('An alarm is open');
    await expect(status.getByRole('button', { name: 'Restart and install' })).toBeDisabled();
    const refused = await page.evaluate(() => window.inglenook.command('update.install', {}));
    expect(refused).toMatchObject({ ok: true, value: { step: 'ready', waitsFor: 'alarm' } });
    await house.publish('leak/state', 'OFF');
    await expect(status.getByRole('button', { name: 'Restart and install' })).toBeEnabled();
    // A critical alert opens the alarm's own view over the page.
    await page.keyboard.press('Escape');
    await status.getByRole('button', { name: 'Restart and install' }).click();
    expect(await app.ended).toBe(0);
    await eventually('the new version was started', () => existsSync(mark));
    expect(readFileSync(mark, 'utf8').trim()).toBe(installed);
    expect(readFileSync(installed, 'utf8')).toBe(program);
  } finally {
    await test.info().attach('output', { body: app.output() });
    await app.close();
    await server.close();
    await house.stop();
  }
});
