import { describe, expect, test } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import type { History } from '../../../main/service/history/history.ts';
import type { RecordedEntity } from '../../../main/service/history/significance.ts';
import { manageHistories, open, t0, timers } from '../../support/history-folder.ts';

manageHistories();

const second = 1_000;

/** A sensor that measures; its band is 0.1. */
function sensor(precision = 1): RecordedEntity {
  return { config: {}, platform: { name: 'sensor', describe: () => ({ facts: { numeric: true, precision } }) } };
}

/** What another process finds in the file: nothing that only waits. */
async function written(entityId = 'sensor.a'): Promise<string[]> {
  const result = await open().query(entityId, t0 - second, t0 + 1e9);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.map(({ at, state }) => `${(at - t0) / second} ${state}`);
}

/** Says a state each second, while time goes by. */
function say(history: History, entity: RecordedEntity, from: number, states: readonly string[]): void {
  states.forEach((state, index) => {
    history.recorder.record('sensor.a', state, t0 + (from + index) * second, entity);
    timers.advance(second);
  });
}

describe('a sensor that measures', () => {
  test('has one row in 10 seconds at most, and the last value of a burst has one too', async () => {
    const history = open();
    const entity = sensor();
    say(
      history,
      entity,
      0,
      Array.from({ length: 25 }, (_, index) => String(index)),
    );
    expect(await written()).toEqual(['0 0', '9 9', '19 19']);
    timers.advance(limits.historySampleMs);
    expect(await written()).toEqual(['0 0', '9 9', '19 19', '24 24']);
    expect(timers.pending).toBe(0);
  });

  test('a change after a quiet time is written at once', async () => {
    const history = open();
    const entity = sensor();
    say(history, entity, 0, ['1']);
    timers.advance(60 * second);
    say(history, entity, 61, ['2000']);
    timers.advance(second);
    expect(await written()).toEqual(['0 1', '61 2000']);
  });

  test('changes within the dead band wait longer, a drift out of it does not, and the last is kept in the end', async () => {
    const history = open();
    const entity = sensor();
    say(history, entity, 0, ['21.50', '21.52', '21.55', '21.51']);
    timers.advance(60 * second);
    expect(await written()).toEqual(['0 21.50']);
    say(history, entity, 64, ['21.58', '21.61']);
    timers.advance(second);
    expect(await written()).toEqual(['0 21.50', '65 21.61']);
    say(history, entity, 67, ['21.60']);
    timers.advance(limits.historySettleMs);
    expect((await written()).at(-1)).toBe('67 21.60');
  });

  test('what is no number is written at once, and the number that waited before it too', async () => {
    const history = open();
    const entity = sensor();
    say(history, entity, 0, ['20', '25', '30', 'unavailable', '31', 'unknown']);
    timers.advance(second);
    expect(await written()).toEqual(['0 20', '2 30', '3 unavailable', '4 31', '5 unknown']);
  });

  test('a query of the running service sees what waits', async () => {
    const history = open();
    const entity = sensor();
    say(history, entity, 0, ['20', '25']);
    const result = await history.query('sensor.a', t0, t0 + 10 * second);
    expect(result.ok && result.value.at(-1)).toEqual({ at: t0 + second, state: '25' });
  });

  test('what waits is written when the history is closed, or the entity is removed', async () => {
    const history = open();
    const entity = sensor();
    say(history, entity, 0, ['20', '25']);
    history.recorder.forget('sensor.a');
    timers.advance(limits.historySampleMs);
    expect(await written()).toEqual(['0 20', '1 25']);
    say(history, entity, 20, ['30', '35']);
    history.close();
    expect(await written()).toEqual(['0 20', '1 25', '20 30', '21 35']);
  });

  test('has a row each second where that is wished, and a setting says how many else', async () => {
    const history = open();
    history.recorder.setSampleMs(0);
    const entity = sensor();
    say(history, entity, 0, ['1', '2', '3']);
    timers.advance(second);
    expect(await written()).toEqual(['0 1', '1 2', '2 3']);
  });
});

test('of anything else every change is kept', async () => {
  const history = open();
  const entity: RecordedEntity = {
    config: {},
    platform: { name: 'sensor', describe: () => ({ facts: { numeric: false } }) },
  };
  say(history, entity, 0, ['1', '2', '1', '2']);
  timers.advance(second);
  expect(await written()).toEqual(['0 1', '1 2', '2 1', '3 2']);
});
