/** axe finds nothing serious on any view, in light and dark. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { goTo, openEntity, shareDemoHome } from './support/shared-app.ts';

const views: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  home: (page) => goTo(page, '#/home'),
  'a room': (page) => goTo(page, '#/room/Hall'),
  'a light': (page) => openEntity(page, 'light.reading_lamp'),
  'an alarm panel': (page) => openEntity(page, 'alarm_control_panel.house_alarm'),
  'a thermostat': (page) => openEntity(page, 'climate.air_conditioner'),
  alerts: (page) => goTo(page, '#/alerts'),
  rules: (page) => goTo(page, '#/alerts/rules'),
  tasks: (page) => goTo(page, '#/tasks'),
  'a new task': (page) => goTo(page, '#/tasks/new'),
  automations: (page) => goTo(page, '#/automations'),
  'a new automation': (page) => goTo(page, '#/automations/new?entity=light.reading_lamp&kind=notify'),
  ...Object.fromEntries(
    ['general', 'brokers', 'discovery', 'notifications', 'history', 'backup', 'about'].map((name) => [
      `settings: ${name}`,
      (page: Page) => goTo(page, `#/settings/${name}`),
    ]),
  ),
  'an automation': async (page) => {
    const automation = {
      id: 'seen',
      name: 'Seen',
      enabled: true,
      triggers: [{ type: 'sun', event: 'sunset' }],
      conditions: [{ type: 'state', entityId: 'light.reading_lamp', is: ['off'] }],
      actions: [],
      mode: 'single',
      maxRuns: 1,
    } as const;
    await page.evaluate(
      (definition) => window.inglenook.command('automation.save', { automation: definition }),
      automation,
    );
    await page.evaluate(() => window.inglenook.command('automation.run', { id: 'seen' }));
    await goTo(page, '#/automations/runs:seen');
    await page.getByText('Finished').first().waitFor();
  },
  'what a device can be asked for': async (page) => {
    await goTo(page, '#/room/Hall');
    await page.getByRole('button', { name: 'Actions of Front door', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Notify me when…' }).click();
    await page.getByRole('dialog').waitFor();
  },
  'a dialog': async (page) => {
    await goTo(page, '#/settings/brokers');
    await page.getByRole('button', { name: 'Add a broker' }).click();
  },
  'the palette': async (page) => {
    await goTo(page, '#/home');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill('lamp');
  },
};

async function expectNothingSerious(page: Page): Promise<void> {
  // Its legacy mode opens no page of its own, which a debugging connection to an app cannot do.
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} (${node.failureSummary})`));
  expect(serious).toEqual([]);
  expect(passes.length).toBeGreaterThan(10);
}

/** Until nothing moves: colours that fade in have too little contrast on their way. */
async function still(page: Page): Promise<void> {
  await expect(page.locator('#main, main').first()).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /^(Loading|Starting)/ })).toHaveCount(0);
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((each) => each.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
}

const home = shareDemoHome();

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [name, open] of Object.entries(views)) {
    test(`${name}, ${colorScheme}`, async () => {
      const page = home.page();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page);
      await still(page);
      await expectNothingSerious(page);
      await page.keyboard.press('Escape');
    });
  }
}
