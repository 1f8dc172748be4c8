/** One judge of silence: what triggers hear and what the health check sees teaches one record, which outlives the process. */
import { describe, expect, it } from 'vitest';
import { healthTask } from '../../../main/service/tasks/kinds/health.ts';
import { Listening } from '../../../main/service/time/listening.ts';
import { createAutomationHarness } from '../../support/automation-harness.ts';
import { blankEntity } from '../../support/entities.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { createFakeServices } from '../../support/task-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const id = 'sensor.meter';

/** A sensor that speaks each `everyMs`, so many times. */
function speaks(clock: FakeClock, listening: Listening, everyMs: number, times: number): void {
  for (let count = 0; count < times; count++) {
    clock.advance(everyMs);
    listening.heard(id);
  }
}

/** Looked at each quarter of an hour; heard a second before each look. */
function isLookedAt(clock: FakeClock, listening: Listening, times: number): void {
  for (let count = 0; count < times; count++) {
    clock.advance(15 * minute);
    listening.look(new Map([[id, clock.now() - 1_000]]));
  }
}

describe('how long a sensor may be silent', () => {
  it('is three times its longest gap, once ten are known, and a minute at least', () => {
    const clock = createFakeClock();
    const listening = new Listening(clock, new Map());
    speaks(clock, listening, 5 * minute, 10);
    expect(listening.boundMs(id)).toBeUndefined();
    speaks(clock, listening, 5 * minute, 1);
    expect(listening.boundMs(id)).toBe(15 * minute);
    const hasty = new Listening(clock, new Map());
    speaks(clock, hasty, 2_000, 11);
    expect(hasty.boundMs(id)).toBe(minute);
  });

  it('does not count what nobody listened to, nor two words of one second as two', () => {
    const clock = createFakeClock();
    const listening = new Listening(clock, new Map());
    speaks(clock, listening, minute, 6);
    listening.lost(id);
    clock.advance(9 * hour);
    speaks(clock, listening, minute, 1);
    for (let count = 0; count < 20; count++) listening.heard(id);
    speaks(clock, listening, minute, 4);
    expect(listening.boundMs(id)).toBeUndefined();
    speaks(clock, listening, minute, 1);
    expect(listening.boundMs(id)).toBe(3 * minute);
  });

  it.each([-25 * hour, 3 * hour])('is the same after the wall clock was set by %i ms', (ms) => {
    const clock = createFakeClock();
    const listening = new Listening(clock, new Map());
    speaks(clock, listening, minute, 12);
    clock.step(ms);
    speaks(clock, listening, minute, 1);
    expect([listening.boundMs(id), listening.silentMs(id)]).toEqual([3 * minute, 0]);
  });
});

it('of one whose broker was away, silence begins when it can be heard again', () => {
  const clock = createFakeClock();
  const listening = new Listening(clock, new Map());
  listening.follow(id);
  speaks(clock, listening, minute, 12);
  listening.lost(id);
  clock.advance(5 * hour);
  listening.back(id);
  clock.advance(2 * minute);
  expect([listening.boundMs(id), listening.silentMs(id)]).toEqual([3 * minute, 2 * minute]);
});

describe('what is known', () => {
  it('outlives a restart, and so does a silence that nobody interrupted', () => {
    const clock = createFakeClock();
    const store = new Map<string, unknown>();
    const before = new Listening(clock, store);
    isLookedAt(clock, before, 20);
    clock.advance(20 * minute);
    before.look(new Map([[id, undefined]]));
    clock.advance(10 * minute);
    const after = new Listening(clock, store);
    expect([after.boundMs(id), after.silentMs(id)]).toEqual([45 * minute, 30 * minute + 1_000]);
  });

  it('of before a long time off is kept, but the time off is no silence', () => {
    const clock = createFakeClock();
    const store = new Map<string, unknown>();
    isLookedAt(clock, new Listening(clock, store), 20);
    clock.advance(24 * hour);
    const after = new Listening(clock, store);
    after.look(new Map([[id, undefined]]));
    clock.advance(5 * minute);
    expect([after.boundMs(id), after.silentMs(id)]).toEqual([45 * minute, 5 * minute]);
    // Its first word ends no gap of a day.
    after.look(new Map([[id, clock.now()]]));
    expect(after.boundMs(id)).toBe(45 * minute);
  });

  it('is forgotten with its sensor, and is nothing where the record cannot be read', () => {
    const clock = createFakeClock();
    const store = new Map<string, unknown>([['health.rhythms', { at: 'noon' }]]);
    const listening = new Listening(clock, store);
    isLookedAt(clock, listening, 12);
    expect(listening.knows(id)).toBe(true);
    listening.look(new Map());
    expect([listening.knows(id), listening.boundMs(id)]).toEqual([false, undefined]);
  });

  it('from looks alone is learnt anew when each report is heard, and looks do not blur it then', () => {
    const clock = createFakeClock();
    const listening = new Listening(clock, new Map());
    isLookedAt(clock, listening, 20);
    const leave = listening.follow(id);
    expect(listening.boundMs(id)).toBeUndefined();
    speaks(clock, listening, minute, 11);
    clock.advance(15_000);
    listening.look(new Map([[id, clock.now()]]));
    expect(listening.boundMs(id)).toBe(3 * minute);
    leave();
    clock.advance(30 * minute);
    listening.look(new Map([[id, clock.now()]]));
    expect(listening.boundMs(id)).toBeGreaterThan(90 * minute);
  });
});

/** The health check over a home of one sensor; what it told the alerts at each check. */
function checking(clock: FakeClock, listening: Listening) {
  const told: string[][] = [];
  const services = createFakeServices({
    entities: () => [{ ...blankEntity(id, clock.now()), available: true }],
    listening,
    tellSilent: (sensors) => told.push(sensors.map(({ entityId, silentMs }) => `${entityId} ${silentMs / minute}`)),
  });
  const check = async (): Promise<void> => {
    const task = { taskId: 'health', services, clock, timers: clock, logger: createMemoryLogger() };
    const run = { signal: new AbortController().signal, isLastAttempt: false };
    const none = { acting: () => undefined, progress: () => undefined };
    await healthTask.run({ ...task, ...run, ...none, input: healthTask.input.parse({}) });
  };
  return { told, check };
}

it('the health check and the alert judge by what a trigger heard', async () => {
  const home = createAutomationHarness();
  const listening = home.options.listening as Listening;
  home.set(id, { state: '0' });
  home.add({ triggers: [{ type: 'silence', entityId: id }] });
  for (let count = 1; count <= 12; count++) {
    home.set(id, { state: String(count) });
    await home.pass(30 * minute);
  }
  const { told, check } = checking(home.clock, listening);
  for (const ms of [0, 29 * minute, 30 * minute, 2 * minute]) {
    await home.pass(ms);
    await check();
  }
  // Three times half an hour are over for both of them.
  expect(told).toEqual([[], [], [], [`${id} 91`]]);
  expect(home.done).toEqual(['publish out fired']);
});

it('the health check, which looks now and then, calls nothing silent within an hour', async () => {
  const clock = createFakeClock();
  const listening = new Listening(clock, new Map());
  listening.follow(id);
  speaks(clock, listening, minute, 12);
  const { told, check } = checking(clock, listening);
  for (const ms of [30 * minute, 30 * minute, minute]) {
    clock.advance(ms);
    await check();
  }
  expect(told).toEqual([[], [], [`${id} 61`]]);
});
