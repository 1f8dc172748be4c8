/** What a task is told for one run: from its card, and by an automation. */
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Action, Task, TaskChange } from '../../preload/contract.ts';
import { TaskActionFields } from '../../renderer/views/automations/task-action.tsx';
import { ChangeFields } from '../../renderer/views/tasks/change-fields.tsx';
import { RunDialog } from '../../renderer/views/tasks/run-dialog.tsx';
import { TaskCard } from '../../renderer/views/tasks/task-card.tsx';
import { changeProblem, newTask } from '../../renderer/views/tasks/task-draft.ts';
import { type Part, showPart } from './support/part.tsx';

const task: Task = {
  ...newTask('post'),
  name: 'Post',
  kind: 'publish',
  input: { topic: 'post/set', payload: 'usual', qos: 1, retain: false, unconfirmed: 'failed' },
  muteFailure: true,
  afterTaskId: 'other',
  afterResult: 'failed',
  state: 'scheduled',
  attempt: 0,
};

describe('a task that is run with other input', () => {
  const show = (start: (input: Task['input']) => void): Promise<Part> =>
    showPart(
      <RunDialog
        task={task}
        given={undefined}
        start={(input) => {
          start(input);
          return Promise.resolve({ ok: true, value: {} });
        }}
        onStarted={() => undefined}
        onClose={() => undefined}
      />,
    );

  it('is told what was changed, and nothing else', async () => {
    const start = vi.fn();
    const part = await show(start);
    await part.type(part.field('Payload'), 'special');
    await part.click(part.button('Run'));
    expect(start.mock.calls).toEqual([[{ payload: 'special' }]]);
  });

  it('is told when a choice of its own does not hold', async () => {
    const start = vi.fn();
    const part = await show(start);
    await part.choose(part.field('When nobody confirms it'), '');
    await part.click(part.button('Run'));
    expect(start.mock.calls).toEqual([[{ unconfirmed: null }]]);
  });
});

describe('the card of a task', () => {
  it('keeps the whole of it when it is switched off', async () => {
    const part = await showPart(<TaskCard task={task} isCurrent={false} />, { tasks: [task] });
    await part.click(part.button('Post: enabled'));
    expect(part.asked).toEqual([
      [
        'task.save',
        {
          task: expect.objectContaining({
            enabled: false,
            muteFailure: true,
            afterTaskId: 'other',
            afterResult: 'failed',
          }),
          existing: 'update',
        },
      ],
    ]);
    expect(part.asked[0]?.[1]).not.toHaveProperty('task.state');
  });
});

describe('the action that runs a task', () => {
  type TaskAction = Extract<Action, { type: 'task' }>;

  async function show(first: TaskAction): Promise<Part & { readonly latest: () => TaskAction }> {
    let latest = first;
    function Fields() {
      const [value, set] = useState(first);
      latest = value;
      return <TaskActionFields value={value} onChange={set} />;
    }
    return { ...(await showPart(<Fields />, { tasks: [task] })), latest: () => latest };
  }

  it('tells it what differs from its own input, and templates too', async () => {
    const part = await show({ type: 'task', taskId: 'post' });
    await part.click(part.button('With input of its own'));
    expect(part.field('Topic').value).toBe('post/set');
    await part.type(part.field('Payload'), '{{ trigger.payload }}');
    expect(part.latest()).toEqual({ type: 'task', taskId: 'post', input: { payload: '{{ trigger.payload }}' } });
    await part.click(part.button('With input of its own'));
    expect(part.latest()).toEqual({ type: 'task', taskId: 'post' });
  });

  it('does not tell one task what was meant for another', async () => {
    const part = await show({ type: 'task', taskId: 'post', input: { payload: 'x' } });
    await part.choose(part.field('Task'), '');
    expect(part.latest()).not.toHaveProperty('input');
  });
});

describe('the form of a change', () => {
  it('makes a task with its name, input and schedule, and says what is missing until then', async () => {
    let latest: TaskChange = { do: 'disable', taskId: 'post' };
    function Fields() {
      const [value, set] = useState(latest);
      latest = value;
      return <ChangeFields value={value} onChange={set} error={undefined} hasTemplates />;
    }
    const part = await showPart(<Fields />, { tasks: [task] });
    await part.choose(part.field('What to do'), 'save');
    expect(changeProblem(latest)).toBe('A name is needed');
    await part.type(part.field('Name of the task'), 'Later');
    await part.choose(part.field('Does'), 'publish');
    await part.type(part.field('Topic'), 'lamp/set');
    expect(changeProblem(latest)).toBeUndefined();
    expect(latest).toMatchObject({
      do: 'save',
      task: { name: 'Later', kind: 'publish', input: { topic: 'lamp/set' }, schedule: { type: 'after', seconds: 600 } },
    });
    await part.choose(part.field('What to do'), 'cancel');
    expect(changeProblem(latest)).toBe('Choose a task');
  });
});
