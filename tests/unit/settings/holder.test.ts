import { describe, expect, test } from 'vitest';
import { err, ok } from '../../../main/service/base/errors.ts';
import type { SettingsStore } from '../../../main/service/base/ports.ts';
import type { Settings } from '../../../main/service/model/settings.ts';
import { createSettingsHolder, editing } from '../../../main/service/settings/holder.ts';
import { defaultSettings } from '../../../main/service/settings/schema.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

class FakeStore implements SettingsStore {
  content: unknown;
  saves = 0;
  loadError: Error | undefined;
  saveError: Error | undefined;
  setAsideError: Error | undefined;
  aside: unknown[] = [];

  constructor(content?: unknown) {
    this.content = content;
  }
  async load(): Promise<unknown> {
    if (this.loadError !== undefined) throw this.loadError;
    return structuredClone(this.content);
  }
  async save(settings: unknown): Promise<void> {
    if (this.saveError !== undefined) throw this.saveError;
    this.saves++;
    this.content = structuredClone(settings);
  }
  async setAside(reason: string): Promise<string> {
    if (this.setAsideError !== undefined) throw this.setAsideError;
    this.aside.push(this.content);
    this.content = undefined;
    return `settings.${reason}.json`;
  }
}

const open = (store: SettingsStore) => createSettingsHolder(store, createMemoryLogger());
const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });

describe('the first start', () => {
  test('writes the defaults, so that the install id is the same next time', async () => {
    const store = new FakeStore();
    const first = (await open(store)).get();
    const second = (await open(store)).get();
    expect(second).toEqual(first);
    expect(first.setupDone).toBe(false);
  });
});

describe('an unusable file is moved aside, and said', () => {
  test.each([
    ['unreadable JSON', Object.assign(new FakeStore(), { loadError: new SyntaxError('x') }), 'settings.corrupt.json'],
    ['another kind of file', new FakeStore({ version: 'x', installId: 'x' }), 'settings.invalid.json'],
  ])('%s', async (_name, store, path) => {
    const before = store.content;
    const holder = await open(store);
    expect(holder.notices).toEqual([{ code: 'settings.recovered', detail: path }]);
    expect(store.aside).toEqual([before]);
    expect(holder.get()).toEqual({ ...defaultSettings('x'), installId: holder.get().installId });
  });

  test('of a newer version what is understood holds, and the file stays as it is', async () => {
    const store = new FakeStore({ version: 9, installId: 'x', theme: 'dark', future: true });
    const before = store.content;
    const holder = await open(store);
    expect(holder.notices).toEqual([{ code: 'settings.newer' }]);
    expect(holder.get()).toEqual({ ...defaultSettings('x'), theme: 'dark' });
    expect(await holder.update({ theme: 'light' })).toMatchObject({ ok: false, error: { code: 'settings.readOnly' } });
    expect([store.content, store.aside]).toEqual([before, []]);
  });

  test('of a file with faults everything else is kept, and what was left out is named', async () => {
    const task = { name: 'A', kind: 'refresh', schedule: { type: 'manual' } };
    const broker = { id: 'b', name: 'B', url: 'mqtt://b', enabled: true };
    const raw = {
      version: 1,
      installId: 'x',
      theme: 'blue',
      colour: 1,
      brokers: [broker, { ...broker, id: 'c', url: 'gopher://c' }],
      tasks: [
        { ...task, id: 'a' },
        { ...task, id: 'b', name: 'B', kind: 'magic' },
      ],
      alerts: { sound: false, loud: true },
    };
    const store = new FakeStore(raw);
    const holder = await open(store);
    const { theme, brokers, tasks, alerts } = holder.get();
    expect([theme, brokers.map(({ id }) => id), tasks.map(({ id }) => id), alerts.sound]).toEqual([
      'system',
      ['b'],
      ['a'],
      false,
    ]);
    expect(store.aside).toEqual([raw]);
    const [notice, ...others] = holder.notices;
    expect([notice?.code, others]).toEqual(['settings.partly', []]);
    for (const named of ['theme', 'colour', 'brokers[1]', 'tasks[1]', 'alerts.loud', 'settings.partly.json'])
      expect(notice?.detail).toContain(named);
    expect((await open(store)).notices).toEqual([]);
    expect(await holder.update({ theme: 'dark' })).toMatchObject({ ok: true });
  });

  test('never keeps half a built-in broker', async () => {
    const builtinBroker = { enabled: true, lan: true, username: 7, logins: [] };
    const holder = await open(new FakeStore({ version: 1, installId: 'x', builtinBroker }));
    expect(holder.get().builtinBroker).toMatchObject({ enabled: false, lan: false });
  });

  test('a file with faults that cannot be moved is not overwritten', async () => {
    const store = Object.assign(new FakeStore({ version: 1, installId: 'x', theme: 'blue', setupDone: true }), {
      setAsideError: denied,
    });
    const before = store.content;
    const holder = await open(store);
    expect(holder.get().setupDone).toBe(true);
    expect(holder.notices.map(({ code }) => code)).toEqual(['settings.partly', 'settings.readOnly']);
    expect(await holder.update({ theme: 'dark' })).toMatchObject({ ok: false, error: { code: 'settings.readOnly' } });
    expect(store.content).toEqual(before);
  });

  test('a file that can be neither read nor moved is never overwritten', async () => {
    const store = Object.assign(new FakeStore('precious'), { loadError: denied, setAsideError: denied });
    const holder = await open(store);
    expect(holder.notices).toEqual([{ code: 'settings.readOnly' }]);
    expect(await holder.update({ theme: 'dark' })).toMatchObject({ ok: false, error: { code: 'settings.readOnly' } });
    expect(store.content).toBe('precious');
  });
});

describe('update', () => {
  test('is on disk and announced when it answers', async () => {
    const store = new FakeStore(defaultSettings('x'));
    const holder = await open(store);
    const themes: string[] = [];
    holder.on('changed', ({ from, to }) => themes.push(`${from.theme}>${to.theme}`));
    expect(await holder.update({ theme: 'dark' })).toMatchObject({ ok: true, value: { theme: 'dark' } });
    expect(store.content).toMatchObject({ theme: 'dark' });
    expect(themes).toEqual(['system>dark']);
  });

  test('a field of a section leaves its other fields alone', async () => {
    const holder = await open(new FakeStore({ ...defaultSettings('x'), alerts: { foreignTopic: 'my/topic' } }));
    await holder.update({ alerts: { sound: false, pausedUntil: '2026-01-01T00:00:00Z' } });
    expect(holder.get().alerts).toMatchObject({ foreignTopic: 'my/topic', sound: false });
    await holder.update({ alerts: { pausedUntil: null } });
    expect(holder.get().alerts).not.toHaveProperty('pausedUntil');
  });

  test('null removes an optional field', async () => {
    const holder = await open(new FakeStore({ ...defaultSettings('x'), place: { latitude: 1, longitude: 2 } }));
    await holder.update({ place: null });
    expect(holder.get().place).toBeUndefined();
  });

  test.each([
    ['an invalid value', { theme: 'dark', startHidden: 3 }, /^startHidden/],
    ['an unknown field', { theme: 'dark', nonsense: 1 }, /^nonsense/],
    ['the install id', { theme: 'dark', installId: 'other' }, /^installId/],
    ['no object', 'theme', /not an object/],
    ['a prototype', JSON.parse('{"__proto__":{"theme":"dark"}}'), /__proto__/],
  ])('%s changes nothing at all', async (_name, patch, detail) => {
    const store = new FakeStore(defaultSettings('x'));
    const holder = await open(store);
    const before = holder.get();
    expect(await holder.update(patch)).toMatchObject({
      ok: false,
      error: { code: 'settings.invalid', detail: expect.stringMatching(detail) },
    });
    expect(holder.get()).toBe(before);
    expect(store.saves).toBe(0);
  });

  test('a disk that refuses is an error, and memory keeps what is on the disk', async () => {
    const store = new FakeStore(defaultSettings('x'));
    const holder = await open(store);
    store.saveError = denied;
    expect(await holder.update({ theme: 'dark' })).toEqual({
      ok: false,
      error: { code: 'settings.readOnly', detail: 'EACCES' },
    });
    expect(holder.get().theme).toBe('system');
    store.saveError = undefined;
    expect(await holder.update({ theme: 'light' })).toMatchObject({ ok: true });
  });

  test('updates at the same time all take effect, in fewer writes', async () => {
    const store = new FakeStore(defaultSettings('x'));
    const holder = await open(store);
    const results = await Promise.all([
      holder.update({ theme: 'dark' }),
      holder.update({ startHidden: 'no' }),
      holder.update({ favourites: ['light.a'] }),
      holder.update({ logLevel: 'debug' }),
    ]);
    expect(results.map((each) => each.ok)).toEqual([true, false, true, true]);
    expect(store.content).toMatchObject({ theme: 'dark', favourites: ['light.a'], logLevel: 'debug' });
    expect(store.saves).toBeLessThanOrEqual(2);
  });
});

test('replace takes a whole file but keeps the install id', async () => {
  const holder = await open(new FakeStore(defaultSettings('mine')));
  expect(await holder.replace({ ...defaultSettings('theirs'), theme: 'dark' })).toMatchObject({ ok: true });
  expect(holder.get()).toMatchObject({ installId: 'mine', theme: 'dark' });
  expect(await holder.replace({ version: 7 })).toMatchObject({ ok: false });
});

describe('a change', () => {
  const favourite = (id: string) => (kept: Settings) =>
    ok({ kept: { ...kept, favourites: [...kept.favourites, id] }, value: id });

  test('is made on top of those before it, each answered with its own', async () => {
    const holder = await open(new FakeStore(defaultSettings('x')));
    const answers = await Promise.all(['a', 'b', 'c'].map((id) => holder.change(favourite(id))));
    expect(answers).toEqual([ok('a'), ok('b'), ok('c')]);
    expect(holder.get().favourites).toEqual(['a', 'b', 'c']);
  });

  test('that the disk refused does not come back with the next one', async () => {
    const store = new FakeStore(defaultSettings('x'));
    const holder = await open(store);
    store.saveError = denied;
    const refused = holder.change(favourite('a'));
    const next = refused.then(() => {
      store.saveError = undefined;
      return holder.change(favourite('b'));
    });
    expect([await refused, await next]).toEqual([err('settings.readOnly', 'EACCES'), ok('b')]);
    expect([holder.get().favourites, store.content]).toEqual([['b'], expect.objectContaining({ favourites: ['b'] })]);
  });

  test('that is refused, or throws, is refused alone', async () => {
    const holder = await open(new FakeStore(defaultSettings('x')));
    const answers = await Promise.all([
      holder.change(() => err('task.unknown', 'x')),
      holder.change(() => {
        throw new Error('a bug');
      }),
      holder.change((kept) => ok({ kept: { ...kept, theme: 'blue' as 'dark' }, value: null })),
      holder.change(favourite('a')),
    ]);
    expect(answers.map((each) => (each.ok ? each.value : each.error.code))).toEqual([
      'task.unknown',
      'internal',
      'settings.invalid',
      'a',
    ]);
    expect(holder.get()).toMatchObject({ theme: 'system', favourites: ['a'] });
  });

  test('can be asked about beforehand', async () => {
    const store = new FakeStore(defaultSettings('x'));
    const holder = await open(store);
    expect(holder.check(favourite('a'))).toEqual(ok('a'));
    expect(holder.check((kept) => ok({ kept: { ...kept, theme: 'blue' as 'dark' }, value: null }))).toMatchObject({
      error: { code: 'settings.invalid' },
    });
    expect([holder.get().favourites, store.saves]).toEqual([[], 0]);
  });

  test('says what it touched beside the settings, once', async () => {
    const holder = await open(new FakeStore(defaultSettings('x')));
    const heard: string[] = [];
    holder.on('changed', ({ changed }) => heard.push(changed.join()));
    await holder.change((kept) => ok({ kept, value: null }), ['brokers']);
    await holder.change((kept) => ok({ kept: { ...kept, theme: 'dark' }, value: null }), ['theme']);
    await holder.change((kept) => ok({ kept, value: null }));
    expect(heard).toEqual(['brokers', 'theme']);
  });

  test('of one part leaves the others, and hands on what it refuses', async () => {
    const holder = await open(new FakeStore({ ...defaultSettings('x'), theme: 'dark' }));
    const edit = editing(holder, 'pinned');
    expect(await edit((kept) => ok({ kept: [...kept, 'sensor.a'], value: kept.length }))).toEqual(ok(0));
    expect(await edit(() => err('entity.unknown', 'x'))).toEqual(err('entity.unknown', 'x'));
    expect(holder.get()).toMatchObject({ pinned: ['sensor.a'], theme: 'dark' });
  });

  test('that is on its way is waited for by a flush', async () => {
    const store = new FakeStore(defaultSettings('x'));
    const holder = await open(store);
    void holder.change(favourite('a'));
    await holder.flush();
    expect(store.content).toMatchObject({ favourites: ['a'] });
    await holder.flush();
  });

  test('of the arrangement is made on top of what it is by then', async () => {
    const holder = await open(new FakeStore(defaultSettings('x')));
    await Promise.all([
      holder.arrange({ tiles: { a: { hidden: true } } }),
      holder.arrange({ tiles: { b: { size: 'high' } } }),
    ]);
    expect(holder.get().layout.tiles).toEqual({ a: { hidden: true }, b: { size: 'high' } });
  });
});
