import { describe, expect, it } from 'vitest';
import { selectPlatform } from '../../../main/service/platforms/select.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

const selectOf = (config: Record<string, unknown> = {}) =>
  platformHarness(selectPlatform, { command_topic: 'c', state_topic: 't', options: ['a', 'b', 'none'], ...config });

describe('select', () => {
  it('takes listed options, and resets on none in any case', () => {
    const select = selectOf();
    for (const [payload, state] of [
      ['a', 'a'],
      ['c', 'a'],
      [' ', 'a'],
      ['b', 'b'],
      ['NONE', 'unknown'],
      ['a', 'a'],
      ['none', 'unknown'],
    ] as const) {
      select.receive('t', payload);
      expect(select.view().state, payload).toBe(state);
    }
  });

  it('sends only listed options', () => {
    const select = selectOf();
    expect(select.publishes('select_option', { option: 'b' })).toEqual([['c', 'b']]);
    expect(select.publishes('select_option', { option: 'c' })).toBe(
      'command.invalid: option: is not among the options',
    );
    expect(select.publishes('turn_on')).toBe('command.unsupported: turn_on');
    expect(select.view().state).toBe('unknown');
  });

  it.each<[action: string, from: string | undefined, params: Record<string, unknown>, sent: string | undefined]>([
    ['select_first', 'b', {}, 'a'],
    ['select_last', 'a', {}, 'c'],
    ['select_next', 'a', {}, 'b'],
    ['select_next', 'c', {}, 'a'],
    ['select_next', 'c', { cycle: false }, undefined],
    ['select_next', undefined, {}, 'b'],
    ['select_previous', 'a', {}, 'c'],
    ['select_previous', 'a', { cycle: false }, undefined],
    ['select_previous', 'b', { cycle: false }, 'a'],
  ])('%s from %s with %j sends %s', (action, from, params, sent) => {
    const select = selectOf({ options: ['a', 'b', 'c'] });
    if (from !== undefined) select.receive('t', from);
    expect(select.publishes(action, params)).toEqual(sent === undefined ? [] : [['c', sent]]);
  });

  it('is optimistic when told so, and still follows its topic', () => {
    const select = selectOf({ optimistic: true });
    select.command('select_option', { option: 'b' });
    expect(select.view().state).toBe('b');
    select.receive('t', 'a');
    expect(select.view().state).toBe('a');
  });

  it('needs options; a single one may be a text', () => {
    expect(rejection(selectPlatform, { command_topic: 'c' })).toBe('options: is required');
    expect(selectPlatform.describe(selectOf({ options: 'only' }).config).attributes).toEqual({ options: ['only'] });
  });
});
