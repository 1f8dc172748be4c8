import { expect, test } from 'vitest';
import { openHistory } from '../../../main/service/history/history.ts';
import { closeLater, iso, manageHistories, path, t0, timers } from '../../support/history-folder.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

manageHistories();

function open() {
  const history = openHistory({ path, logger: createMemoryLogger(), timers, clock: timers });
  closeLater(history);
  const { gaps } = history;
  if (gaps === undefined) throw new Error('no gaps are kept');
  return { history, gaps };
}

const minute = 60_000;
/** In minutes after `t0`. */
const said = (gaps: readonly { from: number; to: number }[]) =>
  gaps.map(({ from, to }) => [(from - t0) / minute, (to - t0) / minute]);

test('the time in which the app was off is a gap of every entity', () => {
  const first = open();
  first.history.recorder.record('sensor.a', '1', t0);
  timers.advance(10 * minute);
  first.history.close();
  timers.step(60 * minute);
  const { gaps } = open();
  expect(said(gaps.between('sensor.a', t0, t0 + 100 * minute))).toEqual([[10, 70]]);
  expect(said(gaps.between('sensor.other', t0 + 20 * minute, t0 + 30 * minute))).toEqual([[20, 30]]);
});

test('so is sleep, and a short restart is none', () => {
  const first = open();
  timers.advance(10 * minute);
  // No timer fires while the machine sleeps.
  timers.step(120 * minute);
  timers.advance(2 * minute);
  expect(said(first.gaps.between('sensor.a', t0, t0 + 200 * minute))).toEqual([[10, 132]]);
  first.history.close();
  timers.step(minute);
  expect(said(open().gaps.between('sensor.a', t0 + 133 * minute, t0 + 200 * minute))).toEqual([]);
});

test('a device that was away for longer than a minute leaves a gap in its own history alone', () => {
  const { history, gaps } = open();
  history.recorder.record('sensor.a', '1', t0);
  history.recorder.flush();
  gaps.availability('sensor.a', false, t0 + minute);
  gaps.availability('sensor.a', true, t0 + minute + 30_000);
  gaps.availability('sensor.a', false, t0 + 5 * minute);
  gaps.availability('sensor.a', true, t0 + 9 * minute);
  expect(said(gaps.between('sensor.a', t0, t0 + 60 * minute))).toEqual([[5, 9]]);
  expect(gaps.between('sensor.b', t0, t0 + 60 * minute)).toEqual([]);
});

test('a gap that goes on reaches to the end of what is asked, also over a restart, until the device is back', () => {
  const first = open();
  first.history.recorder.record('sensor.a', '1', t0);
  first.history.recorder.flush();
  first.gaps.availability('sensor.a', false, t0);
  timers.advance(6 * minute);
  expect(said(first.gaps.between('sensor.a', t0, t0 + 6 * minute))).toEqual([[0, 6]]);
  first.history.close();
  const second = open();
  second.gaps.availability('sensor.a', false, timers.now());
  expect(said(second.gaps.between('sensor.a', t0, t0 + 8 * minute))).toEqual([[0, 8]]);
  timers.advance(3 * minute);
  second.gaps.availability('sensor.a', true, timers.now());
  expect(said(second.gaps.between('sensor.a', t0, t0 + 60 * minute))).toEqual([[0, 9]]);
});

test('gaps go with the days that are kept', async () => {
  const { history, gaps } = open();
  history.recorder.record('sensor.a', '1', t0);
  history.recorder.flush();
  gaps.availability('sensor.a', false, t0);
  gaps.availability('sensor.a', true, t0 + 5 * minute);
  await history.compact({ now: Date.parse(iso(3 * 86_400)), days: 2 });
  expect(gaps.between('sensor.a', t0, t0 + 60 * minute)).toEqual([]);
});
