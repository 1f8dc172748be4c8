/**
 * `npm run screenshots -- [FOLDER [SCENE...]]`: every view of the demo home, or these, light and dark, in three widths, to be
 * looked at. Pages that are longer than the window are taken as a whole.
 * `--language=fr` has the window speak that, `--sizes=wide,narrow` and `--schemes=light` take only those.
 * `--readme` takes the pictures of the README instead, into build/screenshots.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { type Language, languageNames, mannerOf } from '../../preload/words/languages.ts';
import { loadPageCatalogue, type PageCatalogue } from '../../preload/words/page.ts';
import { createWords } from '../../preload/words/words.ts';
import type { AppDriver } from '../e2e/support/driver.ts';
import { launchStandIn } from '../e2e/support/standin-driver.ts';
import { createAutomations } from './automations.ts';
import { type Scene, scenesIn } from './scenes.ts';

const sizes = {
  wide: { width: 1280, height: 800 },
  medium: { width: 820, height: 800 },
  narrow: { width: 420, height: 800 },
} as const;
const sizeNames = ['wide', 'medium', 'narrow'] as const;
/** Of a page that is taken as a whole. */
const highest = 4_000;
const schemes = ['light', 'dark'] as const;
type Size = keyof typeof sizes;
type Scheme = (typeof schemes)[number];

const { values: chosen, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    language: { type: 'string', default: 'en' },
    sizes: { type: 'string', default: sizeNames.join() },
    schemes: { type: 'string', default: schemes.join() },
    readme: { type: 'boolean', default: false },
  },
});
const language: Language = languageNames.find((name) => name === chosen.language) ?? 'en';
const takenSizes = sizeNames.filter((name) => chosen.sizes.split(',').includes(name));
const takenSchemes = schemes.filter((name) => chosen.schemes.split(',').includes(name));
const words = createWords<PageCatalogue>(
  await loadPageCatalogue(language),
  mannerOf({ language, hourCycle: 'system', temperatureUnit: 'C' }, []),
);
const scenes = scenesIn(words);

/** Pictures need animations to end, not conditions to hold. */
const settleMs = 700;
/** Until the sensors of the demo home have said something a few times. */
const lifeMs = 5_000;

async function take(page: Page, scene: Scene, size: Size, scheme: Scheme, file: string): Promise<void> {
  await page.setViewportSize(sizes[size]);
  await page.emulateMedia({ colorScheme: scheme });
  await page.evaluate((next) => {
    location.hash = next;
  }, scene.hash);
  await page.waitForTimeout(settleMs);
  await scene.prepare?.(page);
  await page.waitForTimeout(settleMs);
  const more = await page.evaluate(() => {
    const main = document.querySelector('#main');
    return main === null || document.querySelector('[role=dialog]') !== null
      ? 0
      : main.scrollHeight - main.clientHeight;
  });
  if (more > 0) {
    const { width, height } = sizes[size];
    await page.setViewportSize({ width, height: Math.min(highest, height + more) });
    await page.waitForTimeout(settleMs);
  }
  await page.screenshot({ path: file });
  await scene.leave?.(page);
}

async function withApp(args: readonly string[], use: (page: Page, app: AppDriver) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'inglenook-shots-'));
  const app = await launchStandIn({ dataDir, args });
  try {
    await use(await app.page(), app);
  } finally {
    await app.kill();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function furnish(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Rooms' }).waitFor({ timeout: 30_000 });
  await page.waitForTimeout(lifeMs);
  await page.evaluate(
    (ids) => window.inglenook.command('settings.update', { patch: { favourites: ids } }),
    [
      'light.reading_lamp',
      'climate.radiator',
      'lock.front_door_lock',
      'cover.window_blinds',
      'switch.coffee_machine',
      'vacuum.rosie',
    ],
  );
  await createAutomations(page);
  await speak(page);
}

async function speak(page: Page): Promise<void> {
  await page.evaluate((each) => window.inglenook.command('settings.update', { patch: { language: each } }), language);
  await page.waitForTimeout(settleMs);
}

/** In each size and scheme. */
async function takeEach(page: Page, scene: Scene, folder: string): Promise<void> {
  for (const size of takenSizes) {
    for (const scheme of takenSchemes) {
      await take(page, scene, size, scheme, join(folder, `${scene.name}-${scheme}-${size}.png`));
    }
  }
}

async function takeAll(folder: string, wanted: readonly string[]): Promise<void> {
  const isWanted = ({ name }: Scene): boolean => wanted.length === 0 || wanted.includes(name);
  await withApp([], async (page) => {
    await speak(page);
    const first: Scene = { name: 'first-run', hash: '#/home' };
    const empty: Scene = {
      name: 'no-broker',
      hash: '#/home',
      prepare: async () => {
        await page.evaluate(() => window.inglenook.command('settings.update', { patch: { setupDone: true } }));
      },
    };
    for (const scene of [first, empty].filter(isWanted)) {
      await takeEach(page, scene, folder);
    }
  });
  await withApp(['--demo'], async (page, app) => {
    await furnish(page);
    for (const scene of scenes.filter(isWanted)) await takeEach(page, scene, folder);
    if (wanted.length > 0 && !wanted.includes('panel')) return;
    for (const scheme of takenSchemes) await takePanel(page, app, scheme, join(folder, `panel-${scheme}.png`));
  });
}

/** The panel at the tray, with a few readings pinned; as high as what it shows. */
async function takePanel(page: Page, app: AppDriver, scheme: Scheme, file: string): Promise<void> {
  await page.evaluate(() =>
    window.inglenook.command('settings.update', {
      patch: { pinned: ['sensor.living_room_temperature', 'sensor.bedroom_climate_humidity', 'climate.radiator'] },
    }),
  );
  await app.clickTray();
  const panel = await app.flyoutPage();
  await panel.emulateMedia({ colorScheme: scheme });
  await panel.locator('[data-tile]').first().waitFor();
  await panel.waitForTimeout(settleMs);
  await panel.screenshot({ path: file });
  await panel.keyboard.press('Escape');
}

async function takeForReadme(): Promise<void> {
  const folder = fileURLToPath(new URL('../../build/screenshots', import.meta.url));
  mkdirSync(folder, { recursive: true });
  await withApp(['--demo'], async (page, app) => {
    await furnish(page);
    await takePanel(page, app, 'light', join(folder, 'panel-light.png'));
    for (const [name, scheme] of [
      ['home', 'light'],
      ['home', 'dark'],
      ['device', 'light'],
      ['automations', 'light'],
    ] as const) {
      const scene = scenes.find((each) => each.name === name);
      if (scene === undefined) throw new Error(`there is no scene ${name}`);
      await take(page, scene, 'wide', scheme, join(folder, `${name}-${scheme}.png`));
    }
  });
}

const [target = join(tmpdir(), 'inglenook-screenshots'), ...wanted] = positionals;
if (chosen.readme) await takeForReadme();
else {
  mkdirSync(target, { recursive: true });
  await takeAll(target, wanted);
  console.log(target);
}
