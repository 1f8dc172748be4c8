/** JSON-RPC for programs of this user: a local socket of several clients, each with its own watch. */
import { chmodSync } from 'node:fs';
import { symlink, unlink } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Api } from '../api/api.ts';
import { readLines, writeLines } from '../api/lines.ts';
import { createRpcServer, type RpcOptions, type RpcServer } from '../api/rpc.ts';
import type { ServiceOptions, ServicePorts } from '../service/background/surroundings.ts';
import { systemCode, toError } from '../service/base/errors.ts';
import { limits } from '../service/base/limits.ts';
import { createRateLimit } from '../service/base/rate-limit.ts';
import type { Brokers } from '../service/brokers/brokers.ts';
import { hasNamedPipes } from '../service/files/named-pipes.ts';
import type { ServiceMode } from '../service/model/service.ts';
import { addressToListen, linkName } from './address.ts';

/** What the socket reaches of the service. */
export type SocketService = RpcOptions['service'] & {
  readonly ports: Pick<ServicePorts, 'logger' | 'timers'>;
  readonly options: Pick<ServiceOptions, 'dataDir' | 'version'>;
  readonly brokers: Pick<Brokers, 'builtinUrl'>;
  readonly mode: ServiceMode;
};

export interface SocketOptions {
  readonly service: SocketService;
  readonly api: Api;
  readonly dataDir: string;
  readonly environment: NodeJS.ProcessEnv;
  /** A client asked for the end of a process that has no window. */
  onStop(): void;
}

export interface SocketDoor {
  /** Undefined where none could be opened; the log says why. */
  readonly address: string | undefined;
  /** Ends all clients and leaves nothing behind. */
  close(): Promise<void>;
}

/** Opens the door. One that is left from a process that was killed is replaced: the data folder has one owner. */
export async function openSocket(options: SocketOptions): Promise<SocketDoor> {
  const log = options.service.ports.logger.child('socket');
  const address = addressToListen(options.dataDir, options.environment);
  const clients = new Set<Socket>();
  const none = { address: undefined, close: () => Promise.resolve() };
  if (address === undefined) {
    log.warn('socket.none', { reason: 'no folder of this user alone' });
    return none;
  }
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (clients.size >= limits.socketClients) {
      log.warn('socket.refused', { clients: clients.size });
      socket.end(`${tooMany}\n`);
      return;
    }
    clients.add(socket);
    socket.once('close', () => clients.delete(socket));
    serve(socket, options);
  });
  try {
    await listen(server, address);
  } catch (error) {
    log.warn('socket.none', { reason: systemCode(error) });
    return none;
  }
  server.on('error', (error) => log.warn('socket.failed', { error: toError(error) }));
  const link = join(options.dataDir, linkName);
  if (!hasNamedPipes) {
    chmodSync(address, 0o600);
    await replaceLink(address, link).catch((error: unknown) =>
      log.info('socket.unlinked', { reason: systemCode(error) }),
    );
  }
  return {
    address,
    close: async () => {
      // What they were answered still goes out.
      for (const socket of clients) socket.destroySoon();
      await new Promise<void>((done) => server.close(() => done()));
      if (!hasNamedPipes) await unlink(link).catch(() => undefined);
    },
  };
}

const tooMany = JSON.stringify({
  jsonrpc: '2.0',
  id: null,
  error: { code: -32000, message: 'request.tooMany', data: { code: 'request.tooMany', detail: 'too many clients' } },
});

function serve(socket: Socket, options: SocketOptions): void {
  const { service, api } = options;
  const output = writeLines(socket);
  const allow = createRateLimit(limits.socketRequestsPerSecond);
  let rpc: RpcServer | undefined;
  const open = (): RpcServer => {
    rpc ??= createRpcServer({
      service,
      api,
      write: output.write,
      backlog: output,
      allow: () => allow(service.ports.timers.elapsed()),
      onStop: options.onStop,
    });
    return rpc;
  };
  // Others may read from a named pipe of Windows, but not write to it: there, nothing is told before something was asked.
  if (!hasNamedPipes) open();
  // As on stdio, where it comes when the start is over.
  if (!hasNamedPipes && service.mode !== 'starting') output.write(readyLine(service));
  const close = (): void => rpc?.close();
  readLines(socket, limits.rpcLineBytes, {
    line: (line) => open().receive(line),
    tooLong: () => open().tooLong(),
    isBusy: () => rpc?.isBusy() === true,
    ready: () => rpc?.ready() ?? Promise.resolve(),
    end: () => {
      close();
      socket.end();
    },
  });
  socket.once('close', close);
}

function readyLine({ options, brokers }: SocketService): string {
  const { version, dataDir } = options;
  const builtin = brokers.builtinUrl === undefined ? {} : { builtinBroker: { url: brokers.builtinUrl } };
  return JSON.stringify({ jsonrpc: '2.0', method: 'service.ready', params: { version, dataDir, ...builtin } });
}

async function listen(server: Server, address: string): Promise<void> {
  try {
    await tryToListen(server, address);
  } catch (error) {
    if (systemCode(error) !== 'EADDRINUSE' || hasNamedPipes || (await answers(address))) throw error;
    await unlink(address);
    await tryToListen(server, address);
  }
}

function tryToListen(server: Server, address: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen({ path: address }, () => {
      server.off('error', fail);
      done();
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection({ path: address });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

async function replaceLink(target: string, link: string): Promise<void> {
  await unlink(link).catch(() => undefined);
  await symlink(target, link);
}
