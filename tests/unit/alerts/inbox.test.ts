import { describe, expect, it } from 'vitest';
import { createAlertHarness } from '../../support/alert-harness.ts';

const smoke = { attributes: { device_class: 'smoke' } };
const door = { attributes: { device_class: 'door' } };

describe('an alert of a built-in rule', () => {
  it('is stored before it is shown, and shown once', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, state: 'off' });
    home.set('binary_sensor.smoke', { state: 'on' });
    expect(home.store.writes.map((alert) => [alert.rule, alert.state, alert.shown])).toEqual([
      ['safety.smoke', 'raised', 0],
    ]);
    expect(home.notifier.shown).toHaveLength(0);
    await home.pass(0);
    expect(home.notifier.shown).toHaveLength(1);
    expect(home.notifier.shown[0]).toMatchObject({ title: 'Smoke detected', urgency: 'critical', silent: false });
    home.set('binary_sensor.smoke', { state: 'on' });
    await home.pass(1_000);
    expect(home.notifier.shown).toHaveLength(1);
  });

  it('is raised by a retained replay that nobody was told of, and not again after a restart', async () => {
    const home = createAlertHarness();
    home.set('alarm_control_panel.house', { state: 'triggered' }, true);
    await home.pass(0);
    expect(home.titles()).toEqual(['Alarm triggered']);
    const id = home.service.open()[0]?.id ?? '';
    home.service.acknowledge(id);
    home.restart();
    home.set('alarm_control_panel.house', { state: 'triggered' }, true);
    await home.pass(3_600_000);
    expect(home.notifier.shown).toHaveLength(1);
    expect(home.service.list({})).toHaveLength(1);
  });

  it('is shown after a crash between storing and showing', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, state: 'on' });
    home.restart();
    home.set('binary_sensor.smoke', { ...smoke, state: 'on' }, true);
    await home.pass(0);
    expect(home.notifier.shown).toHaveLength(1);
    expect(home.service.list({})).toHaveLength(1);
    expect(home.service.list({})[0]).toMatchObject({ shown: 1, delivery: { kind: 'shown' } });
  });

  it('is withdrawn and marked recovered when its cause ends, with a note where the rule says so', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, name: 'Hall', state: 'on' });
    await home.pass(0);
    home.set('binary_sensor.smoke', { state: 'off' });
    await home.pass(0);
    expect(home.service.list({})[0]).toMatchObject({ state: 'recovered' });
    expect(home.notifier.visible().map(({ title, body }) => [title, body])).toEqual([['Hall', 'Smoke gone.']]);
  });

  it('stays while its entity is unavailable', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, state: 'on' });
    home.set('binary_sensor.smoke', { available: false, state: 'unknown' });
    expect(home.service.open().map((alert) => alert.rule)).toContain('safety.smoke');
  });

  it('goes silently with its entity', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, state: 'on' });
    await home.pass(0);
    home.remove('binary_sensor.smoke');
    await home.pass(0);
    expect(home.service.open()).toEqual([]);
    expect(home.titles()).toEqual([]);
  });

  it('repeats while it is critical and not acknowledged', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, state: 'on' });
    await home.pass(0);
    await home.pass(60_000);
    await home.pass(60_000);
    expect(home.notifier.shown).toHaveLength(3);
    home.service.acknowledge(home.service.open()[0]?.id ?? '');
    await home.pass(600_000);
    expect(home.notifier.shown).toHaveLength(3);
    expect(home.titles()).toEqual([]);
  });
});

describe('a for-duration', () => {
  it('is not repeated while the service rests, and again when it works', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, state: 'on' });
    await home.pass(0);
    home.service.setResting(true);
    await home.pass(600_000);
    expect(home.notifier.shown).toHaveLength(1);
    home.service.setResting(false);
    await home.pass(0);
    expect(home.notifier.shown).toHaveLength(2);
  });

  it('raises a door that is left open for ten minutes', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.front', { ...door, name: 'Front door', state: 'on' });
    await home.pass(599_000);
    expect(home.service.open()).toEqual([]);
    expect(home.service.list({ states: ['pending'] })).toHaveLength(1);
    await home.pass(2_000);
    expect(home.notifier.shown.map(({ body }) => body)).toEqual(['Front door is open for 10 minutes.']);
  });

  it('raises nothing for a door that was closed in time, and leaves no record', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.front', { ...door, state: 'on' });
    await home.pass(599_000);
    home.set('binary_sensor.front', { state: 'off' });
    await home.pass(3_600_000);
    expect(home.store.writes).toEqual([]);
    expect(home.clock.pending).toBe(0);
  });

  it('says why it was not shown when it ended at once', async () => {
    const home = createAlertHarness();
    home.set('lock.front', { state: 'jammed' });
    home.set('lock.front', { state: 'locked' });
    await home.pass(2_000);
    expect(home.notifier.shown).toEqual([]);
    expect(home.service.list({})[0]).toMatchObject({
      state: 'recovered',
      shown: 0,
      delivery: { kind: 'suppressed', reason: 'over' },
    });
  });

  it('is not lost to a timer that comes a moment early', async () => {
    const home = createAlertHarness();
    const { after } = home.clock;
    Object.assign(home.clock, { after: (ms: number, fire: () => void) => after(ms - 1, fire) });
    home.set('binary_sensor.front', { ...door, state: 'on' });
    Object.assign(home.clock, { after });
    await home.pass(600_000);
    expect(home.service.open()).toHaveLength(1);
  });

  it('does not count time asleep or without the broker', async () => {
    const home = createAlertHarness();
    home.broker('online');
    home.set('binary_sensor.front', { ...door, state: 'on' });
    await home.pass(500_000);
    home.service.onSuspend();
    await home.pass(8 * 3_600_000);
    home.service.onResume();
    expect(home.service.open()).toEqual([]);
    home.broker('waiting');
    await home.pass(20_000);
    home.broker('online');
    await home.pass(599_000);
    expect(home.service.open()).toEqual([]);
    await home.pass(2_000);
    expect(home.titles()).toEqual(['Left open']);
  });
});

describe('devices that do not answer', () => {
  const pair = (home: ReturnType<typeof createAlertHarness>, device: string, available: boolean): void => {
    home.set(`sensor.${device}_a`, { deviceId: device, available });
    home.set(`sensor.${device}_b`, { deviceId: device, available });
  };

  it('are said once for a device, when all of its entities are gone for a minute', async () => {
    const home = createAlertHarness();
    home.broker('online');
    pair(home, 'plug', true);
    home.set('sensor.plug_a', { available: false });
    await home.pass(120_000);
    expect(home.titles()).toEqual([]);
    home.set('sensor.plug_b', { available: false });
    await home.pass(62_000);
    expect(home.notifier.shown.map(({ body }) => body)).toEqual(['Device plug does not answer.']);
    home.set('sensor.plug_a', { available: true });
    expect(home.titles()).toEqual([]);
    expect(home.service.list({})).toHaveLength(1);
  });

  it('are shown together when many fall out at once', async () => {
    const home = createAlertHarness();
    for (let index = 0; index < 12; index++) pair(home, `plug${index}`, true);
    for (let index = 0; index < 12; index++) pair(home, `plug${index}`, false);
    await home.pass(62_000);
    expect(home.titles()).toEqual(['12 devices offline']);
    expect(home.service.open().every((alert) => alert.delivery?.kind === 'shown')).toBe(true);
    for (let index = 0; index < 11; index++) pair(home, `plug${index}`, true);
    expect(home.titles()).toEqual(['12 devices offline']);
    pair(home, 'plug11', true);
    expect(home.titles()).toEqual([]);
  });

  it.each(['entities first', 'broker first'])('are not meant by a lost broker (%s)', async (order) => {
    const home = createAlertHarness();
    home.broker('online');
    pair(home, 'plug', true);
    if (order === 'broker first') home.broker('waiting');
    pair(home, 'plug', false);
    if (order === 'entities first') home.broker('waiting');
    await home.pass(600_000);
    expect(home.titles()).toEqual(['Broker lost']);
    home.broker('online');
    pair(home, 'plug', true);
    await home.pass(600_000);
    expect(home.titles()).toEqual([]);
    expect(home.service.list({}).map((alert) => alert.rule)).toEqual(['broker.lost']);
  });

  it('are forgotten when the last of their entities goes, whichever goes first', async () => {
    for (const order of [
      ['sensor.a', 'sensor.b'],
      ['sensor.b', 'sensor.a'],
    ]) {
      const home = createAlertHarness();
      for (const id of order) home.set(id, { deviceId: 'box', available: false });
      await home.pass(61_000);
      expect(home.service.open().map(({ rule }) => rule)).toEqual(['device.offline']);
      home.remove('sensor.a');
      expect(home.service.open()).toHaveLength(1);
      home.remove('sensor.b');
      expect(home.service.open()).toEqual([]);
    }
  });

  it('are not said of a service that is being stopped', async () => {
    const home = createAlertHarness();
    home.set('sensor.a', { deviceId: 'box' });
    home.service.setResting(true);
    home.set('sensor.a', { available: false });
    home.service.onEntityRemoved('sensor.a', 'home');
    expect(home.service.list({ states: ['pending'] })).toEqual([]);
  });

  it('are said after the broker is back without them', async () => {
    const home = createAlertHarness();
    home.broker('online');
    pair(home, 'plug', true);
    home.broker('waiting');
    pair(home, 'plug', false);
    await home.pass(10_000);
    home.broker('online');
    await home.pass(62_000);
    expect(home.titles()).toEqual(['Device offline']);
  });
});

describe('a lost broker', () => {
  it('is said after a grace period of awake time, once, and withdrawn on recovery', async () => {
    const home = createAlertHarness();
    home.broker('online');
    home.broker('waiting');
    await home.pass(20_000);
    home.service.onSuspend();
    await home.pass(3_600_000);
    home.service.onResume();
    await home.pass(29_000);
    expect(home.titles()).toEqual([]);
    await home.pass(2_000);
    expect(home.titles()).toEqual(['Broker lost']);
    home.broker('connecting');
    home.broker('waiting');
    await home.pass(600_000);
    expect(home.notifier.shown).toHaveLength(1);
    home.broker('online');
    expect(home.titles()).toEqual([]);
  });

  it('is not said when the person stopped it', async () => {
    const home = createAlertHarness();
    home.broker('online');
    home.broker('stopped');
    await home.pass(600_000);
    expect(home.notifier.shown).toEqual([]);
  });
});

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
    home.service.pause(60);
    home.set('sensor.battery', lowBattery);
    await home.pass(2_000);
    expect(home.titles()).toEqual([]);
    home.service.pause(0);
    await home.pass(2_000);
    expect(home.titles()).toEqual(['Battery low']);
  });

  it('is a mute of a device or a rule, for critical alerts too', async () => {
    const home = createAlertHarness();
    home.set('binary_sensor.smoke', { ...smoke, deviceId: 'kitchen', state: 'off' });
    home.service.muteDevice('kitchen', 10);
    home.set('binary_sensor.smoke', { state: 'on' });
    await home.pass(2_000);
    expect(home.service.open()[0]?.delivery).toMatchObject({ kind: 'suppressed', reason: 'device-muted' });
    await home.pass(600_000);
    expect(home.titles()).toEqual(['Smoke detected']);
    const rule = home.service.rules().find(({ id }) => id === 'alarm.triggered');
    if (rule === undefined) throw new Error('no rule');
    home.service.saveRule({ ...rule, enabled: false });
    home.set('alarm_control_panel.house', { state: 'triggered' });
    expect(home.service.open().map((alert) => alert.rule)).toEqual(['safety.smoke']);
    home.service.saveRule({ ...rule, enabled: true });
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

describe('messages', () => {
  it('with a text of their own are shown, and an information is done with that', async () => {
    const home = createAlertHarness();
    home.service.raise({ rule: 'automation:wash', severity: 'info', title: 'Laundry', body: 'The washer is done.' });
    await home.pass(2_000);
    expect(home.titles()).toEqual(['Laundry']);
    expect(home.service.open()).toEqual([]);
    expect(home.service.list({})).toMatchObject([{ state: 'recovered', shown: 1 }]);
  });

  it('that only inform are kept, but not shown later, when they come in quiet hours', async () => {
    const home = createAlertHarness({ quietHours: { from: '11:00', to: '13:00' } });
    home.service.raise({ rule: 'automation:wash', severity: 'info', title: 'Laundry', body: 'Done.' });
    home.service.raise({ rule: 'automation:wash', severity: 'warning', title: 'Laundry', body: 'Stuck.' });
    await home.pass(3_602_000);
    expect(home.notifier.shown.map(({ body }) => body)).toEqual(['Stuck.']);
    expect(home.service.list({ severities: ['info'] })).toMatchObject([
      { state: 'recovered', shown: 0, delivery: { kind: 'suppressed', reason: 'quiet-hours' } },
    ]);
  });

  it('that come in a burst are shown as one', async () => {
    const home = createAlertHarness();
    for (let index = 0; index < 5; index++) {
      home.service.raise({ rule: 'automation:a', severity: 'info', title: `M${index}`, body: '' });
    }
    await home.pass(2_000);
    expect(home.notifier.shown).toMatchObject([{ title: '5 notifications', body: 'M0, M1, M2, M3, M4' }]);
    expect(home.service.open()).toEqual([]);
  });

  it('of one cause that say the same are raised once', async () => {
    const home = createAlertHarness();
    const input = { rule: 'task:x', cause: 'task:x', severity: 'warning', title: 'Backup', body: 'failed' } as const;
    const first = home.service.raise(input);
    expect(home.service.raise(input)).toBe(first);
    await home.pass(2_000);
    expect(home.notifier.shown).toHaveLength(1);
    home.service.raise({ ...input, body: 'failed twice' });
    await home.pass(2_000);
    expect(home.notifier.shown.map(({ id, body }) => [id, body])).toEqual([
      [first, 'failed'],
      [first, 'failed twice'],
    ]);
  });

  it('from the foreign topic are shown, answered, replaced by tag and cleared', async () => {
    const home = createAlertHarness();
    const send = (payload: unknown, retained = false): unknown =>
      home.service.onForeignMessage({ topic: 'notify/pc', text: JSON.stringify(payload), retained });
    send({ title: 'Old', message: 'Replay' }, true);
    const data = { tag: 'bell', actions: [{ action: 'OPEN', title: 'Open door', uri: '/x' }] };
    send({ title: 'Doorbell', message: 'Somebody rings', data });
    await home.pass(2_000);
    expect(home.titles()).toEqual(['Doorbell']);
    home.notifier.press(home.notifier.shown[0]?.id ?? '', 'OPEN');
    await home.pass(0);
    expect(home.published).toEqual([
      { topic: 'notify/pc/actions', payload: '{"action":"OPEN","input":null,"uri":"/x","tag":"bell"}' },
    ]);
    send({ message: 'One', tag: 'wash' });
    await home.pass(2_000);
    send({ message: 'Two', tag: 'wash' });
    await home.pass(2_000);
    expect(home.notifier.visible().map(({ body }) => body)).toEqual(['Two']);
    send({ message: 'clear_notification', data: { tag: 'wash' } });
    expect(home.titles()).toEqual([]);
    expect(send({ data: {} })).toMatchObject({ ok: false });
  });

  it.each(['open', 'closed', 'default', 'acknowledge', 'snooze'])(
    'may have a button that is called “%s”, and its press is answered',
    async (action) => {
      const home = createAlertHarness();
      const text = JSON.stringify({ message: 'Ring', importance: 'high', actions: [{ action, title: 'Do it' }] });
      home.service.onForeignMessage({ topic: 'notify/pc', text, retained: false });
      await home.pass(2_000);
      const [request] = home.notifier.visible();
      home.notifier.press(request?.id ?? '', request?.buttons?.find(({ label }) => label === 'Do it')?.id ?? '');
      await home.pass(0);
      expect(home.published.map(({ payload }) => JSON.parse(payload))).toMatchObject([{ action }]);
      expect(home.service.open()).toEqual([]);
    },
  );

  it('are bounded in number, whoever sends them', async () => {
    const home = createAlertHarness();
    const outcomes: boolean[] = [];
    for (let second = 0; second < 60; second++) {
      for (let index = 0; index < 10; index++) {
        const text = JSON.stringify({ message: `${second}.${index}`, importance: 'high' });
        outcomes.push(home.service.onForeignMessage({ topic: 'notify/pc', text, retained: false }).ok);
      }
      await home.pass(1_000);
    }
    expect(outcomes.filter(Boolean)).toHaveLength(300);
    expect(home.service.open()).toHaveLength(200);
    expect(home.service.open().at(-1)?.body).toMatch(/^5\d\./);
  });

  it('are tried again when the notifier does not answer', async () => {
    const home = createAlertHarness();
    const { show } = home.notifier;
    home.notifier.show = () => new Promise(() => undefined);
    home.service.raise({ rule: 'task:x', severity: 'critical', title: 'A', body: 'b' });
    await home.pass(11_000);
    expect(home.service.open()[0]?.delivery).toMatchObject({ kind: 'failed', reason: 'timeout' });
    home.notifier.show = show;
    await home.pass(61_000);
    expect(home.titles()).toEqual(['A']);
  });

  it('that could not be shown are tried again', async () => {
    const home = createAlertHarness();
    home.notifier.outcome = { kind: 'failed', reason: 'no server' };
    home.service.raise({ rule: 'task:x', severity: 'warning', title: 'A', body: 'b' });
    await home.pass(2_000);
    expect(home.service.open()[0]).toMatchObject({ shown: 0, delivery: { kind: 'failed', reason: 'no server' } });
    home.notifier.outcome = { kind: 'shown' };
    await home.pass(62_000);
    expect(home.service.open()[0]).toMatchObject({ shown: 1, delivery: { kind: 'shown' } });
  });
});

it('leaves no timer and no listener behind', async () => {
  const home = createAlertHarness();
  home.broker('waiting');
  home.set('binary_sensor.smoke', { ...smoke, state: 'on' });
  home.set('binary_sensor.front', { ...door, state: 'on' });
  home.service.stop();
  expect(home.clock.pending).toBe(0);
  home.notifier.press('any', 'acknowledge');
});
