/** `npm run screenshots -- [FOLDER]`: every view of the demo home, light and dark, wide and narrow, to be looked at. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchStandIn } from '../e2e/support/standin-driver.ts';

const folder = process.argv[2] ?? join(tmpdir(), 'inglenook-screenshots');
const sizes = { wide: { width: 1280, height: 860 }, narrow: { width: 420, height: 860 } };
const views = ['home', 'alerts', 'tasks', 'automations', 'settings'];

/** Pictures need animations to end, not conditions to hold. */
function settle(page: Page, ms = 600): Promise<void> {
  return page.waitForTimeout(ms);
}

async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
  await settle(page);
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'inglenook-shots-'));
  const app = await launchStandIn({ dataDir, args: ['--demo'] });
  try {
    const page = await app.page();
    await page.getByRole('navigation', { name: 'Rooms' }).waitFor({ timeout: 30_000 });
    await settle(page, 5_000);
    const device = await page.evaluate(async () => {
      const state = await window.inglenook.command('page.state', {});
      const light = state.ok ? state.value.entities.find((entity) => entity.platform === 'light') : undefined;
      return light?.deviceId ?? '';
    });
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const view of views) {
          await show(page, `#/${view}`);
          await page.screenshot({ path: join(folder, `${view}-${colorScheme}-${size}.png`) });
        }
        await show(page, `#/device/${encodeURIComponent(device)}`);
        await page.screenshot({ path: join(folder, `device-${colorScheme}-${size}.png`) });
      }
    }
  } finally {
    await app.kill();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

await main();
