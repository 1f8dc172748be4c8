import { createServer, type Socket } from 'node:net';
import { Aedes, type AedesOptions } from 'aedes';
import { listenOnFreePort } from './ports.ts';

export interface AedesBroker {
  readonly aedes: Aedes;
  readonly port: number;
  readonly url: string;
  /** Cuts all connections, as a network does: no farewell. */
  cut(): void;
  /** Ends the broker; what it retained is gone. */
  stop(): Promise<void>;
}

/** A broker in this process (MQTT 3.1.1) on a free loopback port. Stop it in the test's end. */
export async function startAedes(options: AedesOptions = {}): Promise<AedesBroker> {
  const aedes = await Aedes.createBroker(options);
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    aedes.handle(socket);
  });
  const port = await listenOnFreePort(server);
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    aedes,
    port,
    url: `mqtt://127.0.0.1:${port}`,
    cut,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      await new Promise<void>((resolve) => aedes.close(resolve));
      cut();
      await closed;
    },
  };
}
