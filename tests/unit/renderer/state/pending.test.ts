import { describe, expect, it } from 'vitest';
import {
  isOpen,
  noPending,
  type PendingInput,
  type PendingState,
  reducePending,
} from '../../../../renderer/state/pending.ts';

const send: PendingInput = {
  type: 'send',
  token: 1,
  entityId: 'light.a',
  action: 'turn_on',
  params: { brightness: 10 },
};

function run(...inputs: PendingInput[]): PendingState {
  return inputs.reduce(reducePending, noPending);
}

describe('reducePending', () => {
  it('marks at once, then as sent, then with the outcome', () => {
    expect(run(send).marks.get('light.a')?.phase).toBe('sending');
    const accepted: PendingInput = { type: 'accepted', token: 1, entityId: 'light.a', commandId: 'c1' };
    expect(run(send, accepted).marks.get('light.a')?.phase).toBe('sent');
    const done = run(send, accepted, { type: 'settled', commandId: 'c1', outcome: 'confirmed' });
    expect(done.marks.get('light.a')?.phase).toBe('confirmed');
    expect(isOpen(done.marks.get('light.a'))).toBe(false);
  });

  it('keeps an outcome that comes before the answer', () => {
    const state = run(
      send,
      { type: 'settled', commandId: 'c1', outcome: 'failed', error: { code: 'command.timeout' } },
      { type: 'accepted', token: 1, entityId: 'light.a', commandId: 'c1' },
    );
    expect(state.marks.get('light.a')).toMatchObject({ phase: 'failed', error: { code: 'command.timeout' } });
    expect(state.early.size).toBe(0);
  });

  it('shows a refusal with its reason', () => {
    const state = run(send, { type: 'refused', token: 1, entityId: 'light.a', error: { code: 'broker.offline' } });
    expect(state.marks.get('light.a')).toMatchObject({ phase: 'failed', error: { code: 'broker.offline' } });
  });

  it('lets only the latest command of an entity count', () => {
    const state = run(
      send,
      { type: 'accepted', token: 1, entityId: 'light.a', commandId: 'c1' },
      { ...send, token: 2, action: 'turn_off' },
      { type: 'settled', commandId: 'c1', outcome: 'failed' },
      { type: 'clear', token: 1, entityId: 'light.a' },
    );
    expect(state.marks.get('light.a')).toMatchObject({ token: 2, action: 'turn_off', phase: 'sending' });
  });

  it('does not collect outcomes of commands that nobody here sent', () => {
    expect(run({ type: 'settled', commandId: 'x', outcome: 'confirmed' })).toBe(noPending);
  });
});
