import { describe, expect, it } from 'vitest';
import {
  isoDate,
  isoFormat,
  parseIsoDateTime,
  utcIso,
  utcSeconds,
} from '../../../main/service/platforms/shared/dates/iso.ts';

describe('ISO dates and times', () => {
  it.each([
    ['2021-11-18T20:25:00+01:30', '2021-11-18T20:25:00+01:30'],
    ['2021-11-18 20:25', '2021-11-18T20:25:00'],
    ['20211118T202500Z', '2021-11-18T20:25:00+00:00'],
    ['2021-11-18T20:25:00.123456789-0500', '2021-11-18T20:25:00.123456-05:00'],
    ['2021-11-18', '2021-11-18T00:00:00'],
    ['2021-11', '2021-11-01T00:00:00'],
    ['2021-11-18T24:00:00', '2021-11-19T00:00:00'],
    ['0001-01-01T00:00:00', '0001-01-01T00:00:00'],
  ])('reads %s', (text, expected) => {
    const time = parseIsoDateTime(text);
    expect(time && isoFormat(time)).toBe(expected);
  });

  it.each(['', 'now', '2021-02-29', '2021-00-10', '2021-11-18T25:00', '2021-11-18T20:60', '1637267100', '2021-11-18T'])(
    'does not read %j',
    (text) => expect(parseIsoDateTime(text)).toBeUndefined(),
  );

  it('prints instants and days', () => {
    const time = parseIsoDateTime('2021-11-18T23:30:00-02:00');
    expect(time && [utcSeconds(time), isoDate(time)]).toEqual(['2021-11-19T01:30:00+00:00', '2021-11-18']);
    expect(utcIso(Date.UTC(2026, 0, 1, 12))).toBe('2026-01-01T12:00:00+00:00');
    expect(utcIso(Date.UTC(2026, 0, 1, 12) + 7)).toBe('2026-01-01T12:00:00.007000+00:00');
  });
});
