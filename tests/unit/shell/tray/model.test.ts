import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../../main/service/model/alerts.ts';
import type { Broker, BrokerState } from '../../../../main/service/model/brokers.ts';
import type { Entity } from '../../../../main/service/model/entities.ts';
import type { Task } from '../../../../main/service/model/tasks.ts';
import { type TrayInput, type TrayItem, trayModel } from '../../../../main/shell/tray/model.ts';
import { spoken } from '../../../../preload/words/en/spoken.ts';
import { mannerOf } from '../../../../preload/words/languages.ts';
import { loadSpokenCatalogue, plainEnglish, type SpokenCatalogue } from '../../../../preload/words/outside.ts';
import { createWords } from '../../../../preload/words/words.ts';
import { blankEntity } from '../../../support/alert-harness.ts';
import { changed, type EntityChanges } from '../../../support/entities.ts';

const now = Date.UTC(2026, 0, 15, 12);
const english = { language: 'en', hourCycle: '24', temperatureUnit: 'C' } as const;
const inBerlin = createWords<SpokenCatalogue>(spoken, { ...mannerOf(english, ['en']), timeZone: 'Europe/Berlin' });
const broker = (state: BrokerState, id = 'home'): Broker => ({ id, name: id, url: 'mqtt://x', state, since: '' });
const alert = (changes: Partial<Alert> = {}): Alert => ({
  id: 'a',
  rule: 'safety.water',
  cause: 'x',
  severity: 'warning',
  state: 'raised',
  facts: { name: 'Cellar' },
  actions: [],
  since: '2026-01-15T11:00:00Z',
  shown: 1,
  ...changes,
});
const entity = (id: string, changes: EntityChanges = {}): Entity => changed(blankEntity(id, now), changes);
const actions = (...names: string[]) => ({ capabilities: { actions: names } });
const task = (changes: Partial<Task>): Task =>
  ({ id: 't', name: 'Backup', visible: true, state: 'running', ...changes }) as Task;

function model(changes: Partial<TrayInput> = {}) {
  const input: TrayInput = {
    words: plainEnglish(),
    mode: 'running',
    backgroundMode: 'visible',
    panels: [],
    brokers: [broker('online')],
    deviceCount: 3,
    entityCount: 9,
    pinned: [],
    alerts: [],
    tasks: [],
    favourites: [],
    now,
    ...changes,
  };
  return trayModel(input);
}
const items = (list: readonly TrayItem[]) => list.filter((each) => each.kind === 'item');
const find = (list: readonly TrayItem[], label: string) => items(list).find((each) => each.label.startsWith(label));

describe('icon and tooltip', () => {
  it.each([
    ['fine', 'Inglenook: 3 devices', {}],
    ['offline', 'Inglenook: Service stopped', { mode: 'stopped' }],
    ['offline', 'Inglenook: Service stopped', { mode: 'stopped', alerts: [alert({ severity: 'critical' })] }],
    ['offline', 'Inglenook: Offline', { brokers: [broker('waiting')] }],
    ['offline', 'Inglenook: Login refused', { brokers: [broker('refused')] }],
    ['fine', 'Inglenook: No broker yet', { brokers: [] }],
    [
      'attention',
      'Inglenook: 1 of 2 brokers online, 3 devices',
      { brokers: [broker('online'), broker('waiting', 'b')] },
    ],
    ['attention', 'Inglenook: 1 open alert, 3 devices', { alerts: [alert()] }],
    ['fine', 'Inglenook: 1 open alert, 3 devices', { alerts: [alert({ severity: 'info' })] }],
    [
      'alarm',
      'Inglenook: 2 open alerts, Offline',
      { alerts: [alert({ severity: 'critical' }), alert()], brokers: [broker('waiting')] },
    ],
    [
      'fine',
      'Inglenook: 3 devices',
      { alerts: [alert({ state: 'acknowledged', severity: 'critical' }), alert({ state: 'snoozed' })] },
    ],
  ] satisfies ReadonlyArray<[string, string, Partial<TrayInput>]>)('%s, "%s"', (icon, toolTip, changes) => {
    expect(model(changes)).toMatchObject({ icon, toolTip });
  });
});

describe('words for people', () => {
  const said = (name: string, changes: Partial<Entity>) => {
    const pinned = [{ entity: entity('sensor.x', { name, platform: 'sensor', ...changes }) }];
    return items(model({ pinned, words: inBerlin }).items)[2]?.label;
  };
  it('says a time as people write it', () => {
    const bin = { state: '2026-12-05T05:00:00+00:00', attributes: { device_class: 'timestamp' } };
    expect(said('Next bin day', bin)).toBe('Next bin day: Dec 5, 2026, 06:00');
    expect(said('Next bin day', { ...bin, state: '2026-01-17T05:00:00+00:00' })).toBe('Next bin day: Sat 06:00');
    expect(said('Next bin day', { ...bin, state: '2026-01-15T15:30:00+00:00' })).toBe('Next bin day: 16:30');
  });
  it('says what on and off mean', () => {
    const door = { platform: 'binary_sensor', attributes: { device_class: 'door' } } as const;
    expect(said('Front door', { ...door, state: 'on' })).toBe('Front door: Open');
    expect(said('Front door', { ...door, state: 'off' })).toBe('Front door: Closed');
  });
  it('says what a thermostat measures and is set to', () => {
    const attributes = { current_temperature: 21.46, temperature: 22, hvac_action: 'heating' };
    expect(said('Bath', { platform: 'climate', state: 'heat', attributes })).toBe(
      'Bath: 21.5 °C, Heating, set to 22 °C',
    );
    expect(said('Bath', { platform: 'climate', state: 'off', attributes: { current_temperature: 18 } })).toBe(
      'Bath: 18 °C, Off',
    );
  });
  it('cuts long names between characters, also emoji and Persian ones', () => {
    const family = '👨‍👩‍👧‍👦';
    const persian = 'می‌خواهم'.repeat(12);
    for (const name of [family.repeat(20), persian]) {
      const label = said(name, {}) ?? '';
      const graphemes = new Set([...new Intl.Segmenter().segment(name)].map(({ segment }) => segment));
      const kept = [...new Intl.Segmenter().segment(label.slice(0, -1))].map(({ segment }) => segment);
      expect(label.length).toBeLessThanOrEqual(60);
      expect(kept.every((each) => graphemes.has(each))).toBe(true);
    }
  });
  it('speaks the language and the units of the settings', async () => {
    const settings = { language: 'de', hourCycle: '24', temperatureUnit: 'F' } as const;
    const words = createWords<SpokenCatalogue>(await loadSpokenCatalogue('de'), mannerOf(settings, ['de-DE']));
    const bath = entity('climate.bath', {
      name: 'Bad',
      platform: 'climate',
      state: 'heat',
      attributes: { current_temperature: 21.5, temperature: 22, hvac_action: 'heating' },
    });
    const attic = entity('sensor.attic', {
      name: 'Dachboden',
      platform: 'sensor',
      state: '20',
      attributes: { unit_of_measurement: '°C', device_class: 'temperature' },
    });
    const shown = model({ words, pinned: [{ entity: bath }, { entity: attic }] });
    expect(items(shown.items).map(({ label }) => label)).toEqual([
      'Panel öffnen',
      '3 Geräte',
      'Bad: 70,7 °F, Heizt, Soll 71,6 °F',
      'Dachboden: 68 °F',
      'Benachrichtigungen pausieren',
      'Stiller Modus',
      'Dienst',
      'Inglenook öffnen',
      'Einstellungen',
      'Beenden',
    ]);
  });
  it('counts entities where there is no device', () => {
    expect(model({ deviceCount: 0, entityCount: 2 }).toolTip).toBe('Inglenook: 2 entities');
    expect(model({ deviceCount: 0, entityCount: 0 }).toolTip).toBe('Inglenook: 0 devices');
  });
  it('shows pinned readings in menu, tooltip and title', () => {
    const reading = (id: string, state: string) => ({
      entity: entity(id, { name: id, platform: 'sensor', state, attributes: { unit_of_measurement: '°C' } }),
    });
    const shown = model({ pinned: [reading('Attic', '21.456'), reading('Bath', '22'), reading('Cellar', '9')] });
    expect(
      items(shown.items)
        .slice(2, 5)
        .map(({ label }) => label),
    ).toEqual(['Attic: 21.46 °C', 'Bath: 22 °C', 'Cellar: 9 °C']);
    expect(shown.toolTip).toBe('Inglenook: 3 devices, 21.46 °C, 22 °C, 9 °C');
    expect(shown.title).toBe('21.46 °C · 22 °C');
  });
});

describe('menu', () => {
  it('says the state in words first, and ends with open, settings and quit', () => {
    const labels = items(model().items).map((each) => each.label);
    expect(labels.slice(0, 2)).toEqual(['Open the panel', '3 devices']);
    expect(labels.slice(-3)).toEqual(['Open Inglenook', 'Settings', 'Quit']);
  });

  it('lists open alerts, the worst first, each leading to its device', () => {
    const alerts = [
      alert(),
      alert({ id: 'b', severity: 'critical', rule: 'safety.smoke', facts: { name: 'Attic' }, deviceId: 'd1' }),
    ];
    const [first, second] = items(model({ alerts }).items).slice(2);
    expect(first).toMatchObject({
      label: 'Smoke detected: Attic reports smoke.',
      action: { type: 'open', view: 'device', id: 'd1' },
    });
    expect(second).toMatchObject({
      label: 'Water leak: Cellar reports water.',
      action: { type: 'open', view: 'alerts', id: 'a' },
    });
  });

  it('counts the alerts that do not fit', () => {
    const alerts = Array.from({ length: 9 }, (_, index) => alert({ id: String(index) }));
    expect(find(model({ alerts }).items, '3 more alerts')).toMatchObject({ action: { type: 'open', view: 'alerts' } });
  });

  it('switches a favourite to its other state', () => {
    const lamp = entity('light.desk', { name: 'Desk', state: 'on', ...actions('turn_on', 'turn_off') });
    expect(find(model({ favourites: [{ entity: lamp }] }).items, 'Desk')).toMatchObject({
      checked: true,
      enabled: true,
      action: { type: 'command', entityId: 'light.desk', action: 'turn_off' },
    });
    const off = { ...lamp, state: 'off' };
    expect(find(model({ favourites: [{ entity: off }] }).items, 'Desk')).toMatchObject({
      checked: false,
      action: { action: 'turn_on' },
    });
  });

  it('names device and entity where the names differ', () => {
    const humidity = entity('sensor.h', {
      name: 'Humidity',
      state: '41',
      attributes: { unit_of_measurement: '%' },
      deviceId: 'd',
    });
    const shown = model({ favourites: [{ entity: humidity, deviceName: 'Bath' }] }).items;
    expect(find(shown, 'Bath Humidity: 41 %')).toMatchObject({ action: { type: 'open', view: 'device', id: 'd' } });
    const same = { ...humidity, name: 'Bath sensor' };
    expect(
      find(model({ favourites: [{ entity: same, deviceName: 'Bath' }] }).items, 'Bath sensor: 41 %'),
    ).toBeDefined();
  });

  it('disables what cannot be reached', () => {
    const lamp = entity('light.desk', { name: 'Desk', available: false, ...actions('turn_on', 'turn_off') });
    expect(find(model({ favourites: [{ entity: lamp }] }).items, 'Desk')).toMatchObject({ enabled: false });
    const reachable = { ...lamp, available: true };
    const stopped = model({ mode: 'stopped', favourites: [{ entity: reachable }] });
    expect(find(stopped.items, 'Desk')).toMatchObject({ enabled: false });
  });

  it('shows at most eight favourites', () => {
    const favourites = Array.from({ length: 12 }, (_, index) => ({
      entity: entity(`light.l${index}`, { name: `Lamp ${index}`, ...actions('turn_on', 'turn_off') }),
    }));
    expect(items(model({ favourites }).items).filter((each) => each.label.startsWith('Lamp'))).toHaveLength(8);
  });

  it('shows running tasks that want to be seen, with progress and a way to end them', () => {
    const tasks = [
      task({ progress: { percent: 41.6 } }),
      task({ id: 'u', name: 'Unseen', visible: false }),
      task({ id: 'v', name: 'Later', state: 'scheduled' }),
      task({ id: 'w', name: 'Weather', progress: { percent: 10, text: 'Asking example.org' } }),
    ];
    const shown = model({ tasks }).items;
    expect(find(shown, 'Backup: 42 %')?.items).toMatchObject([
      { label: 'Show', action: { type: 'open', view: 'tasks', id: 't' } },
      { label: 'Cancel', action: { type: 'cancelTask', id: 't' } },
    ]);
    expect(find(shown, 'Weather: 10 %, asking example.org')).toBeDefined();
    expect(find(shown, 'Unseen')).toBeUndefined();
    expect(find(shown, 'Later')).toBeUndefined();
  });

  it('has an ongoing entry for an alarm that is armed, in the tooltip too', () => {
    const panel = (state: string, changes: Partial<Entity> = {}) => ({
      entity: entity('alarm_control_panel.house', { name: 'House alarm', state, deviceId: 'p', ...changes }),
    });
    const armed = model({ panels: [panel('armed_away')], tasks: [task({ progress: { percent: 40 } })] });
    expect(armed.toolTip).toBe('Inglenook: 3 devices, House alarm: Armed away, Backup: 40 %');
    expect(find(armed.items, 'House alarm: Armed away')).toMatchObject({
      action: { type: 'open', view: 'device', id: 'p' },
    });
    for (const resting of [panel('disarmed'), panel('unknown'), panel('armed_home', { available: false })]) {
      expect(find(model({ panels: [resting] }).items, 'House alarm')).toBeUndefined();
    }
    expect(find(model({ mode: 'stopped', panels: [panel('armed_away')] }).items, 'House alarm')).toBeUndefined();
  });

  it('keeps the tooltip within what Windows shows', () => {
    const long = { entity: entity('alarm_control_panel.x', { name: 'x'.repeat(300), state: 'armed_home' }) };
    expect(model({ panels: [long] }).toolTip).toHaveLength(127);
  });

  it('shows in silent mode only that, what is critical, and the way back', () => {
    const silent = model({
      backgroundMode: 'silent',
      panels: [{ entity: entity('alarm_control_panel.house', { name: 'House alarm', state: 'armed_away' }) }],
      tasks: [task({})],
      alerts: [alert(), alert({ id: 'b', severity: 'critical', rule: 'safety.smoke', facts: { name: 'Attic' } })],
    });
    expect(silent).toMatchObject({ icon: 'alarm', toolTip: 'Inglenook: 1 open alert, 3 devices, silent mode' });
    const labels = items(silent.items).map(({ label }) => label);
    expect(labels).toContain('Smoke detected: Attic reports smoke.');
    expect(labels.filter((label) => /Cellar|House alarm|Backup/.test(label))).toEqual([]);
    expect(find(silent.items, 'Silent mode')).toMatchObject({
      checked: true,
      action: { type: 'backgroundMode', mode: 'visible' },
    });
    expect(find(model().items, 'Silent mode')).toMatchObject({ checked: false, action: { mode: 'silent' } });
    expect(model({ backgroundMode: 'silent', alerts: [alert()] }).icon).toBe('fine');
  });

  it('pauses notifications, and says so while they are paused', () => {
    expect(find(model().items, 'Pause notifications')?.items).toHaveLength(3);
    const paused = model({ pausedUntil: new Date(now + 1).toISOString() });
    expect(find(paused.items, 'Notifications paused')?.items?.[0]).toMatchObject({
      action: { type: 'pause', minutes: 0 },
    });
    expect(find(model({ pausedUntil: new Date(now).toISOString() }).items, 'Pause notifications')).toBeDefined();
  });

  it('starts a stopped service and stops a running one', () => {
    const entries = (mode: TrayInput['mode']) =>
      items(items(model({ mode }).items).find((each) => each.label === 'Service')?.items ?? []).map(
        ({ label, enabled }) => [label, enabled],
      );
    expect(entries('running')).toEqual([
      ['Running', false],
      ['Start', false],
      ['Stop', true],
      ['Restart', true],
    ]);
    expect(entries('stopped')).toEqual([
      ['Stopped', false],
      ['Start', true],
      ['Stop', false],
      ['Restart', false],
    ]);
    expect(entries('degraded')[0]).toEqual(['Degraded: not every broker is connected', false]);
  });

  it('keeps hostile names on one line and within a menu', () => {
    const name = `Evil\n\u202ename\u0007 ${'x'.repeat(500)}`;
    const [, , shown] = items(model({ favourites: [{ entity: entity('sensor.x', { name }) }] }).items);
    expect(shown?.label).toMatch(/^Evil name x+…$/);
    expect(shown?.label).toHaveLength(60);
  });
});

describe('a newer version of the app', () => {
  const labels = (update: TrayInput['update']) => items(model({ update }).items).map(({ label }) => label);

  it('is told with the way to where it can be asked for', () => {
    expect(labels({ step: 'available', version: '1.2.0' })).toContain('New version 1.2.0 …');
    const ready = find(model({ update: { step: 'ready', version: '1.2.0' } }).items, 'Restart with 1.2.0');
    expect(ready?.action).toEqual({ type: 'open', view: 'settings', id: 'about' });
  });

  it('has no item before it is found, and while it is on its way', () => {
    expect(labels({ step: 'idle' })).toEqual(labels(undefined));
    expect(labels({ step: 'downloading', version: '1.2.0' })).toEqual(labels(undefined));
  });
});
