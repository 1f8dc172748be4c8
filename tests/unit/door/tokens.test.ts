/** Tokens: shown once, kept as hashes, revoked at once. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadTokens, type Tokens } from '../../../main/door/http/tokens.ts';
import type { SettingsStore } from '../../../main/service/base/ports.ts';
import { createVirtualClock } from '../../../main/service/time/clock.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

function memoryStore(first?: unknown): SettingsStore & { saved: unknown; aside: string[]; isFull: boolean } {
  const store = {
    saved: first,
    aside: [] as string[],
    isFull: false,
    load: async () => store.saved,
    save: async (value: unknown) => {
      if (store.isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      store.saved = JSON.parse(JSON.stringify(value));
    },
    setAside: async (reason: string) => {
      store.aside.push(reason);
      return reason;
    },
  };
  return store;
}

async function tokensOn(store: SettingsStore) {
  const clock = createVirtualClock(Date.parse('2026-01-01T00:00:00Z'));
  const logger = createMemoryLogger();
  const tokens = await loadTokens({ store, clock, timers: clock, logger });
  return { tokens, clock, logger };
}

async function add(tokens: Tokens, scope: 'read' | 'control' | 'admin', rest: object = {}) {
  const added = await tokens.add({ name: 'Panel', scope, ...rest });
  if (!added.ok) throw new Error(added.error.code);
  return added.value;
}

describe('tokens', () => {
  it('are 256 random bits, of which only a hash is kept', async () => {
    const store = memoryStore();
    const { tokens } = await tokensOn(store);
    const { id, token } = await add(tokens, 'read');
    expect(token).toMatch(/^inglenook_[\w-]{43}$/);
    expect(JSON.stringify(store.saved)).not.toContain(token.slice('inglenook_'.length));
    expect(JSON.stringify(store.saved)).toContain(createHash('sha256').update(token).digest('hex'));
    expect(JSON.stringify(tokens.list())).not.toMatch(/hash|[0-9a-f]{64}/);
    expect(tokens.check(token)).toEqual({ id, rights: { scope: 'read' } });
    for (const wrong of ['', `${token}x`, token.slice(0, -1), 'inglenook_', id]) {
      expect(tokens.check(wrong)).toBeUndefined();
    }
  });

  it('hold after a restart, with their limits and their last use', async () => {
    const store = memoryStore();
    const { tokens, clock } = await tokensOn(store);
    const { token } = await add(tokens, 'control', { devices: ['device.a'], entities: ['light.b'] });
    expect(tokens.list()[0]?.lastUsedAt).toBeUndefined();
    tokens.check(token);
    await clock.advance(60_000);
    const again = await tokensOn(store);
    expect(again.tokens.list()).toMatchObject([{ lastUsedAt: '2026-01-01T00:00:00.000Z' }]);
    expect(again.tokens.check(token)?.rights).toEqual({
      scope: 'control',
      devices: ['device.a'],
      entities: ['light.b'],
    });
  });

  it('that are removed are refused at once, and told of', async () => {
    const { tokens } = await tokensOn(memoryStore());
    const { id, token } = await add(tokens, 'admin');
    const told: unknown[] = [];
    tokens.onChange((removed) => told.push(removed));
    const removing = tokens.remove(id);
    expect(tokens.check(token)).toBeUndefined();
    expect(told).toEqual([id]);
    expect(await removing).toEqual({ ok: true, value: undefined });
    expect(await tokens.remove(id)).toMatchObject({ ok: false });
  });

  it('that cannot be kept are not made', async () => {
    const store = memoryStore();
    const { tokens } = await tokensOn(store);
    store.isFull = true;
    expect(await tokens.add({ name: 'x', scope: 'read' })).toEqual({
      ok: false,
      error: { code: 'settings.readOnly', detail: 'ENOSPC' },
    });
    expect(tokens.list()).toEqual([]);
  });

  it('for chosen things that name none are refused: they would be for all', async () => {
    const { tokens } = await tokensOn(memoryStore());
    expect(await tokens.add({ name: 'x', scope: 'control', entities: [], devices: [] })).toMatchObject({ ok: false });
  });

  it('of a damaged file are worth nothing, and the file is moved aside', async () => {
    const hash = createHash('sha256').update('guess').digest('hex');
    const store = memoryStore({ version: 1, tokens: [{ id: 'a', name: 'A', scope: 'everything', hash }] });
    const { tokens } = await tokensOn(store);
    expect(store.aside).toEqual(['invalid']);
    expect(tokens.check('guess')).toBeUndefined();
  });
});
