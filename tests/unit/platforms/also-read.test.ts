/** A reading that several tell of: the latest heard counts, and one event that two hear is one. */
import { describe, expect, it } from 'vitest';
import { binarySensorPlatform } from '../../../main/service/platforms/binary-sensor.ts';
import { eventPlatform } from '../../../main/service/platforms/event.ts';
import { sensorPlatform } from '../../../main/service/platforms/sensor/sensor.ts';
import { platformHarness } from '../../support/platform-harness.ts';

const seconds = 1_767_000_000;
const raw = {
  state_topic: 'a',
  value_template: '{{ value_json.at }} {{ value_json.is }}',
  also_read: [{ topic: 'b', template: '{{ value_json.at }} {{ value_json.is }}' }],
};

describe('a reading that two tell of', () => {
  it('is what was heard last, in whatever order they answer', () => {
    const sensor = platformHarness(sensorPlatform, { ...raw, unit_of_measurement: '°C' });
    sensor.now = (seconds + 500) * 1_000;
    const say = (topic: string, at: number, is: unknown): string => {
      sensor.receive(topic, { at: at === 0 ? 0 : seconds + at, is });
      return sensor.view().state;
    };
    expect(say('a', 100, 20)).toBe('20');
    expect(say('b', 200, 21)).toBe('21');
    expect(say('a', 100, 20)).toBe('21');
    expect(say('a', 200, 20.5)).toBe('20.5');
    // Without a time it is news, and so is a time that nobody can have.
    expect(say('b', 0, 22)).toBe('22');
    expect(say('b', 9_000, 23)).toBe('23');
    expect(say('a', 201, 24)).toBe('24');
  });

  it('is on or off in the same way', () => {
    const door = platformHarness(binarySensorPlatform, raw);
    door.now = (seconds + 500) * 1_000;
    door.receive('a', { at: seconds + 100, is: 'ON' });
    expect(door.view().state).toBe('on');
    door.receive('b', { at: seconds + 50, is: 'OFF' });
    expect(door.view().state).toBe('on');
    door.receive('b', { at: seconds + 150, is: 'OFF' });
    expect(door.view().state).toBe('off');
  });
});

describe('an event that two hear', () => {
  const config = {
    state_topic: 'a',
    event_types: ['single', 'double'],
    also_read: [{ topic: 'b', template: '{{ value }}' }],
  };
  const press = (type: string, button = 1) => ({ event_type: type, button });

  function listen() {
    const button = platformHarness(eventPlatform, config);
    return {
      heard(topic: string, afterMs: number, payload: object): number {
        button.now += afterMs;
        button.receive(topic, payload);
        return button.effects.filter(({ kind }) => kind === 'event').length;
      },
    };
  }

  it('is one', () => {
    const button = listen();
    expect(button.heard('a', 0, press('single'))).toBe(1);
    expect(button.heard('b', 150, press('single'))).toBe(1);
  });

  it('is another when one of them hears it again, or when it comes later', () => {
    const button = listen();
    button.heard('a', 0, press('single'));
    button.heard('b', 100, press('single'));
    expect(button.heard('a', 600, press('single'))).toBe(2);
    expect(button.heard('b', 100, press('single'))).toBe(2);
    expect(button.heard('b', 5_000, press('single'))).toBe(3);
  });

  it('is another of another kind, or on another button', () => {
    const button = listen();
    button.heard('a', 0, press('single'));
    expect(button.heard('b', 100, press('double'))).toBe(2);
    expect(button.heard('a', 100, press('double', 2))).toBe(3);
  });
});
