/** Names that devices give themselves: markup, endless ones, right-to-left, emoji. All are text; none breaks a view. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { finishSetup, type House, startHouse } from './support/house.ts';
import { goTo, shareApp } from './support/shared-app.ts';

const names: Readonly<Record<string, string>> = {
  markup: '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>',
  long: 'x'.repeat(10_000),
  words: 'a very long name '.repeat(600),
  rtl: '\u202eمصباح غرفة النوم',
  emoji: '👨‍👩‍👧‍👦🏳️‍🌈 Lamp 🔥'.repeat(5),
  template: '{{ states.light }} {% raw %} %s &lt;b&gt;',
  proto: '__proto__',
};

let house: House;

test.beforeAll(async () => {
  house = await startHouse();
  for (const [key, name] of Object.entries(names)) {
    await house.publish(`${key}/state`, 'OFF');
    await house.announce('switch', key, {
      name,
      state_topic: `${key}/state`,
      command_topic: `${key}/set`,
      device: { identifiers: [key], name, suggested_area: name, manufacturer: name, model: name },
    });
    await house.publish(`${key}/note`, name.slice(0, 2_000));
    await house.announce('sensor', `${key}_note`, {
      name: 'Note',
      state_topic: `${key}/note`,
      device: { identifiers: [key], name },
    });
  }
});
test.afterAll(() => house.stop());

const shared = shareApp(
  () => ['--broker', house.url],
  async (page, app) => {
    await finishSetup(page);
    await expect.poll(async () => (await app.tray()).toolTip).toContain(`${Object.keys(names).length} devices`);
  },
);

const entities = (page: Page) =>
  page.evaluate(async () => {
    const answer = await window.inglenook.command('service.snapshot', {});
    return answer.ok ? answer.value.entities.filter(({ platform }) => platform === 'switch').map(({ id }) => id) : [];
  });

/** Nothing ran, and nothing is wider than the window. */
async function expectUnharmed(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await page.locator('img[src="x"], #root script').count()).toBe(0);
  const overflow = await page.evaluate(() => {
    const main = document.getElementById('main');
    return Math.max(
      document.documentElement.scrollWidth - document.documentElement.clientWidth,
      (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0),
    );
  });
  expect(overflow).toBeLessThanOrEqual(0);
}

for (const [size, viewport] of [
  ['wide', { width: 1280, height: 800 }],
  ['narrow', { width: 400, height: 800 }],
] as const) {
  test(`every view stands, ${size}`, async () => {
    const page = shared.page();
    await page.setViewportSize(viewport);
    await goTo(page, '#/home');
    await expect(page.locator('article').first()).toBeVisible();
    await expectUnharmed(page);

    const ids = await entities(page);
    expect(ids).toHaveLength(Object.keys(names).length);
    for (const id of ids) {
      await goTo(page, `#/device/${encodeURIComponent(id)}`);
      await expect(page.locator(`[data-entity-id="${id}"]`)).toBeVisible();
      await expectUnharmed(page);
    }
    for (const hash of ['#/tasks/new', '#/settings/about', `#/automations/new?entity=${ids[0]}&kind=notify`]) {
      await goTo(page, hash);
      await expect(page.locator('#main h1')).toBeVisible();
      await expectUnharmed(page);
    }
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Search everything' });
    await palette.getByRole('combobox').fill('onerror');
    await expect(palette.getByRole('option').first()).toContainText('<img src=x');
    await page.keyboard.press('Escape');
    await expectUnharmed(page);
  });
}

test('such a device is operated like any other', async () => {
  const page = shared.page();
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const id of await entities(page)) {
    await goTo(page, `#/device/${encodeURIComponent(id)}`);
    const row = page.locator(`[data-entity-id="${id}"]`);
    await row.getByRole('switch').click();
    await expect(row.getByRole('switch')).toBeChecked();
  }
  expect(house.sent.toSorted()).toEqual(
    Object.keys(names)
      .map((key) => `${key}/set ON`)
      .toSorted(),
  );
});

test('the tray shows one short line for each', async () => {
  const page = shared.page();
  const favourites = await entities(page);
  await page.evaluate((ids) => window.inglenook.command('settings.update', { patch: { favourites: ids } }), favourites);
  const app = shared.app();
  await expect.poll(async () => (await app.tray()).menu.some(({ label }) => label.includes('<img'))).toBe(true);
  for (const { label } of (await app.tray()).menu) {
    expect(label.length).toBeLessThanOrEqual(120);
    // Joiners are part of emoji and of Persian words; what else is invisible only steers the line.
    expect(label).not.toMatch(/\p{Cc}|(?![\u200c\u200d])\p{Cf}/u);
  }
});
