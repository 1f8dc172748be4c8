import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markRunning } from '../../../main/shell/crash.ts';

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
