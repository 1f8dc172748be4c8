/** Every command of the contract over JSON-RPC: sensible, and with each of its fields turned into nonsense. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methods as table } from '../../main/api/methods.ts';
import { createRpcServer, type RpcServer } from '../../main/api/rpc.ts';
import { errorCodes } from '../../main/service/base/errors.ts';
import type { CommandName } from '../../preload/contract.ts';
import { type AedesBroker, startAedes } from '../support/aedes-broker.ts';
import { requests } from '../support/contract-requests.ts';
import { type ServiceHarness, startService } from '../support/service-harness.ts';

/** These take seconds, or leave the home of the test: once is enough. */
const once: ReadonlySet<string> = new Set(['broker.find', 'discovery.preview', 'demo.start']);

const hostile: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  '\u0000\ud800',
  'x'.repeat(200_000),
  [],
  [[null]],
  {},
  JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":1}}'),
];

/** The value with one of its parts, at any depth, replaced by each hostile value, and with a key too many. */
function* spoilt(value: unknown): IterableIterator<unknown> {
  yield* hostile;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const each of spoilt(item)) yield value.map((other, at) => (at === index ? each : other));
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      for (const each of spoilt(item)) yield { ...value, [key]: each };
    }
    yield { ...value, extra: 1 };
    yield Object.fromEntries(Object.entries(value).slice(1));
  }
}

interface Answer {
  readonly id: number | null;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly data?: { readonly code: string; readonly detail?: string } };
}

let mqtt: AedesBroker;
let home: ServiceHarness;
let server: RpcServer;
let nextId = 1;
const waiting = new Map<number | null, (answer: Answer) => void>();

beforeAll(async () => {
  mqtt = await startAedes();
  home = await startService({ brokers: [mqtt.url] });
  await home.reach('online');
  server = createRpcServer({
    service: home.service,
    api: home.api,
    write: (line) => {
      const message = JSON.parse(line) as Answer;
      if ('id' in message) waiting.get(message.id)?.(message);
    },
    onStop: () => undefined,
  });
});
afterAll(async () => {
  server?.close();
  await home?.stop();
  await mqtt?.stop();
});

function call(method: string, params: unknown): Promise<Answer> {
  const id = nextId;
  nextId += 1;
  const answer = new Promise<Answer>((resolve, reject) => {
    const about = `${method} ${JSON.stringify(params)?.slice(0, 200)}`;
    const timer = setTimeout(() => reject(new Error(`no answer to ${about}`)), 10_000);
    waiting.set(id, (message) => {
      clearTimeout(timer);
      waiting.delete(id);
      resolve(message);
    });
  });
  server.receive(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
  return answer;
}

function expectSound(answer: Answer, about: string): void {
  if (answer.error === undefined) {
    expect(answer.result, about).toBeTypeOf('object');
    return;
  }
  const { code, data } = answer.error;
  expect([-32_000, -32_602], about).toContain(code);
  expect(errorCodes, about).toContain(data?.code);
  expect(data?.code, about).not.toBe('internal');
  expect((data?.detail ?? '').length, about).toBeLessThan(2_000);
}

const methods = Object.keys(requests) as CommandName[];

describe('over JSON-RPC', () => {
  it('there is a request for every command', () => {
    expect([...methods].sort()).toEqual(Object.keys(table).sort());
  });

  it.each(methods)(
    '%s answers sense and nonsense, with a result or a reason',
    async (method) => {
      for (const params of once.has(method) ? hostile : spoilt(requests[method])) {
        expectSound(await call(method, params), `${method} ${JSON.stringify(params)?.slice(0, 300)}`);
      }
      expectSound(await call(method, requests[method]), method);
      expect(home.lines.filter(({ event, fields }) => event === 'command.crashed' && fields.name === method)).toEqual(
        [],
      );
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
    60_000,
  );
});
