/** axe finds nothing serious on any view, in light and dark. */
import type { Page } from '@playwright/test';
import { axe } from './support/axe.ts';
import { englishLeft } from './support/english.ts';
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
  arrange: (page) => goTo(page, '#/home?arrange=1'),
  'arrange a room': (page) => goTo(page, '#/room/Hall?arrange=1'),
  'failed tasks': (page) => goTo(page, '#/tasks/failed'),
  'runs of tasks': (page) => goTo(page, '#/tasks/runs'),
  tasks: (page) => goTo(page, '#/tasks'),
  'a new task': (page) => goTo(page, '#/tasks/new'),
  automations: (page) => goTo(page, '#/automations'),
  'a new automation': (page) => goTo(page, '#/automations/new?entity=light.reading_lamp&kind=notify'),
  ...Object.fromEntries(
    ['general', 'brokers', 'discovery', 'notifications', 'http', 'agents', 'history', 'backup', 'about'].map((name) => [
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
  const { violations, passes } = await axe(page).analyze();
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

/** As wide as it is then. */
const zoomed = { width: 640, height: 400 };

/** What is wider than the page and is not in a box that scrolls by itself: to read it one would have to scroll in two directions. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('#main, main');
    if (main === null) return ['there is no page'];
    const { right } = main.getBoundingClientRect();
    const scrolls = (element: Element): boolean =>
      element !== main && (/auto|scroll|hidden/.test(getComputedStyle(element).overflowX) || within(element));
    const within = (element: Element): boolean => element.parentElement !== null && scrolls(element.parentElement);
    const seen = [...main.querySelectorAll('button, input, select, textarea, h1, h2, p, a')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.right > right + 1 && element.closest('.visually-hidden') === null && !within(element);
    });
    return seen.map((element) => `${element.tagName} ${element.textContent?.slice(0, 60)}`);
  });

test.describe('in a window of 1280 by 800 at 200 %', () => {
  for (const [name, open] of Object.entries(views)) {
    test(`${name}: nothing serious, and nothing too wide`, async () => {
      const page = home.page();
      const before = page.viewportSize() ?? { width: 1280, height: 800 };
      await page.setViewportSize(zoomed);
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await open(page);
      await still(page);
      await expectNothingSerious(page);
      expect(await tooWide(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.setViewportSize(before);
    });
  }
});

test('with reduced motion nothing moves on its own', async () => {
  const page = home.page();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const hash of ['#/home', '#/room/Living%20room', '#/alerts', '#/tasks']) {
    await goTo(page, hash);
    await still(page);
    // A change of colour takes 1 ms then, which is no movement.
    const moving = await page.evaluate(
      () =>
        document
          .getAnimations()
          .filter((each) => each.playState === 'running' && Number(each.effect?.getComputedTiming().activeDuration) > 1)
          .length,
    );
    expect(moving, hash).toBe(0);
  }
});

for (const language of ['en', 'fr'] as const) {
  test(`a screen reader hears the name, the state and what can be done of every tile, in ${language}`, async () => {
    const page = home.page();
    const speak = (each: 'en' | 'fr') =>
      page.evaluate((name) => window.inglenook.command('settings.update', { patch: { language: name } }), each);
    await speak(language);
    for (const room of ['Living room', 'Hall', 'Kitchen', 'Garden']) {
      await goTo(page, `#/room/${encodeURIComponent(room)}`);
      await expect(page.getByRole('heading', { level: 1, name: room })).toBeVisible();
      await page.locator('#main article').first().waitFor();
      const wrong = await page.evaluate(() => {
        const groupOf = (element: Element): string =>
          element.closest('article [role=group]')?.getAttribute('aria-label') ?? '';
        const ownName = (element: Element): string =>
          (element.getAttribute('aria-label') ?? [...((element as HTMLInputElement).labels ?? [])].join(' ')) ||
          (element.textContent ?? '');
        const nameOf = (element: Element): string => `${groupOf(element)} ${ownName(element)}`.trim();
        return [...document.querySelectorAll('#main article')].flatMap((tile) => {
          const name = tile.getAttribute('aria-label') ?? '';
          const state = tile.querySelector('[data-testid="state"]')?.textContent ?? '';
          const controls = [...tile.querySelectorAll('button, input, a[href]')];
          const unnamed = controls.filter((each) => nameOf(each).trim() === '').length;
          // Which of two lamps a switch belongs to must be heard at the switch itself.
          const [first = ''] = name.split(' ').slice(-1);
          const strange = controls.filter((each) => !nameOf(each).toLowerCase().includes(first.toLowerCase()));
          const own = strange.map(nameOf);
          return name === '' || state === '' || unnamed > 0 || own.length > 0 ? [`${name}: ${state}, ${own}`] : [];
        });
      });
      expect(wrong, room).toEqual([]);
      if (language !== 'en') expect(await englishLeft(page, language), room).toEqual([]);
    }
    await speak('en');
  });
}
