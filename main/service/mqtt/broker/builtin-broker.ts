/**
 * A broker of our own (MQTT 3.1.1), for homes that have none. Loopback, unless the LAN is asked for with a password. Here is
 * what listens; the files beside it have what it does (build/decisions/built-in-broker.md).
 */
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { IConnectPacket } from 'mqtt-packet';
import { err, ok, type Result, toError } from '../../base/errors.ts';
import type { Dispose } from '../../base/events.ts';
import type { Logger, Timers } from '../../base/ports.ts';
import type { OpenSession } from '../model.ts';
import { type BrokerLogin, createAccess } from './access.ts';
import { BrokerCore } from './core.ts';
import { Door } from './door.ts';
import { type LocalSession, localSessions } from './local-session.ts';
import { type LoginAnswer, Peer } from './peer.ts';
import { RetainedStore } from './retained-store.ts';

export type { BrokerLogin } from './access.ts';

export interface BuiltinBrokerOptions {
  /** The next free one is taken where it is in use; 0 = any free one. */
  readonly port: number;
  /** Listen on all addresses. Without a login it stays on loopback. */
  readonly lan: boolean;
  /** Who may connect; without any, everybody on this machine. */
  readonly logins?: readonly BrokerLogin[];
  /** SQLite file of the retained messages. */
  readonly retainedFile: string;
  readonly logger: Logger;
  readonly timers: Timers;
}

export interface BuiltinBroker {
  /** Answers the loopback address, for this machine, and the port, for others. */
  start(): Promise<Result<{ url: string; port: number }>>;
  stop(): Promise<void>;
  /** Connects this process to it, with neither network nor login. */
  readonly open: OpenSession;
  /** Writes retained messages that still wait to be written. */
  flush(): void;
}

/** How many ports after the wanted one are tried. */
const portsTried = 20;
const loopback = '127.0.0.1';

/** A built-in broker; it listens from `start` on. */
export function createBuiltinBroker(options: BuiltinBrokerOptions): BuiltinBroker {
  let running: RunningBroker | undefined;
  return {
    async start() {
      if (running !== undefined) return running.started;
      const broker = new RunningBroker(options);
      running = broker;
      const started = await broker.started;
      if (!started.ok && running === broker) running = undefined;
      return started;
    },
    flush: () => running?.flush(),
    async stop() {
      const broker = running;
      running = undefined;
      await broker?.stop();
    },
    open: async (request, signal) => {
      const broker = running;
      const started = await broker?.started;
      return localSessions(started?.ok === true ? broker : undefined)(request, signal);
    },
  };
}

class RunningBroker {
  readonly started: Promise<Result<{ url: string; port: number }>>;
  readonly core: BrokerCore;
  readonly locals = new Set<LocalSession>();
  readonly #options: BuiltinBrokerOptions;
  readonly #store: RetainedStore;
  readonly #door: Door;
  readonly #check: ReturnType<typeof createAccess>;
  readonly #peers = new Set<Peer>();
  #server: Server | undefined;

  constructor(options: BuiltinBrokerOptions) {
    const { timers, logger, logins = [] } = options;
    this.#options = options;
    this.#store = new RetainedStore({ file: options.retainedFile, timers, logger });
    this.core = new BrokerCore({ store: this.#store, timers, logger });
    this.#door = new Door(timers);
    this.#check = createAccess(logins);
    this.started = this.#start();
  }

  flush(): void {
    this.#store.flush();
  }

  async stop(): Promise<void> {
    await this.started;
    const server = this.#server;
    this.#server = undefined;
    const closed = server === undefined ? undefined : new Promise<void>((resolve) => server.close(() => resolve()));
    for (const local of this.locals) local.cut();
    for (const peer of this.#peers) peer.close();
    await closed;
    this.core.close();
    await this.#store.close();
  }

  async #start(): Promise<Result<{ url: string; port: number }>> {
    const { logger, lan, logins = [] } = this.#options;
    try {
      await this.core.restore();
      const isOpen = lan && logins.length > 0;
      if (lan && !isOpen) logger.warn('builtinBroker.loopbackOnly', { reason: 'no password' });
      // A client that vanished without a word is found by TCP, also where it asked for no keep alive.
      const server = createServer({ noDelay: true, keepAlive: true }, (socket) => this.#accept(socket));
      this.#server = server;
      const port = await listen(server, this.#options.port, isOpen ? undefined : loopback);
      logger.info('builtinBroker.started', { port, lan: isOpen, retained: this.core.retained.size });
      return ok({ url: `mqtt://${loopback}:${port}`, port });
    } catch (thrown) {
      logger.error('builtinBroker.notStarted', { error: toError(thrown) });
      this.#server = undefined;
      this.core.close();
      await this.#store.close();
      return err('broker.unreachable', toError(thrown).message);
    }
  }

  #accept(wire: Socket): void {
    const { timers, logger } = this.#options;
    const peer = new Peer({
      wire,
      core: this.core,
      timers,
      logger,
      login: (visitor, packet, answered) => this.#login(visitor, packet, answered),
      onClosed: (closed) => {
        this.#peers.delete(closed);
        this.#door.leave(closed);
      },
    });
    this.#peers.add(peer);
    this.#door.enter(peer);
  }

  #login(peer: Peer, { username, password }: IConnectPacket, answered: (answer: LoginAnswer) => void): Dispose {
    const { timers, logger } = this.#options;
    let cancel: Dispose | undefined;
    cancel =
      this.#door.knock(peer.address, () => {
        const access = this.#check(username, password);
        if (access !== undefined) {
          const isAdmitted = this.#door.admit(peer);
          if (!isAdmitted) logger.warn('builtinBroker.full', { address: peer.address });
          answered(isAdmitted ? { access } : { code: 3 });
          return;
        }
        const delayMs = this.#door.refused(peer.address);
        logger.warn('builtinBroker.loginRefused', { address: peer.address, delayMs });
        cancel = timers.after(delayMs, () => answered({ code: 4 }));
      }) ?? cancel;
    return () => cancel?.();
  }
}

/** Listens on the wanted port or one after it, else on any; answers which. */
async function listen(server: Server, wanted: number, host: string | undefined): Promise<number> {
  for (let port = wanted; wanted !== 0 && port <= Math.min(wanted + portsTried, 65_535); port += 1) {
    // On some systems one may listen on loopback while another program has the same port on all addresses, and take
    // its clients away.
    if ((await isAnswered(port)) || !(await tryToListen(server, port, host))) continue;
    return port;
  }
  if (!(await tryToListen(server, 0, host))) throw new Error('no free port');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function tryToListen(server: Server, port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off('listening', listening);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    const listening = (): void => {
      server.off('error', failed);
      resolve(true);
    };
    server.once('error', failed).once('listening', listening);
    server.listen({ port, ...(host === undefined ? {} : { host }) });
  });
}

function isAnswered(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: loopback, timeout: 1_000 });
    const finish = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => finish(true)).once('timeout', () => finish(false));
    socket.on('error', () => finish(false));
  });
}
