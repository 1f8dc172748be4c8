import { describe, expect, it } from 'vitest';
import { applyPatch, fromPageState, type PageModel } from '../../../../renderer/state/model.ts';
import { fakePageState } from '../../../support/fake-home.ts';

function model(): PageModel {
  return fromPageState(fakePageState('home'));
}

function applied(before: PageModel, patch: Parameters<typeof applyPatch>[1]) {
  const result = applyPatch(before, patch);
  if (result.kind !== 'applied') throw new Error(`not applied: ${result.kind}`);
  return result;
}

describe('applyPatch', () => {
  const lampId = 'light.reading_lamp_0_reading_lamp';

  it('replaces one entity and leaves every other record as it was', () => {
    const before = model();
    const lamp = before.entities.get(lampId);
    if (lamp === undefined) throw new Error('no lamp');
    const { model: after, changes } = applied(before, { seq: 1, entities: [{ ...lamp, state: 'off' }] });
    expect(after.entities.get(lampId)?.state).toBe('off');
    expect(before.entities.get(lampId)?.state).toBe('on');
    expect(after.devices).toBe(before.devices);
    expect([...changes.slices]).toEqual(['entities']);
    expect(changes.entityIds).toEqual([lampId]);
    expect(changes.layout).toBe(false);
  });

  it('changes the map of entities in place when it is given', () => {
    const entities = new Map(model().entities);
    const before = { ...model(), entities };
    const lamp = entities.get(lampId);
    if (lamp === undefined) throw new Error('no lamp');
    const result = applyPatch(before, { seq: 1, entities: [{ ...lamp, name: 'Other' }] }, entities);
    if (result.kind !== 'applied') throw new Error('not applied');
    expect(result.model.entities).toBe(entities);
    expect(entities.get(lampId)?.name).toBe('Other');
    expect(result.changes.layout).toBe(true);
  });

  it('changes the layout when an entity comes, goes or is renamed', () => {
    const before = model();
    const lamp = before.entities.get(lampId);
    if (lamp === undefined) throw new Error('no lamp');
    expect(applied(before, { seq: 1, entities: [{ ...lamp, name: 'Other' }] }).changes.layout).toBe(true);
    expect(applied(before, { seq: 1, entities: [{ ...lamp, id: 'light.new' }] }).changes.layout).toBe(true);
    const gone = applied(before, { seq: 1, removed: { entities: [lampId] } });
    expect(gone.changes.layout).toBe(true);
    expect(gone.model.entities.has(lampId)).toBe(false);
  });

  it('changes the layout when favourites change, and not for other settings', () => {
    const before = model();
    const { settings } = before;
    expect(applied(before, { seq: 1, settings: { ...settings, theme: 'dark' } }).changes.layout).toBe(false);
    expect(applied(before, { seq: 1, settings: { ...settings, favourites: [] } }).changes.layout).toBe(true);
  });

  it('ignores a patch that is already contained', () => {
    expect(applyPatch({ ...model(), seq: 5 }, { seq: 5, mode: 'stopped' }).kind).toBe('old');
  });

  it('reports a gap', () => {
    expect(applyPatch({ ...model(), seq: 5 }, { seq: 7 }).kind).toBe('gap');
  });
});
