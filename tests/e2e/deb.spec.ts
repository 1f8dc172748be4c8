/** The installed Debian package, as the desktop starts it: `npm run test:deb` installs it before and removes it after. */
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readDesktopEntry } from './support/desktop-entry.ts';
import { expect, test } from './support/fixtures.ts';
import { finishSetup } from './support/house.ts';
import { launchCommand, readFuses, wantedFuses } from './support/packaged-driver.ts';
import { goTo } from './support/shared-app.ts';

const applications = '/usr/share/applications';
const entry = readDesktopEntry(path.join(applications, 'inglenook.desktop'));

test('it comes up from its entry in the menu, keeps what is set, and quits from the tray', async () => {
  const { HOME = '', XDG_CONFIG_HOME = '' } = process.env;
  const app = await launchCommand(entry.command);
  try {
    const page = await app.page();
    await expect(page).toHaveTitle(/Inglenook/);
    await finishSetup(page, { theme: 'dark' });
    await expect.poll(() => app.panel.toolTip()).toContain('Inglenook');
    expect((await app.panel.menu()).map(({ label }) => label)).toContain('Open Inglenook');
    await goTo(page, '#/settings/about');
    await expect(page.getByRole('status', { name: 'Updates' })).toContainText(
      'kept up to date by the system’s package',
    );
    await page.screenshot({ path: path.join(test.info().outputDir, 'installed.png') });
    await app.panel.press('Quit');
    expect(await app.ended).toBe(0);
  } finally {
    await test.info().attach('output', { body: app.output() });
    await app.close();
  }
  expect(XDG_CONFIG_HOME.startsWith(HOME)).toBe(true);
  const settings = JSON.parse(readFileSync(path.join(XDG_CONFIG_HOME, 'Inglenook', 'settings.json'), 'utf8'));
  expect(settings).toMatchObject({ setupDone: true, theme: 'dark' });
});

test('its files are those of a whole package', async () => {
  const [program = ''] = entry.command;
  accessSync(entry.fields.get('TryExec') ?? '', constants.X_OK);
  expect(await readFuses(program)).toEqual(wantedFuses);
  // Chromium's helper has root's rights, for systems without user namespaces.
  expect(statSync(path.join(path.dirname(program), 'chrome-sandbox')).mode & 0o7777).toBe(0o4755);
  // The package manager brings new versions: the app is to know.
  expect(readFileSync(path.join(path.dirname(program), 'resources', 'package-type'), 'utf8')).toBe('deb');
  for (const size of ['16x16', '48x48', '128x128', '512x512']) {
    expect(existsSync(`/usr/share/icons/hicolor/${size}/apps/${entry.fields.get('Icon')}.png`)).toBe(true);
  }
});

test('links and files of the app are known to the desktop', () => {
  expect(entry.fields.get('MimeType')).toBe('x-scheme-handler/inglenook;application/vnd.inglenook+json;');
  // Made by the triggers of other packages, on every desktop; a bare container may not have them.
  const caches = [
    [path.join(applications, 'mimeinfo.cache'), 'x-scheme-handler/inglenook=inglenook.desktop;'],
    ['/usr/share/mime/globs', 'application/vnd.inglenook+json:*.inglenook'],
  ] as const;
  const there = caches.filter(([file]) => existsSync(file));
  test.skip(there.length === 0, 'neither desktop-file-utils nor shared-mime-info is installed');
  for (const [file, line] of there) expect(readFileSync(file, 'utf8')).toContain(line);
});
