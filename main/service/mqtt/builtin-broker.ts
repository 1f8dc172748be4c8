/** A broker of our own (aedes, MQTT 3.1.1), for homes that have none. Loopback, unless the LAN is asked for with a password. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { Aedes, type AedesOptions, type AedesPublishPacket, type AuthenticateError, type Client } from 'aedes';
import { err, ok, type Result, toError } from '../errors.ts';
import { limits } from '../limits.ts';
import type { Logger, Timers } from '../ports.ts';
import { PacketGuard } from './packet-guard.ts';
import { RetainedStore } from './retained-store.ts';

export interface BuiltinBrokerOptions {
  /** The next free one is taken where it is in use; 0 = any free one. */
  readonly port: number;
  /** Listen on all addresses. Without a password it stays on loopback. */
  readonly lan: boolean;
  readonly username?: string;
  readonly password?: string;
  /** SQLite file of the retained messages. */
  readonly retainedFile: string;
  readonly logger: Logger;
  readonly timers: Timers;
}

export interface BuiltinBroker {
  /** Answers the loopback address, for this machine, and the port, for others. */
  start(): Promise<Result<{ url: string; port: number }>>;
  stop(): Promise<void>;
}

/** How many ports after the wanted one are tried. */
const portsTried = 20;
/** A wrong password is answered this late: guessing is slow. */
const refusalDelayMs = 500;
/** Beside the payload, a packet holds a topic or a will. */
const packetBytes = limits.builtinBrokerPayloadBytes + 128 * 1024;
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
    async stop() {
      const broker = running;
      running = undefined;
      await broker?.stop();
    },
  };
}

class RunningBroker {
  readonly started: Promise<Result<{ url: string; port: number }>>;
  readonly #options: BuiltinBrokerOptions;
  readonly #store: RetainedStore;
  readonly #retained: RetainedBudget;
  readonly #sockets = new Set<Socket>();
  #aedes: Aedes | undefined;
  #server: Server | undefined;

  constructor(options: BuiltinBrokerOptions) {
    this.#options = options;
    this.#store = new RetainedStore({ file: options.retainedFile, timers: options.timers, logger: options.logger });
    this.#retained = new RetainedBudget(options.logger);
    this.started = this.#start();
  }

  async stop(): Promise<void> {
    await this.started;
    const server = this.#server;
    const aedes = this.#aedes;
    this.#server = undefined;
    this.#aedes = undefined;
    const closed = server === undefined ? undefined : new Promise<void>((resolve) => server.close(() => resolve()));
    if (aedes !== undefined) await new Promise<void>((resolve) => aedes.close(resolve));
    // Those that had not logged in yet are not the broker's.
    for (const socket of this.#sockets) socket.destroy();
    await closed;
    this.#store.close();
  }

  async #start(): Promise<Result<{ url: string; port: number }>> {
    const { logger, lan, password } = this.#options;
    try {
      const aedes = await Aedes.createBroker(this.#aedesOptions());
      this.#aedes = aedes;
      // A failed store or a broken packet must not end the app.
      const emitter: EventEmitter = aedes;
      emitter.on('error', (error) => logger.error('builtinBroker.failed', { error: toError(error) }));
      aedes.on('client', deliverEverything);
      await this.#restore(aedes);
      aedes.on('publish', (packet) => this.#keep(packet));
      const isOpen = lan && password !== undefined && password !== '';
      if (lan && !isOpen) logger.warn('builtinBroker.loopbackOnly', { reason: 'no password' });
      const server = createServer({ noDelay: true }, (socket) => this.#accept(socket, aedes));
      server.maxConnections = limits.builtinBrokerConnections;
      this.#server = server;
      const port = await listen(server, this.#options.port, isOpen ? undefined : loopback);
      logger.info('builtinBroker.started', { port, lan: isOpen });
      return ok({ url: `mqtt://${loopback}:${port}`, port });
    } catch (thrown) {
      logger.error('builtinBroker.notStarted', { error: toError(thrown) });
      this.#store.close();
      this.#aedes?.close();
      this.#aedes = undefined;
      this.#server = undefined;
      return err('broker.unreachable', toError(thrown).message);
    }
  }

  #aedesOptions(): AedesOptions {
    const { username, password, timers, logger } = this.#options;
    const isOpen = username === undefined && password === undefined;
    return {
      connectTimeout: limits.connectTimeoutMs,
      maxTopicLevels: limits.topicLevels,
      authenticate: (_client, givenName, givenPassword, done) => {
        const isKnown =
          (username === undefined || isEqual(givenName, username)) &&
          (password === undefined || isEqual(givenPassword, password));
        if (isOpen || isKnown) return done(null, true);
        logger.warn('builtinBroker.loginRefused');
        timers.after(refusalDelayMs, () => done(badLogin(), null));
      },
      authorizePublish: (_client, packet, done) => {
        if (packet.topic.startsWith('$SYS/')) return done(new Error('$SYS is reserved'));
        const payload = Buffer.from(packet.payload);
        if (packet.retain && !this.#retained.admit(packet.topic, payload.length)) packet.retain = false;
        // The payload is a view into what the socket read; kept for long, it would keep all of that.
        if (packet.retain) packet.payload = payload;
        done(null);
      },
      authorizeSubscribe: (_client, subscription, done) => {
        done(null, subscription.topic.startsWith('$') ? null : subscription);
      },
    };
  }

  #accept(socket: Socket, aedes: Aedes): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    aedes.handle(socket);
    // aedes gathers a packet whole before it looks at it. It reads on `readable`, so this sees what it reads.
    const guard = new PacketGuard(packetBytes);
    socket.on('data', (chunk) => {
      if (guard.accepts(chunk)) return;
      this.#options.logger.warn('builtinBroker.packetTooLarge');
      socket.destroy();
    });
  }

  async #restore(aedes: Aedes): Promise<void> {
    for (const { topic, payload, qos } of this.#store.open()) {
      if (!this.#retained.admit(topic, payload.length)) continue;
      await new Promise<void>((resolve) =>
        aedes.publish({ cmd: 'publish', topic, payload, qos, retain: true, dup: false }, () => resolve()),
      );
    }
  }

  #keep({ topic, payload, qos, retain }: AedesPublishPacket): void {
    if (retain && !topic.startsWith('$SYS/')) this.#store.put({ topic, payload: Buffer.from(payload), qos });
  }
}

/**
 * aedes drops what it delivers with a lower number than the last message, as a duplicate of overlapping subscriptions.
 * But a retained message is numbered before it is stored and sent after that, so one that is not retained overtakes it,
 * and the retained one would be lost. Two overlapping subscriptions may bring a message twice instead (MQTT 3.1.1, 3.3.5).
 */
function deliverEverything(client: Client): void {
  Object.defineProperty(client, 'duplicates', { get: () => ({}), configurable: true });
}

/** How much retained messages may take. One over it is delivered, and not kept. */
class RetainedBudget {
  readonly #sizes = new Map<string, number>();
  readonly #logger: Logger;
  #bytes = 0;
  #isFull = false;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  admit(topic: string, bytes: number): boolean {
    const before = this.#sizes.get(topic);
    const total = this.#bytes - (before ?? 0) + bytes;
    if (bytes === 0) this.#sizes.delete(topic);
    else if (
      total > limits.builtinBrokerRetainedBytes ||
      (before === undefined && this.#sizes.size >= limits.builtinBrokerRetained)
    ) {
      if (!this.#isFull) this.#logger.warn('builtinBroker.retainedFull', { topics: this.#sizes.size });
      this.#isFull = true;
      return false;
    } else this.#sizes.set(topic, bytes);
    this.#bytes = total;
    this.#isFull = false;
    return true;
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

/** Takes equally long whatever is given. */
function isEqual(given: string | Uint8Array | undefined, wanted: string): boolean {
  const digest = (value: string | Uint8Array): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given ?? ''), digest(wanted));
}

function badLogin(): AuthenticateError {
  // The number is CONNACK's (3.2.2.3): bad user name or password.
  return Object.assign(new Error('bad user name or password'), { returnCode: 4 });
}
