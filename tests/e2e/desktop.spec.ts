/** What a desktop may do to the app: windows that are never ready, keyrings that are shut, a shutdown, errors, no tray. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { AppDriver } from './support/driver.ts';
import { launchElectron } from './support/electron-driver.ts';
import { eventually } from './support/eventually.ts';
import { test as base, expect, onElectron } from './support/fixtures.ts';
import { finishSetup, type House, startHouse } from './support/house.ts';
import { goTo, waitForEntity } from './support/shared-app.ts';

const test = base.extend<{ house: House }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that a fixture uses from this pattern.
  house: async ({}, use) => {
    const house = await startHouse();
    await use(house);
    await house.stop();
  },
});

const log = (dataDir: string) => readFileSync(path.join(dataDir, 'inglenook.log'), 'utf8');
const notices = async (app: AppDriver) => {
  const answer = await (await app.page()).evaluate(() => window.inglenook.command('page.state', {}));
  return answer.ok ? answer.value.app.notices.map(({ code }) => code) : undefined;
};
const broker = (url: string) => ({
  id: 'home',
  name: 'Home',
  url,
  username: 'me',
  enabled: true,
  protocolVersion: 4 as const,
  discoveryPrefix: 'homeassistant',
});

test.describe('a window that never gets ready-to-show, as on Wayland', () => {
  test.skip(onElectron, 'whether it comes is the compositor’s to say; start.spec.ts opens the real window on Wayland');

  test('is shown when its page is ready', async ({ launchOn }) => {
    const app = await launchOn({ readyToShow: false });
    await app.page();
    await expect.poll(async () => (await app.ask('windows'))[0]?.visible).toBe(true);
  });

  test('is shown after a while when its page never is', async ({ launchOn }) => {
    const app = await launchOn({ readyToShow: false, pageHangs: true });
    await expect.poll(async () => (await app.ask('windows'))[0]?.visible).toBe(true);
  });
});

test('the system’s shutdown waits for the app, which stops by itself and is no crash', async ({ launch, dataDir }) => {
  const app = await launch();
  await finishSetup(await app.page());
  expect(await app.shutDown()).toBe(true);
  await expect.poll(() => app.isRunning()).toBe(false);
  expect(existsSync(path.join(dataDir, 'running'))).toBe(false);
  const again = await launch();
  expect(await notices(again)).toEqual([]);
});

test('an app that is quit while its window loads logs no error', async ({ launch, dataDir }) => {
  const app = await launch();
  await eventually('a window', async () => (await app.windows().catch(() => 0)) === 1);
  expect(await app.quit()).toBe(0);
  expect(log(dataDir)).not.toContain('"level":"error"');
});

test('Chromium’s sandbox is for every page, but not against a switch that root needs', async ({ launchOn }) => {
  test.skip(onElectron, 'start.spec.ts starts real Electron as root and as others');
  const app = await launchOn({}, '--hidden');
  expect(await app.ask('sandboxEnabled')).toBe(true);
  expect(await app.quit()).toBe(0);
  const forRoot = await launchOn({}, '--hidden', '--no-sandbox');
  expect(await forRoot.ask('sandboxEnabled')).toBe(false);
});

test.describe('a keyring', () => {
  test.skip(onElectron, 'the machine of the tests has none; background.spec.ts shows what becomes of secrets then');

  test('that is locked keeps neither tray nor window from coming, and its secrets are read when it opens', async ({
    launchOn,
    house,
  }) => {
    const first = await launchOn({});
    await finishSetup(await first.page());
    const saved = await (await first.page()).evaluate(
      (settings) => window.inglenook.command('broker.save', { broker: settings, password: 'hunter2-secret' }),
      broker(house.url),
    );
    expect(saved).toMatchObject({ ok: true });
    await expect.poll(async () => (await first.tray()).image).toContain('fine');
    expect(await first.quit()).toBe(0);

    const second = await launchOn({ keyring: 'locked' });
    const page = await second.page();
    await expect.poll(async () => (await second.tray()).image).toContain('offline');
    await goTo(page, '#/settings/about');
    await expect(page.getByText('Passwords', { exact: true }).first()).toBeVisible();
    // The deadline: what asks for a secret hears that the keyring is locked.
    await expect.poll(() => second.output(), { timeout: 20_000 }).toContain('keyring.locked');
    await second.ask('set', { keyring: 'open' });
    await expect.poll(async () => (await second.tray()).image, { timeout: 20_000 }).toContain('fine');
  });

  test('that is not there leaves secrets in a file for this user alone', async ({ launchOn, house, dataDir }) => {
    const app = await launchOn({ keyring: 'absent' });
    const page = await app.page();
    await finishSetup(page);
    await page.evaluate(
      (settings) => window.inglenook.command('broker.save', { broker: settings, password: 'hunter2-secret' }),
      broker(house.url),
    );
    await expect.poll(async () => (await app.tray()).image).toContain('fine');
    expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o077).toBe(0);
    expect(existsSync(path.join(dataDir, 'keyring.json'))).toBe(false);
  });
});

test('a notification that fails says so once, and takes nothing from the others', async ({ launch, house }) => {
  test.skip(onElectron && process.platform !== 'linux', 'no test can make Windows or macOS refuse them');
  for (const name of ['leak', 'smoke']) {
    await house.publish(`${name}/state`, 'OFF');
    await house.announce('binary_sensor', name, {
      name: 'Alarm',
      state_topic: `${name}/state`,
      device_class: name === 'leak' ? 'moisture' : 'smoke',
      device: { identifiers: [name], name: name === 'leak' ? 'Cellar' : 'Attic' },
    });
  }
  const app = await launch('--broker', house.url);
  const page = await app.page();
  await finishSetup(page);
  await waitForEntity(page, 'binary_sensor.cellar_alarm', 'off');
  await waitForEntity(page, 'binary_sensor.attic_alarm', 'off');
  const titles = async () => (await app.notifications()).map(({ options }) => options.title);
  await house.publish('leak/state', 'ON');
  await expect.poll(titles).toEqual(['Water leak']);
  await app.refuseNotifications(true);
  await house.publish('smoke/state', 'ON');
  await goTo(page, '#/alerts');
  const smoke = page.getByRole('article', { name: 'Smoke detected' });
  // The desktop's service answers with words of its own; Electron's reason is empty.
  await expect(smoke).toContainText(
    onElectron ? 'Could not be shown: ' : 'Could not be shown: the system did not say why',
  );
  expect(await titles()).toEqual(['Water leak']);

  const [leak] = await app.notifications();
  await app.clickNotification(leak?.key ?? 0);
  await expect(page.getByRole('heading', { level: 1, name: 'Cellar' })).toBeAttached();
  await house.publish('leak/state', 'OFF');
  await expect.poll(async () => (await app.notifications())[0]?.open).toBe(false);
});

test('an unexpected error is written, ends the app with no box, and is told at the next start', async ({
  launchOn,
  dataDir,
}) => {
  test.skip(onElectron, 'relaunch.spec.ts lets real Electron start again by itself');
  const first = await launchOn({});
  await finishSetup(await first.page());
  await first.ask('fail', 'nobody expected this').catch(() => undefined);
  await expect.poll(() => first.isRunning()).toBe(false);
  expect(log(dataDir)).toContain('nobody expected this');
  expect(JSON.parse(readFileSync(path.join(dataDir, 'crashes.json'), 'utf8'))).toHaveLength(1);
  const second = await launchOn({});
  expect(await notices(second)).toEqual(['crashed']);
});

test('GNOME without a tray host: said once, with the extension’s name, and the window stays in the launcher', async ({
  dataDir,
}) => {
  test.skip(!onElectron || process.platform !== 'linux', 'the tests of the stand-in have no session bus');
  const start = () => launchElectron({ dataDir, args: [], gnomeWithoutTray: true });
  const first = await start();
  try {
    const page = await first.page();
    await finishSetup(page);
    const said = page.getByText(
      'This desktop shows no tray icons. The extension “AppIndicator and KStatusNotifierItem',
    );
    await expect(said).toBeVisible();
    await first.closeWindow();
    expect(await first.windows()).toBe(1);
    await page.evaluate(() => window.inglenook.command('app.dismissNotice', { code: 'tray.noHost' }));
    expect(await first.quit()).toBe(0);
  } finally {
    if (first.isRunning()) await first.kill();
  }
  const second = await start();
  try {
    expect(await notices(second)).toEqual([]);
    await second.closeWindow();
    expect(await second.windows()).toBe(1);
  } finally {
    await second.kill();
  }
});

test('the zoom keys work without a menu, and the size is kept', async ({ launch }) => {
  const first = await launch();
  await finishSetup(await first.page());
  expect(await first.zoomLevel()).toBe(0);
  for (const key of ['=', '=', '-']) await first.pressControl(key);
  await expect.poll(() => first.zoomLevel()).toBe(1);
  await first.pressControl('=');
  await expect.poll(() => first.zoomLevel()).toBe(2);
  await first.closeWindow();
  await expect.poll(() => first.windows()).toBe(0);
  await first.clickMenu('Open Inglenook');
  await first.page();
  await expect.poll(() => first.zoomLevel()).toBe(2);
  expect(await first.quit()).toBe(0);
  const second = await launch();
  await second.page();
  await expect.poll(() => second.zoomLevel()).toBe(2);
  await second.pressControl('0');
  await expect.poll(() => second.zoomLevel()).toBe(0);
});
