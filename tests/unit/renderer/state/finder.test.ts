import { describe, expect, it } from 'vitest';
import { createFinder } from '../../../../renderer/state/finder.ts';
import { fromPageState } from '../../../../renderer/state/model.ts';
import { buildIndex, rankItems } from '../../../../renderer/state/search.ts';
import { buildHome } from '../../../../renderer/state/selectors.ts';
import { fakePageState } from '../../../support/fake-home.ts';

const model = fromPageState(fakePageState('home'));
const home = buildHome(model);
const now = Date.now();
const titles = (found: ReturnType<typeof rankItems>) => found.map(({ title }) => title);

describe('the finder of the palette', () => {
  it('shows the pages before anything is typed', () => {
    const found = createFinder(model, home, now).find(' ');
    expect(found).toHaveLength(12);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['view']));
  });

  it('finds everything, however much of its index was made ahead', () => {
    const wanted = titles(rankItems('lamp', buildIndex(model, home, now), 40));
    expect(titles(createFinder(model, home, now).find('lamp'))).toEqual(wanted);
    const finder = createFinder(model, home, now);
    expect(finder.prepare(20)).toBe(true);
    expect(titles(finder.find('lamp'))).toEqual(wanted);
    expect(finder.prepare(1)).toBe(false);
    expect(titles(finder.find('lamp'))).toEqual(wanted);
    expect(finder.find('')).toHaveLength(12);
  });

  it('offers actions for a query that begins with a verb', () => {
    expect(createFinder(model, home, now).find('turn off ceiling light')[0]?.kind).toBe('action');
  });
});
