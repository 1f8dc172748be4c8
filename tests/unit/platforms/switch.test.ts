import { describe, expect, it } from 'vitest';
import { switchPlatform } from '../../../main/service/platforms/switch.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

describe('switch', () => {
  it('follows exact payloads, resets on None and ignores the rest', () => {
    const lamp = platformHarness(switchPlatform, {
      command_topic: 'c',
      state_topic: 't',
      payload_on: '1',
      state_on: '',
    });
    const steps: ReadonlyArray<readonly [payload: string, state: string]> = [
      ['1', 'on'],
      ['OFF', 'off'],
      ['on', 'off'],
      ['', 'off'],
      ['None', 'unknown'],
    ];
    expect(lamp.view().state).toBe('unknown');
    for (const [payload, state] of steps) {
      lamp.receive('t', payload);
      expect(lamp.view().state, payload).toBe(state);
    }
  });

  it('keeps the state until the device reports, when there is a state topic', () => {
    const lamp = platformHarness(switchPlatform, { command_topic: 'c', state_topic: 't' });
    expect(lamp.publishes('turn_on')).toEqual([['c', 'ON']]);
    expect(lamp.view().state).toBe('unknown');
    lamp.receive('t', 'ON');
    expect(lamp.publishes('toggle')).toEqual([['c', 'OFF']]);
    expect(lamp.command('turn_off')).toMatchObject({ value: { expect: { state: 'off' } } });
  });

  it('is optimistic without a state topic', () => {
    const lamp = platformHarness(switchPlatform, { command_topic: 'c' });
    expect(lamp.publishes('toggle')).toEqual([['c', 'ON']]);
    expect(lamp.view().state).toBe('on');
    expect(lamp.publishes('toggle')).toEqual([['c', 'OFF']]);
    expect(lamp.view().state).toBe('off');
  });

  it('refuses actions that a switch does not have', () => {
    expect(platformHarness(switchPlatform, { command_topic: 'c' }).publishes('press')).toBe(
      'command.unsupported: press',
    );
  });

  it('rejects configs that Home Assistant rejects', () => {
    expect(rejection(switchPlatform, {})).toBe('command_topic: is required');
    expect(rejection(switchPlatform, { command_topic: 'a/#' })).toMatch(/^command_topic: wildcards/);
    expect(rejection(switchPlatform, { command_topic: 'c', device_class: 'lamp' })).toMatch(/^device_class: /);
    expect(rejection(switchPlatform, { command_topic: 'c', device_class: 'Outlet' })).toBeUndefined();
  });
});
