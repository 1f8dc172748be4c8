import { describe, expect, it } from 'vitest';
import type { Action, AutomationDefinition } from '../../../main/service/model/automations.ts';
import { createAutomationHarness } from '../../support/automation-harness.ts';
import { delay, onTag, publish, scanned, steps } from '../../support/scanned-automation.ts';

describe('actions', () => {
  it('are done in order, and the trace says so', async () => {
    const home = scanned({
      actions: [
        { type: 'command', entityId: 'light.a', action: 'turn_on', params: { brightness: 10 } },
        publish('hello'),
        { type: 'notify', title: 'T', message: 'M', severity: 'info' },
        { type: 'task', taskId: 'backup' },
        delay(60),
        publish('end'),
      ],
    });
    await home.pass(0);
    await home.pass(59_000);
    expect(home.done).toEqual([
      'command light.a turn_on {"brightness":10}',
      'publish out hello',
      'notify T: M',
      'task backup',
    ]);
    expect(home.engine.list()[0]?.running).toBe(1);
    await home.pass(1_000);
    expect(home.done.at(-1)).toBe('publish out end');
    expect(home.traces()[0]?.result).toBe('finished');
    expect(steps(home)).toEqual([
      'triggers[0] | passed | tag: t',
      'actions[0] | done | turn_on light.a {"brightness":10}',
      'actions[1] | done | out: hello',
      'actions[2] | done | T: M',
      'actions[3] | done | backup',
      'actions[4] | done | 60 s',
      'actions[5] | done | out: end',
    ]);
  });

  it('render templates over the home and what triggered', async () => {
    const home = createAutomationHarness();
    home.set('light.a', { state: 'off', attributes: { brightness: 7 } });
    home.add({
      triggers: [{ type: 'state', entityId: 'light.a' }],
      actions: [
        publish('{{ trigger.entity_id }}: {{ trigger.from }} to {{ states(trigger.entity_id) }}'),
        {
          type: 'command',
          entityId: 'light.b',
          action: 'turn_on',
          params: { brightness: "{{ state_attr('light.a', 'brightness') }}" },
        },
        publish("{{ 'x' | float }}"),
      ],
    });
    home.set('light.a', { state: 'on' });
    await home.pass(0);
    expect(home.done).toEqual(['publish out light.a: off to on', 'command light.b turn_on {"brightness":"7"}']);
    expect(home.traces()[0]?.result).toBe('error');
  });

  it('end with the first that fails', async () => {
    const home = createAutomationHarness();
    home.commandResult = { ok: false, error: { code: 'broker.offline', detail: 'home' } };
    home.add({ triggers: onTag, actions: [{ type: 'command', entityId: 'light.a', action: 'toggle' }, publish('x')] });
    home.engine.onTag('t');
    await home.pass(0);
    expect(home.done).toEqual(['command light.a toggle']);
    expect(home.traces()[0]?.result).toBe('error');
    expect(steps(home).at(-1)).toBe('actions[0] | error | toggle light.a | broker.offline: home');
  });

  it('can wait for a trigger, with a timeout', async () => {
    const wait = (continueOnTimeout: boolean): Action => ({
      type: 'wait',
      trigger: { type: 'state', entityId: 'light.a', to: 'on' },
      timeoutSeconds: 30,
      continueOnTimeout,
    });
    const home = scanned({ actions: [wait(false), publish('came')] });
    await home.pass(10_000);
    home.set('light.a', { state: 'on' });
    await home.pass(0);
    expect(home.done).toEqual(['publish out came']);
    home.set('light.a', { state: 'off' });
    home.engine.onTag('t');
    await home.pass(31_000);
    expect(home.done).toHaveLength(1);
    expect(home.traces()[0]?.result).toBe('stopped');
    expect(steps(home).at(-1)).toBe('actions[0] | timeout | 30 s');
    home.add({ triggers: onTag, actions: [wait(true), publish('anyway')] });
    home.engine.onTag('t');
    await home.pass(31_000);
    expect(home.done.at(-1)).toBe('publish out anyway');
    expect(home.engine.interested('light.a')).toBe(false);
  });

  it('can choose', async () => {
    const isOn = { type: 'state', entityId: 'light.a', is: ['on'] } as const;
    const actions: Action[] = [
      { type: 'choose', options: [{ conditions: [isOn], actions: [publish('on')] }], otherwise: [publish('off')] },
    ];
    const home = scanned({ actions });
    await home.pass(0);
    home.set('light.a', { state: 'on' });
    home.engine.onTag('t');
    await home.pass(0);
    expect(home.done).toEqual(['publish out off', 'publish out on']);
    expect(steps(home)).toEqual([
      'triggers[0] | passed | tag: t',
      'actions[0] | done | option 0',
      'actions[0].options[0].conditions[0] | passed | on',
      'actions[0].options[0].actions[0] | done | out: on',
    ]);
  });

  it('can repeat, up to a bound and while conditions hold', async () => {
    const isOff = { type: 'state', entityId: 'light.a', is: ['off'] } as const;
    const home = scanned({
      actions: [{ type: 'repeat', count: 5, while: [isOff], actions: [publish('x'), delay(1)] }],
    });
    await home.pass(0);
    await home.pass(1_000);
    home.set('light.a', { state: 'on' });
    await home.pass(10_000);
    expect(home.done).toEqual(['publish out x', 'publish out x']);
    expect(home.traces()[0]?.result).toBe('finished');
  });

  it('can stop the run', async () => {
    const home = scanned({ actions: [{ type: 'stop', reason: 'enough' }, publish('x')] });
    await home.pass(0);
    expect(home.done).toEqual([]);
    expect(home.traces()[0]?.result).toBe('stopped');
  });
});

describe('a mode', () => {
  const slow = [publish('begin'), delay(10), publish('end')];
  const run = async (
    definition: Partial<AutomationDefinition>,
  ): Promise<ReturnType<typeof createAutomationHarness>> => {
    const home = scanned({ actions: slow, ...definition });
    await home.pass(1_000);
    home.engine.onTag('t');
    await home.pass(1_000);
    home.engine.onTag('t');
    await home.pass(0);
    return home;
  };
  const words = (home: ReturnType<typeof createAutomationHarness>): string =>
    home.done.map((line) => line.replace('publish out ', '')).join(' ');

  it('single refuses, and says so', async () => {
    const home = await run({ mode: 'single' });
    await home.pass(60_000);
    expect(words(home)).toBe('begin end');
    expect(home.traces().map(({ result }) => result)).toEqual(['mode-refused', 'mode-refused', 'finished']);
    expect(home.traces()[0]?.steps.at(-1)).toMatchObject({ path: 'mode', detail: 'single: it is running' });
  });

  it('restart stops the running one', async () => {
    const home = await run({ mode: 'restart' });
    await home.pass(60_000);
    expect(words(home)).toBe('begin begin begin end');
    expect(home.traces().map(({ result }) => result)).toEqual(['finished', 'stopped', 'stopped']);
  });

  it('queued runs one after the other, up to its bound', async () => {
    const home = await run({ mode: 'queued', maxRuns: 2 });
    expect(home.engine.list()[0]?.running).toBe(1);
    await home.pass(10_000);
    await home.pass(60_000);
    expect(words(home)).toBe('begin end begin end');
    expect(home.traces().map(({ result }) => result)).toEqual(['mode-refused', 'finished', 'finished']);
  });

  it('parallel runs side by side, up to its bound', async () => {
    const home = await run({ mode: 'parallel', maxRuns: 2 });
    expect(home.engine.list()[0]?.running).toBe(2);
    await home.pass(60_000);
    expect(words(home)).toBe('begin begin end end');
  });
});

describe('a chain that triggers itself', () => {
  it('is stopped, shown, and stays paused until it is saved again', async () => {
    const home = createAutomationHarness();
    home.set('light.a', { state: 'off' });
    home.set('light.b', { state: 'off' });
    home.onCommand = (id) => home.set(id, { state: home.options.entity(id)?.state === 'on' ? 'off' : 'on' });
    const follows = (from: string, to: string): Partial<AutomationDefinition> => ({
      triggers: [{ type: 'state', entityId: from }],
      actions: [{ type: 'command', entityId: to, action: 'toggle' }],
      mode: 'parallel',
    });
    home.add({ id: 'a', name: 'A', ...follows('light.a', 'light.b') });
    home.add({ id: 'b', name: 'B', ...follows('light.b', 'light.a') });
    home.set('light.a', { state: 'on' });
    await home.pass(0);
    expect(home.done).toHaveLength(6);
    expect(home.engine.list().map(({ problem }) => problem)).toEqual([
      'loop: A -> B -> A -> B -> A -> B -> A',
      undefined,
    ]);
    expect(home.traces('a')[0]?.result).toBe('loop-stopped');
    home.set('light.a', { state: 'off' });
    await home.pass(10_000);
    expect(home.done).toHaveLength(6);
    await home.engine.save(home.saved[0]);
    expect(home.engine.list().find(({ id }) => id === 'a')?.problem).toBeUndefined();
    expect(home.engine.interested('light.a')).toBe(true);
  });

  it('is found through a topic too', async () => {
    const home = createAutomationHarness();
    home.add({
      triggers: [{ type: 'mqtt', topic: 'echo' }],
      actions: [{ type: 'publish', topic: 'echo', payload: 'x' }],
    });
    for (let index = 0; index < 10; index++) {
      home.message('echo', 'x');
      await home.pass(1);
    }
    expect(home.done).toHaveLength(3);
    expect(home.engine.list()[0]?.problem).toMatch(/^loop: /);
  });

  it('is not what a busy sensor is', async () => {
    const home = createAutomationHarness();
    home.set('sensor.power', { state: '0' });
    home.add({ triggers: [{ type: 'state', entityId: 'sensor.power' }], mode: 'parallel', maxRuns: 100 });
    for (let index = 1; index <= 1_000; index++) {
      home.set('sensor.power', { state: String(index) });
      await home.pass(1);
    }
    expect(home.done).toHaveLength(1_000);
  });
});
