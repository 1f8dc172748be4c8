/** Automations in the window: the editor, a test without doing, real runs, and why one did or did not run. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { finishSetup, type House, startHouse } from './support/house.ts';
import { goTo, shareApp, waitForEntity } from './support/shared-app.ts';

let house: House;

test.beforeAll(async () => {
  house = await startHouse();
  await house.publish('motion/state', 'OFF');
  await house.publish('lamp/state', 'OFF');
  await house.publish('guest/state', 'OFF');
  await house.announce('binary_sensor', 'motion', {
    name: 'Motion',
    state_topic: 'motion/state',
    device_class: 'motion',
  });
  for (const name of ['lamp', 'guest']) {
    await house.announce('switch', name, {
      name: name === 'lamp' ? 'Lamp' : 'Guest mode',
      state_topic: `${name}/state`,
      command_topic: `${name}/set`,
    });
  }
});
test.afterAll(() => house.stop());

/** A light whose brightness has a topic of its own. */
async function announceDesk(): Promise<void> {
  await house.announce('light', 'desk', {
    name: 'Desk',
    command_topic: 'desk/set',
    state_topic: 'desk/state',
    brightness_command_topic: 'bright/set',
    brightness_state_topic: 'bright/state',
  });
  await house.publish('desk/state', 'OFF');
}

const shared = shareApp(
  () => ['--broker', house.url],
  async (page) => {
    await finishSetup(page);
    for (const id of ['binary_sensor.motion', 'switch.lamp', 'switch.guest_mode']) await waitForEntity(page, id, 'off');
  },
);

const panel = (page: Page, title: string): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) });

/** Chooses an entity as a person does: types a part of its name, and takes the first. */
async function pick(within: Locator, name: string): Promise<void> {
  const field = within.getByRole('combobox', { name: 'Entity' });
  await field.click();
  await field.fill(name);
  await within.getByRole('option', { name: new RegExp(name) }).click();
}

const card = (page: Page): Locator => page.getByRole('article', { name: 'Light on motion' });

/** The automation's page, with its runs. */
async function openTraces(page: Page): Promise<Locator> {
  await goTo(page, '#/automations');
  await card(page)
    .getByRole('button', { name: /^Actions of/ })
    .click();
  await page.getByRole('menuitem', { name: 'Last runs' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Light on motion' })).toBeVisible();
  return panel(page, 'Last runs');
}

async function trip(): Promise<void> {
  await house.publish('motion/state', 'OFF');
  await waitForEntity(shared.page(), 'binary_sensor.motion', 'off');
  await house.publish('motion/state', 'ON');
}

test.describe
  .serial('the life of an automation', () => {
    test('an automation is made in the editor, tested without doing, and runs', async () => {
      const page = shared.page();
      await goTo(page, '#/automations');
      await page.getByRole('button', { name: 'New automation' }).first().click();
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('A name is needed · Add a trigger · Add an action')).toBeVisible();

      await page.getByRole('textbox', { name: 'Name' }).fill('Light on motion');
      const when = panel(page, 'When');
      await when.getByRole('combobox', { name: 'Add a trigger' }).selectOption({ label: 'A state changes' });
      await pick(when, 'Motion');
      await when.getByRole('combobox', { name: 'To' }).fill('on');
      const provided = panel(page, 'If');
      await provided.getByRole('combobox', { name: 'Add a condition' }).selectOption({ label: 'A state' });
      await pick(provided, 'Guest mode');
      await provided.getByRole('combobox', { name: /^Is/ }).fill('off');
      const then = panel(page, 'Then');
      await then.getByRole('combobox', { name: 'Add an action' }).selectOption({ label: 'Command a device' });
      await pick(then, 'Lamp');
      await then.getByRole('combobox', { name: 'Action', exact: true }).selectOption({ label: 'Turn on' });
      await expect(then).toContainText('Turn on: Lamp');

      await page.getByRole('button', { name: 'Dry run' }).click();
      const trace = panel(page, 'What would happen now');
      await expect(trace).toContainText('would be done');
      await expect(trace).toContainText('saw “off”');
      expect(house.sent).toEqual([]);

      await page.getByRole('button', { name: 'Save' }).click();
      await expect(card(page)).toContainText('never ran');
      await trip();
      await expect.poll(() => house.sent).toEqual(['lamp/set ON']);
      await expect(card(page)).toContainText('ran just now');

      const traces = await openTraces(page);
      await expect(traces).toContainText('Finished');
      await expect(traces).toContainText(/Motion: .+ → motion/);
      await expect(traces).not.toContainText('binary_sensor');
    });

    test('why it did not run is told by its trace', async () => {
      const page = shared.page();
      await house.publish('guest/state', 'ON');
      await waitForEntity(page, 'switch.guest_mode', 'on');
      await trip();
      const traces = await openTraces(page);
      await expect(traces).toContainText('Conditions not met');
      await expect(traces).toContainText('saw “on”');
      const now = panel(page, 'Now');
      await expect(now).toContainText('Only if Guest mode is “off”');
      await expect(now).toContainText('does not hold');
      await house.publish('guest/state', 'OFF');
      await expect(now).not.toContainText('does not hold');
      await house.publish('guest/state', 'ON');
      await expect(now).toContainText('does not hold');
      expect(house.sent.filter((message) => message.startsWith('lamp/'))).toEqual(['lamp/set ON']);
    });

    test('one that is switched off does not run, and Run does so by hand', async () => {
      const page = shared.page();
      await goTo(page, '#/automations');
      const toggle = card(page).getByRole('switch', { name: 'Light on motion: enabled' });
      await toggle.click();
      await expect(toggle).not.toBeChecked();
      await house.publish('guest/state', 'OFF');
      await house.publish('lamp/state', 'OFF');
      await waitForEntity(page, 'switch.lamp', 'off');
      await trip();
      await waitForEntity(page, 'binary_sensor.motion', 'on');
      expect(house.sent).toHaveLength(1);
      await card(page).getByRole('button', { name: 'Run', exact: true }).click();
      await expect.poll(() => house.sent).toEqual(['lamp/set ON', 'lamp/set ON']);
    });

    test('automations leave in a file and come back', async () => {
      const page = shared.page();
      const folder = mkdtempSync(path.join(tmpdir(), 'inglenook-export-'));
      const file = path.join(folder, 'automations.json');
      const menu = async (item: string) => {
        await page.getByRole('button', { name: 'Export and import' }).click();
        await page.getByRole('menuitem', { name: item }).click();
      };
      try {
        await shared.app().answerDialogs({ saveTo: file, openFrom: file });
        await menu('Export to a file');
        await expect(async () => expect(readFileSync(file, 'utf8')).toContain('Light on motion')).toPass();
        await card(page)
          .getByRole('button', { name: /^Actions of/ })
          .click();
        await page.getByRole('menuitem', { name: 'Remove' }).click();
        await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
        await expect(card(page)).toHaveCount(0);
        await menu('Import from a file');
        await expect(card(page)).toContainText('Turn on: Lamp');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });

test('what is wrong is said as one types', async () => {
  const page = shared.page();
  await goTo(page, '#/automations/new');
  const when = panel(page, 'When');
  await when.getByRole('combobox', { name: 'Add a trigger' }).selectOption({ label: 'A cron expression' });
  await when.getByRole('textbox', { name: 'Cron' }).fill('61 * * * *');
  await expect(when).toContainText('61 is a invalid expression for minute');
  await when.getByRole('textbox', { name: 'Cron' }).fill('6 * * * *');
  await expect(when).not.toContainText('invalid');
  const provided = panel(page, 'If');
  await provided.getByRole('combobox', { name: 'Add a condition' }).selectOption({ label: 'None of several' });
  await provided.getByRole('combobox', { name: 'Add a condition' }).first().selectOption({ label: 'A template' });
  await provided.getByRole('textbox', { name: 'Template' }).fill("{{ states('a' }}");
  await expect(provided).toContainText("where ')' was expected");
  await provided.getByRole('textbox', { name: 'Template' }).fill("{{ states('a') }}");
  await expect(provided).not.toContainText('was expected');
});

test('two automations that trigger each other are stopped, which is said, and can be started again', async () => {
  const page = shared.page();
  await goTo(page, '#/automations');
  for (const [name, to, action] of [
    ['Lamp on', 'off', 'turn_on'],
    ['Lamp off', 'on', 'turn_off'],
  ] as const) {
    const answer = await page.evaluate((automation) => window.inglenook.command('automation.save', { automation }), {
      id: name.replace(' ', '-'),
      name,
      enabled: true,
      triggers: [{ type: 'state', entityId: 'switch.lamp', to }],
      conditions: [],
      actions: [{ type: 'command', entityId: 'switch.lamp', action }],
      mode: 'single',
      maxRuns: 10,
    } as const);
    expect(answer).toMatchObject({ ok: true });
  }
  await house.publish('lamp/state', 'ON');
  await house.publish('lamp/state', 'OFF');
  const notice = page.getByText('It was stopped because it triggered itself: ');
  await expect(notice).toHaveText(/Lamp (on|off) → Lamp (on|off) → Lamp (on|off)\.$/);
  for (const name of ['Lamp on', 'Lamp off']) {
    await page.getByRole('switch', { name: `${name}: enabled` }).click();
    await expect(page.getByRole('switch', { name: `${name}: enabled` })).not.toBeChecked();
  }
  await expect(notice).toHaveCount(0);
});

test('"Notify me when…" on a device card makes an automation that can be saved as it is', async () => {
  const page = shared.page();
  await goTo(page, '#/home');
  const motion = page.getByRole('article', { name: 'Motion', exact: true });
  await motion.getByRole('button', { name: 'Actions of Motion' }).click();
  await page.getByRole('menuitem', { name: 'Notify me when…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Notify me when…' });
  await expect(dialog.getByRole('listitem')).toContainText([
    'detects motion',
    'no more motion',
    'is offline',
    'is silent',
  ]);
  await dialog.getByRole('button', { name: 'Motion detects motion' }).click();
  await expect(panel(page, 'Then')).toContainText('Notify: Motion detects motion');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('article', { name: 'Notify: Motion detects motion' })).toContainText(
    'When Motion changes to “motion”',
  );
});

test('a parameter of a command may be a template, and one that only runs by hand can be made', async () => {
  const page = shared.page();
  await announceDesk();
  await waitForEntity(page, 'light.desk', 'off');
  await goTo(page, '#/automations/new');
  await page.getByRole('textbox', { name: 'Name' }).fill('Bright desk');
  await panel(page, 'When').getByRole('combobox', { name: 'Add a trigger' }).selectOption({ label: 'Only by hand' });
  const then = panel(page, 'Then');
  await then.getByRole('combobox', { name: 'Add an action' }).selectOption({ label: 'Command a device' });
  await pick(then, 'Desk');
  await then.getByRole('combobox', { name: 'Action', exact: true }).selectOption({ label: 'Turn on' });
  await then.getByRole('button', { name: 'Use a template' }).first().click();
  await then.getByRole('textbox', { name: /^Brightness/ }).fill('{{ 40 + 2 }}');
  await page.getByRole('button', { name: 'Save' }).click();
  const desk = page.getByRole('article', { name: 'Bright desk' });
  await expect(desk).toContainText('When it is run by hand');
  await desk.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => house.sent).toContain('bright/set 42');
});
