import { describe, expect, it } from 'vitest';
import { lockPlatform } from '../../../main/service/platforms/lock.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';
import { processorMs } from '../../support/processor-time.ts';

describe('lock', () => {
  it('reads its seven states, resets, and ignores the rest', () => {
    const lock = platformHarness(lockPlatform, { command_topic: 'c', state_topic: 't' });
    const seen = ['LOCKED', 'LOCKING', 'UNLOCKED', 'UNLOCKING', 'OPEN', 'OPENING', 'JAMMED', 'locked', ' ', 'None'].map(
      (payload) => {
        lock.receive('t', payload);
        return lock.view().state;
      },
    );
    expect(seen).toEqual([
      'locked',
      'locking',
      'unlocked',
      'unlocking',
      'open',
      'opening',
      'jammed',
      'jammed',
      'jammed',
      'unknown',
    ]);
  });

  it('assumes unlocked without a state topic, and what it was told since', () => {
    const lock = platformHarness(lockPlatform, { command_topic: 'c', payload_open: 'OPEN' });
    expect(lock.view().state).toBe('unlocked');
    const seen = ['lock', 'open', 'unlock'].map((action) => {
      lock.command(action);
      return lock.view().state;
    });
    expect(seen).toEqual(['locked', 'open', 'unlocked']);
  });

  it('opens only with a payload for it', () => {
    const lock = platformHarness(lockPlatform, { command_topic: 'c', state_topic: 't' });
    expect(lock.publishes('open')).toBe('command.unsupported: open');
    expect(lockPlatform.describe(lock.config).actions).toEqual(['lock', 'unlock']);
    expect(lock.command('lock')).toMatchObject({ value: { expect: { state: ['locked', 'locking'] } } });
  });

  it.each([
    ['^\\d{4}$', '1234', true],
    ['^\\d{4}$', '12345', false],
    ['^\\d{4}$', undefined, false],
    ['\\d', '1x', true],
    ['\\d', 'x1', false],
    ['(?=.*\\d)', 'x', true],
  ])('with code_format %s the code %s is taken: %s', (code_format, code, taken) => {
    const lock = platformHarness(lockPlatform, { command_topic: 'c', code_format });
    const params = code === undefined ? {} : { code };
    if (taken) expect(lock.publishes('unlock', params)).toEqual([['c', 'UNLOCK']]);
    else expect(lock.publishes('unlock', params)).toMatch(/^command.invalid: code/);
  });

  it('a hostile code format costs no time', () => {
    const lock = platformHarness(lockPlatform, { command_topic: 'c', code_format: '(a+)+$' });
    expect(processorMs(() => void lock.command('lock', { code: `${'a'.repeat(60)}!` }), 100)).toBeLessThan(1_000);
  });

  it('rejects a code format that is no regular expression', () => {
    expect(rejection(lockPlatform, { command_topic: 'c', code_format: '(' })).toMatch(/^code_format: /);
  });
});
