/** What is kept of things that outsiders make as large as they like. */
import { expect, it } from 'vitest';
import { TraceBuilder } from '../../main/service/automations/trace.ts';
import { limits } from '../../main/service/base/limits.ts';
import type { TaskRun } from '../../main/service/model/tasks.ts';
import { createSettingsHolder } from '../../main/service/settings/holder.ts';
import { endRecord } from '../../main/service/tasks/runner.ts';
import { createMemoryLogger } from '../support/memory-logger.ts';

const long = 'x'.repeat(1_000_000);

it('a step of a trace keeps the beginning of what was seen and of why', () => {
  const trace = new TraceBuilder(
    't',
    'a',
    { type: 'mqtt', path: 'triggers[0]', topic: 't', payload: long } as never,
    0,
  );
  trace.note({ path: 'p', kind: 'template', outcome: 'error', seen: long, detail: long }, 0);
  expect(JSON.stringify(trace.snapshot()).length).toBeLessThan(4_000);
});

it('the record of a run keeps a short message, and no output that is too large', () => {
  const record = { id: 'r', startedAt: '2026-01-01T00:00:00Z' } as TaskRun;
  const end = (output: unknown) =>
    endRecord({ record, elapsedMs: () => 1 }, 'done', { result: 'done' }, { message: long, output }, 0);
  expect(end({ values: { a: long } })).toMatchObject({ output: { tooLarge: true } });
  expect(end({ values: { a: 1 } }).output).toEqual({ values: { a: 1 } });
  expect(end({}).message).toHaveLength(limits.taskMessageChars);
});

it('settings take no change that makes them too large, and stay as they were', async () => {
  let saves = 0;
  const store = {
    load: async () => undefined,
    save: async () => {
      saves += 1;
    },
    setAside: async () => '',
  };
  const holder = await createSettingsHolder(store, createMemoryLogger());
  const task = (index: number) => ({
    id: `t${index}`,
    name: 'T',
    kind: 'publish',
    input: { topic: 't', payload: long },
    schedule: { type: 'manual' },
  });
  const before = holder.get();
  const tasks = Array.from({ length: Math.ceil(limits.settingsChars / long.length) }, (_, index) => task(index));
  expect(await holder.update({ tasks })).toMatchObject({ ok: false, error: { code: 'settings.invalid' } });
  expect(holder.get()).toBe(before);
  expect(await holder.update({ theme: 'dark' })).toMatchObject({ ok: true });
  expect(saves).toBe(2);
});
