import fc from 'fast-check';
import { createTask } from 'node-cron';
import { describe, expect, test } from 'vitest';
import { nextOccurrence } from '../../../main/service/time/cron.ts';
import { cronProblem, parseCron } from '../../../main/service/time/cron-text.ts';
import { offsetMs } from '../../../main/service/time/zone.ts';

const hour = 3_600_000;

function times(cron: string, zone: string, from: string, to: string): string[] {
  const fields = parseCron(cron);
  const end = Date.parse(to);
  const found: string[] = [];
  for (let time = nextOccurrence(fields, zone, Date.parse(from)); time !== undefined && time <= end; ) {
    found.push(new Date(time).toISOString().slice(0, 16));
    time = nextOccurrence(fields, zone, time);
  }
  return found;
}

describe('a time that the clocks skip runs as much later as they jump, once', () => {
  test.each([
    ['Europe/Berlin', '30 2 * * *', '2026-03-28T12:00Z', ['2026-03-29T01:30', '2026-03-30T00:30']],
    ['America/New_York', '30 2 * * *', '2026-03-07T12:00Z', ['2026-03-08T07:30', '2026-03-09T06:30']],
    ['Australia/Lord_Howe', '15 2 * * *', '2026-10-03T00:00Z', ['2026-10-03T15:45', '2026-10-04T15:15']],
    ['Africa/Cairo', '0 0 * * *', '2026-04-23T12:00Z', ['2026-04-23T22:00', '2026-04-24T21:00']],
    [
      'Europe/Berlin',
      '*/30 2 * * *',
      '2026-03-29T00:00Z',
      ['2026-03-29T01:00', '2026-03-29T01:30', '2026-03-30T00:00'],
    ],
    ['Europe/Berlin', '30 2,3 * * *', '2026-03-29T00:00Z', ['2026-03-29T01:30', '2026-03-30T00:30']],
  ])('%s %s', (zone, cron, from, expected) => {
    const found = times(cron, zone, from, new Date(Date.parse(from) + 60 * hour).toISOString());
    expect(found.slice(0, expected.length)).toEqual(expected);
  });
});

describe('a time that comes twice runs the first time only', () => {
  test.each([
    ['Europe/Berlin', '30 2 * * *', '2026-10-24T12:00Z', ['2026-10-25T00:30', '2026-10-26T01:30']],
    ['America/New_York', '30 1 * * *', '2026-10-31T12:00Z', ['2026-11-01T05:30', '2026-11-02T06:30']],
    ['Australia/Lord_Howe', '45 1 * * *', '2026-04-04T00:00Z', ['2026-04-04T14:45', '2026-04-05T15:15']],
  ])('%s %s', (zone, cron, from, expected) => {
    const found = times(cron, zone, from, new Date(Date.parse(from) + 60 * hour).toISOString());
    expect(found.slice(0, expected.length)).toEqual(expected);
  });

  test('asked in its second pass, it is the next day', () => {
    const secondPass = Date.parse('2026-10-25T01:10Z');
    const next = nextOccurrence(parseCron('30 2 * * *'), 'Europe/Berlin', secondPass);
    expect(new Date(next ?? 0).toISOString()).toBe('2026-10-26T01:30:00.000Z');
  });
});

describe('"every so often" keeps its rhythm through both changes', () => {
  test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'UTC'])('%s', (zone) => {
    for (const start of [
      '2026-03-06',
      '2026-03-28',
      '2026-04-04',
      '2026-04-23',
      '2026-10-03',
      '2026-10-24',
      '2026-10-31',
    ]) {
      const from = Date.parse(`${start}T00:00Z`);
      const found = times('*/15 * * * *', zone, `${start}T00:00Z`, new Date(from + 72 * hour).toISOString());
      expect(found).toHaveLength(72 * 4);
    }
  });
});

test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Pacific/Apia'])(
  'a nightly task runs once on each of 1500 local days in %s',
  (zone) => {
    const fields = parseCron('30 2 * * *');
    const days = new Set<string>();
    let time = Date.parse('2024-01-01T12:00Z');
    for (let index = 0; index < 1_500; index++) {
      time = nextOccurrence(fields, zone, time) ?? 0;
      days.add(new Date(time + offsetMs(zone, time)).toISOString().slice(0, 10));
    }
    expect(days.size).toBe(1_500);
    const span = (Date.parse([...days].at(-1) ?? '') - Date.parse([...days][0] ?? '')) / (24 * hour);
    expect(span).toBe(1_499);
  },
);

describe('against node-cron', () => {
  const field = (min: number, max: number) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant('*') },
      fc.integer({ min, max }).map(String),
      fc.integer({ min: 2, max: Math.max(Math.floor(max / 2), 2) }).map((step) => `*/${step}`),
      fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 3 }).map((list) => list.join()),
      fc
        .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
        .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
    );
  const dayOfMonth = fc.oneof(field(1, 28), fc.constantFrom('L', 'L-3', '15W', '1W', 'LW'));
  const dayOfWeek = fc.oneof(field(0, 7), fc.constantFrom('5L', '1#2', 'MON-FRI', 'sun'));

  test('each time matches, and no time between two of them does', () => {
    fc.assert(
      fc.property(
        fc.tuple(field(0, 59), field(0, 23), dayOfMonth, field(1, 12), dayOfWeek),
        fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2029, 0) }),
        (parts, after) => {
          const cron = parts.join(' ');
          fc.pre(cronProblem(cron) === undefined);
          const judge = createTask(cron, () => undefined, { timezone: 'UTC' });
          const next = nextOccurrence(parseCron(cron), 'UTC', after);
          expect(next).toBeDefined();
          if (next === undefined) return;
          expect(next).toBeGreaterThan(after);
          expect(judge.match(new Date(next))).toBe(true);
          // Whole minutes before it, near either end: looking at each of years would take too long.
          const firstMinute = Math.floor(after / 60_000) * 60_000 + 60_000;
          for (let index = 0; index < 50; index++) {
            for (const time of [firstMinute + index * 60_000, next - (index + 1) * 60_000]) {
              if (time > after && time < next) expect(judge.match(new Date(time))).toBe(false);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  }, 30_000);
});

test('in any zone, times rise, lie on whole seconds, and do not depend on where the search began', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Kathmandu'];
  const crons = ['*/15 * * * *', '30 2 * * *', '10,50 0,1,2,3 * * *', '59 59 23 * * *', '0 0 1 * *'];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom(...crons),
      fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2028, 0) }),
      (zone, cron, after) => {
        const fields = parseCron(cron);
        const first = nextOccurrence(fields, zone, after) ?? 0;
        const second = nextOccurrence(fields, zone, first) ?? 0;
        expect(first).toBeGreaterThan(after);
        expect(second).toBeGreaterThan(first);
        expect(first % 1_000).toBe(0);
        const middle = first + Math.floor((second - first) / 2);
        expect(nextOccurrence(fields, zone, middle)).toBe(second);
        expect(nextOccurrence(fields, zone, first - 1)).toBe(first);
      },
    ),
    { numRuns: 200 },
  );
}, 30_000);

test.each([
  ['0 0 29 2 *', '2026-01-01T00:00Z', '2028-02-29T00:00:00.000Z'],
  ['0 0 29 2 1', '2026-01-01T00:00Z', '2044-02-29T00:00:00.000Z'],
  ['*/20 * * * * *', '2026-01-01T00:00:05.500Z', '2026-01-01T00:00:20.000Z'],
  ['@monthly', '2026-01-31T23:59:59Z', '2026-02-01T00:00:00.000Z'],
  ['0 22-2 * * *', '2026-01-01T02:30Z', '2026-01-01T22:00:00.000Z'],
])('%s after %s', (cron, after, expected) => {
  expect(new Date(nextOccurrence(parseCron(cron), 'UTC', Date.parse(after)) ?? 0).toISOString()).toBe(expected);
});

test.each(['', '   ', 'x', '60 * * * *', '* * *', '0 0 31 2 *', '0 0 31 4 *', '* * * * * * *', '*/0 * * * *'])(
  '%j is refused',
  (cron) => {
    expect(cronProblem(cron)).toEqual(expect.any(String));
  },
);
