import fc from 'fast-check';
import { expect, test } from 'vitest';
import { err, ok, type Result } from '../../../main/service/base/errors.ts';
import { limits } from '../../../main/service/base/limits.ts';
import type { Delivery } from '../../../main/service/mqtt/model.ts';
import { createSleepyClock, settle } from '../../support/sleepy-clock.ts';
import { createMemoryRunStore, createTaskWorld, onlineBroker } from '../../support/task-world.ts';

const t0 = Date.UTC(2026, 2, 28, 20);
const minute = 60_000;
const ids = ['cron', 'often', 'once', 'hand'];

const schedules = [
  { type: 'cron', cron: '*/15 * * * *', timeZone: 'Europe/Berlin' },
  { type: 'interval', seconds: 60 },
  { type: 'once', at: '2026-03-28T20:30:00Z' },
  { type: 'manual' },
];

const step = fc.oneof(
  fc.record({ kind: fc.constant('awake' as const), ms: fc.integer({ min: 0, max: 40 * minute }) }),
  fc.record({ kind: fc.constant('sleep' as const), ms: fc.integer({ min: 0, max: 300 * minute }), told: fc.boolean() }),
  fc.record({ kind: fc.constant('back' as const), ms: fc.integer({ min: 0, max: 400 * minute }) }),
  fc.record({ kind: fc.constant('broker' as const), online: fc.boolean() }),
  fc.record({ kind: fc.constant('finish' as const), fails: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('run', 'cancel', 'save', 'replace'), id: fc.constantFrom(...ids) }),
  fc.record({ kind: fc.constant('restart' as const), ms: fc.integer({ min: 0, max: 60 * minute }) }),
);

test('whatever happens in whatever order: one run of a task at a time, each record closed once, no timer left', async () => {
  const policy = fc.constantFrom('once', 'all', 'none');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), policy, fc.boolean(), async (steps, missed, constrained) => {
      const clock = createSleepyClock(t0);
      const runs = createMemoryRunStore();
      let online = true;
      const held: Array<(result: Result<Delivery>) => void> = [];
      const raw = (id: string, changes: object = {}) => ({
        id,
        name: id,
        kind: 'publish',
        input: { topic: 't' },
        schedule: schedules[ids.indexOf(id)],
        constraints: constrained ? { brokerOnline: true } : {},
        timeLimitSeconds: 600,
        missed,
        ...changes,
      });
      const begun = new Map<string, string>();
      const closed = new Set<string>();
      const done = new Set<string>();
      let definitions: ReturnType<typeof createTaskWorld>['definitions'] = [];
      const open = () => {
        const services = {
          brokers: () => (online ? [onlineBroker()] : []),
          publish: () => new Promise<Result<Delivery>>((resolve) => held.push(resolve)),
        };
        const created = createTaskWorld({ clock, runs, definitions, services, timeZone: 'Europe/Berlin' });
        created.tasks.on('task.run', ({ run }) => {
          if (run.result === undefined) {
            expect(begun.has(run.taskId)).toBe(false);
            begun.set(run.taskId, run.id);
            return;
          }
          expect(begun.get(run.taskId)).toBe(run.id);
          expect(closed.has(run.id)).toBe(false);
          begun.delete(run.taskId);
          closed.add(run.id);
          if (run.result !== 'done' || run.trigger === 'manual') return;
          // A time that was served is never served again; replacing a task makes its times new.
          const key = `${run.taskId} ${run.dueAt}`;
          expect(done.has(key)).toBe(false);
          done.add(key);
        });
        created.tasks.start();
        return created;
      };
      let world = open();
      for (const id of ids) await world.tasks.save(raw(id));
      for (const each of steps) {
        if (each.kind === 'awake') await clock.awake(each.ms);
        else if (each.kind === 'back') {
          clock.step(-each.ms);
          done.clear();
        } else if (each.kind === 'broker') {
          online = each.online;
          world.tasks.conditionsChanged();
        } else if (each.kind === 'finish') {
          const result = each.fails ? err('broker.offline') : ok({});
          for (const resolve of held.splice(0)) resolve(result);
        } else if (each.kind === 'sleep') {
          if (each.told) world.tasks.onSuspend();
          clock.jump(each.ms);
          if (each.told) world.tasks.onResume();
        } else if (each.kind === 'restart') {
          world.tasks.stop();
          expect(clock.pending).toBe(0);
          definitions = world.definitions;
          clock.jump(each.ms);
          world = open();
        } else if (each.kind === 'run') world.tasks.runNow(each.id);
        else if (each.kind === 'cancel') world.tasks.cancel({ id: each.id });
        else {
          if (each.kind === 'replace') done.clear();
          // A cancelled one-off that is saved is to run after all.
          for (const key of [...done]) if (key.startsWith('once ')) done.delete(key);
          await world.tasks.save(raw(each.id, { tags: [each.kind] }), each.kind === 'replace' ? 'replace' : 'update');
        }
        await settle();
        const running = world.tasks.list().filter((task) => task.state === 'running');
        expect(running.map((task) => task.id).sort()).toEqual([...begun.keys()].sort());
        expect(running.length).toBeLessThanOrEqual(limits.tasksAtOnce);
        for (const task of world.tasks.list()) {
          if (task.state === 'waiting') expect(task.waitingFor ?? []).not.toEqual([]);
          if (task.state === 'retrying') expect(task.attempt).toBeGreaterThan(1);
        }
      }
      world.tasks.stop();
      expect(begun.size).toBe(0);
      expect(clock.pending).toBe(0);
      expect(runs.unfinished()).toEqual([]);
    }),
    { numRuns: 80 },
  );
}, 60_000);
