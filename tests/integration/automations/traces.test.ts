import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createAutomationEngine } from '../../../main/service/automations/engine.ts';
import { openHistory } from '../../../main/service/history/history.ts';
import { systemClock } from '../../../main/service/time/clock.ts';
import { createAutomationHarness } from '../../support/automation-harness.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

const dir = mkdtempSync(join(tmpdir(), 'inglenook-automations-'));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('keeps the traces of automations over a restart, the last fifty of each', async () => {
  const path = join(dir, 'history.db');
  const open = () => openHistory({ path, logger: createMemoryLogger(), timers: systemClock });
  const harness = createAutomationHarness();
  harness.add({ triggers: [{ type: 'tag', tagId: 't' }], mode: 'parallel', maxRuns: 100 });

  const first = open();
  const engine = createAutomationEngine({ ...harness.options, timers: systemClock, traces: first.traces });
  engine.start();
  for (let index = 0; index < 70; index++) engine.onTag('t');
  await expect.poll(() => engine.list()[0]?.running).toBe(0);
  await engine.stop();
  first.close();

  const second = open();
  const next = createAutomationEngine({ ...harness.options, timers: systemClock, traces: second.traces });
  next.start();
  const traces = next.traces('a');
  expect(traces).toHaveLength(50);
  expect(traces.every(({ result }) => result === 'finished')).toBe(true);
  expect(next.traces('a', 3)).toHaveLength(3);
  expect(await next.remove('a')).toMatchObject({ ok: true });
  expect(next.traces('a')).toEqual([]);
  await next.stop();
  second.close();
});
