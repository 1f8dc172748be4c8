import { describe, expect, it } from 'vitest';
import { eventPlatform } from '../../../main/service/platforms/event.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

const raw = { state_topic: 't', event_types: ['press', 'release', '1', 'True'] };

describe('event', () => {
  it('shows the time of the event, and its attributes instead of the former', () => {
    const button = platformHarness(eventPlatform, raw);
    expect(button.shown()).toEqual({ state: 'unknown', event_type: null });
    button.receive('t', { event_type: 'press', a: 1 });
    button.now += 1500;
    button.receive('t', { event_type: 'release', b: 2 });
    expect(button.shown()).toEqual({ state: '2026-01-01T12:00:01.500+00:00', event_type: 'release', b: 2 });
    expect(button.effects).toEqual([
      { kind: 'event', type: 'press', attributes: { a: 1 } },
      { kind: 'event', type: 'release', attributes: { b: 2 } },
    ]);
  });

  it('happens again with the same message', () => {
    const button = platformHarness(eventPlatform, raw);
    for (let count = 0; count < 2; count += 1) button.receive('t', { event_type: 'press' });
    expect(button.effects).toHaveLength(2);
  });

  it('ignores what the broker stored', () => {
    const button = platformHarness(eventPlatform, raw);
    button.receive('t', { event_type: 'press' }, { retained: true });
    expect(button.shown().event_type).toBeNull();
    expect(button.effects).toEqual([]);
  });

  it.each(['', 'None', '{}', 'press', '["press"]', '{"no_event_type":1}', '{"event_type":"other"}'])(
    'ignores %s',
    (payload) => {
      const button = platformHarness(eventPlatform, raw);
      button.receive('t', payload);
      expect(button.shown()).toEqual({ state: 'unknown', event_type: null });
      expect(button.effects.filter(({ kind }) => kind === 'event')).toEqual([]);
    },
  );

  it.each([
    ['{"event_type":1}', '1'],
    ['{"event_type":true}', 'True'],
    ['{"event_type":1.0}', null],
  ])('%s is an event of type %s', (payload, type) => {
    const button = platformHarness(eventPlatform, raw);
    button.receive('t', payload);
    expect(button.shown().event_type).toBe(type);
  });

  it('needs its types', () => {
    expect(rejection(eventPlatform, { state_topic: 't' })).toMatch(/^event_types/);
    expect(rejection(eventPlatform, { ...raw, device_class: 'bell' })).toMatch(/^device_class/);
  });
});
