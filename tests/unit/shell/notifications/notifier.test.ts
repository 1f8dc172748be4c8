import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { app } from '../../../../build/standin/app.ts';
import { record } from '../../../../build/standin/record.ts';
import { system } from '../../../../build/standin/system.ts';
import type { NotificationOutcome, NotificationRequest } from '../../../../main/service/base/ports.ts';
import { createElectronNotifications } from '../../../../main/shell/notifications/electron.ts';
import {
  type BackendAction,
  createNotifier,
  type NotificationBackend,
} from '../../../../main/shell/notifications/notifier.ts';
import { createShownLog, type ShownNotification } from '../../../../main/shell/notifications/shown.ts';
import { sayDelivery } from '../../../../renderer/format/alert.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryLogger } from '../../../support/memory-logger.ts';

const request = (changes: Partial<NotificationRequest> = {}): NotificationRequest => ({
  id: 'leak',
  title: 'Water leak',
  body: 'Cellar',
  urgency: 'critical',
  buttons: [{ id: 'acknowledge', label: 'Acknowledge' }],
  open: { view: 'device', id: 'cellar' },
  ...changes,
});

function setup(...answers: ReadonlyArray<NotificationOutcome['kind'] | 'absent' | 'lost' | 'throws'>) {
  let disposed = 0;
  const shown: Array<[number, NotificationRequest]> = [];
  const withdrawn: string[] = [];
  const opened: unknown[] = [];
  let act: BackendAction = () => undefined;
  const backends = answers.map((answer, index) => async (action: BackendAction) => {
    act = action;
    if (answer === 'absent') return undefined;
    const backend: NotificationBackend = {
      name: index === 0 ? 'desktop' : 'electron',
      async show(each) {
        shown.push([index, each]);
        if (answer === 'throws') throw new Error('an id that is too long');
        if (answer === 'lost') return { kind: 'failed', reason: 'gone' };
        return answer === 'shown' ? { kind: answer } : { kind: answer, reason: 'test' };
      },
      isLost: () => answer === 'lost',
      withdraw: (id) => withdrawn.push(id),
      dispose: () => {
        disposed += 1;
      },
    };
    return backend;
  });
  const shownLog = createShownLog({ timers: createFakeClock(), logger: createMemoryLogger() });
  const notifier = createNotifier({
    logger: createMemoryLogger(),
    shown: shownLog,
    backends,
    onOpen: (target) => opened.push(target),
    questionOf: (id, button) => (button === 'disarm' ? { view: 'device', id } : undefined),
  });
  const press = (...args: Parameters<BackendAction>) => act(...args);
  return { notifier, shown, withdrawn, opened, disposed: () => disposed, act: press };
}

describe('notifier', () => {
  it('takes the first backend that is there', async () => {
    const { notifier, shown } = setup('absent', 'shown');
    expect(notifier.backend()).toBeUndefined();
    expect(await notifier.show(request())).toEqual({ kind: 'shown' });
    expect(shown).toHaveLength(1);
    expect(notifier.backend()).toBe('electron');
  });
  it('says that nothing can show it', async () => {
    expect(await setup('absent').notifier.show(request())).toEqual({ kind: 'failed', reason: 'unsupported' });
  });
  it('shows a notification that failed only once, and the others keep their clicks and can be withdrawn', async () => {
    const { notifier, shown, disposed, opened, withdrawn, act } = setup('failed');
    expect(await notifier.show(request())).toEqual({ kind: 'failed', reason: 'test' });
    expect(shown).toHaveLength(1);
    expect(disposed()).toBe(0);
    act('leak', 'open');
    notifier.withdraw('leak');
    await Promise.resolve();
    expect(opened).toHaveLength(1);
    expect(withdrawn).toEqual(['leak']);
  });
  it('looks once more when a backend is lost', async () => {
    const { notifier, shown, disposed } = setup('lost', 'shown');
    expect(await notifier.show(request())).toEqual({ kind: 'failed', reason: 'gone' });
    expect(shown).toHaveLength(2);
    expect(disposed()).toBe(1);
  });
  it('says of one that the system throws at that it failed', async () => {
    const { notifier, disposed } = setup('throws');
    expect(await notifier.show(request())).toEqual({ kind: 'failed', reason: 'internal' });
    expect(disposed()).toBe(0);
  });
  it('leads into the window where a button would do something risky, and does not tell of the press', async () => {
    const { notifier, opened, act } = setup('shown');
    const pressed: string[] = [];
    notifier.onAction(({ action }) => pressed.push(action));
    await notifier.show(request({ buttons: [{ id: 'disarm', label: 'Disarm' }] }));
    act('leak', 'disarm');
    expect(pressed).toEqual([]);
    expect(opened).toEqual([{ view: 'device', id: 'leak' }]);
  });
  it('hands on clean texts, and knows buttons whatever their sender calls them', async () => {
    const { notifier, shown, act } = setup('shown');
    const pressed: string[] = [];
    notifier.onAction(({ action }) => pressed.push(action));
    const buttons = [
      { id: 'answer:a\0b', label: 'A\u202e\0' },
      { id: 'acknowledge', label: '' },
    ];
    await notifier.show(request({ title: 'Smoke\0', body: 'Kit\0chen\n\u001b[31m'.repeat(500), buttons }));
    const [, sent] = shown[0] ?? [];
    expect(JSON.stringify(sent)).not.toMatch(/\\u/);
    expect(sent).toMatchObject({ title: 'Smoke', body: expect.stringMatching(/^Kit chen\nKit chen/) });
    expect(sent?.body.length).toBeLessThanOrEqual(1_000);
    expect(sent?.buttons).toEqual([
      { id: 'button:0', label: 'A' },
      { id: 'acknowledge', label: '2' },
    ]);
    act('leak', 'button:0');
    expect(pressed).toEqual(['answer:a\0b']);
  });
  it('leads where the notification says when it is clicked, and passes presses on', async () => {
    const { notifier, opened, act } = setup('shown');
    const events: unknown[] = [];
    const stop = notifier.onAction((event) => events.push(event));
    await notifier.show(request());
    act('leak', 'open');
    act('leak', 'acknowledge');
    act('leak', 'closed');
    act('leak', 'open');
    stop();
    act('leak', 'acknowledge');
    expect(opened).toEqual([{ view: 'device', id: 'cellar' }]);
    expect(events).toHaveLength(4);
  });
});

describe('notifications through Electron', () => {
  beforeAll(async () => {
    app.codeLoaded();
    await app.whenReady();
  });
  afterEach(() => {
    record.notifications.length = 0;
  });
  const open = async (platform: NodeJS.Platform = 'linux', old: readonly ShownNotification[] = []) => {
    const events: Array<[id: string, action: string, input?: string | undefined]> = [];
    const removed: string[] = [];
    const backend = await createElectronNotifications((...event) => events.push(event), {
      platform,
      shown: { list: () => old },
      removeOld: (ids) => removed.push(...ids),
    });
    if (backend === undefined) throw new Error('the stand-in has notifications');
    return { backend, events, removed };
  };

  it('carry urgency, id and buttons', async () => {
    const { backend } = await open();
    expect(await backend.show(request({ group: 'g' }))).toEqual({ kind: 'shown' });
    expect(record.notifications[0]?.options).toMatchObject({
      id: 'leak',
      groupId: 'g',
      title: 'Water leak',
      urgency: 'critical',
      timeoutType: 'never',
      actions: [{ type: 'button', text: 'Acknowledge' }],
    });
  });
  it('replace an earlier one of the same id, without telling that it was closed', async () => {
    const { backend, events } = await open();
    await backend.show(request());
    await backend.show(request({ title: 'Again' }));
    await expect.poll(() => record.notifications.map((each) => each.open)).toEqual([false, true]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(events).toEqual([]);
  });
  it('tell clicks, presses and closing', async () => {
    const { backend, events } = await open();
    await backend.show(request());
    const emitter = record.notifications[0]?.emitter;
    emitter?.emit('click', {});
    emitter?.emit('action', { actionIndex: 0 });
    emitter?.emit('action', { actionIndex: 7 });
    emitter?.emit('close', {});
    expect(events).toEqual([
      ['leak', 'open'],
      ['leak', 'acknowledge'],
      ['leak', 'closed'],
    ]);
  });
  it('say that they failed, also where the system does not say why', async () => {
    const { backend } = await open();
    system.failNotifications = '';
    expect(await backend.show(request())).toEqual({ kind: 'failed', reason: 'no-reason' });
    system.failNotifications = undefined;
    expect(sayDelivery({ kind: 'failed', reason: 'no-reason', at: '' })).toBe(
      'Could not be shown: the system did not say why',
    );
    expect(sayDelivery({ kind: 'failed', reason: '', at: '' })).toBe('Could not be shown');
  });
  it('have short names for the system, whatever they are called', async () => {
    const { backend } = await open('win32');
    const long = `automation:${'x'.repeat(200)}`;
    expect(await backend.show(request({ id: long, group: 'a&tag=b' }))).toEqual({ kind: 'shown' });
    expect(record.notifications[0]?.options).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      groupId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });
  it('that time out into the Action Center can still be clicked and withdrawn', async () => {
    const { backend, events } = await open('win32');
    await backend.show(request());
    const [shown] = record.notifications;
    shown?.emitter.emit('close', { reason: 'timedOut' });
    shown?.emitter.emit('click', {});
    shown?.emitter.emit('action', { actionIndex: 0 });
    backend.withdraw('leak');
    expect(shown?.open).toBe(false);
    expect(events).toEqual([
      ['leak', 'expired'],
      ['leak', 'open'],
      ['leak', 'acknowledge'],
    ]);
  });
  it('of an earlier run can be clicked, pressed and withdrawn', async () => {
    const buttons = [{ key: 'acknowledge', id: 'acknowledge' }];
    const { backend, events, removed } = await open('win32', [{ id: 'old', buttons }]);
    record.activate?.({ type: 'click', arguments: 'type=click&tag=old' });
    record.activate?.({ type: 'action', actionIndex: 0, arguments: 'type=action&action=0&tag=old' });
    record.activate?.({ type: 'action', actionIndex: 7, arguments: 'type=action&action=7&tag=old' });
    record.activate?.({ type: 'click', arguments: 'type=click&tag=unknown' });
    record.activate?.({ type: 'click', arguments: '' });
    backend.withdraw('old');
    expect(events).toEqual([
      ['old', 'open'],
      ['old', 'acknowledge'],
    ]);
    expect(removed).toEqual(['old']);
    // One of this run tells its click itself.
    await backend.show(request({ id: 'old' }));
    record.activate?.({ type: 'click', arguments: 'type=click&tag=old' });
    expect(events).toHaveLength(2);
  });
  it('are withdrawn by their id', async () => {
    const { backend, events } = await open();
    await backend.show(request());
    backend.withdraw('leak');
    backend.withdraw('none');
    expect(record.notifications[0]?.open).toBe(false);
    await new Promise((resolve) => setImmediate(resolve));
    expect(events).toEqual([]);
  });
});
