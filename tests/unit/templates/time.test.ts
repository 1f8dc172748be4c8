import { describe, expect, it } from 'vitest';
import { findZone } from '../../../main/service/time/zone.ts';
import { rendered } from './support.ts';

const at = (iso: string, timeZone = 'Europe/Amsterdam') => ({ now: Date.parse(iso), timeZone });

describe('time', () => {
  it('comes from the clock and the zone of the rendering', () => {
    expect(rendered('{{ now() }}', '', at('2026-01-01T11:00:00Z'))).toBe('2026-01-01 12:00:00+01:00');
    expect(rendered('{{ now() }}', '', at('2026-07-01T11:00:00.5Z'))).toBe('2026-07-01 13:00:00.500000+02:00');
    expect(rendered('{{ now() }}', '', at('2026-07-01T11:00:00Z', 'Asia/Kolkata'))).toBe('2026-07-01 16:30:00+05:30');
    expect(rendered('{{ utcnow() }}', '', at('2026-07-01T11:00:00Z'))).toBe('2026-07-01 11:00:00+00:00');
    expect(rendered('{{ now().tzname() }}', '', at('2026-01-01T11:00:00Z'))).toBe('CET');
    expect(rendered('{{ now() }}', '', at('2026-01-01T11:00:00Z', 'Not/AZone'))).toBe('2026-01-01 11:00:00+00:00');
  });

  it('reads ambiguous wall times as the first, and missing ones by the offset before', () => {
    const zone = findZone('Europe/Amsterdam');
    const wall = (text: string) => zone?.offsetAtWall(Date.parse(`${text}Z`));
    expect(wall('2026-10-25T02:30:00')).toBe(7200);
    expect(wall('2026-03-29T02:30:00')).toBe(3600);
    expect(wall('2026-03-29T03:30:00')).toBe(7200);
    expect(wall('2026-10-25T03:00:00')).toBe(3600);
  });

  it('computes within a zone by the wall clock', () => {
    const input = at('2026-03-28T12:00:00Z');
    expect(rendered('{{ now() + timedelta(days=1) }}', '', input)).toBe('2026-03-29 13:00:00+02:00');
    expect(rendered('{{ today_at("02:30") + timedelta(days=1) }}', '', input)).toBe('2026-03-29 02:30:00+01:00');
  });

  it('tells ages', () => {
    const input = at('2026-01-02T12:00:00Z');
    expect(rendered('{{ relative_time(now() - timedelta(hours=2, minutes=50)) }}', '', input)).toBe('3 hours');
    expect(rendered('{{ time_since(now() - timedelta(hours=2, minutes=50), 2) }}', '', input)).toBe(
      '2 hours 50 minutes',
    );
    expect(rendered('{{ time_until(now() + timedelta(days=40)) }}', '', input)).toBe('1 month');
    expect(rendered('{{ time_since(now() + timedelta(days=1)) == now() + timedelta(days=1) }}', '', input)).toBe(
      'True',
    );
    expect(rendered('{{ relative_time("x") }}|{{ time_since(now()) }}', '', input)).toBe('x|0 seconds');
    expect(rendered('{{ "PT1H30M" | as_timedelta }}|{{ "x" | as_timedelta }}', '', input)).toBe('1:30:00|None');
  });
});
