/** What is read from the disk at the start is not written to it again: the tray waits for it. */
import { describe, expect, test } from 'vitest';
import type { RunStore } from '../../../main/service/history/run-store.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createMemoryRunStore, createTaskWorld } from '../../support/task-world.ts';
import { define, raw } from '../../support/task-worlds.ts';

function counting(store: RunStore): RunStore & { writes: number } {
  const counted = {
    ...store,
    writes: 0,
    saveMark(taskId: string, mark: unknown) {
      counted.writes += 1;
      store.saveMark(taskId, mark);
    },
    saveMarks(marks: ReadonlyMap<string, unknown>) {
      counted.writes += 1;
      store.saveMarks(marks);
    },
  };
  return counted;
}

describe('the first look at the tasks', () => {
  test('writes once for all that are new, and nothing for those that are known', () => {
    const clock = createFakeClock();
    const runs = counting(createMemoryRunStore());
    const schedule = { type: 'cron', cron: '0 9 * * *' };
    const definitions = ['a', 'b', 'c'].map((id) => define(raw({ id, name: id, schedule })));
    const before = createTaskWorld({ clock, runs, definitions }).tasks.list();
    expect(runs.writes).toBe(1);
    expect([...runs.marks().keys()]).toEqual(['a', 'b', 'c']);
    expect(createTaskWorld({ clock, runs, definitions }).tasks.list()).toEqual(before);
    expect(runs.writes).toBe(1);
  });
});
