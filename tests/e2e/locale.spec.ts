/** German with commas and 24 hours: what is shown, typed, kept and sent, in °C and in °F; words and numbers of other languages. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { finishSetup, type House, startHouse } from './support/house.ts';
import { goTo, openEntity, shareApp, waitForEntity } from './support/shared-app.ts';

let house: House;
test.beforeAll(async () => {
  house = await startHouse();
  const device = { identifiers: ['radiator'], name: 'Heizung', suggested_area: 'Bad' };
  await house.publish('warm/state', '21.5');
  await house.announce('sensor', 'warm', {
    name: 'Temperatur',
    default_entity_id: 'sensor.warm',
    state_topic: 'warm/state',
    device_class: 'temperature',
    unit_of_measurement: '°C',
    device: { identifiers: ['warm'], name: 'Fühler', suggested_area: 'Bad' },
  });
  await house.publish('target/state', '20.5');
  await house.announce('climate', 'radiator', {
    name: null,
    default_entity_id: 'climate.radiator',
    modes: ['off', 'heat'],
    temperature_command_topic: 'target/set',
    temperature_state_topic: 'target/state',
    temperature_unit: 'C',
    temp_step: 0.5,
    min_temp: 5,
    max_temp: 30,
    device,
  });
});
test.afterAll(() => house.stop());

const shared = shareApp(
  () => ['--broker', house.url],
  async (page) => {
    await finishSetup(page, { language: 'de', hourCycle: '24', temperatureUnit: 'C', timeZone: 'UTC' });
    await waitForEntity(page, 'sensor.warm', '21.5');
    await expect(page.locator('html')).toHaveAttribute('lang', /^de/);
  },
);

const choose = (page: Page, patch: object) =>
  page.evaluate((each) => window.inglenook.command('settings.update', { patch: each }), patch);
const saved = (page: Page) =>
  page.evaluate(async () => {
    const answer = await window.inglenook.command('automation.list', {});
    return answer.ok ? answer.value.automations[0]?.triggers[0] : undefined;
  });

test('readings have commas, and are in °F when that is chosen', async () => {
  const page = shared.page();
  await goTo(page, '#/room/Bad');
  const sensor = page.getByRole('article', { name: 'Fühler' });
  await expect(sensor).toContainText(/21,5\s°C/);
  await choose(page, { temperatureUnit: 'F' });
  await expect(sensor).toContainText(/70,7\s°F/);
  await choose(page, { temperatureUnit: 'C' });
  await expect(sensor).toContainText(/21,5\s°C/);
});

test('a set-point goes out in the unit of the device', async () => {
  const page = shared.page();
  const row = await openEntity(page, 'climate.radiator');
  await expect(row).toContainText('20,5');
  await choose(page, { temperatureUnit: 'F' });
  await expect(row).toContainText(/68,9|69/);
  const raise = row.getByRole('button', { name: /erhöhen|höher|mehr/i }).first();
  await raise.click();
  await expect.poll(() => house.sent.filter((line) => line.startsWith('target/set')).at(-1)).toMatch(/ 21(\.0)?$/);
  await choose(page, { temperatureUnit: 'C' });
});

test('a limit that is typed with a comma is that number, in °C and in °F, and kept in the unit of the sensor', async () => {
  const page = shared.page();
  const trigger = { type: 'numeric', entityId: 'sensor.warm', above: 21.5 } as const;
  const automation = {
    id: 'warm',
    name: 'Warm',
    enabled: false,
    triggers: [trigger],
    conditions: [],
    actions: [{ type: 'delay', seconds: 1 }],
    mode: 'single',
    maxRuns: 1,
  } as const;
  await page.evaluate((each) => window.inglenook.command('automation.save', { automation: each }), automation);
  const edit = async (label: string, shows: string, typed: string): Promise<void> => {
    await goTo(page, '#/automations/edit:warm');
    const field = page.getByRole('spinbutton', { name: label });
    await expect(field).toHaveValue(shows);
    await field.fill(typed);
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByRole('article', { name: 'Warm' })).toBeVisible();
  };
  await edit('Über (°C)', '21,5', '22,5');
  expect(await saved(page)).toMatchObject({ above: 22.5 });
  await choose(page, { temperatureUnit: 'F' });
  await expect(page.getByRole('article', { name: 'Warm' })).toContainText(/72,5\s°F/);
  await edit('Über (°F)', '72,5', '68,9');
  expect(await saved(page)).toMatchObject({ above: 20.5 });
  await choose(page, { temperatureUnit: 'C' });
});

test('times have 24 hours, or 12 where that is chosen', async () => {
  const page = shared.page();
  const task = {
    id: 'late',
    name: 'Spät',
    kind: 'refresh',
    input: {},
    schedule: { type: 'cron', cron: '30 19 * * *' },
  };
  await page.evaluate((each) => window.inglenook.command('task.save', { task: each as never }), task);
  await goTo(page, '#/tasks');
  const card = page.getByRole('article', { name: 'Spät' });
  await expect(card).toContainText('19:30');
  await choose(page, { hourCycle: '12' });
  await expect(card).toContainText(/7:30\sPM/);
  await choose(page, { hourCycle: '24' });
  await expect(card).toContainText('19:30');
});
