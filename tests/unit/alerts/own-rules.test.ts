/** Rules of one's own and messages that automations send for a state: they live as alerts of built-in rules do. */
import { describe, expect, it } from 'vitest';
import { alertRuleSchema } from '../../../main/service/alerts/rule-schema.ts';
import { ruleDefaults } from '../../../main/service/alerts/rules/rule.ts';
import type { AlertRule } from '../../../main/service/model/alerts.ts';
import { createAlertHarness } from '../../support/alert-harness.ts';

const window = { attributes: { device_class: 'window' } };
const windowOpen: AlertRule = {
  ...ruleDefaults({
    id: 'own:windows',
    severity: 'warning',
    forSeconds: 600,
    notifyRecovery: true,
  }),
  name: 'Window open while away',
  about: { platform: 'binary_sensor', deviceClass: 'window' },
  when: { is: ['on'] },
  conditions: [{ type: 'nobody-home' }],
};

describe('a message of an automation that was sent for a state', () => {
  const notice = {
    rule: 'automation:damp',
    cause: 'automation:damp:actions[0]:sensor.bath',
    severity: 'warning',
    title: 'Damp',
    body: 'It is damp.',
    entityId: 'sensor.bath',
    until: { entityId: 'sensor.bath', test: { above: 70 } },
  } as const;
  const cross = async (home: ReturnType<typeof createAlertHarness>): Promise<void> => {
    home.set('sensor.bath', { state: '75' });
    home.service.raise(notice);
    await home.pass(2_000);
    home.set('sensor.bath', { state: '60' });
    await home.pass(2_000);
  };

  it('pops up once where it crosses five times, and each is over with its state', async () => {
    const home = createAlertHarness();
    for (let crossing = 0; crossing < 5; crossing++) await cross(home);
    expect(home.notifier.shown).toHaveLength(1);
    await home.pass(600_000);
    expect(home.service.open()).toEqual([]);
    expect(home.service.list({}).every(({ state }) => state === 'recovered')).toBe(true);
    // From the fourth on it keeps changing, and is one alert until it was quiet.
    expect(home.service.list({})).toHaveLength(4);
    expect(home.service.list({})[0]).toMatchObject({ flapping: true });
  });

  it('keeps the cool-down, the note and the patience that a person gives it', async () => {
    const home = createAlertHarness();
    await home.service.saveRule(
      ruleDefaults({
        id: 'automation:damp',
        cooldownSeconds: 3_600,
        notifyRecovery: true,
        forSeconds: 10,
      }),
    );
    home.set('sensor.bath', { state: '75' });
    home.service.raise(notice);
    expect(home.service.pending()).toMatchObject([{ alert: { title: 'Damp' }, dueAt: '2026-01-15T12:00:10.000Z' }]);
    await home.pass(12_000);
    expect(home.titles()).toEqual(['Damp']);
    home.set('sensor.bath', { state: '60' });
    await home.pass(0);
    expect(home.notifier.visible().map(({ title, body }) => [title, body])).toEqual([['Damp', 'Over.']]);
    home.set('sensor.bath', { state: '75' });
    home.service.raise(notice);
    await home.pass(60_000);
    expect(home.notifier.shown).toHaveLength(2);
  });

  it('is acknowledged until its state ends, also over a restart', async () => {
    const home = createAlertHarness();
    home.set('sensor.bath', { state: '75' });
    home.service.raise(notice);
    await home.pass(2_000);
    home.service.acknowledge(home.service.open()[0]?.id ?? '');
    home.restart();
    home.set('sensor.bath', { state: '74' }, true);
    expect(home.service.open()).toMatchObject([{ state: 'acknowledged' }]);
    home.set('sensor.bath', { state: '60' });
    expect(home.service.open()).toEqual([]);
  });

  it('goes with its automation', async () => {
    const home = createAlertHarness();
    home.set('sensor.bath', { state: '75' });
    home.service.raise(notice);
    home.service.onRuleGone('automation:damp');
    expect(home.service.open()).toEqual([]);
  });
});

describe('a rule of one’s own', () => {
  const house = (): ReturnType<typeof createAlertHarness> => {
    const home = createAlertHarness({ rules: [windowOpen] });
    home.set('device_tracker.anna', { state: 'not_home' });
    home.set('binary_sensor.kitchen', {
      ...window,
      name: 'Kitchen window',
      state: 'off',
    });
    return home;
  };

  it('is valid with all of its parts, and with no id but its own', () => {
    expect(alertRuleSchema.safeParse(windowOpen).success).toBe(true);
    expect(alertRuleSchema.safeParse({ ...windowOpen, id: 'door.open' }).success).toBe(false);
    const { name: _name, ...nameless } = windowOpen;
    expect(alertRuleSchema.safeParse(nameless).success).toBe(false);
    expect(alertRuleSchema.safeParse({ ...windowOpen, about: {} }).success).toBe(false);
    expect(alertRuleSchema.safeParse({ ...windowOpen, when: {} }).success).toBe(false);
  });

  it('speaks of a kind for a while, and only while nobody is home', async () => {
    const home = house();
    home.set('binary_sensor.kitchen', { state: 'on' });
    await home.pass(590_000);
    expect(home.service.pending()).toHaveLength(1);
    await home.pass(12_000);
    expect(home.notifier.visible()).toMatchObject([
      {
        title: 'Window open while away',
        body: 'Kitchen window is open for 10 minutes.',
      },
    ]);
    home.set('device_tracker.anna', { state: 'home' });
    await home.pass(2_000);
    expect(home.service.open()).toEqual([]);
    home.set('device_tracker.anna', { state: 'not_home' });
    expect(home.service.pending()).toHaveLength(1);
  });

  it('says nothing while somebody is home', async () => {
    const home = house();
    home.set('device_tracker.ben', { state: 'home' });
    home.set('binary_sensor.kitchen', { state: 'on' });
    await home.pass(3_600_000);
    expect(home.notifier.shown).toEqual([]);
    expect(home.service.pending()).toEqual([]);
  });

  it('speaks of a room', async () => {
    const { conditions: _none, ...rule } = windowOpen;
    const home = createAlertHarness({
      rules: [{ ...rule, forSeconds: 0, about: { area: 'Bath' } }],
    });
    home.area('bath', 'Bath');
    home.set('binary_sensor.a', { ...window, deviceId: 'bath', state: 'on' });
    home.set('binary_sensor.b', { ...window, deviceId: 'hall', state: 'on' });
    await home.pass(2_000);
    expect(home.service.open()).toMatchObject([{ entityId: 'binary_sensor.a' }]);
  });

  it('speaks of a label, of the entity or of its device, from the moment that it is put on', async () => {
    const { conditions: _none, ...rule } = windowOpen;
    const home = createAlertHarness({ rules: [{ ...rule, forSeconds: 0, about: { label: 'Guest' } }] });
    home.set('binary_sensor.a', { ...window, deviceId: 'bath', state: 'on' });
    home.set('binary_sensor.b', { ...window, state: 'on', labels: ['Guest', 'Upstairs'] });
    home.set('binary_sensor.c', { ...window, deviceId: 'hall', state: 'on', labels: ['Upstairs'] });
    expect(home.service.open()).toMatchObject([{ entityId: 'binary_sensor.b' }]);
    home.labels('bath', 'Guest');
    expect(home.service.open().map(({ entityId }) => entityId)).toEqual(['binary_sensor.b', 'binary_sensor.a']);
    home.labels('bath');
    expect(home.service.open()).toMatchObject([{ entityId: 'binary_sensor.b' }]);
  });

  it('follows a device into another room', async () => {
    const { conditions: _none, ...rule } = windowOpen;
    const home = createAlertHarness({ rules: [{ ...rule, forSeconds: 0, about: { area: 'Bath' } }] });
    home.set('binary_sensor.a', { ...window, deviceId: 'shelf', state: 'on' });
    expect(home.service.open()).toEqual([]);
    home.area('shelf', 'Bath');
    expect(home.service.open()).toMatchObject([{ entityId: 'binary_sensor.a' }]);
    home.area('shelf', 'Hall');
    expect(home.service.open()).toEqual([]);
  });

  it('has a limit with a hysteresis', async () => {
    const rule = {
      ...windowOpen,
      forSeconds: 0,
      about: { entityIds: ['sensor.freezer'] },
    };
    const { conditions: _none, ...warm } = {
      ...rule,
      when: { above: -15, hysteresis: 2 },
    };
    const home = createAlertHarness({ rules: [warm] });
    home.set('sensor.freezer', { state: '-18' });
    home.set('sensor.freezer', { state: '-14' });
    home.set('sensor.freezer', { state: '-16' });
    expect(home.service.open()).toHaveLength(1);
    home.set('sensor.freezer', { state: '-17.5' });
    expect(home.service.open()).toEqual([]);
  });

  it('ends its alerts when it is deleted', async () => {
    const home = house();
    home.set('binary_sensor.kitchen', { state: 'on' });
    await home.pass(602_000);
    expect(home.service.open()).toHaveLength(1);
    expect(await home.service.deleteRule('own:windows')).toMatchObject({ ok: true });
    expect(home.service.open()).toEqual([]);
    expect(await home.service.deleteRule('own:windows')).toMatchObject({ ok: false });
  });

  it('is shown as one where many are open', async () => {
    const { conditions: _none, ...rule } = windowOpen;
    const home = createAlertHarness({ rules: [{ ...rule, forSeconds: 0 }] });
    for (let index = 0; index < 6; index++) home.set(`binary_sensor.w${index}`, { ...window, state: 'on' });
    await home.pass(2_000);
    expect(home.notifier.shown).toHaveLength(1);
    expect(home.notifier.shown[0]?.title).toBe('6 × Window open while away');
  });
});
