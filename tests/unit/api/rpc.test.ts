import { beforeEach, describe, expect, it } from 'vitest';
import type { Api } from '../../../main/api/api.ts';
import { createRpcServer, type RpcServer } from '../../../main/api/rpc.ts';
import { err, ok, type Result } from '../../../main/service/base/errors.ts';
import { Emitter } from '../../../main/service/base/events.ts';
import type { ServiceEvents } from '../../../main/service/model/service.ts';
import type { Service } from '../../../main/service/service.ts';

let events: Emitter<ServiceEvents>;
let sent: unknown[];
let stopped: number;
let server: RpcServer;

/** With which rights each command was asked for. */
let asked: Array<readonly [name: string, rights: unknown]>;

const results: Readonly<Record<string, Result<unknown>>> = {
  'settings.get': ok({ theme: 'dark' }),
  'service.watch': ok({}),
  'service.limit': ok({}),
  'service.stop': ok({}),
  'task.run': err('task.unknown', 'x'),
  'task.save': err('request.invalid', 'task: must be an object'),
  'task.list': err('internal'),
};

const api: Api = {
  knows: (name): name is never => Object.hasOwn(results, name),
  call: async (name, _raw, rights) => {
    asked.push([name, rights]);
    return results[name] ?? err('internal');
  },
};

beforeEach(() => {
  events = new Emitter<ServiceEvents>(() => undefined);
  sent = [];
  asked = [];
  stopped = 0;
  server = createRpcServer({
    service: { on: events.on.bind(events) } as unknown as Service,
    api,
    write: (line) => sent.push(JSON.parse(line)),
    onStop: () => {
      stopped += 1;
    },
  });
});

async function receive(...lines: unknown[]): Promise<unknown[]> {
  for (const line of lines) server.receive(typeof line === 'string' ? line : JSON.stringify(line));
  await new Promise((resolve) => setImmediate(resolve));
  return sent.splice(0);
}

const request = (id: unknown, method: unknown, params?: unknown) => ({ jsonrpc: '2.0', id, method, params });
const error = (id: unknown, code: number) => ({ jsonrpc: '2.0', id, error: { code } });

describe('JSON-RPC', () => {
  it('has all rights, until a client gives some up; it does not get them back', async () => {
    const limit = (scope: string) => request(1, 'service.limit', { scope });
    for (const line of [request(1, 'task.run'), limit('read'), request(1, 'task.run'), limit('admin')]) {
      await receive(line);
    }
    await receive(request(1, 'task.run'));
    expect(asked.filter(([name]) => name === 'task.run').map(([, rights]) => rights)).toEqual([
      { scope: 'admin' },
      { scope: 'read' },
      { scope: 'read' },
    ]);
  });

  it('answers requests under their id', async () => {
    expect(await receive(request(1, 'settings.get'), request('b', 'settings.get', {}))).toEqual([
      { jsonrpc: '2.0', id: 1, result: { theme: 'dark' } },
      { jsonrpc: '2.0', id: 'b', result: { theme: 'dark' } },
    ]);
  });

  it.each([
    ['no JSON', '{"jsonrpc"', [error(null, -32700)]],
    ['an empty line', '', []],
    ['blanks', '  \r', []],
    ['a number', '5', [error(null, -32600)]],
    ['null', 'null', [error(null, -32600)]],
    ['another version', { jsonrpc: '1.0', id: 1, method: 'settings.get' }, [error(1, -32600)]],
    ['no version', { id: 1, method: 'settings.get' }, [error(1, -32600)]],
    ['no method', { jsonrpc: '2.0', id: 1 }, [error(1, -32600)]],
    ['a method that is no text', request(1, 5), [error(1, -32600)]],
    ['an id that is an object', request({}, 'settings.get'), [error(null, -32600)]],
    ['an unknown method', request(1, 'service.explode'), [error(1, -32601)]],
    ['a method of objects', request(1, 'constructor'), [error(1, -32601)]],
    ['params by position', request(1, 'settings.get', [1]), [error(1, -32602)]],
    ['params that are null', request(1, 'settings.get', null), [error(1, -32602)]],
    ['params that do not fit', request(1, 'task.save', {}), [error(1, -32602)]],
    ['a failure of the service', request(1, 'task.run', { id: 'x' }), [error(1, -32000)]],
    ['a bug', request(1, 'task.list'), [error(1, -32603)]],
    ['an empty batch', '[]', [error(null, -32600)]],
  ])('%s', async (_name, line, expected) => {
    expect(await receive(line)).toMatchObject(expected);
  });

  it('carries code and detail of the service', async () => {
    expect(await receive(request(1, 'task.run', { id: 'x' }))).toEqual([
      {
        jsonrpc: '2.0',
        id: 1,
        error: { code: -32000, message: 'task.unknown', data: { code: 'task.unknown', detail: 'x' } },
      },
    ]);
  });

  it('answers no notification, not even a failing one', async () => {
    const notify = (method: string, params?: unknown) => ({ jsonrpc: '2.0', method, params });
    expect(
      await receive(notify('settings.get'), notify('task.run'), notify('nothing'), notify('task.save', [1])),
    ).toEqual([]);
  });

  it('answers a batch as one message, without its notifications', async () => {
    const batch = [request(1, 'settings.get'), { jsonrpc: '2.0', method: 'settings.get' }, 5, request(2, 'nothing')];
    const [answers, ...more] = await receive(batch);
    expect(more).toEqual([]);
    expect(answers).toMatchObject([{ id: 1, result: {} }, error(null, -32600), error(2, -32601)]);
    expect(await receive([{ jsonrpc: '2.0', method: 'settings.get' }])).toEqual([]);
  });

  it('says that a line was too long', async () => {
    server.tooLong();
    expect(await receive()).toMatchObject([{ id: null, error: { code: -32600, data: { code: 'request.tooLarge' } } }]);
  });

  it('limits what concerns entities to the watched ones', async () => {
    const change = (id: string) => events.emit('entity.changed', { entity: { id } as never, retained: false });
    const device = (entityIds: string[]) => events.emit('device.changed', { device: { id: 'd', entityIds } as never });
    const all = () => {
      for (const id of ['a', 'b']) {
        change(id);
        events.emit('entity.event', { id, type: 't', attributes: {} });
        device([id]);
      }
      events.emit('tag.scanned', { tagId: 't' });
    };
    all();
    expect((await receive()).length).toBe(7);
    await receive(request(1, 'service.watch', { entities: ['b'] }));
    all();
    expect(await receive()).toMatchObject([
      { method: 'entity.changed', params: { entity: { id: 'b' } } },
      { method: 'entity.event', params: { id: 'b' } },
      { method: 'device.changed' },
      { method: 'tag.scanned' },
    ]);
    await receive(request(1, 'service.watch', { entities: 'all' }));
    all();
    expect((await receive()).length).toBe(7);
    await receive(request(1, 'service.watch', { entities: [] }));
    all();
    expect(await receive()).toMatchObject([{ method: 'tag.scanned' }]);
  });

  it('ends the process after the answer, unless only the work is to stop', async () => {
    expect(await receive(request(1, 'service.stop', { stayStopped: true }))).toHaveLength(1);
    expect(stopped).toBe(0);
    expect(await receive(request(2, 'service.stop'))).toEqual([{ jsonrpc: '2.0', id: 2, result: {} }]);
    expect(stopped).toBe(1);
  });

  it('says nothing after it was closed', async () => {
    server.close();
    events.emit('tag.scanned', { tagId: 't' });
    expect(await receive()).toEqual([]);
  });
});
