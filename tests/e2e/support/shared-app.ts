/** One app for all tests of a file, where they leave it as they found it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { AppDriver } from './driver.ts';
import { expect, launchApp, test } from './fixtures.ts';

/** A step that cannot be done fails long before its test runs out of time. */
const actionTimeoutMs = 15_000;

export interface SharedApp {
  app(): AppDriver;
  page(): Page;
}

/**
 * Launches an app before the first test of the file and ends it after the last one. `args` is asked when it starts,
 * and `prepare` readies it. The file's tests run in order in one worker; after one that failed there is a new app.
 */
export function shareApp(
  args: () => readonly string[],
  prepare: (page: Page, app: AppDriver) => Promise<void> = async () => undefined,
): SharedApp {
  test.describe.configure({ mode: 'default' });
  let dataDir = '';
  let app: AppDriver | undefined;
  let page: Page | undefined;
  test.beforeAll(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'inglenook-e2e-'));
    app = await launchApp({ dataDir, args: args() });
    page = await app.page();
    page.setDefaultTimeout(actionTimeoutMs);
    await prepare(page, app);
  });
  test.afterEach(async () => {
    const info = test.info();
    if (info.status !== info.expectedStatus && app !== undefined) await info.attach('output', { body: app.output() });
  });
  test.afterAll(async () => {
    if (app?.isRunning()) await app.kill();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  });
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the app is launched before the tests, not while they are collected');
    return value;
  };
  return { app: () => there(app), page: () => there(page) };
}

/** The demo home, with all of its devices and their first states. */
export function shareDemoHome(): SharedApp {
  return shareApp(
    () => ['--demo'],
    async (page) => {
      await page.getByRole('navigation', { name: 'Rooms' }).waitFor({ timeout: 30_000 });
      await waitForEntity(page, 'light.reading_lamp', 'on');
    },
  );
}

/** Waits until an entity is known to the service, in a state when one is given. */
export async function waitForEntity(page: Page, id: string, state?: string): Promise<void> {
  const ask = () =>
    page.evaluate(async (wanted) => {
      const answer = await window.inglenook.command('service.snapshot', {});
      const found = answer.ok ? answer.value.entities.find((entity) => entity.id === wanted) : undefined;
      return found?.available === true ? found.state : 'not there';
    }, id);
  const polled = expect.poll(ask, { message: `the state of ${id}`, timeout: 20_000 });
  await (state === undefined ? polled.not.toBe('not there') : polled.toBe(state));
}

/** Goes to a place as a link would: `#/alerts/rules`. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
}

/** An entity's panel on its device's page; goes there. */
export async function openEntity(page: Page, id: string): Promise<Locator> {
  await goTo(page, `#/device/${encodeURIComponent(id)}`);
  const row = page.locator(`[data-entity-id="${id}"]`);
  await row.waitFor();
  return row;
}

/** Waits until the last command of an entity ends confirmed. The mark is shown for a moment only. */
export async function confirmed(row: Locator): Promise<void> {
  await row.locator('[data-command-phase="confirmed"]').waitFor();
}
