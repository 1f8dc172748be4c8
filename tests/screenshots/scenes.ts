/** Places of the window, and what is opened there before the picture. */
import type { Page } from '@playwright/test';
import type { PageWords } from '../../preload/words/page.ts';

export interface Scene {
  readonly name: string;
  readonly hash: string;
  prepare?(page: Page): Promise<void>;
  leave?(page: Page): Promise<void>;
}

const closeDialog = (page: Page): Promise<void> => page.keyboard.press('Escape');

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

const trigger = (what: 'leak' | 'door' | 'jam' | 'offline') => async (page: Page) => {
  await page.evaluate((each) => window.inglenook.command('demo.trigger', { what: each }), what);
  await page.waitForTimeout(2_000);
};

const device = (id: string): string => `#/device/${id}`;

/** By the words of the language that the window is in; the demo home's own names are English in all of them. */
export function scenesIn({ say }: Pick<PageWords, 'say'>): readonly Scene[] {
  return [
    { name: 'home', hash: '#/home' },
    { name: 'room', hash: '#/room/Living%20room' },
    { name: 'hall', hash: '#/room/Hall' },
    { name: 'kitchen', hash: '#/room/Kitchen' },
    { name: 'garden', hash: '#/room/Garden' },
    { name: 'device', hash: device('light.reading_lamp') },
    { name: 'sensor', hash: device('sensor.bedroom_climate_temperature') },
    { name: 'climate', hash: device('climate.air_conditioner') },
    { name: 'alarm', hash: device('alarm_control_panel.house_alarm') },
    { name: 'doorbell', hash: device('camera.doorbell_camera') },
    ...['activity', 'security', 'climate', 'energy', 'cameras', 'batteries', 'devices'].map((page) => ({
      name: `overview-${page}`,
      hash: `#/overview/${page}`,
    })),
    { name: 'gone', hash: device('light.no_such') },
    {
      name: 'code',
      hash: '#/room/Hall',
      prepare: (page) =>
        page
          .getByRole('article', { name: 'House alarm' })
          .getByRole('button', { name: say('actions.alarm_arm_home') })
          .click(),
      leave: closeDialog,
    },
    {
      name: 'rename',
      hash: device('light.reading_lamp'),
      prepare: async (page) => {
        await press(say('device.deviceActions'))(page);
        await page.getByRole('menuitem', { name: say('device.nameAndRoom') }).click();
      },
      leave: closeDialog,
    },
    { name: 'palette', hash: '#/home', prepare: (page) => page.keyboard.press('Control+k'), leave: closeDialog },
    {
      name: 'palette-found',
      hash: '#/home',
      prepare: async (page) => {
        await page.keyboard.press('Control+k');
        await page.keyboard.type('turn off read');
      },
      leave: closeDialog,
    },
    { name: 'tasks', hash: '#/tasks' },
    { name: 'task-new', hash: '#/tasks/new' },
    {
      name: 'task-http',
      hash: '#/tasks/new',
      prepare: async (page) => {
        await page
          .getByRole('combobox', { name: say('taskEditor.does') })
          .selectOption({ label: say('taskEditor.askAWebAddress') });
      },
    },
    { name: 'task-runs', hash: '#/tasks/runs', prepare: async (page) => runTasks(page) },
    { name: 'automations', hash: '#/automations' },
    { name: 'automation-page', hash: '#/automations/runs:hall-light' },
    {
      name: 'notify-me',
      hash: '#/room/Hall',
      prepare: async (page) => {
        await press(say('common.actionsOf', { name: 'Front door' }))(page);
        await page.getByRole('menuitem', { name: say('common.notify') }).click();
      },
      leave: closeDialog,
    },
    { name: 'automation-edit', hash: '#/automations/edit:hall-light' },
    { name: 'automation-test', hash: '#/automations/edit:hall-light', prepare: (page) => testAutomation(page, say) },
    {
      name: 'automation-traces',
      hash: '#/automations',
      prepare: async (page) => {
        await page.evaluate(() => window.inglenook.command('automation.run', { id: 'fresh-air' }));
        await press(say('common.actionsOf', { name: 'Time for fresh air' }))(page);
        await page.getByRole('menuitem', { name: say('automations.lastRuns') }).click();
      },
      leave: closeDialog,
    },
    ...['general', 'brokers', 'discovery', 'notifications', 'http', 'agents', 'history', 'backup', 'about'].map(
      (page) => ({
        name: `settings-${page}`,
        hash: `#/settings/${page}`,
      }),
    ),
    { name: 'broker-new', hash: '#/settings/brokers', prepare: press(say('brokers.addABroker')), leave: closeDialog },
    {
      name: 'manual',
      hash: '#/settings/discovery',
      prepare: (page) => page.getByRole('button', { name: say('discovery.add'), exact: true }).click(),
      leave: closeDialog,
    },
    { name: 'rules', hash: '#/alerts/rules', prepare: press(say('inbox.adjust')) },
    { name: 'rule-new', hash: '#/alerts/rules', prepare: press(say('ownRules.newRule')) },
    { name: 'mail-server', hash: '#/alerts/rules', prepare: escalateByMail },
    { name: 'http-on', hash: '#/settings/http', prepare: openDoor, leave: closeDialog },
    { name: 'arrange', hash: '#/home?arrange=1' },
    { name: 'arrange-room', hash: '#/room/Hall?arrange=1' },
    { name: 'tasks-failed', hash: '#/tasks/failed' },
    {
      name: 'tile-menu',
      hash: '#/room/Kitchen',
      prepare: (page) => page.getByRole('article', { name: 'Coffee machine' }).click({ button: 'right' }),
      leave: closeDialog,
    },
    { name: 'alerts-quiet', hash: '#/alerts' },
    { name: 'offline-device', hash: '#/room/Office', prepare: trigger('offline') },
    {
      name: 'alert-over-all',
      hash: '#/home',
      prepare: async (page) => {
        await trigger('leak')(page);
        // Set aside for the picture before: a new page forgets that.
        if (!(await page.getByRole('alertdialog').isVisible())) await page.reload();
        await page.getByRole('alertdialog').waitFor();
      },
      leave: press(say('app.setAsideForNow')),
    },
    { name: 'alerts', hash: '#/alerts', prepare: trigger('jam') },
    {
      name: 'stopped',
      hash: '#/home',
      prepare: async (page) => {
        await page.evaluate(() => window.inglenook.command('service.stop', { stayStopped: true }));
      },
      leave: async (page) => {
        await page.evaluate(() => window.inglenook.command('service.start', {}));
        await page.waitForTimeout(2_000);
      },
    },
  ];
}

async function escalateByMail(page: Page): Promise<void> {
  await page.evaluate(() =>
    window.inglenook.command('settings.update', {
      patch: {
        alerts: {
          escalation: [
            { to: 'loud', afterMinutes: 2 },
            { to: 'mail', afterMinutes: 10, address: 'anna@example.org' },
          ],
        },
      },
    }),
  );
}

async function openDoor(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await window.inglenook.command('http.addToken', { name: 'Dashboard', scope: 'read' });
    await window.inglenook.command('settings.update', { patch: { http: { enabled: true } } });
  });
}

async function runTasks(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const id of ['health', 'refresh', 'compact']) await window.inglenook.command('task.run', { id });
  });
}

async function testAutomation(page: Page, say: PageWords['say']): Promise<void> {
  await press(say('automationEditor.testWithoutDoing'))(page);
  await page.getByRole('heading', { name: say('automationEditor.whatWouldHappenNow') }).scrollIntoViewIfNeeded();
}
