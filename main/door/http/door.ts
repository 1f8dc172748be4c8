/** The HTTP door: opened, changed and closed as the settings say. What it needs is loaded when it is switched on. */
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { hostname } from 'node:os';
import type { ServiceEvents } from '../../../preload/contract.ts';
import type { Api } from '../../api/api.ts';
import type { HttpPort } from '../../api/http-handlers.ts';
import type { ServiceOptions, ServicePorts } from '../../service/background/surroundings.ts';
import { systemCode, toError } from '../../service/base/errors.ts';
import type { Listenable } from '../../service/base/events.ts';
import { limits } from '../../service/base/limits.ts';
import { readSmallFile } from '../../service/files/small-file.ts';
import type { HttpSettings } from '../../service/model/http.ts';
import type { SettingsHolder } from '../../service/settings/holder.ts';
import type { EventStreams } from './events.ts';
import type { Tokens } from './tokens.ts';

/** What the door reaches of the service. */
export interface HttpService extends Listenable<ServiceEvents> {
  readonly ports: Pick<ServicePorts, 'clock' | 'logger' | 'timers'>;
  readonly options: Pick<ServiceOptions, 'version'>;
  readonly settings: Pick<SettingsHolder, 'get' | 'on'>;
}

export interface HttpDoorOptions {
  readonly service: HttpService;
  readonly tokens: Tokens;
  /** A client asked for the end of a process that has no window. */
  onStop(): void;
}

export interface HttpDoor extends HttpPort {
  /** Follows the settings from now on. Answers when it listens, or will not for now. */
  open(api: Api): Promise<void>;
  close(): Promise<void>;
}

interface Listening {
  readonly url: string;
  readonly streams: EventStreams;
  close(): Promise<void>;
}

/** A door that is not open yet: the commands that concern it can be made with it. */
export function createHttpDoor(options: HttpDoorOptions): HttpDoor {
  const { service, tokens } = options;
  const log = service.ports.logger.child('http');
  let listening: Listening | undefined;
  let problem: string | undefined;
  let asked = '';
  let isClosed = false;
  let turn: Promise<void> = Promise.resolve();

  const shift = async (api: Api): Promise<void> => {
    const { http } = service.settings.get();
    const wanted = JSON.stringify([http, http.lan && tokens.list().length > 0]);
    if (isClosed || wanted === asked) return;
    asked = wanted;
    await listening?.close();
    listening = undefined;
    problem = undefined;
    if (!http.enabled) return;
    const opened = await listen(options, api, http);
    if (typeof opened === 'string') {
      problem = opened;
      // The same settings may go well the next time that somebody saves them.
      asked = '';
      log.warn('door.closed', { reason: opened });
    } else {
      listening = opened;
      log.info('door.open', { url: opened.url });
    }
  };
  const apply = (api: Api): Promise<void> => {
    turn = turn.then(() => shift(api)).catch((error: unknown) => log.error('door.failed', { error: toError(error) }));
    return turn;
  };
  const disposers = new Set<() => void>();
  return {
    tokens,
    settled: () => turn,
    state: () => ({
      ...(listening === undefined ? {} : { url: listening.url }),
      ...(problem === undefined ? {} : { problem }),
      streams: listening?.streams.size ?? 0,
    }),
    async open(api) {
      disposers.add(service.settings.on('changed', () => void apply(api)));
      disposers.add(
        tokens.onChange((removed) => {
          if (removed !== undefined) listening?.streams.endOf(removed);
          void apply(api);
        }),
      );
      await apply(api);
    },
    async close() {
      for (const dispose of disposers) dispose();
      isClosed = true;
      await turn;
      await listening?.close();
      listening = undefined;
      await tokens.flush();
    },
  };
}

/** Listens; else why not, as `HttpState.problem` has it. */
async function listen(options: HttpDoorOptions, api: Api, http: HttpSettings): Promise<Listening | string> {
  const { service, tokens } = options;
  const { clock, timers, logger } = service.ports;
  if (http.lan && tokens.list().length === 0) return 'token.missing';
  const files = await readCertificate(http);
  if (typeof files === 'string') return files;
  const [{ getRequestListener }, { createHttpApp }, { createEventStreams }, { createMetrics }] = await Promise.all([
    import('@hono/node-server'),
    import('./app.ts'),
    import('./events.ts'),
    import('./metrics.ts'),
  ]);
  const address = http.lan ? undefined : '127.0.0.1';
  const shown = http.lan ? hostname().toLowerCase() : '127.0.0.1';
  const url = `${files === undefined ? 'http' : 'https'}://${shown}:${http.port}`;
  const own = hostname().toLowerCase();
  const names = [...http.names, ...(http.lan ? [own, `${own}.local`] : [])];
  const streams = createEventStreams({ service, timers, logger });
  const metrics = createMetrics(timers);
  const { version } = service.options;
  const hosts = { lan: http.lan, names };
  const app = createHttpApp({
    ...{ api, tokens, streams, metrics, clock, timers, logger, version, url, hosts },
    origins: http.origins,
    onStop: options.onStop,
  });
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const bounds = {
    maxHeaderSize: limits.httpHeaderBytes,
    headersTimeout: limits.httpHeadersMs,
    requestTimeout: limits.httpRequestMs,
    keepAliveTimeout: limits.httpHeadersMs,
    connectionsCheckingInterval: 1_000,
  };
  const secure = { ...files, ...bounds, minVersion: 'TLSv1.2', handshakeTimeout: limits.httpHeadersMs } as const;
  const answer = (...args: Parameters<typeof listener>): void => void listener(...args);
  let server: Server;
  try {
    server = files === undefined ? createServer(bounds, answer) : createSecureServer(secure, answer);
  } catch {
    // Not PEM, or a key that is another certificate's.
    return 'certificate.unreadable';
  }
  const sockets = boundConnections(server);
  const problem = await tryToListen(server, http.port, address);
  if (problem !== undefined) return problem;
  const log = logger.child('http');
  server.on('error', (error) => log.warn('door.failed', { error: toError(error) }));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${url.slice(0, url.lastIndexOf(':'))}:${port}`,
    streams,
    async close() {
      streams.close();
      metrics.close();
      const closed = new Promise<void>((done) => server.close(() => done()));
      // What was asked is still answered: it may be the change of settings that closes the door.
      const late = timers.after(limits.rpcLastAnswersMs, () => {
        for (const socket of sockets) socket.destroy();
      });
      await closed;
      late();
    },
  };
}

/** Only so many connections at once, and only so many from one address. */
function boundConnections(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  const perAddress = new Map<string, number>();
  server.maxConnections = limits.httpConnections;
  server.on('connection', (socket: Socket) => {
    const from = socket.remoteAddress ?? '';
    const known = perAddress.get(from) ?? 0;
    socket.on('error', () => undefined);
    if (known >= limits.httpConnectionsPerAddress) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    perAddress.set(from, known + 1);
    socket.once('close', () => {
      sockets.delete(socket);
      const left = (perAddress.get(from) ?? 1) - 1;
      if (left === 0) perAddress.delete(from);
      else perAddress.set(from, left);
    });
  });
  return sockets;
}

async function readCertificate(
  http: HttpSettings,
): Promise<{ readonly cert: Buffer; readonly key: Buffer } | undefined | string> {
  const { lan, certFile, keyFile } = http;
  if (certFile === undefined || keyFile === undefined) return lan ? 'certificate.missing' : undefined;
  try {
    const [cert, key] = await Promise.all([
      readSmallFile(certFile, limits.namedFileBytes),
      readSmallFile(keyFile, limits.namedFileBytes),
    ]);
    return { cert, key };
  } catch {
    return 'certificate.unreadable';
  }
}

function tryToListen(server: Server, port: number, host: string | undefined): Promise<string | undefined> {
  return new Promise((done) => {
    const fail = (error: Error): void => done(systemCode(error));
    server.once('error', fail);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off('error', fail);
      done(undefined);
    });
  });
}
