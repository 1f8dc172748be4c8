import { describe, expect, it } from 'vitest';
import { nextTimes } from '../../../main/service/time/next-times.ts';

const after = Date.parse('2026-03-01T12:00:00Z');
const next = (cron: string, zone = 'UTC') => {
  const times = nextTimes(cron, zone, after, 5);
  return 'problem' in times ? times : times.map((at) => new Date(at).toISOString().slice(0, 16));
};

describe('the next times of a cron expression', () => {
  it.each([
    [
      '*/45 * * * *',
      ['2026-03-01T12:45', '2026-03-01T13:00', '2026-03-01T13:45', '2026-03-01T14:00', '2026-03-01T14:45'],
    ],
    [
      '*/90 * * * *',
      ['2026-03-01T13:00', '2026-03-01T14:00', '2026-03-01T15:00', '2026-03-01T16:00', '2026-03-01T17:00'],
    ],
    [
      '0 */5 * * *',
      ['2026-03-01T15:00', '2026-03-01T20:00', '2026-03-02T00:00', '2026-03-02T05:00', '2026-03-02T10:00'],
    ],
    // Day and weekday must both match.
    [
      '0 18 13 * 5',
      ['2026-03-13T18:00', '2026-11-13T18:00', '2027-08-13T18:00', '2028-10-13T18:00', '2029-04-13T18:00'],
    ],
  ])('of %s', (cron, times) => {
    expect(next(cron)).toEqual(times);
  });

  it('are those of the zone', () => {
    expect(next('0 7 * * *', 'Europe/Berlin')).toMatchObject({ 0: '2026-03-02T06:00' });
  });

  it('are none for what is no expression, with the reason', () => {
    expect(next('soon')).toHaveProperty('problem');
    expect(next('0 0 31 2 *')).toHaveProperty('problem');
  });
});
