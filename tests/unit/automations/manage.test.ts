/** The action that changes tasks: what is asked for, its trace, and its definition. */
import { describe, expect, it } from 'vitest';
import { createAutomationHarness } from '../../support/automation-harness.ts';

const task = {
  id: 'later',
  name: 'Later',
  kind: 'publish',
  input: { topic: 't', payload: '{{ trigger.payload }}' },
  schedule: { type: 'after', seconds: 60 },
};

describe('the action that changes a task', () => {
  it('makes it of what triggered, and says so in the trace', async () => {
    const harness = createAutomationHarness();
    harness.add({
      triggers: [{ type: 'mqtt', topic: 'door' }],
      actions: [{ type: 'manage', change: { do: 'save', task } }],
    });
    harness.message('door', 'ding');
    await harness.pass(1);
    expect(harness.done).toEqual([
      `a: ${JSON.stringify({ do: 'save', task: { ...task, input: { topic: 't', payload: 'ding' } } })}`,
    ]);
    expect(harness.traces()[0]).toMatchObject({
      result: 'finished',
      steps: [{}, { kind: 'manage', seen: 'save later' }],
    });
  });

  it('does nothing in a trial', async () => {
    const harness = createAutomationHarness();
    const tested = await harness.engine.test({
      id: 'a',
      name: 'A',
      actions: [{ type: 'manage', change: { do: 'cancel', taskId: 'later' } }],
    });
    expect(tested).toMatchObject({ value: { steps: [{}, { outcome: 'would-do', seen: 'cancel later' }] } });
    expect(harness.done).toEqual([]);
  });

  it('is refused with the field of the task that is wrong, also deep inside', async () => {
    const harness = createAutomationHarness();
    const wrong = { ...task, input: { topic: 'a/#', payload: '' } };
    const actions = [{ type: 'repeat', count: 1, actions: [{ type: 'manage', change: { do: 'save', task: wrong } }] }];
    const automation = { id: 'a', name: 'A', actions };
    const path = 'actions[0].actions[0].change.task.input.topic';
    expect(await harness.engine.save(automation)).toMatchObject({
      error: { code: 'automation.invalid', detail: expect.stringContaining(path) },
    });
    expect(harness.engine.issues(automation)).toMatchObject([{ path }]);
  });
});
