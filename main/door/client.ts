/** Asks the app that has a data folder, over its socket: for the command line and for agents. */
import { createConnection, type Socket } from 'node:net';
import type { CommandName, Failure, RequestOf, ResponseOf, Result } from '../../preload/contract.ts';
import { readLines } from '../api/lines.ts';
import { err, ok, systemCode } from '../service/base/errors.ts';
import { isRecord } from '../service/base/record.ts';
import { addressesToTry } from './address.ts';

/** An answer may be as large as a snapshot. */
const mostLineBytes = 512 * 1024 * 1024;

export interface DoorNotice {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface DoorClient {
  call<K extends CommandName>(name: K, request: RequestOf<K>): Promise<Result<ResponseOf<K>>>;
  onNotice(listener: (notice: DoorNotice) => void): void;
  /** Resolves when the other side has gone. */
  readonly closed: Promise<void>;
  close(): void;
}

/** `none`: nothing is running with that folder. `denied`: it is another user's. */
export type Connected = DoorClient | 'none' | 'denied';

/** Connects to the app of a data folder. */
export async function connectDoor(dataDir: string, environment: NodeJS.ProcessEnv): Promise<Connected> {
  let isDenied = false;
  for (const address of addressesToTry(dataDir, environment)) {
    const socket = await connect(address);
    if (typeof socket !== 'string') return createClient(socket);
    isDenied ||= socket === 'EACCES' || socket === 'EPERM';
  }
  return isDenied ? 'denied' : 'none';
}

function connect(address: string): Promise<Socket | string> {
  return new Promise((done) => {
    const socket = createConnection({ path: address });
    socket.once('connect', () => done(socket));
    socket.once('error', (error) => done(systemCode(error)));
  });
}

function createClient(socket: Socket): DoorClient {
  const waiting = new Map<number, (result: Result<never>) => void>();
  const listeners: Array<(notice: DoorNotice) => void> = [];
  let nextId = 1;
  let isOver = false;
  const over = Promise.withResolvers<void>();
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    for (const settle of waiting.values()) settle(err('service.stopped', 'the connection ended'));
    waiting.clear();
    over.resolve();
  };
  const receive = (line: string): void => {
    const message: unknown = JSON.parse(line);
    if (!isRecord(message)) return;
    const { id, method, params, result, error } = message;
    if (typeof method === 'string') {
      for (const listener of listeners) listener({ method, params: isRecord(params) ? params : {} });
      return;
    }
    const settle = typeof id === 'number' ? waiting.get(id) : undefined;
    if (settle === undefined) return;
    waiting.delete(Number(id));
    settle(isRecord(error) ? { ok: false, error: failureOf(error) } : ok(result as never));
  };
  readLines(socket, mostLineBytes, { line: receive, tooLong: () => socket.destroy(), end });
  socket.on('error', end);
  socket.on('close', end);
  return {
    closed: over.promise,
    close: () => socket.destroy(),
    onNotice: (listener) => listeners.push(listener),
    call: (name, request) =>
      new Promise((settle) => {
        if (isOver) return settle(err('service.stopped', 'the connection ended'));
        const id = nextId;
        nextId += 1;
        waiting.set(id, settle as (result: Result<never>) => void);
        socket.write(`${JSON.stringify({ jsonrpc: '2.0', id, method: name, params: request })}\n`);
      }),
  };
}

function failureOf({ message, data }: Readonly<Record<string, unknown>>): Failure {
  if (isRecord(data) && typeof data.code === 'string') {
    const { code, detail } = data;
    return { code: code as Failure['code'], ...(typeof detail === 'string' ? { detail } : {}) };
  }
  return { code: 'request.invalid', detail: String(message) };
}
