import { describe, expect, it } from 'vitest';
import { deviceTrackerPlatform } from '../../../main/service/platforms/device-tracker.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

describe('device tracker', () => {
  it('reads places', () => {
    const tracker = platformHarness(deviceTrackerPlatform, { state_topic: 't', payload_home: 'here' });
    const seen = ['here', 'not_home', 'Work', ' ', 'None'].map((payload) => {
      tracker.receive('t', payload);
      return tracker.view().state;
    });
    expect(seen).toEqual(['home', 'not_home', 'Work', 'Work', 'unknown']);
  });

  it('is away at coordinates, which beat the word before', () => {
    const tracker = platformHarness(deviceTrackerPlatform, { state_topic: 't', json_attributes_topic: 'a' });
    tracker.receive('t', 'home');
    tracker.receive('a', { battery: 80 });
    expect(tracker.view().state).toBe('home');
    tracker.receive('a', { latitude: 32.8, longitude: -117.2, gps_accuracy: 1.5, battery: 80 });
    expect(tracker.shown()).toEqual({
      state: 'not_home',
      in_zones: [],
      latitude: 32.8,
      longitude: -117.2,
      gps_accuracy: 1.5,
    });
    tracker.receive('a', { latitude: 32.8 });
    expect(tracker.shown()).toEqual({ state: 'unknown', in_zones: [] });
  });

  it.each([
    [['zone.home'], 'home'],
    [['zone.work', 'zone.home'], 'home'],
    [[], 'not_home'],
    ['zone.home', 'unknown'],
  ])('in_zones %j is %s', (in_zones, state) => {
    const tracker = platformHarness(deviceTrackerPlatform, { json_attributes_topic: 'a' });
    tracker.receive('a', { in_zones });
    expect(tracker.view().state).toBe(state);
  });

  it('keeps the same state for a message that changes nothing', () => {
    const tracker = platformHarness(deviceTrackerPlatform, { json_attributes_topic: 'a' });
    const message = { latitude: 1, longitude: 2, in_zones: ['zone.home'] };
    tracker.receive('a', message);
    const state = tracker.state();
    tracker.receive('a', message);
    expect(tracker.state()).toBe(state);
  });

  it.each([
    [{}, 'state_topic: is required'],
    [{ state_topic: 't', source_type: 'pigeon' }, 'source_type: must be one of'],
  ])('rejects %j', (raw, reason) => {
    expect(rejection(deviceTrackerPlatform, raw)).toContain(reason);
  });

  it('cannot be commanded', () => {
    const tracker = platformHarness(deviceTrackerPlatform, { state_topic: 't' });
    expect(tracker.publishes('see')).toBe('command.unsupported: see');
  });
});
