import { describe, expect, it } from 'vitest';
import type { UpdateView } from '../../../../preload/contract.ts';
import { sayUpdate, sayUpdateFailure } from '../../../../renderer/format/update.ts';

const now = Date.UTC(2026, 0, 15, 12);

describe('new versions in words', () => {
  it.each<[UpdateView, string]>([
    [{ step: 'idle', off: 'packageManager' }, 'package manager'],
    [{ step: 'idle', off: 'unpackaged' }, 'from its sources'],
    [{ step: 'idle', off: 'folder' }, 'unpack the new version'],
    [{ step: 'idle', off: 'noAddress' }, 'enter it here'],
    [{ step: 'idle' }, 'Not looked for yet'],
    [{ step: 'idle', checkedAt: new Date(now).toISOString() }, 'the newest one, as of'],
    [{ step: 'available', version: '1.2.0' }, '1.2.0 is there. Nothing is downloaded'],
    [{ step: 'downloading', version: '1.2.0', percent: 3 }, 'being downloaded'],
    [{ step: 'ready', version: '1.2.0' }, 'downloaded and verified'],
    [{ step: 'ready', version: '1.2.0', waitsFor: 'alarm' }, 'An alarm is open'],
    [{ step: 'ready', version: '1.2.0', waitsFor: 'task' }, 'A task is running'],
  ])('%o', (view, words) => {
    expect(sayUpdate(view, now)).toContain(words);
  });

  it('say what failed, and why', () => {
    expect(sayUpdateFailure({ step: 'download', code: 'tampered' })).toBe(
      'Could not download the new version: what came is not what was published, and was thrown away.',
    );
  });
});
