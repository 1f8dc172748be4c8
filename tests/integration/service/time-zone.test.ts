/** Another time zone in the settings holds at once, for tasks, automations and templates alike. */
import { afterEach, expect, it } from 'vitest';
import { createFakeClock } from '../../support/fake-clock.ts';
import { startService } from '../../support/service-harness.ts';

const ends: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

it('moves what is due, without a restart', async () => {
  const clock = createFakeClock(Date.UTC(2026, 0, 15, 12));
  const home = await startService({ clock });
  ends.push(() => home.stop());
  const ask = async (method: string, request: unknown) => {
    const answer = await home.api.call(method, request);
    if (!answer.ok) throw new Error(`${method}: ${answer.error.detail}`);
    return answer.value;
  };
  await ask('settings.update', { patch: { timeZone: 'Europe/Berlin' } });
  const schedule = { type: 'cron', cron: '0 9 * * *' };
  await ask('task.save', { task: { id: 'nine', name: 'Nine', kind: 'refresh', schedule } });
  const nine = async () => {
    const { tasks } = (await ask('task.list', {})) as { tasks: Array<{ id: string; nextRun?: string }> };
    return tasks.find(({ id }) => id === 'nine')?.nextRun;
  };
  expect(await nine()).toBe('2026-01-16T08:00:00.000Z');
  const tested = async () => {
    const condition = { type: 'template', template: '{{ now().hour }}' };
    const automation = { id: 'a', name: 'A', conditions: [condition] };
    const { trace } = (await ask('automation.test', { automation })) as { trace: { steps: Array<{ seen?: string }> } };
    return trace.steps.map(({ seen }) => seen);
  };
  expect(await tested()).toContain('13');
  await ask('settings.update', { patch: { timeZone: 'Asia/Tokyo' } });
  expect(await nine()).toBe('2026-01-16T00:00:00.000Z');
  expect(await tested()).toContain('21');
});
