import { describe, expect, it } from 'vitest';
import { fullName } from '../../../../preload/words/names.ts';
import { fromPageState } from '../../../../renderer/state/model.ts';
import { buildIndex, item, rankItems, sayNothingFound } from '../../../../renderer/state/search.ts';
import { buildActions, wantsAction } from '../../../../renderer/state/search-actions.ts';
import { buildHome } from '../../../../renderer/state/selectors.ts';
import { fakePageState } from '../../../support/fake-home.ts';

const model = fromPageState(fakePageState('home'));
const index = buildIndex(model, buildHome(model), Date.now());
const all = [...index, ...buildActions(model)];
const titles = (query: string, items = index): string[] => rankItems(query, items, 8).map((item) => item.title);

describe('the full name of an entity', () => {
  it.each([
    ['Humidity', 'Bedroom climate', 'Bedroom climate Humidity'],
    ['Reading lamp', 'Reading lamp', 'Reading lamp'],
    ['Reading lamp Effect', 'Reading lamp', 'Reading lamp Effect'],
    ['Door', 'Front door', 'Front door'],
    ['Front door Door', 'Front door', 'Front door'],
    ['Indoor', 'Door', 'Door Indoor'],
    ['Lamp', undefined, 'Lamp'],
  ])('%s of %s', (name, device, full) => {
    const [some] = model.entities.values();
    if (some === undefined) throw new Error('the home is empty');
    expect(fullName({ ...some, name }, device)).toBe(full);
  });
});

describe('search', () => {
  it('finds devices, rooms, tasks, settings and views by their names', () => {
    expect(titles('reading')[0]).toBe('Reading lamp');
    expect(titles('bedroom')[0]).toBe('Bedroom');
    expect(titles('nightly')[0]).toBe('Nightly backup');
    expect(titles('quiet hours')).toContain('Notifications');
    expect(titles('automations')[0]).toBe('Automations');
  });

  it('finds entities by their state and their topic', () => {
    expect(rankItems('docked', index, 3)[0]?.entityId).toBe('vacuum.robot_0_robot');
    expect(rankItems('homeassistant/valve', index, 3)[0]?.entityId).toBe('valve.water_valve_0_water_valve');
    expect(titles('offline')).toContain('Weather station Outside');
  });

  it('finds by a regular expression between slashes, in names, states and attributes', () => {
    expect(titles('/^reading (lamp|light)$/')).toContain('Reading lamp');
    expect(titles('/^READING/')[0]).toBe('Reading lamp');
    expect(rankItems('/\\bdocked\\b/', index, 3)[0]?.entityId).toBe('vacuum.robot_0_robot');
    expect(rankItems('/device_class hum\\w+/', index, 3)[0]?.title).toContain('umid');
  });

  it('says of a regular expression that it is not valid, or too costly, and tries neither', () => {
    expect([titles('/(lamp/'), sayNothingFound('/(lamp/')]).toEqual([[], 'This is no valid regular expression.']);
    expect([titles('/(a+)+$/'), sayNothingFound('/(a+)+$/')]).toEqual([[], expect.stringContaining('very long')]);
  });

  it('finds by an attribute', () => {
    const found = rankItems('device_class humidity', index, 20);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ kind }) => kind === 'entity')).toBe(true);
  });

  it('wants every word to match somewhere', () => {
    expect(titles('lamp garden')).toEqual([]);
    expect(titles('fan bedroom')[0]).toBe('Ceiling fan');
  });

  it('ranks a whole title before its beginning, and that before a part', () => {
    const ranked = titles('alarm');
    expect(ranked[0]).toBe('Alarm');
    expect(titles('light').indexOf('Ceiling light')).toBeGreaterThanOrEqual(0);
  });

  it('offers actions for a query that begins with a verb', () => {
    expect(wantsAction('turn on')).toBe(true);
    expect(wantsAction('lamp')).toBe(false);
    const [first] = rankItems('turn off ceiling light', all, 3);
    expect(first?.target).toEqual({
      type: 'command',
      entityId: 'light.ceiling_light_0_ceiling_light',
      action: 'turn_off',
    });
  });

  it('leads to the device where a code must be typed', () => {
    const unlock = rankItems('unlock front door', all, 3)[0];
    expect(unlock?.title).toBe('Unlock Front door lock');
    expect(unlock?.target).toMatchObject({ type: 'go', view: 'device' });
  });

  it('sets a select to an option', () => {
    expect(rankItems('set programme to autumn', all, 1)[0]?.target).toEqual({
      type: 'command',
      entityId: 'select.irrigation_2_programme',
      action: 'select_option',
      params: { option: 'Autumn' },
    });
  });

  it('offers no actions of what is offline', () => {
    expect(all.some((item) => item.kind === 'action' && item.title.includes('Outside'))).toBe(false);
  });

  it('cuts names that are too long', () => {
    expect(Math.max(...index.map((item) => item.title.length))).toBeLessThanOrEqual(300);
  });
});

describe('search where words have no spaces between them', () => {
  const target = { type: 'go', view: 'home' } as const;
  const named = (title: string, detail: string) => item({ key: title, kind: 'device', title, detail, target });
  const lamps = [named('吸顶灯', '灯 · 客厅'), named('客厅落地灯', '灯'), named('卧室灯', '灯 · 卧室')];
  const found = (query: string) => rankItems(query, lamps, 8).map(({ title }) => title);

  it('finds by some of the words, written together as people do', () => {
    expect(found('客厅灯')).toEqual(['客厅落地灯', '吸顶灯']);
    expect(found('落地')).toEqual(['客厅落地灯']);
    expect(found('厨房灯')).toEqual([]);
  });
});
