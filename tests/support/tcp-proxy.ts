import { connect, createServer, type Socket } from 'node:net';
import { listenOnFreePort } from './ports.ts';

export interface TcpProxy {
  readonly port: number;
  /** From now on nothing is forwarded on the connections there are, and nobody is told: a half-open link. */
  freeze(): void;
  /** How many connections were ever made. */
  readonly connections: number;
  stop(): Promise<void>;
}

/** Forwards a free loopback port to another one. New connections are forwarded even after `freeze`. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((client) => {
    connections += 1;
    const target = connect(targetPort, '127.0.0.1');
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => undefined);
      from.once('close', () => {
        sockets.delete(from);
        if (from.readableFlowing !== false) to.destroy();
      });
    }
  });
  const port = await listenOnFreePort(server);
  return {
    port,
    get connections() {
      return connections;
    },
    freeze() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
