/** Programs that ask over HTTP: whether it listens, and tokens that are shown once. */
import { describe, expect, it } from 'vitest';
import type { HttpState, HttpToken, Result } from '../../preload/contract.ts';
import { HttpPage } from '../../renderer/views/settings/http-page.tsx';
import { showPart } from './support/part.tsx';

function show(state: HttpState, tokens: readonly HttpToken[] = []) {
  const answers: Readonly<Record<string, Result<unknown>>> = {
    'http.state': { ok: true, value: state },
    'http.tokens': { ok: true, value: { tokens } },
    'http.addToken': { ok: true, value: { id: 'new', token: 'inglenook_secret' } },
  };
  return showPart(<HttpPage />, {}, (name) => (answers[name] ?? { ok: true, value: {} }) as never);
}

const token: HttpToken = {
  id: 'a',
  name: 'Wall panel',
  scope: 'control',
  devices: ['device.a'],
  entities: ['light.b'],
  createdAt: '2026-01-01T00:00:00Z',
};

describe('the page of programs', () => {
  it('says where it listens, or why it does not', async () => {
    expect((await show({ url: 'http://127.0.0.1:8126', streams: 0 })).host.textContent).toContain(
      'http://127.0.0.1:8126',
    );
    expect((await show({ problem: 'EADDRINUSE', streams: 0 })).host.textContent).toContain('used by another program');
    expect((await show({ streams: 0 })).host.textContent).toContain('nothing listens');
  });

  it('lists what each token may, and whether it was ever used', async () => {
    const { host } = await show({ streams: 0 }, [token]);
    expect(host.textContent).toContain('Wall panel');
    expect(host.textContent).toContain('Look, and control 2 things');
    expect(host.textContent).toContain('Never used');
  });

  it('removes a token once that was confirmed', async () => {
    const part = await show({ streams: 0 }, [token]);
    await part.click(part.button('Remove Wall panel'));
    expect(part.asked.some(([name]) => name === 'http.removeToken')).toBe(false);
    await part.click(part.button('Remove'));
    expect(part.asked).toContainEqual(['http.removeToken', { id: 'a' }]);
  });

  it('does not save that others may ask without a certificate', async () => {
    const part = await show({ streams: 0 });
    await part.click(part.button('Other computers may ask too, over TLS'));
    expect(part.host.textContent).toContain('only with a certificate and its key');
    expect(part.button('Save')).toHaveProperty('disabled', true);
  });
});
