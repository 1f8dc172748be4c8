import { describe, expect, it } from 'vitest';
import { lookAfterMs, type UpdateFacts } from '../../../../main/shell/updates/policy.ts';
import type { FoundUpdate, Updater } from '../../../../main/shell/updates/updater.ts';
import { createUpdates } from '../../../../main/shell/updates/updates.ts';
import type { UpdateView } from '../../../../preload/contract.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryLogger } from '../../../support/memory-logger.ts';

const minute = 60_000;

function setUp(changes: Partial<UpdateFacts> = {}) {
  const clock = createFakeClock();
  const world = {
    facts: {
      isPackaged: true,
      platform: 'win32',
      address: 'https://releases.example',
      ...changes,
    } as UpdateFacts,
    wants: true,
    holds: undefined as UpdateView['waitsFor'],
    found: { version: '9.9.9', notes: 'Better.' } as FoundUpdate | Error | 'nothing' | 'silence',
    download: 'arrives' as 'arrives' | 'waits' | Error,
    prepare: undefined as Error | undefined,
    outcome: 'installed' as ReturnType<Updater['install']>,
    aborted: 0,
    /** What was done, in order. */
    done: [] as string[],
    views: [] as UpdateView[],
  };
  const updater: Updater = {
    check() {
      world.done.push('check');
      if (world.found instanceof Error) return Promise.reject(world.found);
      if (world.found === 'silence') return new Promise(() => undefined);
      return Promise.resolve(world.found === 'nothing' ? undefined : world.found);
    },
    download(progress, signal) {
      world.done.push('download');
      if (world.download instanceof Error) return Promise.reject(world.download);
      progress(40.4);
      if (world.download === 'arrives') return Promise.resolve();
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          world.aborted += 1;
          reject(new Error('cancelled'));
        });
      });
    },
    prepare: () => (world.prepare === undefined ? Promise.resolve() : Promise.reject(world.prepare)),
    install() {
      world.done.push('install');
      return world.outcome;
    },
  };
  const updates = createUpdates({
    timers: clock,
    logger: createMemoryLogger(),
    facts: () => world.facts,
    wants: () => world.wants,
    holds: () => world.holds,
    load(address) {
      world.done.push(`load ${address}`);
      return Promise.resolve(updater);
    },
    changed: (view) => world.views.push(view),
    quit: () => world.done.push('quit'),
    handOver: () => world.done.push('hand over'),
    relaunch: () => world.done.push('relaunch'),
  });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const ready = async () => {
    await updates.check();
    updates.download();
    await settle();
  };
  return { clock, world, updates, settle, ready };
}

describe('looking', () => {
  it('comes by itself, not with the start, once a day, and downloads nothing', async () => {
    const { clock, world, updates, settle } = setUp();
    updates.start();
    clock.advance(2 * minute);
    expect(world.done).toEqual([]);
    clock.advance(minute);
    await settle();
    expect(world.done).toEqual(['load https://releases.example', 'check']);
    expect(updates.view()).toMatchObject({ step: 'available', version: '9.9.9', notes: 'Better.' });
    clock.advance(lookAfterMs.found);
    await settle();
    expect(world.done).toEqual(['load https://releases.example', 'check', 'check']);
  });

  it('does not come by itself where the person does not want it, but by hand', async () => {
    const { clock, world, updates } = setUp();
    world.wants = false;
    updates.start();
    clock.advance(30 * lookAfterMs.found);
    expect(world.done).toEqual([]);
    expect(await updates.check()).toMatchObject({ step: 'available' });
  });

  it.each<[string, Partial<UpdateFacts>]>([
    ['packageManager', { packageType: 'deb' }],
    ['unpackaged', { isPackaged: false }],
    ['noAddress', { address: undefined }],
  ])('is off: %s', async (off, changes) => {
    const { clock, world, updates } = setUp(changes);
    updates.start();
    clock.advance(3 * lookAfterMs.found);
    expect(await updates.check()).toMatchObject({ step: 'idle', off });
    expect(world.done).toEqual([]);
  });

  it('says when it looked and found nothing', async () => {
    const { world, updates } = setUp();
    world.found = 'nothing';
    expect(await updates.check()).toEqual({
      step: 'idle',
      checkedAt: '2026-01-15T12:00:00.000Z',
      address: 'https://releases.example',
    });
  });

  it('says why it failed, keeps what it knew, and tries again sooner', async () => {
    const { clock, world, updates, settle } = setUp();
    updates.start();
    clock.advance(lookAfterMs.start);
    await settle();
    world.found = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    await updates.check();
    expect(updates.view()).toMatchObject({
      step: 'available',
      version: '9.9.9',
      failure: { step: 'check', code: 'network' },
    });
    world.found = { version: '9.9.10' };
    clock.advance(lookAfterMs.failed);
    await settle();
    expect(updates.view()).toMatchObject({ step: 'available', version: '9.9.10' });
    expect(updates.view().failure).toBeUndefined();
  });

  it('ends where the server takes the request and never answers', async () => {
    const { clock, world, updates, settle } = setUp();
    world.found = 'silence';
    const answer = updates.check();
    await settle();
    expect(updates.view().step).toBe('checking');
    clock.advance(minute);
    expect(await answer).toMatchObject({ step: 'idle', failure: { step: 'check', code: 'network' } });
  });

  it('begins anew at another address', async () => {
    const { world, updates } = setUp();
    await updates.check();
    world.facts = { ...world.facts, address: 'https://elsewhere.example' };
    updates.reconsider();
    expect(updates.view()).toEqual({ step: 'idle', address: 'https://elsewhere.example' });
    expect(updates.download().step).toBe('idle');
    await updates.check();
    expect(world.done).toContain('load https://elsewhere.example');
  });
});

describe('another address', () => {
  it('while it looks: what the old one answers is not offered', async () => {
    const { world, updates } = setUp();
    const answer = updates.check();
    world.facts = { ...world.facts, address: 'https://elsewhere.example' };
    updates.reconsider();
    expect(await answer).toMatchObject({ step: 'idle', address: 'https://elsewhere.example' });
    expect(updates.download().step).toBe('idle');
  });

  it('while it downloads: the download ends, and nothing is left of it', async () => {
    const { world, updates, settle } = setUp();
    world.download = 'waits';
    await updates.check();
    updates.download();
    await settle();
    world.facts = { ...world.facts, address: 'https://elsewhere.example' };
    updates.reconsider();
    await settle();
    expect(world.aborted).toBe(1);
    expect(updates.view()).toEqual({ step: 'idle', address: 'https://elsewhere.example' });
  });
});

describe('downloading', () => {
  it('is asked for, tells how far it is, and ends ready', async () => {
    const { world, updates, ready } = setUp();
    expect(updates.download().step).toBe('idle');
    await ready();
    expect(world.views.map(({ step, percent }) => `${step} ${percent ?? ''}`.trim())).toEqual([
      'checking',
      'available',
      'downloading 0',
      'downloading 40',
      'ready',
    ]);
    expect(world.done).not.toContain('quit');
  });

  it('of something else than was published is refused', async () => {
    const { world, updates, ready } = setUp();
    world.download = Object.assign(new Error('sha512'), { code: 'ERR_CHECKSUM_MISMATCH' });
    await ready();
    expect(updates.view()).toMatchObject({ step: 'available', failure: { step: 'download', code: 'tampered' } });
    expect(await updates.install()).toMatchObject({ step: 'available' });
    expect(world.done).not.toContain('quit');
  });

  it('ends when nothing comes any more, and when the app stops', async () => {
    const { clock, world, updates, settle } = setUp();
    world.download = 'waits';
    await updates.check();
    updates.download();
    await settle();
    clock.advance(2 * minute);
    await settle();
    expect(updates.view()).toMatchObject({ step: 'available', failure: { step: 'download', code: 'network' } });
    updates.download();
    await settle();
    updates.stop();
    await settle();
    expect(world.aborted).toBe(2);
    expect(clock.pending).toBe(0);
  });
});

describe('installing', () => {
  it('waits for an alarm and a task, says so, and says when they are over', async () => {
    const { world, updates, ready } = setUp();
    await ready();
    world.holds = 'alarm';
    updates.recheck();
    expect(world.views.at(-1)).toMatchObject({ step: 'ready', waitsFor: 'alarm' });
    expect(await updates.install()).toMatchObject({ step: 'ready', waitsFor: 'alarm' });
    world.holds = 'task';
    expect(await updates.install()).toMatchObject({ waitsFor: 'task' });
    expect(world.done).not.toContain('quit');
    world.holds = undefined;
    updates.recheck();
    expect(world.views.at(-1)?.waitsFor).toBeUndefined();
    await updates.install();
    expect(world.done.at(-1)).toBe('quit');
  });

  it('comes at the very end, after everything has stopped', async () => {
    const { world, updates, ready } = setUp();
    await ready();
    await updates.install();
    expect(world.done).not.toContain('install');
    updates.stop();
    updates.end(() => world.done.push('exit'));
    expect(world.done.slice(-4)).toEqual(['quit', 'hand over', 'install', 'exit']);
  });

  it('does not come because the app quits', async () => {
    const { world, updates, ready } = setUp();
    await ready();
    updates.end(() => world.done.push('exit'));
    expect(world.done.at(-1)).toBe('exit');
    expect(world.done).not.toContain('install');
  });

  it('does not even quit where the new file has no place', async () => {
    const { world, updates, ready } = setUp();
    await ready();
    world.prepare = Object.assign(new Error('x'), { code: 'EACCES' });
    expect(await updates.install()).toMatchObject({ step: 'ready', failure: { step: 'install', code: 'readOnly' } });
    expect(world.done).not.toContain('quit');
  });

  it('that fails at the end starts this version again', async () => {
    const { clock, world, updates, ready } = setUp();
    await ready();
    await updates.install();
    world.outcome = 'failed';
    updates.end(() => world.done.push('exit'));
    expect(world.done.slice(-2)).toEqual(['relaunch', 'exit']);
    world.done.length = 0;
    world.outcome = 'ends';
    updates.end(() => world.done.push('exit'));
    expect(world.done).toEqual(['hand over', 'install']);
    clock.advance(minute);
    expect(world.done.slice(-2)).toEqual(['relaunch', 'exit']);
  });
});
