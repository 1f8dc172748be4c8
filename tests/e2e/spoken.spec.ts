/**
 * French and Chinese, as German in locale.spec.ts: numbers, set-points, times, dates and lists as the language writes
 * them, and nothing left in English on any page.
 */
import type { Language } from '../../preload/words/languages.ts';
import { englishLeft } from './support/english.ts';
import { expect, test } from './support/fixtures.ts';
import { finishSetup, type House, startHouse } from './support/house.ts';
import { goTo, openEntity, shareApp, shareDemoHome, waitForEntity } from './support/shared-app.ts';

interface Manner {
  readonly language: Language;
  readonly celsius: RegExp;
  readonly fahrenheit: RegExp;
  /** 20.5 °C, and then 70.7 °F, which are 21.5 °C, as they are typed. */
  readonly typed: readonly [celsius: string, fahrenheit: string];
  readonly send: string;
  readonly daily: RegExp;
  readonly evening: RegExp;
  readonly home: RegExp;
  readonly date: RegExp;
}

const manners: readonly Manner[] = [
  {
    language: 'fr',
    celsius: /21,5\s°C/,
    fahrenheit: /70,7\s°F/,
    typed: ['20,5', '70,7'],
    send: 'Régler',
    daily: /Tous les jours à 19:30/,
    evening: /7:30\sPM/,
    home: /Anaïs et Zoé à la maison/,
    date: /\d{1,2} (janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)\.?/,
  },
  {
    language: 'zh-Hans',
    celsius: /21\.5\s°C/,
    fahrenheit: /70\.7\s°F/,
    typed: ['20.5', '70.7'],
    send: '设置',
    daily: /每天\s?19:30/,
    evening: /下午\s?7:30/,
    home: /Anaïs和Zoé在家/,
    date: /\d{1,2}月\d{1,2}日/,
  },
];

for (const manner of manners) {
  test.describe(manner.language, () => {
    let house: House;
    test.beforeAll(async () => {
      house = await startHouse();
      await house.publish('warm/state', '21.5');
      await house.announce('sensor', 'warm', {
        name: null,
        default_entity_id: 'sensor.warm',
        state_topic: 'warm/state',
        device_class: 'temperature',
        unit_of_measurement: '°C',
        device: { identifiers: ['warm'], name: 'Sonde', suggested_area: 'Salon' },
      });
      await house.publish('target/state', '19');
      await house.announce('number', 'target', {
        name: 'Consigne',
        default_entity_id: 'number.target',
        device_class: 'temperature',
        unit_of_measurement: '°C',
        command_topic: 'target/set',
        state_topic: 'target/state',
        min: 5,
        max: 30,
        step: 0.5,
        mode: 'box',
      });
      for (const [id, name] of [
        ['anais', 'Anaïs'],
        ['zoe', 'Zoé'],
      ] as const) {
        await house.publish(`${id}/state`, 'home');
        await house.announce('device_tracker', id, {
          name,
          default_entity_id: `device_tracker.${id}`,
          state_topic: `${id}/state`,
        });
      }
    });
    test.afterAll(() => house.stop());

    const shared = shareApp(
      () => ['--broker', house.url],
      async (page) => {
        await finishSetup(page, {
          language: manner.language,
          hourCycle: '24',
          temperatureUnit: 'C',
          timeZone: 'UTC',
        });
        await waitForEntity(page, 'sensor.warm', '21.5');
        await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${manner.language}`));
      },
    );
    const choose = (patch: object) =>
      shared.page().evaluate((each) => window.inglenook.command('settings.update', { patch: each }), patch);

    test('readings are written as there, in °C and in °F', async () => {
      const page = shared.page();
      await goTo(page, '#/room/Salon');
      const sensor = page.getByRole('article', { name: 'Sonde' });
      await expect(sensor).toContainText(manner.celsius);
      await choose({ temperatureUnit: 'F' });
      await expect(sensor).toContainText(manner.fahrenheit);
      await choose({ temperatureUnit: 'C' });
    });

    test('a set-point is typed as there, and goes out in the unit of the device', async () => {
      const page = shared.page();
      const sets = (): readonly string[] => house.sent.filter((line) => line.startsWith('target/set'));
      for (const [index, unit] of (['C', 'F'] as const).entries()) {
        await choose({ temperatureUnit: unit });
        const row = await openEntity(page, 'number.target');
        // The page is made anew for another unit, and would forget what is typed before.
        await expect(row).toContainText(`°${unit}`);
        await row.getByRole('spinbutton').fill(manner.typed[index] ?? '');
        await row.getByRole('button', { name: manner.send, exact: true }).click();
        await expect.poll(sets).toHaveLength(index + 1);
        expect(sets().at(-1)).toBe(`target/set ${[20.5, 21.5][index]}`);
      }
      await choose({ temperatureUnit: 'C' });
    });

    test('times have 24 hours, or 12 where that is chosen; coming days are dates of the language', async () => {
      const page = shared.page();
      const base = { kind: 'refresh', input: {} } as const;
      const tasks = [
        { ...base, id: 'late', name: 'Soir', schedule: { type: 'cron', cron: '30 19 * * *' } },
        { ...base, id: 'once', name: 'Une fois', schedule: { type: 'once', at: '2031-03-05T19:30:00Z' } },
      ];
      for (const task of tasks) {
        await page.evaluate((each) => window.inglenook.command('task.save', { task: each as never }), task);
      }
      await goTo(page, '#/tasks');
      const card = page.getByRole('article', { name: 'Soir' });
      await expect(card).toContainText(manner.daily);
      await expect(page.getByRole('article', { name: 'Une fois' })).toContainText(manner.date);
      await choose({ hourCycle: '12' });
      await expect(card).toContainText(manner.evening);
      await choose({ hourCycle: '24' });
      await expect(card).toContainText('19:30');
    });

    test('lists are joined as there', async () => {
      const page = shared.page();
      await goTo(page, '#/home');
      await expect(page.locator('#main')).toContainText(manner.home);
    });
  });
}

const pages: readonly string[] = [
  '#/home',
  '#/home?arrange=1',
  '#/room/Hall',
  '#/device/light.reading_lamp',
  '#/device/climate.air_conditioner',
  '#/device/alarm_control_panel.house_alarm',
  '#/overview/activity',
  '#/overview/security',
  '#/overview/energy',
  '#/overview/batteries',
  '#/overview/devices',
  '#/alerts',
  '#/alerts/rules',
  '#/tasks',
  '#/tasks/new',
  '#/automations',
  '#/automations/new?entity=light.reading_lamp&kind=notify',
  ...['general', 'brokers', 'discovery', 'notifications', 'http', 'history', 'backup', 'about'].map(
    (page) => `#/settings/${page}`,
  ),
];

test.describe('the demo home', () => {
  const demo = shareDemoHome();
  const speak = async (language: Language): Promise<void> => {
    const page = demo.page();
    await page.evaluate((each) => window.inglenook.command('settings.update', { patch: { language: each } }), language);
    await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
  };
  /** Until the page that was left is no longer drawn. */
  const visit = async (hash: string): Promise<void> => {
    const page = demo.page();
    await goTo(page, hash);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.locator('#main h1, #main h2').first().waitFor();
  };

  for (const { language } of manners) {
    test(`has nothing in English on any page in ${language}`, async () => {
      test.setTimeout(180_000);
      await speak(language);
      const left: Record<string, readonly string[]> = {};
      for (const hash of pages) {
        await visit(hash);
        const found = await englishLeft(demo.page(), language);
        if (found.length > 0) left[hash] = found;
      }
      expect(left).toEqual({});
    });
  }
});
