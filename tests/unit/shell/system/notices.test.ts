import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNotices } from '../../../../main/shell/system/notices.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inglenook-notices-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('notices', () => {
  it('are said until they are dismissed', () => {
    const notices = createNotices({ notices: [{ code: 'settings.recovered', detail: '/x' }] }, true, folder);
    expect(notices.list()).toEqual([{ code: 'crashed' }, { code: 'settings.recovered', detail: '/x' }]);
    notices.dismiss('crashed');
    expect(notices.list()).toEqual([{ code: 'settings.recovered', detail: '/x' }]);
  });

  it('say that the desktop has no tray until it was read, and in no later run', () => {
    const start = () => {
      const notices = createNotices({ notices: [] }, false, folder);
      notices.noTrayHost();
      return notices;
    };
    expect(start().list()).toEqual([{ code: 'tray.noHost' }]);
    const second = start();
    second.dismiss('tray.noHost');
    expect(second.list()).toEqual([]);
    expect(start().list()).toEqual([]);
  });
});
