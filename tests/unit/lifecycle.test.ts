import { describe, expect, it } from 'vitest';
import { createLifecycle, type Step } from '../../main/lifecycle.ts';
import { limits } from '../../main/service/base/limits.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createMemoryLogger } from '../support/memory-logger.ts';

function setup(steps: Step[]) {
  const timers = createFakeClock();
  const logger = createMemoryLogger();
  return { timers, logger, lifecycle: createLifecycle(steps, { timers, logger }) };
}

/** A step that notes what happens to it. */
function noted(name: string, log: string[], changes: Partial<Step> = {}): Step {
  return { name, start: () => void log.push(`start ${name}`), stop: () => void log.push(`stop ${name}`), ...changes };
}

/** Lets promises run until nothing moves any more. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('lifecycle', () => {
  it('starts in order and stops in reverse', async () => {
    const log: string[] = [];
    const { lifecycle } = setup([noted('a', log), noted('b', log), noted('c', log)]);
    await lifecycle.start();
    await lifecycle.stop();
    expect(log).toEqual(['start a', 'start b', 'start c', 'stop c', 'stop b', 'stop a']);
  });

  it('stops once, however often it is asked', async () => {
    const log: string[] = [];
    const { lifecycle } = setup([noted('a', log)]);
    await lifecycle.start();
    await Promise.all([lifecycle.stop(), lifecycle.stop()]);
    await lifecycle.stop();
    expect(log).toEqual(['start a', 'stop a']);
  });

  it('stops what had started when a step fails, and says which', async () => {
    const log: string[] = [];
    const failing = noted('b', log, { start: () => Promise.reject(new Error('no')) });
    const { lifecycle } = setup([noted('a', log), failing, noted('c', log)]);
    await expect(lifecycle.start()).rejects.toThrow('the step "b" could not start');
    expect(log).toEqual(['start a', 'stop b', 'stop a']);
  });

  it('aborts a start that is overtaken by a stop', async () => {
    const log: string[] = [];
    let signal: AbortSignal | undefined;
    const slow = Promise.withResolvers<void>();
    const waiting = noted('a', log, {
      start(given) {
        signal = given;
        return slow.promise;
      },
    });
    const { lifecycle } = setup([waiting, noted('b', log)]);
    const starting = lifecycle.start();
    await lifecycle.stop();
    expect(signal?.aborted).toBe(true);
    slow.resolve();
    await starting;
    expect(log).toEqual(['stop a']);
  });

  it('goes on when a step does not end in time, or fails to stop', async () => {
    const log: string[] = [];
    const hanging = noted('hangs', log, { stop: () => new Promise(() => undefined), stopWithinMs: 200 });
    const failing = noted('fails', log, { stop: () => Promise.reject(new Error('no')) });
    const { lifecycle, timers, logger } = setup([noted('last', log), failing, hanging]);
    await lifecycle.start();
    const stopping = lifecycle.stop();
    await settle();
    timers.advance(200);
    await stopping;
    expect(log.at(-1)).toBe('stop last');
    expect(logger.lines).toMatchObject([
      { event: 'step.late', fields: { step: 'hangs', withinMs: 200 } },
      { event: 'step.unstopped', fields: { step: 'fails' } },
    ]);
    expect(timers.pending).toBe(0);
  });

  it('is over within the deadline of the whole, whatever hangs', async () => {
    const log: string[] = [];
    const hang = (name: string) => noted(name, log, { stop: () => new Promise(() => undefined), stopWithinMs: 3_000 });
    const { lifecycle, timers } = setup([hang('a'), hang('b'), hang('c')]);
    await lifecycle.start();
    let over = false;
    void lifecycle.stop().then(() => {
      over = true;
    });
    for (let at = 0; at < limits.stopDeadlineMs; at += 100) {
      await settle();
      timers.advance(100);
    }
    await settle();
    timers.advance(0);
    await settle();
    expect(over).toBe(true);
  });
});
