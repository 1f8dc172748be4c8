import { describe, expect, it } from 'vitest';
import { createRateLimit } from '../../../main/service/base/rate-limit.ts';

describe('rate limit', () => {
  it('allows a burst of a second, then the rate', () => {
    const allow = createRateLimit(10);
    expect(Array.from({ length: 12 }, () => allow(0))).toEqual([...Array(10).fill(true), false, false]);
    expect([allow(100), allow(100)]).toEqual([true, false]);
    expect(Array.from({ length: 11 }, () => allow(60_000)).filter(Boolean)).toHaveLength(10);
  });
});
