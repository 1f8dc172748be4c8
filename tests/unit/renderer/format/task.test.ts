import { describe, expect, it } from 'vitest';
import { problemWithin } from '../../../../renderer/format/problems.ts';
import { outputFacts, sayRunMessage, sayWaitingFor } from '../../../../renderer/format/task.ts';
import { newTask, taskProblems, withChecked } from '../../../../renderer/views/tasks/task-draft.ts';

describe('what a task waits for', () => {
  const constraints = { batteryAbovePercent: 40, idleMinutes: 1, freeDiskMiB: 500 };
  const say = (...waitingFor: string[]): string =>
    sayWaitingFor({ waitingFor, constraints, afterTaskId: 'b' }, (id) => `Task ${id}`);
  it.each([
    [['brokerOnline'], 'the connection to the broker'],
    [['network', 'unmetered'], 'a network and a network that is not metered'],
    [['onAcPower'], 'the computer to be plugged in'],
    [['batteryAbovePercent'], 'the battery to be above 40 %'],
    [['idleMinutes'], 'the computer to be idle for 1 minute'],
    [['freeDiskMiB'], 'more than 500 MiB of free disk space'],
    [['afterTaskId', 'slot'], '“Task b” to end and other tasks to end'],
  ])('%j', (waitingFor, words) => {
    expect(say(...waitingFor)).toBe(words);
  });
});

describe('how a run ended', () => {
  it.each([
    ['http.status: 404', 'The server answered with status 404.'],
    ['http.timeout', 'There was no answer in time.'],
    ['http.unreachable: ECONNREFUSED', 'Nothing answers at this address: ECONNREFUSED.'],
    ['http.value: Temp: nothing at main', 'A value was not found: Temp: nothing at main.'],
    ['entity.unavailable', 'The device is offline.'],
    ['something new', 'something new'],
  ])('%s', (message, words) => {
    expect(sayRunMessage(message)).toBe(words);
  });

  it('lists the plain parts of an output', () => {
    expect(outputFacts({ status: 200, values: { Temp: 12.5, Sky: null }, damaged: [1, 2] })).toEqual([
      ['Status', '200'],
      ['Temp', '12.5'],
      ['Sky', 'nothing'],
      ['Damaged', '2'],
    ]);
    const findings = [
      { type: 'battery', name: 'Remote', percent: 8 },
      { type: 'silent', name: 'Meter', silentMs: 7_200_000 },
      { type: 'offline', name: 'Lamp', since: '2026-01-01T00:00:00Z' },
    ];
    expect(outputFacts({ checked: 3, findings, more: 0 })).toEqual([
      ['Entities checked', '3'],
      ['Battery', 'Remote, 8 %'],
      ['Silent', 'Meter, for 2 hours'],
      ['Offline', 'Lamp'],
    ]);
    expect(outputFacts('text')).toEqual([]);
  });
});

describe('what is wrong with a draft', () => {
  it('is found by part, also inside it', () => {
    const problems = [{ path: 'actions[1].trigger.cron', message: 'must not be empty' }];
    expect(problemWithin(problems, 'actions[1]')).toBe('Must not be empty');
    expect(problemWithin(problems, 'actions')).toBe('Must not be empty');
    expect(problemWithin(problems, 'actions[11]')).toBeUndefined();
  });

  it('is what the form says, and else what the service says', () => {
    const checked = [
      { path: 'name', message: 'must not be empty' },
      { path: 'input.keep', message: 'too big' },
      { path: 'schedule.cron', message: '61 is no minute' },
      { path: 'timeLimitSeconds', message: 'too small' },
    ];
    const task = { ...newTask('a'), kind: 'backup', input: { keep: 500 } } as const;
    expect(withChecked(taskProblems(task, undefined), checked)).toEqual({
      name: 'A name is needed',
      input: 'Too big',
      schedule: '61 is no minute',
      other: 'Time limit seconds: too small',
    });
    expect(withChecked({}, [])).toEqual({});
  });

  it('an interval is longer than the part in which its run may fall', () => {
    const task = { ...newTask('a'), schedule: { type: 'interval', seconds: 60, flexSeconds: 90 } } as const;
    expect(taskProblems(task, undefined).schedule).toContain('Within');
  });
});
