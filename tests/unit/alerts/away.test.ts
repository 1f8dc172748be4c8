/** What happened while nobody could look. */
import { describe, expect, it } from 'vitest';
import { awayReport } from '../../../main/service/alerts/away.ts';
import { createAway } from '../../../main/service/background/away.ts';
import type { Alert } from '../../../main/service/model/alerts.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const minute = 60_000;
const start = Date.UTC(2026, 0, 15, 12);
const at = (minutes: number): string => new Date(start + minutes * minute).toISOString();
const alert = (id: string, changes: Partial<Alert>): Alert => ({
  id,
  rule: 'door.open',
  cause: id,
  severity: 'warning',
  state: 'raised',
  facts: {},
  actions: [],
  since: at(0),
  raisedAt: at(0),
  shown: 1,
  ...changes,
});

describe('what happened meanwhile', () => {
  const all = [
    alert('before', { raisedAt: at(-5) }),
    alert('raised', { raisedAt: at(5) }),
    alert('over', { raisedAt: at(-5), recoveredAt: at(6), state: 'recovered' }),
    alert('both', { raisedAt: at(5), recoveredAt: at(7), state: 'recovered' }),
    alert('task', { rule: 'task.failed', raisedAt: at(8) }),
    alert('pending', { state: 'pending', raisedAt: at(9) }),
    alert('info', { severity: 'info', state: 'recovered', raisedAt: at(5), recoveredAt: at(5) }),
  ];
  const ids = (alerts: readonly Alert[] = []): readonly string[] => alerts.map(({ id }) => id);

  it('is what was raised, what is over and what failed', () => {
    const report = awayReport(all, start, start + 10 * minute);
    expect(ids(report?.raised)).toEqual(['raised', 'both', 'info']);
    expect(ids(report?.recovered)).toEqual(['over', 'both']);
    expect(ids(report?.failed)).toEqual(['task']);
    expect(report?.counts).toEqual({ raised: 3, recovered: 2, failed: 1 });
  });

  it('is nothing where nothing was', () => {
    expect(awayReport(all, start + 20 * minute, start + 30 * minute)).toBeUndefined();
  });

  it('is counted beyond what is listed', () => {
    const many = Array.from({ length: 50 }, (_, index) => alert(`a${index}`, { raisedAt: at(1) }));
    const report = awayReport(many, start, start + minute);
    expect(report?.counts.raised).toBe(50);
    expect(report?.raised).toHaveLength(20);
  });
});

describe('an absence', () => {
  const world = () => {
    const clock = createFakeClock(start);
    const kept = new Map<string, unknown>();
    const kv = { get: (key: string) => kept.get(key), set: (key: string, value: unknown) => void kept.set(key, value) };
    const alerts: Alert[] = [];
    const begin = () => {
      const away = createAway({ clock, kv, alerts: { list: () => alerts } });
      away.started();
      return away;
    };
    const raise = (): void => void alerts.push(alert('a', { raisedAt: new Date(clock.now()).toISOString() }));
    return { clock, begin, raise };
  };

  it('is told after a sleep until it was seen, also over a restart', () => {
    const { clock, begin, raise } = world();
    const away = begin();
    raise();
    clock.advance(minute);
    expect(away.report()).toBeUndefined();
    away.suspended();
    clock.advance(60 * minute);
    away.resumed();
    raise();
    expect(away.report()).toMatchObject({ since: at(1), counts: { raised: 1 } });
    away.stop();
    const again = begin();
    expect(again.report()).toMatchObject({ since: at(1) });
    again.seen();
    expect(again.report()).toBeUndefined();
    again.stop();
    expect(clock.pending).toBe(0);
  });

  it('is told after the app was off, or killed, and not after a moment', () => {
    const { clock, begin, raise } = world();
    const killed = begin();
    clock.advance(12 * minute);
    // What is killed says nothing: it was last known to be awake at its last sign of life.
    const after = begin();
    raise();
    expect(after.report()).toBeUndefined();
    killed.stop();
    after.stop();
    clock.advance(30 * minute);
    const later = begin();
    raise();
    expect(later.report()).toMatchObject({ since: at(12), counts: { raised: 2 } });
    later.stop();
  });
});
