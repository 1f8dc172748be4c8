import { describe, expect, it } from 'vitest';
import { lawnMowerPlatform } from '../../../main/service/platforms/lawn-mower.ts';
import { platformHarness } from '../../support/platform-harness.ts';

const commands = { start_mowing_command_topic: 's', pause_command_topic: 'p', dock_command_topic: 'd' };

describe('lawn mower', () => {
  it('reads activities', () => {
    const mower = platformHarness(lawnMowerPlatform, { activity_state_topic: 't' });
    const seen = ['mowing', 'Mowing', '', 'returning', 'nOnE', 'error'].map((payload) => {
      mower.receive('t', payload);
      return mower.view().state;
    });
    expect(seen).toEqual(['mowing', 'mowing', 'mowing', 'returning', 'unknown', 'error']);
  });

  it('publishes the words, and assumes them without a state topic', () => {
    const mower = platformHarness(lawnMowerPlatform, commands);
    const seen = ['start_mowing', 'pause', 'dock'].map((action) => [mower.publishes(action), mower.view().state]);
    expect(seen).toEqual([
      [[['s', 'start_mowing']], 'mowing'],
      [[['p', 'pause']], 'paused'],
      [[['d', 'dock']], 'docked'],
    ]);
  });

  it('offers what has a topic', () => {
    const mower = platformHarness(lawnMowerPlatform, { activity_state_topic: 't', dock_command_topic: 'd' });
    expect(lawnMowerPlatform.describe(mower.config).actions).toEqual(['dock']);
    expect(mower.publishes('pause')).toBe('command.unsupported: pause');
    expect(mower.command('dock')).toMatchObject({ value: { expect: { state: ['docked', 'returning'] } } });
  });
});
