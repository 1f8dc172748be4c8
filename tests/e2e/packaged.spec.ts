/** The packaged app, with all of its fuses: `npm run test:packaged`. */
import path from 'node:path';
import { expect, test } from './support/fixtures.ts';
import { finishSetup, startHouse } from './support/house.ts';
import { launchPackaged, packagedProgram, readFuses, runPackaged, wantedFuses } from './support/packaged-driver.ts';
import { waitForEntity } from './support/shared-app.ts';

test('it opens, finds a device, tells an alarm, is operated from the panel, and quits', async ({ dataDir }) => {
  const house = await startHouse();
  await house.publish('lamp/state', 'OFF');
  await house.publish('leak/state', 'OFF');
  await house.announce('switch', 'lamp', { name: 'Lamp', state_topic: 'lamp/state', command_topic: 'lamp/set' });
  await house.announce('binary_sensor', 'leak', { name: 'Leak', state_topic: 'leak/state', device_class: 'moisture' });
  const app = await launchPackaged(dataDir, '--broker', house.url);
  try {
    const page = await app.page();
    await expect(page).toHaveTitle(/Inglenook/);
    await finishSetup(page, { favourites: ['switch.lamp'] });
    await waitForEntity(page, 'switch.lamp', 'off');
    await waitForEntity(page, 'binary_sensor.leak', 'off');
    // Among the favourites, and in its room.
    const card = page.getByRole('article', { name: 'Lamp' }).first();
    await card.getByRole('switch').click();
    await expect(card.getByRole('switch')).toBeChecked();

    await expect.poll(() => app.panel.toolTip()).toContain('Inglenook');
    // What its item does depends on the state, which the menu hears of a moment later than the page.
    const lamp = async () => (await app.panel.menu()).find(({ label }) => label === 'Lamp');
    await expect.poll(lamp).toMatchObject({ checked: true });
    await app.panel.press('Lamp');
    await expect.poll(() => house.sent).toEqual(['lamp/set ON', 'lamp/set OFF']);
    await house.publish('leak/state', 'ON');
    await expect.poll(() => app.notifications.shown().map(({ options }) => options.title)).toEqual(['Water leak']);
    // The desktop cannot look into the app's archive: it is told the name under which the icon is installed.
    expect(app.notifications.shown()[0]?.options.icon).toBe('inglenook');
    await page.screenshot({ path: path.join(test.info().outputDir, 'packaged.png') });
    await app.panel.press('Quit');
    expect(await app.ended).toBe(0);
  } finally {
    await test.info().attach('output', { body: app.output() });
    await app.close();
    await house.stop();
  }
});

test('its fuses let nobody make another program of it', async ({ dataDir }) => {
  const code = 'console.log("ran as " + "Node")';
  expect(runPackaged(['-e', code, '--version'], { ELECTRON_RUN_AS_NODE: '1' }, 10_000)).not.toContain('ran as Node');
  const output = runPackaged(
    ['--inspect=0', '--hidden', '--data-dir', dataDir],
    { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` },
    10_000,
  );
  expect(output).not.toContain('Debugger listening');
  expect(output).not.toContain('ran as Node');
  expect(await readFuses(packagedProgram)).toEqual(wantedFuses);
});
