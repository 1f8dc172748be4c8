import { describe, expect, test } from 'vitest';
import { parseAutomation } from '../../../main/service/automations/schema.ts';
import type { AutomationDefinition } from '../../../main/service/model/automations.ts';
import { migrateSettings } from '../../../main/service/settings/migrations.ts';
import { defaultSettings, parseSettings } from '../../../main/service/settings/schema.ts';

const defaults = defaultSettings('install-1');
const task = { id: 't', name: 'T', kind: 'publish', schedule: { type: 'manual' }, input: { topic: 'a/b' } };

describe('defaults', () => {
  test('a file with nothing but version and install id is complete', () => {
    expect(parseSettings({ version: 1, installId: 'install-1' })).toEqual({ ok: true, value: defaults });
  });

  test('they are what the schema accepts, also after a round trip through JSON', () => {
    expect(parseSettings(JSON.parse(JSON.stringify(defaults)))).toEqual({ ok: true, value: defaults });
  });

  test('a refresh and a health check every 15 minutes and nightly upkeep, none of them with a notification', () => {
    expect(defaults.tasks.map(({ kind, schedule, visible }) => ({ kind, schedule, visible }))).toEqual([
      { kind: 'refresh', schedule: { type: 'cron', cron: '*/15 * * * *' }, visible: false },
      { kind: 'health', schedule: { type: 'cron', cron: '*/15 * * * *' }, visible: false },
      { kind: 'compact', schedule: { type: 'cron', cron: '30 3 * * *' }, visible: false },
      { kind: 'backup', schedule: { type: 'cron', cron: '0 12 * * *' }, visible: false },
    ]);
  });

  test('an emptied task list stays empty', () => {
    const parsed = parseSettings({ ...defaults, tasks: [] });
    expect(parsed.ok && parsed.value.tasks).toEqual([]);
  });
});

describe('an automation', () => {
  test('with everything that the automations take is kept as it is', () => {
    const whole: Required<AutomationDefinition> = {
      id: 'a',
      name: 'A',
      enabled: false,
      draftedBy: 'helper',
      triggers: [{ type: 'manual' }],
      conditions: [],
      actions: [{ type: 'stop' }],
      mode: 'single',
      maxRuns: 1,
      muteFailure: true,
      names: { 'light.lamp': 'Reading lamp' },
    };
    expect(parseAutomation(whole)).toEqual({ ok: true, value: whole });
    const parsed = parseSettings({ ...defaults, automations: [whole] });
    expect(parsed).toMatchObject({ ok: true, value: { automations: [whole] } });
  });
});

describe('what is refused names its field', () => {
  test.each([
    ['not an object', null, /expected object/],
    ['an unknown field', { ...defaults, colour: 1 }, /^colour: unknown field/],
    ['a newer version', { ...defaults, version: 2 }, /^version/],
    ['a wrong type', { ...defaults, startHidden: 'yes' }, /^startHidden/],
    [
      'a broker that is no broker',
      { ...defaults, brokers: [{ id: 'a', name: 'A', url: 'http://x' }] },
      /^brokers\[0\].url/,
    ],
    [
      'a password in an address',
      { ...defaults, brokers: [{ id: 'a', name: 'A', url: 'mqtt://me:secret@x' }] },
      /^brokers\[0\].url: must not hold user or password$/,
    ],
    [
      'two brokers of one id',
      {
        ...defaults,
        brokers: [
          { id: 'a', name: 'A', url: 'mqtt://x' },
          { id: 'a', name: 'B', url: 'mqtt://y' },
        ],
      },
      /^brokers\[1\].id/,
    ],
    ['two tasks of one name', { ...defaults, tasks: [task, { ...task, id: 'u' }] }, /^tasks\[1\].name/],
    [
      'a bad cron',
      { ...defaults, tasks: [{ ...task, schedule: { type: 'cron', cron: '99 * * * *' } }] },
      /^tasks\[0\].schedule.cron/,
    ],
    [
      'a cron that never comes',
      { ...defaults, tasks: [{ ...task, schedule: { type: 'cron', cron: '0 0 31 4 *' } }] },
      /^tasks\[0\].schedule.cron/,
    ],
    ['an unknown zone', { ...defaults, timeZone: 'Mars/Phobos' }, /^timeZone/],
    [
      'a wildcard to publish to',
      { ...defaults, tasks: [{ ...task, input: { topic: 'a/#' } }] },
      /^tasks\[0\].input.topic/,
    ],
    ['an automation without triggers', { ...defaults, automations: [{ id: 'a', name: 'A' }] }, /^automations\[0\]\./],
    ['a bad time of day', { ...defaults, alerts: { quietHours: { from: '22:00', to: '7' } } }, /^alerts.quietHours.to/],
  ])('%s', (_name, raw, detail) => {
    const result = parseSettings(raw);
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'settings.invalid', detail: expect.stringMatching(detail) },
    });
    expect(JSON.stringify(result)).not.toContain('secret');
  });
});

describe('migrations', () => {
  const steps = {
    1: (raw: object) => ({ ...raw, two: true }),
    2: (raw: object) => ({ ...raw, three: true }),
  };

  test('an old file passes each step once, in order', () => {
    expect(migrateSettings({ version: 1, kept: 'x' }, steps, 3)).toEqual({
      ok: true,
      value: { version: 3, kept: 'x', two: true, three: true },
    });
  });

  test('a file of the present version passes unchanged', () => {
    expect(migrateSettings(defaults)).toEqual({ ok: true, value: defaults });
  });

  test.each([[undefined], ['text'], [[]], [{}], [{ version: '1' }], [{ version: 0 }], [{ version: 1.5 }]])(
    '%j is no settings file',
    (raw) => {
      expect(migrateSettings(raw)).toMatchObject({ ok: false, error: { code: 'settings.invalid' } });
    },
  );

  test('a newer file is told apart', () => {
    expect(migrateSettings({ version: 99 })).toMatchObject({ ok: false, error: { detail: 'newer' } });
  });
});
