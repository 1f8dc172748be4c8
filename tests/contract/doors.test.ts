/** Every command of the contract through three doors (stdio, socket, HTTP): the same request has the same outcome. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methods } from '../../main/api/methods.ts';
import { createRpcServer } from '../../main/api/rpc.ts';
import { connectDoor, type DoorClient } from '../../main/door/client.ts';
import { statuses } from '../../main/door/http/status.ts';
import { openSocket, type SocketDoor } from '../../main/door/socket.ts';
import type { CommandName, ErrorCode, Result } from '../../preload/contract.ts';
import { type AedesBroker, startAedes } from '../support/aedes-broker.ts';
import { requests } from '../support/contract-requests.ts';
import { type HttpHarness, openHttp } from '../support/http-door.ts';
import { type ServiceHarness, startService } from '../support/service-harness.ts';

type Ask = (name: CommandName, request: object) => Promise<Result<unknown>>;

interface Door {
  readonly name: string;
  readonly ask: Ask;
  close(): Promise<void>;
}

let broker: AedesBroker;
let doors: Door[] = [];

/** As the headless service speaks with `--json`. */
async function overStdio(home: ServiceHarness, http: HttpHarness): Promise<Door> {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  let nextId = 0;
  const server = createRpcServer({
    service: home.service,
    api: http.api,
    onStop: () => undefined,
    write(line) {
      const { id, result, error } = JSON.parse(line) as {
        id?: number;
        result?: unknown;
        error?: { data?: { code: ErrorCode; detail?: string } };
      };
      const settle = id === undefined ? undefined : waiting.get(id);
      const failure = error?.data ?? { code: 'internal' as const };
      settle?.(error === undefined ? { ok: true, value: result } : { ok: false, error: failure });
    },
  });
  return {
    name: 'stdio',
    ask: (method, params) =>
      new Promise((settle) => {
        nextId += 1;
        waiting.set(nextId, settle);
        server.receive(JSON.stringify({ jsonrpc: '2.0', id: nextId, method, params }));
      }),
    close: async () => server.close(),
  };
}

async function overSocket(home: ServiceHarness, http: HttpHarness): Promise<Door> {
  const { service, dataDir } = home;
  const options = { service, api: http.api, dataDir, environment: process.env, onStop: () => undefined };
  const socket: SocketDoor = await openSocket(options);
  const client = (await connectDoor(dataDir, process.env)) as DoorClient;
  return {
    name: 'socket',
    ask: (name, request) => client.call(name, request as never),
    async close() {
      client.close();
      await socket.close();
    },
  };
}

async function overHttp(_home: ServiceHarness, http: HttpHarness): Promise<Door> {
  const token = await http.token('admin');
  return {
    name: 'HTTP',
    async ask(name, request) {
      const { status, json } = await http.ask(`/api/v1/call/${name}`, { method: 'POST', token, body: request });
      if (status === 200) return { ok: true, value: json };
      const { error } = json as { error: { code: ErrorCode; detail?: string } };
      expect(status, `${name}: ${error.code}`).toBe(statuses[error.code]);
      return { ok: false, error };
    },
    close: async () => undefined,
  };
}

/** A home of its own for each door: what one changes is not there for the next. */
async function startDoor(make: typeof overHttp): Promise<Door> {
  const home = await startService({ brokers: [broker.url] });
  await home.reach('online');
  const http = await openHttp(home);
  const door = await make(home, http);
  return {
    ...door,
    async ask(name, request) {
      // A command before may have brought settings in which HTTP is off.
      if (!home.service.settings.get().http.enabled) {
        await home.service.settings.update({ http: { enabled: true, port: http.port } });
        await http.door.settled();
      }
      return door.ask(name, request);
    },
    async close() {
      await door.close();
      await http.close();
      await home.stop();
    },
  };
}

beforeAll(async () => {
  broker = await startAedes();
  for (const make of [overStdio, overSocket, overHttp]) doors.push(await startDoor(make));
}, 60_000);
afterAll(async () => {
  await Promise.all(doors.map((door) => door.close()));
  doors = [];
  await broker?.stop();
});

/** Of a connection that lasts, which over HTTP there is none. */
const ofConnections: ReadonlySet<string> = new Set(['service.limit', 'service.watch']);
const names = (Object.keys(requests) as CommandName[]).filter((name) => !ofConnections.has(name));

describe('through stdio, socket and HTTP', () => {
  it('there is a request for every command', () => {
    expect(Object.keys(requests).sort()).toEqual(Object.keys(methods).sort());
  });

  it.each(names)(
    '%s has the same outcome',
    async (name) => {
      const outcomes = await Promise.all(doors.map((door) => door.ask(name, requests[name])));
      const said = outcomes.map((each) => (each.ok ? 'ok' : each.error.code));
      expect(new Set(said).size, `${name}: ${said.join(', ')}`).toBe(1);
      expect(said[0]).not.toBe('internal');
      const keys = outcomes.map((each) => (each.ok ? Object.keys(each.value as object).sort() : []));
      expect(keys[1]).toEqual(keys[0]);
      expect(keys[2]).toEqual(keys[0]);
      const nonsense = await Promise.all(doors.map((door) => door.ask(name, { nonsense: 1 })));
      expect(nonsense.map((each) => (each.ok ? 'ok' : each.error.code))).toEqual(Array(3).fill('request.invalid'));
    },
    30_000,
  );
});
