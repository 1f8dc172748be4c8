/** A command of an automation that nobody confirms: its trace says so, and by its choice it is done, sent again, or failed. */
import { describe, expect, it, vi } from 'vitest';
import type { AutomationEvents } from '../../../main/service/automations/engine.ts';
import { tellFailures } from '../../../main/service/background/failures.ts';
import { err, ok } from '../../../main/service/base/errors.ts';
import { Emitter } from '../../../main/service/base/events.ts';
import type { EndedCommand } from '../../../main/service/entities/commands.ts';
import type { UnconfirmedChoice } from '../../../main/service/model/automations.ts';
import type { TaskEvents } from '../../../main/service/tasks/ports.ts';
import { createAutomationHarness } from '../../support/automation-harness.ts';

/** An automation that turns a lamp on and then publishes `fired`; its command ends when the test says so. */
function turnOn(unconfirmed?: UnconfirmedChoice) {
  const harness = createAutomationHarness();
  const ends: Array<(end: Pick<EndedCommand, 'outcome' | 'error'>) => void> = [];
  harness.onCommand = () => {
    harness.commandResult = ok({ ended: new Promise((resolve) => ends.push(resolve)) });
  };
  harness.add({
    triggers: [{ type: 'manual' }],
    actions: [
      {
        type: 'command',
        entityId: 'light.a',
        action: 'turn_on',
        ...(unconfirmed === undefined ? {} : { unconfirmed }),
      },
      { type: 'publish', topic: 'out', payload: 'fired' },
    ],
  });
  harness.engine.run('a');
  const settle = async (outcome: EndedCommand['outcome']) => {
    await harness.pass(1);
    ends.shift()?.({ outcome });
    await harness.pass(1);
  };
  const steps = () =>
    harness
      .traces()[0]
      ?.steps.filter(({ path }) => path === 'actions[0]')
      .map(({ outcome }) => outcome);
  const result = () => harness.traces()[0]?.result;
  return { harness, settle, steps, result };
}

describe('without a choice', () => {
  it('the run goes on at once, and its trace learns later that nobody confirmed it', async () => {
    const { harness, settle, steps, result } = turnOn();
    await harness.pass(1);
    expect([harness.done.at(-1), result(), steps()]).toEqual(['publish out fired', 'finished', ['done']]);
    await settle('unconfirmed');
    expect([result(), steps()]).toEqual(['finished', ['done', 'unconfirmed']]);
  });

  it('a command that is confirmed is done, and no more is said of it', async () => {
    const { settle, steps } = turnOn();
    await settle('confirmed');
    expect(steps()).toEqual(['done']);
  });
});

describe('with a choice', () => {
  it.each([
    ['done', ['unconfirmed'], 'finished', true],
    ['failed', ['unconfirmed', 'error'], 'error', false],
  ] as const)('%s: the run waits, and then it counts as that', async (choice, outcomes, ending, goesOn) => {
    const { harness, settle, steps, result } = turnOn(choice);
    await harness.pass(1);
    expect(harness.done).toEqual(['command light.a turn_on']);
    await settle('unconfirmed');
    expect([steps(), result(), harness.done.includes('publish out fired')]).toEqual([outcomes, ending, goesOn]);
  });

  it('retry: it is sent until it is confirmed', async () => {
    const { harness, settle, steps, result } = turnOn('retry');
    await settle('unconfirmed');
    await settle('confirmed');
    expect([steps(), result()]).toEqual([['unconfirmed', 'done'], 'finished']);
    expect(harness.done.filter((each) => each.startsWith('command'))).toHaveLength(2);
  });

  it('retry: three times at most, and then it has failed', async () => {
    const { harness, settle, result } = turnOn('retry');
    for (let attempt = 0; attempt < 4; attempt++) await settle('unconfirmed');
    expect(harness.done.filter((each) => each.startsWith('command'))).toHaveLength(3);
    expect(result()).toBe('error');
  });

  it('a run that is stopped while it waits is stopped', async () => {
    const { harness, result } = turnOn('failed');
    await harness.pass(1);
    await harness.engine.stop();
    await harness.pass(1);
    expect(result()).toBe('stopped');
  });

  it('what the broker did not acknowledge counts as unconfirmed too', async () => {
    const { harness, settle, steps } = turnOn('failed');
    harness.onCommand = () => undefined;
    await settle('confirmed');
    harness.commandResult = ok({ unconfirmed: err('broker.timeout').error });
    harness.engine.run('a');
    await harness.pass(1);
    expect(steps()).toEqual(['unconfirmed', 'error']);
  });
});

describe('an automation whose failures are muted', () => {
  it.each([
    [undefined, 1],
    [true, 0],
  ] as const)('muted: %s, alerts: %s', (muteFailure, alerts) => {
    const automations = new Emitter<AutomationEvents>(() => undefined);
    const raise = vi.fn();
    tellFailures({
      tasks: new Emitter<TaskEvents>(() => undefined),
      automations,
      alerts: { raise, end: vi.fn() },
      words: { get: () => ({ say: String }) as never },
      taskOf: () => undefined,
    });
    const harness = createAutomationHarness();
    harness.commandResult = err('broker.offline');
    harness.engine.on('automation.ran', (event) => automations.emit('automation.ran', event));
    harness.add({
      ...(muteFailure === undefined ? {} : { muteFailure }),
      triggers: [{ type: 'manual' }],
      actions: [{ type: 'command', entityId: 'light.a', action: 'turn_on' }],
    });
    harness.engine.run('a');
    return harness.pass(1).then(() => expect(raise).toHaveBeenCalledTimes(alerts));
  });
});
