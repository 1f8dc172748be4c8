/** The entities that automations name: one that never was is refused, one that is gone is kept with its name. */
import { describe, expect, it } from 'vitest';
import { createAutomationHarness } from '../../support/automation-harness.ts';

const lamp = { type: 'command', entityId: 'light.lamp', action: 'turn_on' } as const;
const automation = { id: 'a', name: 'A', triggers: [{ type: 'manual' }], actions: [lamp] };

describe('an automation that names an entity', () => {
  it('that never was is refused, with the field, at any depth', async () => {
    const home = createAutomationHarness();
    home.neverThere.add('light.typo');
    const typo = { ...lamp, entityId: 'light.typo' };
    const repeat = { type: 'repeat', count: 2, actions: [lamp, typo] };
    const answer = await home.engine.save({ ...automation, actions: [repeat] });
    const detail = 'actions[0].actions[1].entityId: there was never an entity light.typo';
    expect(answer).toEqual({ ok: false, error: { code: 'automation.invalid', detail } });
    expect(home.engine.issues({ ...automation, triggers: [{ type: 'state', entityId: 'light.typo' }] })).toEqual([
      { path: 'triggers[0].entityId', message: 'there was never an entity light.typo' },
    ]);
    expect(home.saved).toEqual([]);
  });

  it('that is gone is kept, and says what it was called', async () => {
    const home = createAutomationHarness();
    home.set('light.lamp', { name: 'Reading lamp' });
    expect(await home.engine.save(automation)).toMatchObject({ ok: true });
    expect(home.saved[0]?.names).toEqual({ 'light.lamp': 'Reading lamp' });

    home.remove('light.lamp');
    home.neverThere.add('light.lamp');
    expect(await home.engine.save({ ...automation, name: 'B' })).toMatchObject({ ok: true });
    expect(home.saved[0]).toMatchObject({ name: 'B', names: { 'light.lamp': 'Reading lamp' } });
  });

  it('of another installation can be imported', async () => {
    const home = createAutomationHarness();
    home.neverThere.add('light.lamp');
    const names = { 'light.lamp': 'Their lamp', 'light.other': 'Not in it' };
    const json = JSON.stringify({ version: 1, automations: [{ ...automation, names }] });
    expect(await home.engine.importJson(json)).toEqual({ ok: true, value: { imported: 1 } });
    expect(home.saved[0]?.names).toEqual({ 'light.lamp': 'Their lamp' });
  });

  it('by a template is not judged before it runs', async () => {
    const home = createAutomationHarness();
    home.neverThere.add('{{ trigger.entity_id }}');
    const made = { ...lamp, entityId: '{{ trigger.entity_id }}' };
    expect(await home.engine.save({ ...automation, actions: [made] })).toMatchObject({ ok: true });
  });
});
