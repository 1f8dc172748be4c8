import { describe, expect, it } from 'vitest';
import { infraredPlatform } from '../../../main/service/platforms/infrared.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

describe('infrared', () => {
  it('tells of each signal that a receiver sees, and of no stored one', () => {
    const receiver = platformHarness(infraredPlatform, { schema: 'receiver', state_topic: 's' });
    receiver.receive('s', { timings: [9000, -4500], modulation: 38000, extra: 1 });
    receiver.receive('s', { timings: [1] }, { retained: true });
    for (const bad of [
      '',
      'None',
      'null',
      'x',
      '{"timings":[]}',
      '{"timings":[1.0]}',
      '{"timings":[1],"modulation":"x"}',
    ])
      receiver.receive('s', bad);
    const signal = { kind: 'event', type: 'signal', attributes: { timings: [9000, -4500], modulation: 38000 } };
    expect(receiver.effects.filter((each) => each.kind === 'event')).toEqual([signal]);
    expect(receiver.view().state).toMatch(/^\d{4}-\d\d-\d\dT.*\+00:00$/);
    expect(receiver.publishes('send_command', { timings: [1] })).toBe('command.unsupported: send_command');
  });

  it('renders the template of an emitter with timings, modulation and repeats', () => {
    const command_template = "{{ timings | join(',') }} {{ modulation }} {{ repeat_count }}";
    const emitter = platformHarness(infraredPlatform, { schema: 'emitter', command_topic: 'c', command_template });
    expect(emitter.publishes('send_command', { timings: [1, 2], modulation: 40000 })).toEqual([['c', '1,2 40000 0']]);
    expect(emitter.view().state).toMatch(/\+00:00$/);
  });

  it.each([
    [{}, 'schema: must be emitter or receiver'],
    [{ schema: 'emitter' }, 'command_topic: is required'],
    [{ schema: 'receiver' }, 'state_topic: is required'],
  ])('refuses %j', (config, reason) => {
    expect(rejection(infraredPlatform, config)).toBe(reason);
  });
});
