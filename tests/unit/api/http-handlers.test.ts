/** Whether HTTP listens, asked while it is about to. */
import { expect, it } from 'vitest';
import { httpHandlers } from '../../../main/api/http-handlers.ts';
import { ok } from '../../../main/service/base/errors.ts';
import type { HttpState } from '../../../main/service/model/http.ts';

it('how the door stands is told once the last change was followed', async () => {
  let state: HttpState = { streams: 0 };
  const opening = Promise.resolve().then(() => {
    state = { url: 'http://127.0.0.1:8126', streams: 0 };
  });
  const handlers = httpHandlers({
    state: () => state,
    settled: () => opening,
    tokens: { list: () => [], add: async () => ok({ id: 'a', token: 't' }), remove: async () => ok(undefined) },
  });
  expect(await handlers['http.state']({})).toEqual(ok({ url: 'http://127.0.0.1:8126', streams: 0 }));
});

it('a process without the door says so', async () => {
  const handlers = httpHandlers(undefined);
  expect(await handlers['http.state']({})).toMatchObject({ ok: false, error: { code: 'command.unsupported' } });
  expect(await handlers['http.removeToken']({ id: 'a' })).toMatchObject({ ok: false });
});
