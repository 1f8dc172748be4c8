import { describe, expect, it } from 'vitest';
import { alarmControlPanelPlatform as platform } from '../../../main/service/platforms/alarm-control-panel.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

const topics = { command_topic: 'c', state_topic: 't' };

describe('alarm control panel', () => {
  it('reads its states and ignores the rest', () => {
    const panel = platformHarness(platform, topics);
    const seen = ['disarmed', 'armed_vacation', 'pending', 'triggered', 'Armed', '', 'None'].map((payload) => {
      panel.receive('t', payload);
      return panel.view().state;
    });
    expect(seen).toEqual(['disarmed', 'armed_vacation', 'pending', 'triggered', 'triggered', 'triggered', 'unknown']);
  });

  it.each([
    ['no code, arming', {}, 'alarm_arm_home', undefined, false],
    ['no code, arming with any', {}, 'alarm_arm_home', '1', true],
    ['no code, arming with an empty one', {}, 'alarm_arm_home', '', false],
    ['no code, disarming', {}, 'alarm_disarm', undefined, true],
    ['no code, triggering', {}, 'alarm_trigger', undefined, true],
    ['arming without code', { code_arm_required: false }, 'alarm_arm_away', undefined, true],
    ['right code', { code: '0123' }, 'alarm_arm_night', '0123', true],
    ['wrong code', { code: '0123' }, 'alarm_arm_night', '123', false],
    ['numeric code in the config', { code: 123 }, 'alarm_disarm', '123', true],
    ['disarming without its code', { code: '0123' }, 'alarm_disarm', undefined, false],
    ['disarming needs none', { code: '0123', code_disarm_required: false }, 'alarm_disarm', undefined, true],
    ['triggering without its code', { code: '0123' }, 'alarm_trigger', undefined, false],
    ['triggering needs none', { code: '0123', code_trigger_required: false }, 'alarm_trigger', undefined, true],
    ['remote code', { code: 'REMOTE_CODE' }, 'alarm_disarm', '9', true],
    ['remote code, empty', { code: 'REMOTE_CODE_TEXT' }, 'alarm_disarm', '', false],
  ])('%s', (_name, raw, action, code, accepted) => {
    const panel = platformHarness(platform, { ...topics, ...raw });
    const sent = panel.publishes(action, code === undefined ? {} : { code });
    if (accepted) expect(sent).toHaveLength(1);
    else expect(sent).toMatch(/^command.invalid: code/);
  });

  it.each([
    [undefined, null],
    ['0123', 'number'],
    ['REMOTE_CODE', 'number'],
    ['REMOTE_CODE_TEXT', 'text'],
    ['a1', 'text'],
  ])('asks for %s by %s', (code, format) => {
    const panel = platformHarness(platform, code === undefined ? topics : { ...topics, code });
    expect(platform.describe(panel.config).attributes.code_format).toBe(format);
  });

  it('offers the features of its config, and disarming always', () => {
    const panel = platformHarness(platform, { ...topics, supported_features: ['arm_home'] });
    expect(platform.describe(panel.config).actions).toEqual(['alarm_disarm', 'alarm_arm_home']);
    expect(panel.publishes('alarm_trigger')).toBe('command.unsupported: alarm_trigger');
    const bare = platformHarness(platform, { ...topics, supported_features: [] });
    expect(platform.describe(bare.config).actions).toEqual(['alarm_disarm']);
  });

  it('never assumes: it says what should come', () => {
    const panel = platformHarness(platform, { ...topics, code_arm_required: false, payload_arm_home: 'home!' });
    expect(panel.command('alarm_arm_home')).toEqual({
      ok: true,
      value: {
        publishes: [{ topic: 'c', payload: 'home!' }],
        expect: { state: ['armed_home', 'arming', 'pending'] },
      },
    });
    expect(panel.view().state).toBe('unknown');
  });

  it('rejects unknown features', () => {
    expect(rejection(platform, { ...topics, supported_features: ['arm_moon'] })).toMatch(/^supported_features/);
    expect(rejection(platform, { command_topic: 'c' })).toBe('state_topic: is required');
  });
});
