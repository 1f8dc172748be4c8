import { describe, expect, it } from 'vitest';
import { createNotices } from '../../../main/shell/notices.ts';

describe('notices', () => {
  it('are said until they are dismissed', () => {
    const notices = createNotices({ notices: [{ code: 'settings.recovered', detail: '/x' }] }, true);
    expect(notices.list()).toEqual([{ code: 'crashed' }, { code: 'settings.recovered', detail: '/x' }]);
    notices.dismiss('crashed');
    expect(notices.list()).toEqual([{ code: 'settings.recovered', detail: '/x' }]);
  });
});
