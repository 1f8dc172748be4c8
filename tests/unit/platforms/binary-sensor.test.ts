import { describe, expect, it } from 'vitest';
import { binarySensorPlatform } from '../../../main/service/platforms/binary-sensor.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

const sensorOf = (config: Record<string, unknown> = {}) =>
  platformHarness(binarySensorPlatform, { state_topic: 't', ...config });

describe('binary sensor', () => {
  it('follows exact payloads', () => {
    const sensor = sensorOf({ payload_on: true, payload_off: '0' });
    for (const [payload, state] of [
      ['true', 'unknown'],
      ['True', 'on'],
      [' ', 'on'],
      ['OFF', 'on'],
      ['0', 'off'],
      ['None', 'unknown'],
    ] as const) {
      sensor.receive('t', payload);
      expect(sensor.view().state, payload).toBe(state);
    }
    expect(sensor.expiryRestarts()).toBe(6);
  });

  it('starts off_delay with each on and cancels it with off and None, but with nothing else', () => {
    const sensor = sensorOf({ off_delay: 30 });
    const start = { kind: 'timer', name: 'off_delay', seconds: 30 };
    const cancel = { kind: 'cancel', name: 'off_delay' };
    for (const [payload, effect] of [
      ['ON', start],
      ['ON', start],
      ['', undefined],
      ['OFF', cancel],
      ['None', cancel],
    ] as const) {
      sensor.effects.length = 0;
      sensor.receive('t', payload);
      expect(sensor.effects, payload).toEqual(effect === undefined ? [] : [effect]);
    }
    sensor.effects.length = 0;
    sensor.receive('t', 'bogus');
    expect(sensor.effects).toMatchObject([{ kind: 'note' }]);

    sensor.receive('t', 'ON');
    sensor.fireTimer('off_delay');
    expect(sensor.view().state).toBe('off');
  });

  it('asks for no timers without off_delay', () => {
    const sensor = sensorOf();
    sensor.receive('t', 'ON');
    sensor.receive('t', 'OFF');
    expect(sensor.effects).toEqual([]);
  });

  it('has traits, a device class and no actions', () => {
    const sensor = sensorOf({ expire_after: 4, device_class: 'Motion' });
    expect(binarySensorPlatform.traits?.(sensor.config)).toEqual({ expireAfter: 4, forceUpdate: false });
    expect(binarySensorPlatform.deviceClass?.(sensor.config)).toBe('motion');
    expect(sensor.publishes('toggle')).toBe('command.unsupported: toggle');
    expect(rejection(binarySensorPlatform, { state_topic: 't', device_class: 'temperature' })).toMatch(/^device_class/);
  });
});
