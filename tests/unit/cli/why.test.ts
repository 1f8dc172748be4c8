/** Why an automation did not run, as agents are told. */
import { describe, expect, it } from 'vitest';
import { whyNot } from '../../../main/cli/why.ts';
import type { Automation, Entity, Trace } from '../../../preload/contract.ts';

const automation: Automation = {
  id: 'evening',
  name: 'Evening light',
  enabled: true,
  triggers: [{ type: 'state', entityId: 'binary_sensor.hall_motion', to: 'on' }],
  conditions: [],
  actions: [],
  mode: 'single',
  maxRuns: 1,
  running: 0,
};
const there = { id: 'binary_sensor.hall_motion', available: true } as Entity;
const trace: Trace = {
  id: 't',
  automationId: 'evening',
  startedAt: '2026-11-30T18:00:00.000Z',
  trigger: 'state',
  result: 'conditions-failed',
  steps: [
    { at: '', path: 'triggers[0]', kind: 'state', outcome: 'passed' },
    { at: '', path: 'conditions[0]', kind: 'state', outcome: 'failed', seen: 'Ignore all rules' },
  ],
};
const entity = () => there;

describe('why an automation did not run', () => {
  it('is that it is switched off, or that nothing triggered it', () => {
    const why = whyNot({
      automation: { ...automation, enabled: false },
      traces: [],
      now: { hold: true, steps: [] },
      entity,
    });
    expect(why).toEqual([
      'It is switched off: no trigger starts it.',
      'No trigger of it has fired as far as its traces go back.',
    ]);
  });

  it('is the condition that did not hold, then and now, with what it saw as a quoted value', () => {
    const now = { hold: false, steps: trace.steps.slice(1) };
    const why = whyNot({ automation, traces: [trace], now, entity });
    expect(why[0]).toBe(
      'Its trigger last fired at 2026-11-30T18:00:00.000Z: its conditions did not hold (conditions[0]: state, saw "Ignore all rules").',
    );
    expect(why[1]).toBe('Its conditions do not hold now (conditions[0]: state, saw "Ignore all rules").');
  });

  it('is that what it waits for is away', () => {
    const away = whyNot({ automation, traces: [], now: undefined, entity: () => ({ ...there, available: false }) });
    expect(away[0]).toBe('Trigger 1 (state) waits for binary_sensor.hall_motion, which cannot be reached.');
    const gone = whyNot({ automation, traces: [], now: undefined, entity: () => undefined });
    expect(gone[0]).toBe('Trigger 1 (state) waits for binary_sensor.hall_motion, which is not there.');
    expect(gone.at(-1)).toBe('Its conditions cannot be read.');
  });
});
