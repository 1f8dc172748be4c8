import { describe, expect, it } from 'vitest';
import { createAlertHarness } from '../../support/alert-harness.ts';

const smoke = { attributes: { device_class: 'smoke' } };

describe('quiet', () => {
  const lowBattery = { attributes: { device_class: 'battery' }, state: '5' };

  it('hours hold back what is not critical, and show what is still open at their end', async () => {
    const home = createAlertHarness({ quietHours: { from: '11:00', to: '13:00' } });
    home.set('sensor.battery', lowBattery);
    home.set('binary_sensor.smoke', { ...smoke, state: 'on' });
    await home.pass(2_000);
    expect(home.titles()).toEqual(['Smoke detected']);
    const held = home.service.open().find((alert) => alert.rule === 'battery.low');
    expect(held?.delivery).toMatchObject({ kind: 'suppressed', reason: 'quiet-hours' });
    home.service.acknowledge(home.service.open().find((alert) => alert.rule === 'safety.smoke')?.id ?? '');
    await home.pass(3_602_000);
    expect(home.titles()).toEqual(['Battery low']);
  });

  it('mode holds back what is not critical until it is left, and keeps the record', async () => {
    const home = createAlertHarness();
    home.silent = true;
    home.set('lock.front', { state: 'jammed' });
    home.set('binary_sensor.smoke', { ...smoke, state: 'on' });
    await home.pass(3_000);
    expect(home.titles()).toEqual(['Smoke detected']);
    expect(home.service.list({}).map(({ rule, delivery }) => [rule, delivery?.kind, delivery?.reason])).toContainEqual([
      'lock.jammed',
      'suppressed',
      'silent',
    ]);
    await home.pass(86_400_000);
    expect(home.titles()).toEqual(['Smoke detected']);
    home.silent = false;
    home.service.onSettingsChanged();
    await home.pass(3_000);
    expect(home.titles()).toContain('Lock jammed');
  });

  it('is a pause that a person may end early', async () => {
    const home = createAlertHarness();
    await home.service.pause(60);
    home.set('sensor.battery', lowBattery);
    await home.pass(2_000);
    expect(home.titles()).toEqual([]);
    await home.service.pause(0);
    await home.pass(2_000);
    expect(home.titles()).toEqual(['Battery low']);
  });

  it('is a mute of a device or a rule, for critical alerts too', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, deviceId: 'kitchen', state: 'off' });
    await home.service.muteDevice('kitchen', 10);
    home.set('binary_sensor.smoke', { state: 'on' });
    await home.pass(2_000);
    expect(home.service.open()[0]?.delivery).toMatchObject({ kind: 'suppressed', reason: 'device-muted' });
    await home.pass(600_000);
    expect(home.titles()).toEqual(['Smoke detected']);
    const rule = home.service.rules().find(({ id }) => id === 'alarm.triggered');
    if (rule === undefined) throw new Error('no rule');
    await home.service.saveRule({ ...rule, enabled: false });
    home.set('alarm_control_panel.house', { state: 'triggered' });
    expect(home.service.open().map((alert) => alert.rule)).toEqual(['safety.smoke']);
    await home.service.saveRule({ ...rule, enabled: true });
    expect(home.service.open().map((alert) => alert.rule)).toContain('alarm.triggered');
  });
});

describe('a person', () => {
  it('snoozes: it comes back if the cause still holds', async () => {
    const home = createAlertHarness();
    home.set('lock.front', { state: 'jammed' });
    await home.pass(2_000);
    const id = home.service.open()[0]?.id ?? '';
    expect(home.service.snooze(id, 10)).toEqual({ ok: true, value: null });
    expect(home.titles()).toEqual([]);
    await home.pass(601_500);
    expect(home.titles()).toEqual(['Lock jammed']);
    home.service.snooze(id, 10);
    home.set('lock.front', { state: 'locked' });
    await home.pass(700_000);
    expect(home.notifier.shown).toHaveLength(2);
    expect(home.service.open()).toEqual([]);
  });

  it('presses a button: the command is sent and the alert acknowledged', async () => {
    const home = createAlertHarness();
    home.set('lock.front', { state: 'jammed' });
    await home.pass(2_000);
    const { id, buttons } = home.notifier.shown[0] ?? { id: '', buttons: [] };
    expect(buttons?.map((button) => button.id)).toEqual(['lock', 'acknowledge', 'snooze']);
    home.notifier.press(id, 'lock');
    await home.pass(0);
    expect(home.commands).toEqual([{ entityId: 'lock.front', action: 'lock' }]);
    expect(home.service.open()[0]?.state).toBe('acknowledged');
  });

  it('is told when the button could not do it', async () => {
    const home = createAlertHarness();
    home.commandResult = { ok: false, error: { code: 'broker.offline' } };
    home.set('lock.front', { state: 'jammed' });
    await home.pass(2_000);
    home.notifier.press(home.notifier.shown[0]?.id ?? '', 'lock');
    await home.pass(0);
    expect(home.titles()).toEqual(['Lock jammed', 'Lock: failed']);
    expect(home.service.open()[0]?.state).toBe('raised');
  });

  it('can turn off a siren that sounds, and disarm a panel that wants no code', async () => {
    const home = createAlertHarness();
    home.set('siren.hall', { state: 'on' });
    home.set('alarm_control_panel.house', { state: 'triggered' });
    await home.pass(0);
    expect(home.notifier.shown[0]?.buttons?.map((button) => button.label)).toEqual([
      'Disarm',
      'Turn off siren',
      'Acknowledge',
      'Snooze 30 min',
    ]);
    home.notifier.press(home.notifier.shown[0]?.id ?? '', 'silence:siren.hall');
    await home.pass(0);
    expect(home.commands).toEqual([{ entityId: 'siren.hall', action: 'turn_off' }]);
  });

  it('acknowledges a group with one press', async () => {
    const home = createAlertHarness();
    for (let index = 0; index < 5; index++) home.set(`lock.l${index}`, { state: 'jammed' });
    await home.pass(2_000);
    expect(home.titles()).toEqual(['5 locks jammed']);
    home.notifier.press(home.notifier.shown[0]?.id ?? '', 'acknowledge');
    await home.pass(0);
    expect(home.service.open().map((alert) => alert.state)).toEqual(Array(5).fill('acknowledged'));
    expect(home.titles()).toEqual([]);
  });
});

describe('a cause that comes and goes', () => {
  it('is not shown again within the cool-down, but then if it still holds', async () => {
    const home = createAlertHarness();
    home.set('lock.front', { state: 'jammed' });
    await home.pass(1_000);
    home.set('lock.front', { state: 'locked' });
    home.set('lock.front', { state: 'jammed' });
    await home.pass(30_000);
    expect(home.notifier.shown).toHaveLength(1);
    expect(home.service.open()[0]?.delivery).toMatchObject({ kind: 'suppressed', reason: 'cooldown' });
    await home.pass(32_000);
    expect(home.notifier.shown).toHaveLength(2);
  });

  it('is said to flap, stays one alert, and recovers after it was quiet', async () => {
    const home = createAlertHarness();
    for (let index = 0; index < 20; index++) {
      home.set('binary_sensor.smoke', { ...smoke, state: 'on' });
      await home.pass(1_000);
      home.set('binary_sensor.smoke', { state: 'off' });
      await home.pass(1_000);
    }
    expect(home.service.list({})).toHaveLength(4);
    expect(home.service.open()).toMatchObject([{ flapping: true, state: 'raised' }]);
    const shown = home.notifier.shown.length;
    await home.pass(301_000);
    expect(home.service.open()).toEqual([]);
    expect(home.notifier.shown.slice(shown).map(({ body }) => body)).toEqual(['Smoke gone.']);
  });
});
