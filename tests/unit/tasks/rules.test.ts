import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TaskDefinition } from '../../../main/service/model/tasks.ts';
import { backoffMs } from '../../../main/service/tasks/backoff.ts';
import { type Conditions, unmetConstraints } from '../../../main/service/tasks/constraints.ts';
import { parseTaskDefinition } from '../../../main/service/tasks/definition.ts';
import {
  importDefinitions,
  readTasksFile,
  saveDefinition,
  writeTasksFile,
} from '../../../main/service/tasks/definitions.ts';
import { lastTime, timesOf } from '../../../main/service/tasks/times.ts';
import { learnGap, type Rhythm, silenceBoundMs } from '../../../main/service/time/rhythm.ts';

const t0 = Date.UTC(2026, 0, 15, 12);

function task(changes: object = {}): TaskDefinition {
  const raw = { id: 'a', name: 'A', kind: 'refresh', schedule: { type: 'manual' }, ...changes };
  const parsed = parseTaskDefinition(raw);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

describe('back-off', () => {
  const base = { firstSeconds: 30, maxSeconds: 300, jitter: 0 };
  test.each([
    ['linear', [30, 60, 90, 300]],
    ['exponential', [30, 60, 120, 300]],
  ] as const)('%s', (kind, seconds) => {
    expect([1, 2, 3, 50].map((attempt) => backoffMs({ ...base, kind }, attempt, 0.9) / 1000)).toEqual(seconds);
  });

  test('the random part spreads evenly around the delay', () => {
    const backoff = { ...base, kind: 'linear', jitter: 0.2 } as const;
    expect([0, 0.5, 1].map((random) => backoffMs(backoff, 1, random))).toEqual([24_000, 30_000, 36_000]);
  });

  test('is finite for any number of attempts', () => {
    expect(backoffMs({ ...base, kind: 'exponential' }, 1e9, 0)).toBe(300_000);
  });
});

describe('constraints', () => {
  const good: Conditions = {
    brokerOnline: true,
    network: true,
    power: { onBattery: false, batteryPercent: 80, idleSeconds: 600, metered: false },
    freeDiskMiB: 1_000,
  };
  const all = {
    brokerOnline: true,
    network: true,
    unmetered: true,
    onAcPower: true,
    batteryAbovePercent: 50,
    idleMinutes: 10,
    freeDiskMiB: 500,
  };

  test('nothing is waited for when all holds, or nothing is asked', () => {
    expect(unmetConstraints(all, good)).toEqual([]);
    expect(unmetConstraints({}, { brokerOnline: false, network: false, power: { onBattery: true } })).toEqual([]);
    expect(unmetConstraints({ brokerOnline: false }, { ...good, brokerOnline: false })).toEqual([]);
  });

  test.each([
    ['brokerOnline', { brokerOnline: false }],
    ['network', { network: false }],
    ['unmetered', { power: { ...good.power, metered: true } }],
    ['onAcPower', { power: { ...good.power, onBattery: true } }],
    ['batteryAbovePercent', { power: { ...good.power, batteryPercent: 50 } }],
    ['idleMinutes', { power: { ...good.power, idleSeconds: 599 } }],
    ['freeDiskMiB', { freeDiskMiB: 500 }],
  ])('%s is named', (name, change) => {
    expect(unmetConstraints(all, { ...good, ...change })).toEqual([name]);
  });

  test('what the system does not tell holds nobody up', () => {
    expect(unmetConstraints(all, { brokerOnline: true, network: true, power: { onBattery: false } })).toEqual([]);
  });
});

describe('times', () => {
  const list = (definition: TaskDefinition, count: number, after = t0) => {
    const next = timesOf(definition, t0, 'UTC');
    const found: number[] = [];
    for (let time = next(after); time !== undefined && found.length < count; time = next(time)) found.push(time);
    return found.map((time) => (time - t0) / 1000);
  };

  test.each([
    ['at once', { type: 'once' }, undefined, [0]],
    ['at once, delayed', { type: 'once' }, 60, [60]],
    ['at a time', { type: 'once', at: '2026-01-15T13:00:00+01:00' }, undefined, [0]],
    ['after a while', { type: 'after', seconds: 90 }, undefined, [90]],
    ['each minute', { type: 'interval', seconds: 60 }, undefined, [60, 120, 180]],
    ['each minute, first at once', { type: 'interval', seconds: 60 }, 0, [0, 60, 120]],
    ['cron, delayed', { type: 'cron', cron: '*/10 * * * *' }, 900, [1_200, 1_800, 2_400]],
    ['by hand', { type: 'manual' }, undefined, []],
  ])('%s', (_name, schedule, initialDelaySeconds, expected) => {
    const delay = initialDelaySeconds === undefined ? {} : { initialDelaySeconds };
    expect(list(task({ schedule, ...delay }), 3, t0 - 1)).toEqual(expected);
  });

  test('a flexed interval runs once in the last part of each', () => {
    const definition = task({ schedule: { type: 'interval', seconds: 600, flexSeconds: 120 } });
    const found = list(definition, 200);
    for (const [index, second] of found.entries()) {
      expect(second).toBeGreaterThanOrEqual((index + 1) * 600 - 120);
      expect(second).toBeLessThanOrEqual((index + 1) * 600);
    }
    expect(new Set(found.map((second, index) => Math.round((index + 1) * 600 - second))).size).toBeGreaterThan(50);
    expect(list(definition, 200)).toEqual(found);
  });

  test('the newest time is the one that counting would find', () => {
    const schedules = [
      { type: 'interval', seconds: 7 },
      { type: 'interval', seconds: 600, flexSeconds: 600 },
      { type: 'cron', cron: '*/15 * * * *' },
      { type: 'cron', cron: '*/5 30 2 * * *' },
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...schedules),
        fc.integer({ min: 0, max: 86_400 }),
        fc.integer({ min: 0, max: 86_400 }),
        (schedule, start, length) => {
          const next = timesOf(task({ schedule }), t0, 'UTC');
          const after = t0 + start * 1000;
          const until = after + length * 1000;
          let expected: number | undefined;
          for (let time = next(after); time !== undefined && time <= until; time = next(time)) expected = time;
          expect(lastTime(next, after, until)).toBe(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('saving a definition', () => {
  const a = task();
  const b = task({ id: 'b', name: 'B' });

  test('an unknown one is added', () => {
    expect(saveDefinition([a], b, undefined)).toMatchObject({
      ok: true,
      value: { definitions: [a, b], effect: 'added' },
    });
  });

  test('the same id is an edit, also of its name', () => {
    const renamed = { ...a, name: 'A2' };
    const saved = saveDefinition([a, b], renamed, undefined);
    expect(saved).toMatchObject({ value: { definitions: [renamed, b], id: 'a', effect: 'updated' } });
  });

  test('a name that another task has is refused without a word on what to do', () => {
    expect(saveDefinition([a, b], { ...a, name: 'B' }, 'replace')).toMatchObject({
      error: { detail: expect.stringMatching(/^name/) },
    });
    expect(saveDefinition([a], { ...b, name: 'A' }, undefined)).toMatchObject({ error: { code: 'task.invalid' } });
  });

  test.each([
    ['keep', [a], 'a', 'kept'],
    ['update', [{ ...b, id: 'a', name: 'A' }], 'a', 'updated'],
    ['replace', [{ ...b, name: 'A' }], 'b', 'replaced'],
    ['append', [a, { ...b, name: 'A (2)', afterTaskId: 'a' }], 'b', 'added'],
  ] as const)('the same name: %s', (policy, definitions, id, effect) => {
    expect(saveDefinition([a], { ...b, name: 'A' }, policy)).toMatchObject({ value: { definitions, id, effect } });
  });

  test('what is appended again comes after what was appended first', () => {
    const first = saveDefinition([a], { ...b, name: 'A' }, 'append');
    const second = saveDefinition(first.ok ? first.value.definitions : [], { ...b, id: 'c', name: 'A' }, 'append');
    expect(second.ok && second.value.definitions.map(({ id, name, afterTaskId }) => [id, name, afterTaskId])).toEqual([
      ['a', 'A', undefined],
      ['b', 'A (2)', 'a'],
      ['c', 'A (3)', 'b'],
    ]);
  });

  test('a circle of followers is refused', () => {
    const follower = { ...b, afterTaskId: 'a' };
    expect(saveDefinition([a, follower], { ...a, afterTaskId: 'b' }, undefined)).toMatchObject({
      error: { detail: expect.stringMatching(/^afterTaskId/) },
    });
    expect(saveDefinition([a], { ...b, afterTaskId: 'b' }, undefined)).toMatchObject({ ok: false });
  });
});

describe('a file of tasks', () => {
  const a = task();
  test('comes back as it was', () => {
    expect(readTasksFile(writeTasksFile([a]))).toEqual({ ok: true, value: [a] });
  });

  test.each([
    ['no JSON', '{', /not JSON/],
    ['another file', '{"format":"x"}', /not a tasks file/],
    [
      'a broken task',
      '{"format":"inglenook-tasks","version":1,"tasks":[{"id":"a","name":"A","kind":"boil","schedule":{"type":"manual"}}]}',
      /^tasks\[0\]\.kind/,
    ],
  ])('%s is refused', (_name, json, detail) => {
    expect(readTasksFile(json)).toMatchObject({
      error: { code: 'task.invalid', detail: expect.stringMatching(detail) },
    });
  });

  test('an id that another task has is not taken from it', () => {
    const steps = importDefinitions([a], [task({ name: 'Other' })], 'replace');
    const last = steps.ok ? steps.value.at(-1)?.definitions : undefined;
    expect(last?.map(({ id, name }) => [id, name])).toEqual([
      ['a', 'A'],
      ['a-2', 'Other'],
    ]);
  });
});

describe('what a definition may hold', () => {
  test.each([
    [{ id: 'a b' }, /^id/],
    [{ name: '  ' }, /^name/],
    [{ kind: 'boil' }, /^kind/],
    [{ schedule: { type: 'interval', seconds: 0 } }, /^schedule.seconds/],
    [{ schedule: { type: 'interval', seconds: 10, flexSeconds: 20 } }, /^schedule.flexSeconds/],
    [{ schedule: { type: 'once', at: 'tomorrow' } }, /^schedule.at/],
    [{ schedule: { type: 'cron', cron: '0 0 * * *', timeZone: 'Moon/Base' } }, /^schedule.timeZone/],
    [{ constraints: { sunny: true } }, /^constraints.sunny/],
    [{ backoff: { firstSeconds: 10, maxSeconds: 5 } }, /^backoff.maxSeconds/],
    [{ maxAttempts: 0 }, /^maxAttempts/],
    [{ kind: 'publish', input: {} }, /^input.topic/],
    [{ kind: 'publish', input: { topic: 'a', qos: 3 } }, /^input.qos/],
    [{ kind: 'http', input: { url: 'ftp://x' } }, /^input.url/],
    [{ kind: 'http', input: { url: 'http://u:p@x' } }, /^input.url/],
    [{ kind: 'http', input: { url: 'http://x', headers: { 'a b': 'c' } } }, /^input.headers/],
    [{ input: { extra: 1 } }, /^input.extra/],
  ])('%j is refused', (changes, detail) => {
    const raw = { id: 'a', name: 'A', kind: 'refresh', schedule: { type: 'manual' }, ...changes };
    expect(parseTaskDefinition(raw)).toMatchObject({
      error: { code: 'task.invalid', detail: expect.stringMatching(detail) },
    });
  });
});

describe('the rhythm of a sensor', () => {
  const heard = (lasting: readonly number[]): Rhythm =>
    lasting.reduce<Rhythm>((rhythm, gap) => learnGap(rhythm, gap), { gaps: 0, longestGapMs: 0 });
  const gaps = (count: number, ms: number) => Array.from({ length: count }, () => ms);

  test('is not known before it spoke often enough', () => {
    expect(silenceBoundMs(heard(gaps(9, 60_000)))).toBeUndefined();
  });

  test('a sensor may be silent for three times its longest gap, one that speaks often for a minute', () => {
    expect(silenceBoundMs(heard(gaps(20, 10_000)))).toBe(60_000);
    expect(silenceBoundMs(heard(gaps(20, 60_000)))).toBe(180_000);
    expect(silenceBoundMs(heard([...gaps(10, 60_000), 7_200_000]))).toBe(21_600_000);
  });

  test('a long gap fades', () => {
    const bound = silenceBoundMs(heard([7_200_000, ...gaps(300, 60_000)])) ?? 0;
    expect(bound).toBeLessThan(7_200_000);
  });
});
