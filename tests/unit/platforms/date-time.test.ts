import { describe, expect, it } from 'vitest';
import { datePlatform } from '../../../main/service/platforms/date.ts';
import { datetimePlatform } from '../../../main/service/platforms/datetime.ts';
import { timePlatform } from '../../../main/service/platforms/time.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

const config = { command_topic: 'c', state_topic: 't' };

describe('date', () => {
  it('takes the day of what it reads', () => {
    const date = platformHarness(datePlatform, config);
    const steps: ReadonlyArray<readonly [payload: string, state: string]> = [
      ['2025-12-31', '2025-12-31'],
      ['31 Dec 2024 10:00', '2024-12-31'],
      ['', '2024-12-31'],
      ['soon', '2024-12-31'],
      ['10:00', '2026-01-01'],
      ['None', 'unknown'],
    ];
    expect(date.view().state).toBe('unknown');
    for (const [payload, state] of steps) {
      date.receive('t', payload);
      expect(date.view().state, payload).toBe(state);
    }
    expect(date.effects).toEqual([{ kind: 'note', reason: 'no date can be read' }]);
  });

  it('keeps its state object when the same day comes again', () => {
    const date = platformHarness(datePlatform, config);
    date.receive('t', '2025-12-31');
    const before = date.state();
    date.receive('t', '31.12.2025');
    expect(date.state()).toBe(before);
  });

  it('publishes ISO text, or what the template makes of the date itself', () => {
    expect(platformHarness(datePlatform, config).publishes('set_value', { date: '2025-12-31' })).toEqual([
      ['c', '2025-12-31'],
    ]);
    const templated = platformHarness(datePlatform, {
      command_topic: 'c',
      command_template: '{"y":{{ value.year }},"d":"{{ value.strftime("%d.%m.") }}"}',
    });
    expect(templated.publishes('set_value', { date: '2025-12-31' })).toEqual([['c', '{"y":2025,"d":"31.12."}']]);
    expect(templated.view().state).toBe('2025-12-31');
  });

  it('expects the device to show what was set', () => {
    const date = platformHarness(datePlatform, config);
    expect(date.command('set_value', { date: '2025-12-31' })).toMatchObject({
      value: { expect: { state: '2025-12-31' } },
    });
    expect(date.view().state).toBe('unknown');
  });

  it.each([
    ['set_value', {}, 'command.invalid: date: must be an ISO date'],
    ['set_value', { date: 'tomorrow' }, 'command.invalid: date: must be an ISO date'],
    ['set_value', { date: '2025-02-30' }, 'command.invalid: date: must be an ISO date'],
    ['set_value', { date: 5 }, 'command.invalid: date: must be an ISO date'],
    ['set_value', { date: '2025-12-31', time: '10:00' }, 'command.invalid: time: is not known'],
    ['turn_on', {}, 'command.unsupported: turn_on'],
  ])('refuses %s %j', (action, params, failure) => {
    expect(platformHarness(datePlatform, config).publishes(action, params)).toBe(failure);
  });

  it('needs a command topic', () => {
    expect(rejection(datePlatform, { state_topic: 't' })).toBe('command_topic: is required');
  });
});

describe('time', () => {
  it('takes the time of day', () => {
    const time = platformHarness(timePlatform, config);
    time.receive('t', '8:30 pm');
    expect(time.view().state).toBe('20:30:00');
    time.receive('t', '2025-01-01T10:00:00.5+02:00');
    expect(time.view().state).toBe('10:00:00.500000');
    time.receive('t', 'None');
    expect(time.view().state).toBe('unknown');
  });

  it('sets a time of day', () => {
    const time = platformHarness(timePlatform, { command_topic: 'c' });
    expect(time.publishes('set_value', { time: '08:30' })).toEqual([['c', '08:30:00']]);
    expect(time.view().state).toBe('08:30:00');
    expect(time.publishes('set_value', { time: '25:00' })).toBe('command.invalid: time: must be an ISO time');
    const templated = platformHarness(timePlatform, {
      ...config,
      command_template: '{{ value.hour }}/{{ value.minute }}',
    });
    expect(templated.publishes('set_value', { time: '08:30:00' })).toEqual([['c', '8/30']]);
  });
});

describe('datetime', () => {
  it('wants an offset without a configured zone', () => {
    const moment = platformHarness(datetimePlatform, config);
    moment.receive('t', '2025-09-01T10:00:00');
    expect(moment.view().state).toBe('unknown');
    moment.receive('t', '2025-09-01T10:00:00.9+02:00');
    expect(moment.view().state).toBe('2025-09-01T08:00:00+00:00');
    expect(moment.effects).toEqual([{ kind: 'note', reason: 'a time zone is missing' }]);
  });

  it('wants none with a configured zone', () => {
    const moment = platformHarness(datetimePlatform, { ...config, timezone: 'Europe/Amsterdam' });
    moment.receive('t', '2025-09-01T10:00:00');
    expect(moment.view().state).toBe('2025-09-01T08:00:00+00:00');
    moment.receive('t', '2025-12-01 10:00');
    expect(moment.view().state).toBe('2025-12-01T09:00:00+00:00');
    moment.receive('t', '2025-09-01T11:00:00Z');
    expect(moment.view().state).toBe('2025-12-01T09:00:00+00:00');
  });

  it('takes a zone that does not exist for none', () => {
    const moment = platformHarness(datetimePlatform, { ...config, timezone: 'Mars/Base' });
    moment.receive('t', '2025-09-01T10:00:00Z');
    expect(moment.view().state).toBe('2025-09-01T10:00:00+00:00');
  });

  it("publishes moments in UTC; without an offset they are the home's", () => {
    const moment = platformHarness(datetimePlatform, { command_topic: 'c' });
    expect(moment.publishes('set_value', { datetime: '2025-09-01T12:30:00+02:00' })).toEqual([
      ['c', '2025-09-01T10:30:00+00:00'],
    ]);
    expect(moment.view().state).toBe('2025-09-01T10:30:00+00:00');
    expect(moment.publishes('set_value', { datetime: '2025-09-01 12:30' })).toEqual([
      ['c', '2025-09-01T12:30:00+00:00'],
    ]);
    expect(moment.publishes('set_value', { datetime: 'x' })).toBe('command.invalid: datetime: must be an ISO datetime');
    const templated = platformHarness(datetimePlatform, {
      ...config,
      command_template: '{{ value.timestamp() | int }}',
    });
    expect(templated.publishes('set_value', { datetime: '2025-09-01T12:30:00+02:00' })).toEqual([['c', '1756722600']]);
  });
});
