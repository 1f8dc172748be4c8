import { describe, expect, it } from 'vitest';
import { limits } from '../../main/service/base/limits.ts';
import { jsonSize } from '../../main/service/base/size.ts';
import type { Alert } from '../../main/service/model/alerts.ts';
import { takeAlerts, takePage } from '../../main/service/views/snapshot.ts';

describe('the size of an answer', () => {
  it.each([
    [null],
    [true],
    [12_345],
    ['text'],
    [[]],
    [{}],
    [[1, 'a', [2, { b: 'c' }]]],
    [{ a: { b: [null, 'x'] }, c: undefined }],
  ])('is about that of its JSON: %j', (value) => {
    expect(Math.abs(jsonSize(value, 1_000) - JSON.stringify(value).length)).toBeLessThan(12);
  });

  it('is counted no further than it matters, also where it has no end', () => {
    const ring: { self?: unknown } = {};
    ring.self = ring;
    expect(jsonSize(ring, 1_000)).toBeGreaterThan(1_000);
    expect(jsonSize([10n, Symbol('x'), () => undefined, new Uint8Array(500)], 10_000)).toBeGreaterThan(500);
  });
});

describe('pages', () => {
  it('hold what fits, one at least, and build no record that does not', () => {
    let built = 0;
    function* records(): IterableIterator<{ id: number; text: string }> {
      for (let id = 0; id < 1_000; id++) {
        built += 1;
        yield { id, text: 'x'.repeat(100) };
      }
    }
    const page = (chars: number, count?: number) => {
      const { records: taken, more } = takePage(records(), chars, count);
      return [taken.length, more];
    };
    expect(page(1_000)).toEqual([8, true]);
    expect(built).toBe(9);
    expect(page(1)).toEqual([1, true]);
    expect(page(10_000_000, 10)).toEqual([10, true]);
    expect(page(10_000_000)).toEqual([1_000, false]);
  });

  it('of alerts keep the critical ones and the newest, in their order', () => {
    const alerts = Array.from({ length: limits.snapshotAlerts + 100 }, (_, id) => ({
      id: String(id),
      severity: id < 50 ? 'critical' : 'info',
    })) as unknown as Alert[];
    const taken = takeAlerts(alerts).map(({ id }) => Number(id));
    expect(taken).toHaveLength(limits.snapshotAlerts);
    expect(taken.slice(0, 51)).toEqual([...Array.from({ length: 50 }, (_, id) => id), 150]);
    expect(taken.at(-1)).toBe(limits.snapshotAlerts + 99);
    expect(takeAlerts(alerts.slice(0, 10))).toHaveLength(10);
  });
});
