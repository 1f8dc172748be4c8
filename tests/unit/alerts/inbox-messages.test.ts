import { describe, expect, it } from 'vitest';
import { createAlertHarness } from '../../support/alert-harness.ts';

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
    expect(home.titles()).toEqual(['Message: Doorbell']);
    home.notifier.press(home.notifier.shown[0]?.id ?? '', 'OPEN');
    await home.pass(0);
    expect(home.published).toEqual([
      { topic: 'notify/pc/actions', payload: '{"action":"OPEN","input":null,"uri":"/x","tag":"bell"}' },
    ]);
    send({ message: 'One', tag: 'wash' });
    await home.pass(2_000);
    send({ message: 'Two', tag: 'wash' });
    await home.pass(2_000);
    expect(home.notifier.visible().map(({ body }) => body)).toEqual(['From notify/pc: Two']);
    send({ message: 'clear_notification', data: { tag: 'wash' } });
    expect(home.titles()).toEqual([]);
    expect(send({ data: {} })).toMatchObject({ ok: false });
  });

  it.each([
    ['Smoke detected', 'Message'],
    ['  SMOKE  detected! ', 'Message'],
    ['Carbon monoxide detected', 'Message'],
    ['Inglenook', 'Message'],
    ['Smoke detected in the hall', 'Message: Smoke detected in the hall'],
    ['Sm\u043eke detected', 'Message: Sm\u043eke detected'],
  ])('of others cannot pass for an alarm of the app: %s', async (title, shown) => {
    const home = createAlertHarness();
    const text = JSON.stringify({ title, message: 'Leave the house!', importance: 'max' });
    home.service.onForeignMessage({ topic: 'notify/pc', text, retained: false });
    await home.pass(2_000);
    expect(home.notifier.visible()).toMatchObject([
      { title: shown, body: expect.stringMatching(/^From notify\/pc: /), urgency: 'normal', foreign: true },
    ]);
    expect(home.notifier.visible()[0]?.body).toContain('Leave the house!');
    expect(home.service.open()).toMatchObject([{ severity: 'warning', title }]);
  });

  it('of others are critical where a person permits it for their topic', async () => {
    const home = createAlertHarness({ criticalTopics: ['notify/pc'] });
    const send = (topic: string): unknown =>
      home.service.onForeignMessage({ topic, text: '{"message":"x","importance":"max"}', retained: false });
    send('notify/pc');
    send('notify/tv');
    expect(home.service.open().map(({ severity }) => severity)).toEqual(['critical', 'warning']);
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
    expect(outcomes.filter(Boolean)).toHaveLength(600);
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
