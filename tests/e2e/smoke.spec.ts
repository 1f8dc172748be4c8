import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from './support/eventually.ts';
import { expect, onElectron, test } from './support/fixtures.ts';

test('the window opens with its page and reaches the app through the bridge alone', async ({ launch }) => {
  const app = await launch();
  const page = await app.page();
  await expect(page).toHaveTitle(/Inglenook/);
  const seen = await page.evaluate(async () => ({
    bridge: Object.keys(window.inglenook),
    node: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in globalThis),
    state: await window.inglenook.command('page.state', {}),
  }));
  expect(seen.bridge).toEqual(['command', 'on']);
  expect(seen.node).toEqual([]);
  expect(seen.state).toMatchObject({ ok: true, value: { app: { demo: false }, settings: { setupDone: false } } });
});

test('the page is locked down', async ({ launch }) => {
  const app = await launch();
  const page = await app.page();
  const wanted: Readonly<Record<string, boolean>> = {
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  };
  const told = await app.webPreferences();
  // Electron tells what it handed to the page's process, which is not all of them, and differs by version.
  const names = Object.keys(wanted).filter((name) => !onElectron || name in told);
  expect(names).toEqual(expect.arrayContaining(['contextIsolation', 'sandbox', 'nodeIntegration', 'webSecurity']));
  expect(told).toMatchObject(Object.fromEntries(names.map((name) => [name, wanted[name]])));

  const response = await page.reload();
  expect(response?.headers()['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
      "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );

  const attempts = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = true';
    document.body.append(script);
    const fetched = await fetch('index.html').then(
      () => 'answered',
      () => 'refused',
    );
    return { injected: 'injected' in globalThis, fetched, opened: window.open('https://example.com') === null };
  });
  expect(attempts).toMatchObject({ injected: false, fetched: 'refused' });
  if (onElectron) expect(attempts.opened).toBe(true);

  const before = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await expect.poll(() => page.evaluate(() => document.readyState)).toBe('complete');
  expect(page.url()).toBe(before);
  expect(await app.windows()).toBe(1);
});

test('commands that make no sense are refused with a reason', async ({ launch }) => {
  const page = await (await launch()).page();
  const answers = await page.evaluate(async () => {
    const command = window.inglenook.command as (name: unknown, request: unknown) => Promise<unknown>;
    return [
      await command('no.such', {}),
      await command('__proto__', {}),
      await command(7, {}),
      await command('app.openExternal', { url: 'file:///etc/passwd' }),
      await command('app.openExternal', { url: 'https://example.com', extra: 1 }),
      await command('entity.command', { id: 'light.none', action: 'turn_on' }),
      await command('settings.import', { json: 'x'.repeat(2_000_000) }),
    ];
  });
  expect(answers).toMatchObject([
    { ok: false, error: { code: 'request.invalid' } },
    { ok: false, error: { code: 'request.invalid' } },
    { ok: false, error: { code: 'request.invalid', detail: 'name' } },
    { ok: false, error: { code: 'request.invalid', detail: 'url' } },
    { ok: false, error: { code: 'request.invalid', detail: 'extra' } },
    { ok: false, error: { code: 'entity.unknown' } },
    { ok: false, error: { code: 'request.tooLarge' } },
  ]);
});

test('closing the window keeps the app; tray and a second start bring it back; quitting ends it', async ({
  launch,
}) => {
  const app = await launch();
  await app.page();
  await app.closeWindow();
  await expect.poll(() => app.windows()).toBe(0);
  expect(app.isRunning()).toBe(true);

  await app.clickMenu('Open Inglenook');
  await expect.poll(() => app.windows()).toBe(1);
  await app.closeWindow();
  await expect.poll(() => app.windows()).toBe(0);

  expect(await app.startAgain()).toBe(0);
  await expect.poll(() => app.windows()).toBe(1);
  const page = await app.page();
  await app.clickMenu('Settings');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/settings');

  expect(await app.quit()).toBe(0);
  expect(app.isRunning()).toBe(false);
});

test('--hidden opens no window, and a crash is told at the next start', async ({ launch, dataDir }) => {
  const app = await launch('--hidden');
  await eventually('the app has a tray', async () => (await app.tray().catch(() => undefined)) !== undefined);
  expect(await app.windows()).toBe(0);
  await app.kill();
  expect(existsSync(path.join(dataDir, 'running'))).toBe(true);

  const again = await launch();
  const page = await again.page();
  const state = await page.evaluate(() => window.inglenook.command('page.state', {}));
  expect(state).toMatchObject({ ok: true, value: { app: { notices: [{ code: 'crashed' }] } } });
  expect(await again.quit()).toBe(0);
  expect(existsSync(path.join(dataDir, 'running'))).toBe(false);
  expect(readFileSync(path.join(dataDir, 'inglenook.log'), 'utf8')).not.toContain('"level":"error"');
});

test('a page that crashes is rebuilt', async ({ launch }) => {
  const app = await launch();
  const page = await app.page();
  await page.evaluate(() => {
    document.title = 'before the crash';
  });
  await page.goto('chrome://crash').catch(() => undefined); // The navigation never ends.
  await expect.poll(() => app.output()).toContain('page.crashed');
  const title = async () => (await app.page()).title().catch(() => '');
  await expect.poll(title).toMatch(/Inglenook/);
  expect(await app.windows()).toBe(1);
});
