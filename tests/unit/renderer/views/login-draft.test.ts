import { describe, expect, it } from 'vitest';
import { draftOf, filtersProblem, finishLogin, sayTopics } from '../../../../renderer/views/settings/login-draft.ts';

describe('a login while it is edited', () => {
  it('begins confined to nothing, and comes back as it was', () => {
    expect(finishLogin({ ...draftOf(undefined), id: 'a', username: ' lamp ' })).toEqual({
      id: 'a',
      username: 'lamp',
      publish: [],
      subscribe: [],
    });
    const login = { id: 'a', username: 'lamp', publish: ['lamp/#'], subscribe: ['lamp/+/set', 'shared'] };
    expect(finishLogin(draftOf(login))).toEqual(login);
    const wide = { id: 'b', username: 'panel' };
    expect(finishLogin(draftOf(wide))).toEqual(wide);
    expect(finishLogin(draftOf({ ...wide, publish: [] }))).toEqual({ ...wide, publish: [], subscribe: ['#'] });
  });

  it('takes one filter per line, and says which is none', () => {
    expect(filtersProblem(' lamp/# \n\n+/x\n')).toBeUndefined();
    expect(filtersProblem('lamp/#\nlamp#')).toBe('Not a topic filter: lamp#');
    expect(filtersProblem('a/#/b')).toContain('a/#/b');
  });

  it('says what it may do', () => {
    expect(sayTopics({ id: 'a', username: 'a' })).toBe('May use all topics');
    expect(sayTopics({ id: 'a', username: 'a', publish: ['a/#'], subscribe: [] })).toBe('Sends to a/#; hears none');
    expect(sayTopics({ id: 'a', username: 'a', publish: ['a', 'b'] })).toBe('Sends to a, b; hears all topics');
  });
});
