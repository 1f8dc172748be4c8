import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markRunning, mayRestart, restartArguments } from '../../../../main/shell/system/crash.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inglenook-shell-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the mark of a running app', () => {
  it('is left behind by a crash alone', () => {
    const first = markRunning(path.join(folder, 'data'));
    expect(first.crashed).toBe(false);
    expect(markRunning(path.join(folder, 'data')).crashed).toBe(true);
    first.clear();
    expect(markRunning(path.join(folder, 'data')).crashed).toBe(false);
  });
});

describe('the restart after a crash', () => {
  const minute = 60_000;

  it('is tried three times within five minutes, and again later', () => {
    expect([0, 1, 2, 3].map((minutes) => mayRestart(folder, 1e12 + minutes * minute))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(mayRestart(folder, 1e12 + 20 * minute)).toBe(true);
  });

  it('does not trust a damaged count, nor times of a clock that was ahead', () => {
    writeFileSync(path.join(folder, 'crashes.json'), '[1, "x"');
    expect(mayRestart(folder, 1e12)).toBe(true);
    writeFileSync(path.join(folder, 'crashes.json'), JSON.stringify([2e12, 2e12, 2e12, 2e12]));
    expect(mayRestart(folder, 1e12)).toBe(true);
  });

  it('is not tried where it cannot be counted', () => {
    expect(mayRestart(path.join(folder, 'nowhere'), 1e12)).toBe(false);
  });

  it('opens no window', () => {
    expect(restartArguments(['inglenook', '--data-dir', '/home'])).toEqual(['--data-dir', '/home', '--hidden']);
    expect(restartArguments(['inglenook', '--hidden'])).toEqual(['--hidden']);
  });
});
