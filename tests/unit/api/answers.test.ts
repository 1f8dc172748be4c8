/** Answers and notifications of JSON-RPC that are large, many, or read by nobody. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Api } from '../../../main/api/api.ts';
import { createNotices } from '../../../main/api/notices.ts';
import { createRpcServer, type RpcServer } from '../../../main/api/rpc.ts';
import { ok } from '../../../main/service/base/errors.ts';
import { Emitter } from '../../../main/service/base/events.ts';
import { limits } from '../../../main/service/base/limits.ts';
import type { ServiceEvents } from '../../../main/service/model/service.ts';
import type { Service } from '../../../main/service/service.ts';
import type { Entity } from '../../../preload/contract.ts';

const mebibyte = 1024 * 1024;
let written: string[];
let isFull: boolean;
let waiting: Array<() => void>;
let calls: number;
let value: unknown;
let server: RpcServer;
/** Of commands that do something: they end when the test says so. */
let acting: Array<() => void>;

const backlog = {
  isFull: () => isFull,
  drained: () =>
    new Promise<void>((resolve) => {
      if (!isFull) resolve();
      else waiting.push(resolve);
    }),
};
function drain(): void {
  isFull = false;
  for (const resolve of waiting.splice(0)) resolve();
}
const api: Api = {
  knows: (name): name is never => name !== 'nothing',
  call: async (name) => {
    calls += 1;
    if (name === 'task.run') await new Promise<void>((resolve) => acting.push(resolve));
    return ok(value);
  },
};

beforeEach(() => {
  written = [];
  isFull = false;
  waiting = [];
  calls = 0;
  acting = [];
  value = {};
  const events = new Emitter<ServiceEvents>(() => undefined);
  server = createRpcServer({
    service: { on: events.on.bind(events) } as unknown as Service,
    api,
    write: (line) => written.push(line),
    backlog,
    onStop: () => undefined,
  });
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const request = (id: number, method = 'service.snapshot') => ({ jsonrpc: '2.0', id, method });
const codes = (line: string | undefined): unknown => {
  const messages = JSON.parse(line ?? 'null') as Array<{ id: unknown; error?: { data?: { code: string } } }>;
  return messages.map(({ error }) => error?.data?.code ?? 'ok');
};

describe('answers', () => {
  it('that are too large become an error with the id of the request, whatever makes them large', async () => {
    const half = 'x'.repeat(limits.answerChars / 2 + 1);
    const hostile = [
      [half, half],
      { a: half, b: { c: half } },
      // Six times as long once it is escaped: no text could hold it.
      '\u0001'.repeat(100 * mebibyte),
      new Uint8Array(limits.answerChars + 1),
    ];
    for (const [index, each] of hostile.entries()) {
      value = each;
      server.receive(JSON.stringify(request(index)));
      await turn();
      expect(JSON.parse(written.pop() ?? '')).toMatchObject({
        id: index,
        error: { code: -32_000, data: { code: 'answer.tooLarge' } },
      });
    }
    value = { fine: true };
    server.receive(JSON.stringify(request(9)));
    await turn();
    expect(written).toEqual(['{"jsonrpc":"2.0","id":9,"result":{"fine":true}}']);
  }, 60_000);

  it('of a batch are together no larger than one, and a batch is bounded in number', async () => {
    const batch = (count: number): string => JSON.stringify(Array.from({ length: count }, (_, id) => request(id)));
    server.receive(batch(limits.rpcBatch + 1));
    expect(JSON.parse(written.pop() ?? '')).toMatchObject({ id: null, error: { data: { code: 'request.tooMany' } } });
    expect(calls).toBe(0);
    value = 'x'.repeat(limits.answerChars / 4);
    server.receive(batch(6));
    while (written.length === 0) await turn();
    expect(codes(written[0])).toEqual(['ok', 'ok', 'ok', 'answer.tooLarge', 'answer.tooLarge', 'answer.tooLarge']);
  }, 60_000);

  it('are made one at a time, and none while the client does not read', async () => {
    isFull = true;
    for (let id = 0; id < limits.rpcReadsWaiting; id++) server.receive(JSON.stringify(request(id)));
    await turn();
    expect([calls, written.length, server.isBusy()]).toEqual([0, 0, true]);
    let isReady = false;
    void server.ready().then(() => {
      isReady = true;
    });
    await turn();
    expect(isReady).toBe(false);
    drain();
    while (!isReady) await turn();
    expect([calls, written.length, server.isBusy()]).toEqual([limits.rpcReadsWaiting, limits.rpcReadsWaiting, false]);
  });

  it('do not wait for commands that take their time, and of those only so many run at once', async () => {
    for (let id = 0; id < limits.rpcAtOnce + 5; id++) server.receive(JSON.stringify(request(id, 'task.run')));
    server.receive(JSON.stringify(request(-1)));
    await turn();
    const answered = written.map((line) => JSON.parse(line) as { id: number; error?: { data: { code: string } } });
    expect(answered.filter(({ error }) => error?.data.code === 'request.tooMany')).toHaveLength(5);
    expect(answered.at(-1)).toMatchObject({ id: -1, result: {} });
    expect(acting).toHaveLength(limits.rpcAtOnce);
    for (const end of acting) end();
    await turn();
    expect(written).toHaveLength(limits.rpcAtOnce + 6);
  });
});

describe('notifications that nobody reads', () => {
  const entity = (id: string, state: string) => ({ id, state }) as Entity;

  it('cost no memory: the latest state of each entity, and how many others were missed', async () => {
    const sent: Array<readonly [string, unknown]> = [];
    const states = new Map<string, string>();
    const notices = createNotices({
      ...backlog,
      send: (method, params) => {
        sent.push([method, params]);
        return true;
      },
      entity: (id) => (states.has(id) ? entity(id, states.get(id) ?? '') : undefined),
    });
    notices.add('tag.scanned', { tagId: 'a' });
    expect(sent).toEqual([['tag.scanned', { tagId: 'a' }]]);
    isFull = true;
    for (let round = 0; round < 1_000; round++) {
      for (const id of ['sensor.a', 'sensor.b', 'sensor.gone']) {
        states.set(id, String(round));
        notices.add('entity.changed', { entity: entity(id, String(round)), retained: false });
      }
      notices.add('tag.scanned', { tagId: 'b' });
    }
    states.delete('sensor.gone');
    await turn();
    expect(sent).toHaveLength(1);
    drain();
    await turn();
    expect(sent.slice(1)).toEqual([
      ['service.missed', { notifications: 1_000 }],
      ['entity.changed', { entity: entity('sensor.a', '999'), retained: false }],
      ['entity.changed', { entity: entity('sensor.b', '999'), retained: false }],
    ]);
    notices.add('tag.scanned', { tagId: 'c' });
    expect(sent.at(-1)).toEqual(['tag.scanned', { tagId: 'c' }]);
  });

  it('that are too large are missed, and said to be', async () => {
    const sent: string[] = [];
    const notices = createNotices({
      ...backlog,
      send: (method) => {
        sent.push(method);
        return method !== 'device.trigger';
      },
      entity: () => undefined,
    });
    notices.add('device.trigger', { deviceId: 'd', type: 't', subtype: 's', payload: 'p' });
    await turn();
    expect(sent).toEqual(['device.trigger', 'service.missed']);
  });
});
