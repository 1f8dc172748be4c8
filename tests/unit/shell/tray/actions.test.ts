import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../main/service/base/errors.ts';
import { Emitter } from '../../../../main/service/base/events.ts';
import type { ServiceEvents } from '../../../../main/service/model/service.ts';
import { createTrayActions } from '../../../../main/shell/tray/actions.ts';
import type { TrayAction } from '../../../../main/shell/tray/model.ts';
import { plainEnglish } from '../../../../preload/words/outside.ts';
import { createMemoryLogger } from '../../../support/memory-logger.ts';

describe('the tray’s menu', () => {
  const setup = (result = ok<unknown>({}) as ReturnType<typeof ok<unknown>> | ReturnType<typeof err>) => {
    const calls: unknown[] = [];
    const shown: unknown[] = [];
    const told: unknown[] = [];
    const events = new Emitter<Pick<ServiceEvents, 'command.settled'>>(() => undefined);
    const service = {
      on: events.on.bind(events),
      registry: { get: () => undefined },
      words: { get: plainEnglish },
    } as never;
    const act = createTrayActions({
      api: {
        knows: (_name): _name is never => true,
        call: async (...call) => {
          calls.push(call);
          return result;
        },
      },
      service,
      notify: async (request) => told.push(request),
      show: (target) => shown.push(target),
      asks: (_id, action) => action === 'unlock',
      panel: { show: () => undefined, toggle: () => calls.push('panel') },
      quit: () => calls.push('quit'),
      logger: createMemoryLogger(),
    });
    return { calls, shown, told, events, act };
  };
  it.each([
    [
      { type: 'command', entityId: 'light.a', action: 'turn_on' },
      ['entity.command', { id: 'light.a', action: 'turn_on' }],
    ],
    [{ type: 'command', entityId: 'lock.a', action: 'lock' }, ['entity.command', { id: 'lock.a', action: 'lock' }]],
    [{ type: 'cancelTask', id: 't' }, ['task.cancel', { id: 't', runOnly: true }]],
    [{ type: 'pause', minutes: 30 }, ['alert.pause', { minutes: 30 }]],
    [{ type: 'service', command: 'stop' }, ['service.stop', { stayStopped: true }]],
    [{ type: 'service', command: 'restart' }, ['service.restart', {}]],
    [{ type: 'backgroundMode', mode: 'silent' }, ['settings.update', { patch: { backgroundMode: 'silent' } }]],
    [{ type: 'quit' }, 'quit'],
  ] satisfies ReadonlyArray<[TrayAction, unknown]>)('%j', (action, call) => {
    const { act, calls } = setup();
    act(action);
    expect(calls).toEqual([call]);
  });

  it('sends nothing risky, and leads to where the person is asked', () => {
    const { act, calls, shown } = setup();
    act({ type: 'command', entityId: 'lock.a', action: 'unlock' });
    expect(calls).toEqual([]);
    expect(shown).toEqual([{ view: 'device', id: 'lock.a', ask: 'unlock' }]);
  });
  it('leads to where it says', () => {
    const { act, shown } = setup();
    act({ type: 'open', view: 'device', id: 'd' });
    act({ type: 'open', view: 'settings' });
    expect(shown).toEqual([{ view: 'device', id: 'd' }, { view: 'settings' }]);
  });
  it('leads to the device when a command is refused', async () => {
    const { act, shown } = setup(err('broker.offline'));
    act({ type: 'command', entityId: 'light.a', action: 'turn_on' });
    await expect.poll(() => shown).toEqual([{ view: 'device', id: 'light.a' }]);
  });
  it.each([
    ['unconfirmed', 'Sent, but the device has not confirmed it.'],
    ['failed', 'This could not be done.'],
    ['confirmed', undefined],
  ] as const)('says how a command ended: %s', async (outcome, body) => {
    const { act, told, events } = setup(ok({ commandId: 'c1' }));
    act({ type: 'command', entityId: 'light.a', action: 'turn_on' });
    await new Promise((resolve) => setImmediate(resolve));
    events.emit('command.settled', { commandId: 'other', outcome: 'failed' });
    events.emit('command.settled', { commandId: 'c1', outcome });
    expect(told).toEqual(
      body === undefined ? [] : [expect.objectContaining({ body, open: { view: 'device', id: 'light.a' } })],
    );
  });
});
