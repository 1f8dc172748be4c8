import { describe, expect, it } from 'vitest';
import { textPlatform } from '../../../main/service/platforms/text.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

const textOf = (config: Record<string, unknown> = {}) =>
  platformHarness(textPlatform, { command_topic: 'c', state_topic: 't', ...config });

describe('text', () => {
  it('shows any text, also an empty one', () => {
    const text = textOf();
    for (const [payload, state] of [
      ['milk', 'milk'],
      ['', ''],
      ['None', 'None'],
      ['z'.repeat(256), 'None'],
    ] as const) {
      text.receive('t', payload);
      expect(text.view().state, payload).toBe(state);
    }
  });

  it('does not show what is outside its length or pattern', () => {
    const text = textOf({ min: 2, max: 4, pattern: '[a-z]+' });
    for (const [payload, state] of [
      ['abc', 'abc'],
      ['x', 'abc'],
      ['abcde', 'abc'],
      ['9ab', 'abc'],
      // From the start, but not to the end.
      ['ab9', 'ab9'],
      ['\u{1f600}a', 'ab9'],
    ] as const) {
      text.receive('t', payload);
      expect(text.view().state, payload).toBe(state);
    }
  });

  it('refuses to send what is outside its length or pattern', () => {
    const text = textOf({ min: 2, max: 4, pattern: '[a-z]+' });
    expect(text.publishes('set_value', { value: 'abc' })).toEqual([['c', 'abc']]);
    expect(text.publishes('set_value', { value: 'a' })).toBe('command.invalid: value: must be 2 characters at least');
    expect(text.publishes('set_value', { value: 'abcde' })).toBe(
      'command.invalid: value: must be 4 characters at most',
    );
    expect(text.publishes('set_value', { value: 'ABC' })).toBe('command.invalid: value: does not match the pattern');
    expect(text.publishes('set_value', { value: null })).toMatch(/^command.invalid: value/);
  });

  it('is optimistic without a state topic', () => {
    const text = textOf({ state_topic: undefined });
    text.command('set_value', { value: 'beer' });
    expect(text.view().state).toBe('beer');
  });

  it('describes its limits', () => {
    expect(textPlatform.describe(textOf({ mode: 'password' }).config).attributes).toEqual({
      min: 0,
      max: 255,
      mode: 'password',
      pattern: null,
    });
  });

  it.each([
    [{ min: 5, max: 4 }, 'min: must not be greater than max'],
    [{ max: 256 }, 'max: must be 255 or less'],
    [{ mode: 'multiline' }, 'mode: must be one of text, password'],
    [{ pattern: '(' }, 'pattern: must be a regular expression'],
  ])('rejects %j', (config, reason) => {
    expect(rejection(textPlatform, { command_topic: 'c', ...config })).toBe(reason);
  });
});
