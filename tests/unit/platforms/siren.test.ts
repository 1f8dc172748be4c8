import { describe, expect, it } from 'vitest';
import { sirenPlatform } from '../../../main/service/platforms/siren.ts';
import { platformHarness } from '../../support/platform-harness.ts';

const sirenOf = (config: Record<string, unknown> = {}) =>
  platformHarness(sirenPlatform, {
    command_topic: 'c',
    state_topic: 't',
    available_tones: ['ping', 'siren'],
    ...config,
  });

describe('siren', () => {
  it('reads plain states and JSON', () => {
    const siren = sirenOf();
    const steps: ReadonlyArray<readonly [payload: unknown, shown: Record<string, unknown>]> = [
      ['ON', { state: 'on' }],
      [
        { state: 'OFF', tone: 'ping', duration: '10', volume_level: 0.5 },
        { state: 'off', tone: 'ping', duration: 10 },
      ],
      [{ tone: 'siren' }, { state: 'off', tone: 'siren', duration: 10, volume_level: 0.5 }],
      ['{}', { state: 'off', tone: 'siren' }],
      ['', { state: 'off' }],
      ['nonsense', { state: 'off' }],
      ['[1]', { state: 'off' }],
      // The state is taken, the broken attributes are not.
      [
        { state: 'ON', volume_level: 2, duration: 99 },
        { state: 'on', duration: 10, volume_level: 0.5 },
      ],
      [
        { state: 'OFF', colour: 'red' },
        { state: 'off', duration: 10 },
      ],
      // A foreign tone: nothing is shown.
      [
        { state: 'ON', tone: 'foghorn', duration: 1 },
        { state: 'off', tone: 'siren', duration: 10 },
      ],
      ['None', { state: 'unknown', tone: 'siren' }],
    ];
    for (const [payload, shown] of steps) {
      siren.receive('t', payload);
      expect(siren.shown(), JSON.stringify(payload)).toMatchObject(shown);
    }
  });

  it('drops what it does not support', () => {
    const siren = sirenOf({ available_tones: undefined, support_duration: false, support_volume_set: 'no' });
    siren.receive('t', { state: 'ON', tone: 'ping', duration: 4, volume_level: 1 });
    expect(siren.shown()).toEqual({ state: 'on' });
    expect(siren.publishes('turn_on', { tone: 'ping', duration: 4, volume_level: 1 })).toEqual([
      ['c', '{"state":"ON"}'],
    ]);
  });

  it('sends JSON without a template, and refuses a foreign tone', () => {
    const siren = sirenOf();
    expect(siren.publishes('turn_on', { tone: 'ping', duration: 22, volume_level: 0.88 })).toEqual([
      ['c', '{"state":"ON","tone":"ping","duration":22,"volume_level":0.88}'],
    ]);
    expect(siren.publishes('turn_off')).toEqual([['c', '{"state":"OFF"}']]);
    expect(siren.publishes('turn_on', { tone: 'foghorn' })).toMatch(/^command.invalid: tone/);
    expect(siren.publishes('turn_on', { volume_level: 2 })).toMatch(/^command.invalid: volume_level/);
    expect(siren.publishes('turn_on', { colour: 'red' })).toBe('command.invalid: colour: is not known');
    expect(siren.view().state).toBe('unknown');
  });

  it('sends what its templates say, or nothing', () => {
    const siren = sirenOf({
      command_template: '{{ value }}:{{ state }}:{{ tone | default("-") }}:{{ volume_level | default("-") }}',
      command_off_template: '{{ none }}',
    });
    expect(siren.publishes('turn_on', { tone: 'ping', volume_level: 1 })).toEqual([['c', 'ON:ON:ping:1.0']]);
    expect(siren.publishes('turn_off')).toEqual([]);
    const one = sirenOf({ command_template: '{{ value }}' });
    expect(one.publishes('turn_off')).toEqual([['c', 'OFF']]);
  });

  it('starts off and is optimistic without a state topic', () => {
    const siren = sirenOf({ state_topic: undefined });
    expect(siren.view().state).toBe('off');
    siren.command('toggle', { duration: 9 });
    expect(siren.shown()).toEqual({ state: 'on', duration: 9 });
    siren.command('toggle');
    expect(siren.shown()).toEqual({ state: 'off', duration: 9 });
  });

  it('describes its tones', () => {
    const siren = sirenOf();
    expect(sirenPlatform.describe(siren.config).attributes).toEqual({ available_tones: ['ping', 'siren'] });
  });
});
