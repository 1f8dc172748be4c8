import { describe, expect, it } from 'vitest';
import { valvePlatform } from '../../../main/service/platforms/valve.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

describe('valve by words', () => {
  it('reads text and JSON', () => {
    const valve = platformHarness(valvePlatform, { state_topic: 't', state_open: 'on' });
    const seen = ['on', 'open', 'closing', { state: 'closed' }, { position: 5 }, '', 'None', { state: 'None' }].map(
      (payload) => {
        valve.receive('t', payload);
        return valve.view().state;
      },
    );
    expect(seen).toEqual(['open', 'open', 'closing', 'closed', 'closed', 'closed', 'unknown', 'unknown']);
    expect(valve.view().attributes).toEqual({});
  });

  it('publishes its words, and assumes them without a state topic', () => {
    const valve = platformHarness(valvePlatform, { command_topic: 'c', payload_close: '0', payload_stop: 'HALT' });
    expect(valve.publishes('toggle')).toEqual([['c', '0']]);
    expect(valve.publishes('toggle')).toEqual([['c', 'OPEN']]);
    expect(valve.view().state).toBe('open');
    expect(valve.publishes('stop_valve')).toEqual([['c', 'HALT']]);
    expect(valve.publishes('set_valve_position', { position: 5 })).toBe('command.unsupported: set_valve_position');
  });

  it('has no stop of its own accord', () => {
    const valve = platformHarness(valvePlatform, { command_topic: 'c', payload_open: null });
    expect(valvePlatform.describe(valve.config).actions).toEqual(['close_valve']);
  });
});

describe('valve by position', () => {
  const raw = { command_topic: 'c', state_topic: 't', reports_position: true };

  it('keeps a movement until an end is reached', () => {
    const valve = platformHarness(valvePlatform, raw);
    const seen = [
      'opening',
      '30',
      { position: 50, state: 'opening' },
      '80',
      '100',
      { position: 40 },
      'closing',
      '0',
    ].map((payload) => {
      valve.receive('t', payload);
      return valve.shown();
    });
    expect(seen).toEqual([
      { state: 'opening', current_position: null },
      { state: 'opening', current_position: 30 },
      { state: 'opening', current_position: 50 },
      { state: 'opening', current_position: 80 },
      { state: 'open', current_position: 100 },
      { state: 'open', current_position: 40 },
      { state: 'closing', current_position: 40 },
      { state: 'closed', current_position: 0 },
    ]);
  });

  it.each([
    ['{"state":"open"}', null],
    ['abc', null],
    ['33.9', 33],
    ['120', 100],
    ['{"position":"7"}', 7],
  ])('the position of %s is %s', (payload, position) => {
    const valve = platformHarness(valvePlatform, raw);
    valve.receive('t', payload);
    expect(valve.shown().current_position).toBe(position);
  });

  it('clears the position by None', () => {
    const valve = platformHarness(valvePlatform, raw);
    valve.receive('t', '40');
    valve.receive('t', 'None');
    expect(valve.shown()).toEqual({ state: 'unknown', current_position: null });
  });

  it('opens and closes by position', () => {
    const valve = platformHarness(valvePlatform, { ...raw, position_open: 50 });
    expect(valve.publishes('open_valve')).toEqual([['c', '50']]);
    expect(valve.publishes('close_valve')).toEqual([['c', '0']]);
    expect(valve.publishes('set_valve_position', { position: 25 })).toEqual([['c', '12']]);
    expect(valve.publishes('set_valve_position', { position: -1 })).toBe('command.invalid: position: must be 0 to 100');
  });

  it.each(['payload_open', 'payload_close', 'state_open', 'state_closed'])('forbids %s', (key) => {
    expect(rejection(valvePlatform, { ...raw, [key]: 'x' })).toBe(`${key}: is not allowed with reports_position`);
  });
});
