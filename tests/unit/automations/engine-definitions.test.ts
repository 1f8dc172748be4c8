import { describe, expect, it } from 'vitest';
import type { AutomationDefinition, Trace } from '../../../main/service/model/automations.ts';
import { createAutomationHarness } from '../../support/automation-harness.ts';
import { delay, onTag, publish, scanned, steps } from '../../support/scanned-automation.ts';

describe('a trace', () => {
  it('answers why it did not run', () => {
    const home = scanned({ conditions: [{ type: 'state', entityId: 'light.a', is: ['on'] }] });
    expect(home.done).toEqual([]);
    expect(home.traces()[0]?.result).toBe('conditions-failed');
    expect(steps(home)).toEqual(['triggers[0] | passed | tag: t', 'conditions[0] | failed | off']);
  });

  it('is left by a run by hand, which skips the conditions', async () => {
    const home = createAutomationHarness();
    home.add({ conditions: [{ type: 'state', entityId: 'light.a', is: ['on'] }] });
    const started = home.engine.run('a');
    await home.pass(0);
    expect(home.done).toEqual(['publish out fired']);
    expect(home.traces()[0]).toMatchObject({ id: started.ok ? started.value.traceId : '', result: 'finished' });
    expect(home.engine.run('b')).toEqual({ ok: false, error: { code: 'automation.unknown', detail: 'b' } });
  });

  it('of a run that the end of the service cut off says that it was stopped', async () => {
    const home = scanned({ actions: [delay(600)] });
    await home.pass(0);
    expect(home.traces()[0]?.result).toBe('running');
    await home.engine.stop();
    expect(home.clock.pending).toBe(0);
    expect(home.traces()[0]?.result).toBe('stopped');
    home.options.traces.save({ ...(home.traces()[0] as Trace), id: 'crashed', result: 'running' });
    expect(home.traces().map(({ result }) => result)).toEqual(['stopped', 'stopped']);
  });

  it('keeps the last ones only', () => {
    const home = scanned({});
    for (let index = 0; index < 200; index++) home.engine.onTag('t');
    expect(home.engine.traces('a')).toHaveLength(50);
  });
});

describe('a trial', () => {
  it('shows what would happen without doing it', async () => {
    const home = createAutomationHarness();
    home.set('light.a', { state: 'on' });
    const result = await home.engine.test({
      id: 'new',
      name: 'New',
      conditions: [{ type: 'state', entityId: 'light.a', is: ['on'] }],
      actions: [
        delay(600),
        { type: 'command', entityId: 'light.a', action: 'turn_off' },
        { type: 'repeat', count: 9, actions: [publish('x')] },
      ],
    });
    expect(home.done).toEqual([]);
    expect(home.clock.pending).toBe(0);
    if (!result.ok) throw new Error(result.error.detail);
    expect(result.value.result).toBe('test');
    expect(result.value.steps.map(({ path, outcome, seen }) => [path, outcome, seen])).toEqual([
      ['test', 'passed', 'test'],
      ['conditions[0]', 'passed', 'on'],
      ['actions[0]', 'would-do', '600 s'],
      ['actions[1]', 'would-do', 'turn_off light.a'],
      ['actions[2]', 'would-do', 'up to 9 times'],
      ['actions[2].actions[0]', 'would-do', 'out: x'],
    ]);
  });

  it('stops at conditions that do not hold', async () => {
    const home = createAutomationHarness();
    const result = await home.engine.test({
      id: 'new',
      name: 'New',
      conditions: [{ type: 'state', entityId: 'light.a', is: ['on'] }],
      actions: [publish('x')],
    });
    expect(result.ok && result.value.steps.at(-1)).toMatchObject({ path: 'actions', outcome: 'skipped' });
  });
});

describe('definitions', () => {
  it.each<[string, unknown, string]>([
    ['no object', 5, 'Invalid input: expected object, received number'],
    ['an unknown field', { id: 'a', name: 'A', colour: 1 }, 'colour: unknown field'],
    ['an empty name', { id: 'a', name: ' ' }, 'name: must not be empty'],
    ['a bad time', { id: 'a', name: 'A', triggers: [{ type: 'time', at: '25:00' }] }, 'triggers[0].at: must be HH:MM'],
    ['a bad cron', { id: 'a', name: 'A', triggers: [{ type: 'cron', cron: '61 * * * *' }] }, 'triggers[0].cron: '],
    ['no bound', { id: 'a', name: 'A', triggers: [{ type: 'numeric', entityId: 's' }] }, 'triggers[0].above: above or'],
    ['# alone', { id: 'a', name: 'A', triggers: [{ type: 'mqtt', topic: '#' }] }, 'triggers[0].topic: '],
    [
      'a wildcard',
      { id: 'a', name: 'A', actions: [{ type: 'publish', topic: 'a/+', payload: '' }] },
      'actions[0].topic',
    ],
    ['a bad template', { id: 'a', name: 'A', conditions: [{ type: 'template', template: '{{ a' }] }, 'template: '],
    ['an unknown action', { id: 'a', name: 'A', actions: [{ type: 'explode' }] }, 'actions[0].type: '],
    [
      'a mistake deep inside',
      {
        id: 'a',
        name: 'A',
        actions: [{ type: 'choose', options: [{ conditions: [], actions: [{ type: 'delay', seconds: -1 }] }] }],
      },
      'actions[0].options[0].actions[0].seconds: ',
    ],
  ])('are refused with the field: %s', async (_name, raw, start) => {
    const result = await createAutomationHarness().engine.save(raw);
    expect(result).toMatchObject({ ok: false, error: { code: 'automation.invalid' } });
    expect(!result.ok && result.error.detail).toContain(start);
  });

  it('that nest without end are refused', async () => {
    let nested: unknown = { type: 'and', conditions: [] };
    for (let depth = 0; depth < 5_000; depth++) nested = { type: 'not', conditions: [nested] };
    const result = await createAutomationHarness().engine.save({ id: 'a', name: 'A', conditions: [nested] });
    expect(result).toMatchObject({ ok: false, error: { detail: 'nested more than 8 deep' } });
  });

  it('are exported and imported as a whole', async () => {
    const home = createAutomationHarness();
    home.add({ id: 'a' });
    home.add({ id: 'b', name: 'B' });
    const json = home.engine.exportJson();
    const other = createAutomationHarness();
    expect(await other.engine.importJson(json)).toEqual({ ok: true, value: { imported: 2 } });
    expect(other.engine.list().map(({ id, name }) => [id, name])).toEqual([
      ['a', 'Automation'],
      ['b', 'B'],
    ]);
    const broken = JSON.stringify({ automations: [{ id: 'c', name: 'C' }, { id: 'd' }] });
    expect(await other.engine.importJson(broken)).toMatchObject({
      error: { detail: expect.stringContaining('automations[1].name') },
    });
    expect(other.engine.list()).toHaveLength(2);
  });

  it('from a settings file that do not hold are shown with their problem, and harm nothing', () => {
    const home = createAutomationHarness();
    home.add({ id: 'a' });
    const broken = { ...home.saved[0], id: 'broken', triggers: [{ type: 'time', at: 'noon' }] } as AutomationDefinition;
    home.saved = [...home.saved, broken];
    home.engine.onSettingsChanged();
    expect(home.engine.list().map(({ problem }) => problem)).toEqual([
      undefined,
      'triggers[0].at: must be HH:MM or HH:MM:SS',
    ]);
  });

  it('tell of themselves when they change', async () => {
    const home = createAutomationHarness();
    const heard: string[] = [];
    home.engine.on('automation.changed', ({ automation }) => heard.push(`${automation.id} ${automation.running}`));
    home.engine.on('automation.removed', ({ id }) => heard.push(`${id} removed`));
    home.add({ triggers: onTag, actions: [delay(10)] });
    home.engine.onTag('t');
    await home.pass(100);
    await home.pass(10_000);
    await home.pass(100);
    await home.engine.remove('a');
    expect(heard).toEqual(['a 1', 'a 0', 'a removed']);
  });
});

describe('by hand', () => {
  it('is a trigger of its own, which nothing else fires', async () => {
    const home = createAutomationHarness();
    const id = home.add({ triggers: [{ type: 'manual' }], actions: [publish('x')] });
    home.engine.onServiceStarted();
    home.engine.onResume();
    await home.pass(86_400_000);
    expect(home.done).toEqual([]);
    home.engine.run(id);
    await home.pass(0);
    expect(home.done).toEqual(['publish out x']);
  });
});

describe('when it last ran', () => {
  it('is known after a restart, and a run that its conditions refused does not count', async () => {
    const home = createAutomationHarness();
    const id = home.add({ triggers: onTag, actions: [publish('x')] });
    home.engine.onTag('t');
    await home.pass(1_000);
    const ranAt = home.engine.list()[0]?.lastTriggered;
    home.add({ id, triggers: onTag, conditions: [{ type: 'template', template: '{{ false }}' }], actions: [] });
    home.engine.onTag('t');
    await home.pass(1_000);
    await home.engine.stop();
    home.engine.start();
    expect(ranAt).toBeDefined();
    expect(home.engine.list()[0]?.lastTriggered).toBe(ranAt);
  });
});
