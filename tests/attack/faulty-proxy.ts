/** A network that cuts, holds up, spoils and loses what passes, in both directions, as chance has it. */
import { connect, createServer, type Socket } from 'node:net';
import { listenOnFreePort } from '../support/ports.ts';
import { pick } from './campaign.ts';

export interface FaultyProxy {
  readonly port: number;
  /** From now on nothing goes wrong any more; what stands is cut, for it may be spoilt. */
  heal(): void;
  /** How often each fault was made. */
  readonly faults: Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

const longestDelayMs = 300;

/** Forwards a free loopback port to another; of a chunk, `faultRate` (0 to 1) goes wrong. */
export async function startFaultyProxy(
  targetPort: number,
  chance: () => number,
  faultRate: number,
): Promise<FaultyProxy> {
  const sockets = new Set<Socket>();
  const faults = { cut: 0, delayed: 0, spoilt: 0, lost: 0 };
  let isHealthy = false;

  /** What arrives of a chunk, and when; undefined: the connection ends. */
  const pass = (chunk: Buffer): { readonly bytes: Buffer; readonly afterMs: number } | undefined => {
    if (isHealthy || chance() > faultRate) return { bytes: chunk, afterMs: 0 };
    const kind = pick(chance, ['cut', 'delayed', 'spoilt', 'lost'] as const);
    faults[kind] += 1;
    if (kind === 'cut') return undefined;
    if (kind === 'delayed') return { bytes: chunk, afterMs: chance() * longestDelayMs };
    if (kind === 'lost') return { bytes: chunk.subarray(0, Math.floor(chance() * chunk.length)), afterMs: 0 };
    const spoilt = Buffer.from(chunk);
    spoilt.writeUInt8(Math.floor(chance() * 256), Math.floor(chance() * spoilt.length));
    return { bytes: spoilt, afterMs: 0 };
  };

  const forward = (from: Socket, to: Socket): void => {
    let last = Promise.resolve();
    from.on('data', (chunk: Buffer) => {
      const passed = pass(chunk);
      if (passed === undefined) {
        from.destroy();
        to.destroy();
        return;
      }
      const { bytes, afterMs } = passed;
      // In order, or it would be another network than TCP's.
      last = last.then(async () => {
        if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
        if (!to.destroyed && bytes.length > 0) to.write(bytes);
      });
    });
    from.on('error', () => undefined);
    from.once('close', () => to.destroy());
  };

  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
    forward(client, target);
    forward(target, client);
  });
  const port = await listenOnFreePort(server);
  const cutAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port,
    faults,
    heal() {
      isHealthy = true;
      cutAll();
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      cutAll();
      await closed;
    },
  };
}
